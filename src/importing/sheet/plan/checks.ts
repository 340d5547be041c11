import type { IsoDate } from '#domain/calendar.ts'
import { checkAgainst } from '#domain/edit.ts'
import { fieldSpec, splitField } from '#domain/fields.ts'
import { emptyPlan, planOf, type Project } from '#domain/project.ts'
import { lifePosition, type Stage } from '#domain/stage.ts'
import { reportedUpTo } from './months.ts'
import type { PreviewField, QuestionKind } from './preview.ts'
import type { Questions } from './questions.ts'
import type { ReadRow } from './readRows.ts'

/** A row while it is checked. */
export interface Checked {
  readonly row: ReadRow
  /** The project as stored; for a new one, one with everything 未填. */
  readonly project: Project
  readonly isNew: boolean
  readonly questions: Questions
  readonly today: IsoDate
}

const isOpen = ({ status }: PreviewField): boolean => status === 'new' || status === 'changed'
const refused = (field: PreviewField, fault: PreviewField['fault']): PreviewField => ({ ...field, status: 'refused', fault, after: null })

/** Checks a row's fields against each other and against the register (bad input 3, 12, 13, 22, 30). */
export function checkFields(fields: readonly PreviewField[], checked: Checked): readonly PreviewField[] {
  const merged = mergedProject(fields.filter(isOpen), checked.project)
  return fields.map((field) => {
    if (!isOpen(field)) return field
    const ordered = checkDates(field, merged, checked)
    if (!isOpen(ordered)) return ordered
    if (field.path === 'stage' && !checked.isNew) return checkStage(field, checked)
    return checkUnitSlip(checkAmount(field, merged, checked), checked)
  })
}

/** The project as it would be with the row's values. */
function mergedProject(fields: readonly PreviewField[], project: Project): Project {
  const plain: Record<string, unknown> = {}
  const plans = new Map(project.plans)
  for (const { path, part, value } of fields) {
    const [name, key] = splitField(path)
    if (part !== null) continue
    if (key === '') plain[name] = value
    else plans.set(Number(key), { ...(plans.get(Number(key)) ?? emptyPlan(Number(key))), [name]: value })
  }
  return { ...project, ...plain, plans }
}

function checkDates(field: PreviewField, merged: Project, { today }: Checked): PreviewField {
  const kind = field.part === null ? fieldSpec(field.path)?.kind : null
  const issue = kind === 'date' || kind === 'year' ? checkAgainst(merged, field.path, field.value, today) : null
  if (issue?.code === 'edit/future-date') return refused(field, { code: 'cell/future-day' })
  if (issue?.code !== 'edit/end-before-start') return field
  const otherLabel = issue.startLabel === field.label ? issue.endLabel : issue.startLabel
  return refused(field, { code: 'cell/end-before-start', otherLabel, other: '' })
}

/** Further along a stage goes through its gate; back it goes with a reason, as on the board. */
function checkStage(field: PreviewField, { row, project, questions }: Checked): PreviewField {
  const [from, to] = [lifePosition(project.stage), lifePosition(field.value as Stage)]
  if (from === null || to === null || to > from) return refused(field, { code: 'cell/stage-by-gate', from: project.stage })
  return withReason(field, 'stage-back', row, `${project.stage} → ${field.value as string}`, questions)
}

function checkAmount(field: PreviewField, merged: Project, { row, project, questions }: Checked): PreviewField {
  const [name, key] = splitField(field.path)
  const { totalInvestment: total } = merged
  const amount = field.value as number
  if ((name === 'annualPlan' || name === 'completedBeforeYear') && total !== null && amount > total)
    return withReason(field, name === 'annualPlan' ? 'plan-exceeds-total' : 'completed-exceeds-total', row, `${field.after ?? ''}`, questions)
  if (name === 'annualPlan' && field.status === 'changed') return askPlanReason(field, row, questions)
  if (field.part !== 'yearToDate' && field.part !== 'invested') return field
  const { cumulative } = reportedUpTo(project, field.path)
  const falls = field.part === 'yearToDate' ? cumulative !== null && amount + (reportedUpTo(project, field.path).earlier ?? 0) < cumulative : amount < 0
  if (falls || amount < 0) return withReason(field, 'reduction', row, `${field.before ?? ''} → ${field.after ?? ''}`, questions)
  const plan = planOf(merged, Number(key.slice(0, 4))).annualPlan
  const isOneMonth = !field.marks.includes('includes-earlier-months') || field.part === 'invested'
  if (isOneMonth && plan !== null && plan > 0 && amount > plan) return withReason(field, 'month-exceeds-plan', row, field.after ?? '', questions)
  return field
}

function askPlanReason(field: PreviewField, { sheet, row }: ReadRow, questions: Questions): PreviewField {
  const id = `plan-reason:${sheet}`
  const answer = questions.ask({ id, kind: 'plan-reason', sheet, row, detail: field.label, options: [] })
  return answer === null ? waiting(field, id) : { ...field, reason: answer, reasonFor: 'plan-reason' }
}

function withReason(field: PreviewField, kind: QuestionKind, row: ReadRow, detail: string, questions: Questions): PreviewField {
  const id = `${kind}:${row.key}:${field.path}`
  const answer = questions.ask({ id, kind, sheet: row.sheet, row: row.row, detail: `${field.label} ${detail}`, options: [] })
  return answer === null ? waiting(field, id) : { ...field, reason: answer, reasonFor: kind }
}

const waiting = (field: PreviewField, id: string): PreviewField => ({ ...field, status: 'waiting', waitsFor: [...field.waitsFor, id] })

/** 元 read as 万元 is ten thousand times too much; 亿元 as 万元 as many times too little. Half and double still count. */
const SLIPS = [10_000, 100_000_000] as const

/** An amount about ten thousand times what is stored: is the unit wrong? (bad input 3) */
function checkUnitSlip(field: PreviewField, { row, project, questions }: Checked): PreviewField {
  if (field.status !== 'changed' || typeof field.value !== 'number' || field.part === 'invested') return field
  const { cumulative, earlier } = reportedUpTo(project, field.path)
  const [before, after] = field.part === 'yearToDate' ? [cumulative, field.value + (earlier ?? 0)] : [moneyBefore(project, field), field.value]
  if (before === null || before <= 0 || after <= 0) return field
  const ratio = Math.max(before / after, after / before)
  if (!SLIPS.some((slip) => ratio > slip / 2 && ratio < slip * 2)) return field
  const id = `scale:${row.sheet}:${field.source.column}`
  const options = [
    { value: 'as-is', label: '单位无误，按此导入' },
    { value: 'leave', label: '单位有误，这些金额不导入' },
  ]
  const answer = questions.ask({ id, kind: 'scale', sheet: row.sheet, row: row.row, detail: `${field.label} ${field.before ?? ''} → ${field.after ?? ''}`, options })
  if (answer === 'leave') return refused(field, { code: 'cell/left-by-choice' })
  return answer === null ? waiting(field, id) : field
}

function moneyBefore(project: Project, { path }: PreviewField): number | null {
  const [name, key] = splitField(path)
  if (name === 'totalInvestment') return project.totalInvestment
  if (name !== 'annualPlan' && name !== 'completedBeforeYear') return null
  return planOf(project, Number(key))[name]
}
