import type { Period } from '#domain/calendar.ts'
import { fieldLabel, splitField } from '#domain/fields.ts'
import type { MonthlyReport } from '#domain/monthlyReport.ts'
import { planOf, type Project } from '#domain/project.ts'
import type { YearPlan } from '#domain/plan.ts'
import { typedText } from '#domain/typedText.ts'
import { valueText } from '#domain/valueText.ts'
import { targetLabel } from '../layout/target.ts'
import { openReportAt, reportAt, reportedUpTo } from './months.ts'
import type { PreviewField } from './preview.ts'
import { isPrintedForm } from './printedForm.ts'
import type { RowValue } from './readRows.ts'

/** What the register holds where a value of the file would go; `null` is 未填. */
export function storedValue(project: Project | null, { path, part }: Pick<RowValue, 'path' | 'part'>): unknown {
  if (project === null) return null
  if (part === 'yearToDate') return reportedUpTo(project, path).cumulative
  if (part !== null) return reportAt(project, path)?.[part] ?? null
  const [name, key] = splitField(path)
  if (name === 'list') return listAt(project, key)
  if (name === 'statisticsInvestment') return project.statistics.get(key as Period) ?? null
  return (key === '' ? project[name as keyof Project] : planOf(project, Number(key))[name as keyof YearPlan]) ?? null
}

function listAt({ lists }: Project, key: string): unknown {
  const found = lists.find(({ list, year }) => `${year}/${list}` === key)
  return found ? { level: found.level, plan: found.plan } : null
}

/** Makes a field of the preview: what is stored beside what would be written. */
export function previewField(read: RowValue, project: Project | null, isKnown: boolean): PreviewField {
  const stored = storedValue(project, read)
  const report = read.part === 'yearToDate' ? reportedUpTo(project, read.path) : null
  const isReported = report === null || report.month !== null
  const open = read.part === null ? null : openReportAt(project, read.path)
  const isPrinted = isPrintedForm(read, project)
  const value = report && typeof read.value === 'number' ? read.value - (report.earlier ?? 0) : read.value
  return {
    path: read.path,
    part: read.part,
    label: read.part ? `${targetLabel(read.part)}（${splitField(read.path)[1]}）` : fieldLabel(read.path),
    status: handsIn(read, open) && !isPrinted ? 'changed' : statusOf(read, stored, isKnown, isReported, isPrinted),
    before: open === null ? wordsOf(read, stored) : openWords(read, stored, open),
    after: read.fault === null ? wordsOf(read, read.value) : null,
    value,
    source: read.source,
    marks: report?.hasGap ? [...read.marks, 'includes-earlier-months'] : read.marks,
    fault: read.fault,
    waitsFor: read.waitsFor,
    reason: null,
    reasonFor: null,
  }
}

/** A figure for a month that counts in nothing yet hands it in: that is a change even where the figure is the draft's. */
const handsIn = ({ part, fault, waitsFor }: RowValue, open: MonthlyReport | null): boolean =>
  open !== null && (part === 'invested' || part === 'yearToDate') && fault === null && waitsFor.length === 0

/** What stands in a month that is 草稿 or 退回, said to be that; beside a cumulative, in which it does not count, its figure. */
function openWords(read: RowValue, stored: unknown, { period, state, invested }: MonthlyReport): string | null {
  const words = wordsOf(read, stored)
  if (read.part !== 'yearToDate') return words === null ? null : `${words}（${state}）`
  const own = invested === null ? null : `${Number(period.slice(-2))} 月${state} ${wordsOf(read, invested) ?? ''}`
  return words === null || own === null ? (words ?? own) : `${words}，另有 ${own}`
}

function statusOf(read: RowValue, stored: unknown, isKnown: boolean, isReported: boolean, isPrinted: boolean): PreviewField['status'] {
  if (read.fault !== null) return 'refused'
  if (read.waitsFor.length > 0) return 'waiting'
  if (isKnown && isPrinted) return 'unchanged'
  if (!isKnown || stored === null || !isReported) return 'new'
  return isEqual(stored, read.value) ? 'unchanged' : 'changed'
}

/** Texts are equal as they are kept: composed, without what cannot be seen; records by what they hold. */
function isEqual(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string') return typedText(a, true) === typedText(b, true)
  return a === b || (typeof a === 'object' && typeof b === 'object' && ordered(a) === ordered(b))
}

const ordered = (record: object | null): string =>
  JSON.stringify(record !== null && !Array.isArray(record) ? Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))) : record)

/** A value in words. The parts of a report have no path of their own: money is worded as money. */
function wordsOf({ path, part }: RowValue, value: unknown): string | null {
  if (value === null || value === undefined) return null
  return part === null ? valueText(path, value) : valueText('totalInvestment', value)
}
