import { keyed, type KeyedField } from '#domain/fields.ts'
import { columnLetters } from '../layout/cellText.ts'
import { isForbidden, type Column } from '../layout/header.ts'
import type { MoneyUnit } from '../layout/headerText.ts'
import { isPrintedBeside } from '../layout/printedBeside.ts'
import type { SheetLayout } from '../layout/layOut.ts'
import { isLeftOut, isOfMonth, isOfYear, isTarget, TARGETS, targetLabel, targetSpec, type ReportPart, type Target } from '../layout/target.ts'
import { corrected, UNITS } from './corrections.ts'
import type { ImportChoices } from './preview.ts'
import { plainOptions, type Questions } from './questions.ts'
import { answeredUnit } from './unitQuestion.ts'

/** A column whose place in the register is known, or waits for answers. */
export interface PlannedColumn {
  readonly column: Column
  readonly target: Target
  readonly path: string
  readonly part: ReportPart | null
  readonly unit: MoneyUnit | null
  /** Of a column that carries one month of twelve, which. */
  readonly month: number | null
  readonly waitsFor: readonly string[]
  /** Its letters on Excel's ruler, and whether no ledger has a column of its name: worked out once and not for each cell. */
  readonly letters: string
  readonly isForbidden: boolean
}

const MONTHS = Array.from({ length: 12 }, (_, index) => ({ value: String(index + 1), label: `1–${index + 1}月` }))

/** The columns with what a person answered about them (bad input 31, 32). */
export function answeredColumns({ name, header }: SheetLayout, answers: ImportChoices['answers']): readonly Column[] {
  return header.columns.map((found) => {
    const column = corrected(found, name, answers)
    const id = mapId(column)
    const answer = Object.hasOwn(answers, id) ? answers[id] : undefined
    return answer !== undefined && isTarget(answer) ? { ...column, target: answer, by: 'answer' } : column
  })
}

const mapId = ({ key, title }: Column): string => `map:${key || title}`

/** Finds each column's place in the register: its field, year, month and unit. */
export function planColumns(layout: SheetLayout, columns: readonly Column[], year: number, questions: Questions, answers: ImportChoices['answers']): readonly PlannedColumn[] {
  const approval = approvalOf(layout, columns, questions)
  const ofSheet = { layout, questions, year, columns, approval, answers }
  const planned = columns.flatMap((column) => {
    if (column.target === null) return askUnknown(layout, column, questions)
    return isLeftOut(column.target) || isPrintedBeside(column, columns) ? [] : [planColumn(column, column.target, ofSheet)]
  })
  return withoutTwins(layout, planned, questions)
}

interface OfSheet {
  readonly layout: SheetLayout
  readonly questions: Questions
  readonly year: number
  readonly columns: readonly Column[]
  readonly approval: readonly string[]
  readonly answers: ImportChoices['answers']
}

function planColumn(column: Column, target: Target, sheet: OfSheet): PlannedColumn {
  const waitsFor = [...sheet.approval]
  const isMoney = targetSpec(target)?.kind === 'money'
  const written = isMoney ? (column.unit ?? sheet.layout.unit ?? askUnit(sheet, waitsFor)) : null
  const unit = isMoney ? (unitSaid(column, written, sheet) ?? written) : null
  const part = isOfMonth(target) ? target : null
  const month = target === 'monthPlan' ? (column.month ?? askMonth(sheet, waitsFor)) : null
  const path = pathOf(column, target, sheet, waitsFor)
  return { column, target, path, part, unit, month, waitsFor, letters: columnLetters(column.column), isForbidden: isForbidden(column) }
}

/** The unit a person said the column is in after all, once asked about it. */
const unitSaid = ({ column, title }: Column, written: MoneyUnit | null, { layout, questions, answers }: OfSheet): MoneyUnit | null =>
  answeredUnit({ sheet: layout.name, column: columnLetters(column), title, unit: written }, questions, answers)

function pathOf(column: Column, target: Target, sheet: OfSheet, waitsFor: string[]): string {
  if (isOfMonth(target)) return reportPath('report', column, sheet, waitsFor)
  if (target === 'statisticsInvestment') return reportPath(target, column, sheet, waitsFor)
  if (target === 'lists') return yearPath(column, 'list', sheet, waitsFor)
  if (target === 'monthPlan') return yearPath(column, 'monthlyPlan', sheet, waitsFor)
  return isOfYear(target) ? yearPath(column, target, sheet, waitsFor) : target
}

