import * as v from 'valibot'
import type { IsoDate } from '#domain/calendar.ts'
import { checkAgainst } from '#domain/edit.ts'
import { MAX_PATH } from '#domain/event.ts'
import { fieldSpec, fitsField, splitField, type FieldSpec } from '#domain/fields.ts'
import { emptyPlan, planOf, type Project } from '#domain/project.ts'
import { lifePosition, type Stage } from '#domain/stage.ts'
import { targetSpec } from '../layout/target.ts'
import { reportedUpTo } from './months.ts'
import type { PreviewField } from './preview.ts'
import type { Questions } from './questions.ts'
import type { ReadRow } from './readRows.ts'
import { checkStanding } from './standing.ts'
import type { UnitSlips } from './unitSlips.ts'
import { isOpen, refused, waiting, withReason } from './verdicts.ts'

/** A row while it is checked. */
export interface Checked {
  readonly row: ReadRow
  /** The project as stored; for a new one, one with everything 未填. */
  readonly project: Project
  readonly isNew: boolean
  readonly questions: Questions
  readonly today: IsoDate
  readonly slips: UnitSlips
}

/** Checks a row's fields against each other and against the register (bad input 3, 12, 13, 22, 30). */
export function checkFields(fields: readonly PreviewField[], checked: Checked): readonly PreviewField[] {
  const merged = mergedProject(fields.filter(isOpen), checked.project)
  return fields.map((field) => {
    if (!isOpen(field)) return field
    const standing = checkStanding(field, checked)
    if (!isOpen(standing)) return standing
    const ordered = checkDates(field, merged, checked)
    if (!isOpen(ordered)) return ordered
    if (isSwapped(field, fields)) return refused(field, { code: 'cell/swapped-degrees' })
    if (field.path === 'stage' && !checked.isNew) return checkStage(field, checked)
    const sure = checkUnit(field, checked)
    const judged = isOpen(sure) ? byField(sure, merged, checked) : sure
    return judged.status === 'refused' || fits(judged) ? judged : refused(judged, { code: 'cell/unfit' })
  })
}

/** A 经度 beside a 纬度 that is one: which of the two is right, nobody could say. */
const isSwapped = ({ path }: PreviewField, fields: readonly PreviewField[]): boolean =>
  path === 'longitude' && fields.some((other) => other.path === 'latitude' && other.fault?.code === 'cell/swapped-degrees')

/** Whether the register has a field of this path that may hold the value: what does not fit would never count. */
function fits({ path, part, value }: PreviewField): boolean {
  if (path.length > MAX_PATH) return false
  return part === null ? fitsField(path, value) : fieldSpec(path) !== null && v.is((targetSpec(part) as FieldSpec).schema, value)
}

function byField(field: PreviewField, merged: Project, checked: Checked): PreviewField {
  const [name] = splitField(field.path)
  if (BY_GATE.has(name)) return checkGated(field, checked)
  if (name === 'statisticsInvestment') return checkStatistics(field)
  if (name === 'monthlyPlan') return checkMonths(field, merged)
  return checkAmount(field, merged, checked)
}

/** Fields of a year's plan. */
const PLANNED = Object.keys(emptyPlan(0))

/** The project as it would be with the row's values. */
function mergedProject(fields: readonly PreviewField[], project: Project): Project {
  const plain: Record<string, unknown> = {}
  const plans = new Map(project.plans)
  for (const { path, part, value } of fields) {
    const [name, key] = splitField(path)
    if (part !== null) continue
    if (key === '') plain[name] = value
    else if (PLANNED.includes(name)) plans.set(Number(key), { ...(plans.get(Number(key)) ?? emptyPlan(Number(key))), [name]: value })
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

/** An amount of a column whose unit is in doubt waits for the answer, and is left out if a person says so. */
function checkUnit(field: PreviewField, { row, slips }: Checked): PreviewField {
  const slip = slips.get(`${row.sheet}!${field.source.column}`)
  if (!slip || (slip.rows !== null && !slip.rows.has(row.key))) return field
  if (slip.answer === 'leave') return refused(field, { code: 'cell/left-by-choice' })
  return slip.answer === null ? waiting(field, slip.id) : field
}

/** What only a gate or the log writes: a new project brings it along, a known one keeps its own. */
const BY_GATE = new Set(['stageSince', 'suspendedFrom', 'illustrative'])

function checkGated(field: PreviewField, { isNew, today }: Checked): PreviewField {
  if (!isNew) return refused(field, { code: 'cell/by-gate' })
  return field.path === 'stageSince' && (field.value as IsoDate) > today ? refused(field, { code: 'cell/future-day' }) : field
}

/** The bureau counts from February on. */
const checkStatistics = (field: PreviewField): PreviewField =>
  fieldSpec(field.path) === null ? refused(field, { code: 'cell/no-statistics-in-january' }) : field

/** Twelve months that do not add up to the year are said, and stand: the plan may have been revised since. */
function checkMonths(field: PreviewField, merged: Project): PreviewField {
  const { annualPlan } = planOf(merged, Number(splitField(field.path)[1]))
  const sum = (field.value as readonly number[]).reduce((all, month) => all + month, 0)
  return annualPlan === null || annualPlan === sum ? field : { ...field, marks: [...field.marks, 'months-differ-from-plan'] }
}
