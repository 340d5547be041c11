import { splitField } from '#domain/fields.ts'
import type { Project } from '#domain/project.ts'
import type { Checked } from './checks.ts'
import { isFuture, openReportAt } from './months.ts'
import type { PreviewField, Question } from './preview.ts'
import { refused, waiting } from './verdicts.ts'

/** Fields that are written along with another: a total brings its day and source, a stage the day it was entered. */
const WRITTEN_WITH: Readonly<Record<string, readonly string[]>> = {
  totalInvestment: ['totalInvestmentAsOf', 'totalInvestmentSource'],
  stage: ['stageSince'],
}

const OPTIONS: Question['options'] = [
  { value: 'take', label: '导入，按表上报' },
  { value: 'leave', label: '这些月份不导入' },
]

/** Holds what would be written against the calendar, and against how it stands in the register: apart, or not handed in yet. */
export function checkStanding(field: PreviewField, { row, project, questions, today }: Checked): PreviewField {
  if (isOfOneMonth(field) && isFuture(field.path, today)) return refused(field, { code: 'cell/future-month', period: splitField(field.path)[1] })
  const apart = conflictOf(field, project)
  if (apart !== null) return refused(field, { code: 'cell/in-conflict', field: apart })
  const month = field.part === null ? null : openReportAt(project, field.path)
  if (month === null) return field
  const { period, state } = month
  const id = `open-month:${row.sheet}:${period}:${state}`
  const detail = `${period} 月报${state === '草稿' ? '还是草稿' : '已退回'}`
  const answer = questions.ask({ id, kind: 'open-month', sheet: row.sheet, row: row.row, detail, options: OPTIONS })
  if (answer === 'leave') return refused(field, { code: 'cell/left-by-choice' })
  return answer === null ? waiting(field, id) : field
}

/** Whether a field is of a month that has to be over or running: a report, or the bureau's figure. */
const isOfOneMonth = ({ path, part }: PreviewField): boolean => part !== null || path.startsWith('statisticsInvestment@')

/** The path whose values are to be settled before the field is written; a cumulative rests on the year's months before. */
function conflictOf({ path, part }: PreviewField, { conflicts }: Project): string | null {
  if (conflicts.length === 0) return null
  const [name, period] = splitField(path)
  const ofYear = `${name}@${period.slice(0, 5)}`
  const isTouched = (field: string): boolean =>
    field === path || (WRITTEN_WITH[path] ?? []).includes(field) || (part === 'yearToDate' && field.startsWith(ofYear) && field < path)
  return conflicts.find(({ field }) => isTouched(field))?.field ?? null
}