function yearPath(column: Column, target: KeyedField, sheet: OfSheet, waitsFor: string[]): string {
  const own = column.year === null ? null : target === 'completedBeforeYear' ? column.year + 1 : column.year
  return keyed(target, own ?? titleYear(sheet, waitsFor))
}

/** The year of the title, where it is not the one that is being worked on, only if a person says so. */
function titleYear({ layout, questions, year }: OfSheet, waitsFor: string[]): number {
  if (layout.year === null || layout.year === year) return year
  const id = `year:${layout.name}`
  const options = [layout.year, year].map((value) => ({ value: String(value), label: `${value} 年` }))
  const answer = questions.ask({ id, kind: 'year', sheet: layout.name, row: null, detail: String(layout.year), options })
  if (answer === null) waitsFor.push(id)
  return Number(answer ?? year)
}

function reportPath(field: 'report' | 'statisticsInvestment', column: Column, sheet: OfSheet, waitsFor: string[]): string {
  const year = column.year ?? titleYear(sheet, waitsFor)
  const months = new Set(sheet.columns.flatMap(({ target, month }) => (target && isOfMonth(target) && month !== null ? [month] : [])))
  const month = column.month ?? (months.size === 1 ? [...months][0] : undefined) ?? sheet.layout.month ?? askMonth(sheet, waitsFor)
  return keyed(field, `${year}-${String(month ?? 12).padStart(2, '0')}`)
}

function askMonth({ layout, questions }: OfSheet, waitsFor: string[]): number | null {
  const id = `month:${layout.name}`
  const answer = questions.ask({ id, kind: 'month', sheet: layout.name, row: null, detail: '', options: MONTHS })
  if (answer === null) waitsFor.push(id)
  return answer === null ? null : Number(answer)
}

function askUnit({ layout, questions }: OfSheet, waitsFor: string[]): MoneyUnit | null {
  const id = `unit:${layout.name}`
  const answer = questions.ask({ id, kind: 'unit', sheet: layout.name, row: null, detail: '', options: plainOptions(UNITS) })
  if (answer === null) waitsFor.push(id)
  return answer as MoneyUnit | null
}

function askUnknown({ name }: SheetLayout, column: Column, questions: Questions): [] {
  const options = TARGETS.map((value) => ({ value, label: targetLabel(value) }))
  questions.ask({ id: mapId(column), kind: 'map', sheet: name, row: null, detail: column.title, options, isOptional: true })
  return []
}

/** A header of several rows is shown and approved before anything is read by it; one approved before is not asked again. */
function approvalOf({ name, header }: SheetLayout, columns: readonly Column[], questions: Questions): readonly string[] {
  const isPlain = header.fromRow === header.toRow
  if (isPlain || columns.every(({ by, target }) => by !== 'synonym' || target === null)) return []
  const id = `header:${name}`
  const detail = `${header.fromRow}–${header.toRow}`
  const options = [{ value: 'approved', label: '对应关系正确' }]
  return questions.ask({ id, kind: 'header', sheet: name, row: null, detail, options }) === null ? [id] : []
}

/** Two columns of one meaning: which of them counts, a person says. */
function withoutTwins({ name }: SheetLayout, planned: readonly PlannedColumn[], questions: Questions): readonly PlannedColumn[] {
  const place = ({ path, part, month }: PlannedColumn): string => `${path}/${part ?? month ?? ''}`
  return planned.flatMap((column) => {
    const twins = planned.filter((other) => place(other) === place(column))
    if (twins.length === 1) return [column]
    const id = `column:${name}:${place(column)}`
    const options = twins.map(({ column: { column: number, title } }) => ({ value: String(number), label: `${columnLetters(number)} 列 ${title}` }))
    const answer = questions.ask({ id, kind: 'column', sheet: name, row: null, detail: targetLabel(column.target), options })
    if (answer === null) return [{ ...column, waitsFor: [...column.waitsFor, id] }]
    return answer === String(column.column.column) ? [column] : []
  })
}
