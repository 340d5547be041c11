import { keyed } from '#domain/fields.ts'
import { columnLetters } from '../layout/cellText.ts'
import type { Column } from '../layout/header.ts'
import type { MoneyUnit } from '../layout/headerText.ts'
import type { SheetLayout } from '../layout/layOut.ts'
import { isLeftOut, isOfMonth, isOfYear, isTarget, TARGETS, targetLabel, targetSpec, type ReportPart, type Target } from '../layout/target.ts'
import { corrected, UNITS } from './corrections.ts'
import type { ImportChoices } from './preview.ts'
import { plainOptions, type Questions } from './questions.ts'

/** A column whose place in the register is known, or waits for answers. */
export interface PlannedColumn {
  readonly column: Column
  readonly target: Target
  readonly path: string
  readonly part: ReportPart | null
  readonly unit: MoneyUnit | null
  readonly waitsFor: readonly string[]
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
export function planColumns(layout: SheetLayout, columns: readonly Column[], year: number, questions: Questions): readonly PlannedColumn[] {
  const approval = approvalOf(layout, columns, questions)
  const ofSheet = { layout, questions, year, columns, approval }
  const planned = columns.flatMap((column) => {
    if (column.target === null) return askUnknown(layout, column, questions)
    return isLeftOut(column.target) ? [] : [planColumn(column, column.target, ofSheet)]
  })
  return withoutTwins(layout, planned, questions)
}

interface OfSheet {
  readonly layout: SheetLayout
  readonly questions: Questions
  readonly year: number
  readonly columns: readonly Column[]
  readonly approval: readonly string[]
}

function planColumn(column: Column, target: Target, sheet: OfSheet): PlannedColumn {
  const waitsFor = [...sheet.approval]
  const isMoney = targetSpec(target)?.kind === 'money'
  const unit = isMoney ? (column.unit ?? sheet.layout.unit ?? askUnit(sheet, waitsFor)) : null
  const part = isOfMonth(target) ? target : null
  const path = part ? reportPath(column, sheet, waitsFor) : isOfYear(target) ? yearPath(column, target, sheet, waitsFor) : target
  return { column, target, path, part, unit, waitsFor }
}

function yearPath(column: Column, target: Target & Parameters<typeof keyed>[0], sheet: OfSheet, waitsFor: string[]): string {
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

function reportPath(column: Column, sheet: OfSheet, waitsFor: string[]): string {
  const year = column.year ?? titleYear(sheet, waitsFor)
  const months = new Set(sheet.columns.flatMap(({ target, month }) => (target && isOfMonth(target) && month !== null ? [month] : [])))
  const month = column.month ?? (months.size === 1 ? [...months][0] : undefined) ?? sheet.layout.month ?? askMonth(sheet, waitsFor)
  return keyed('report', `${year}-${String(month ?? 12).padStart(2, '0')}`)
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
  const place = ({ path, part }: PlannedColumn): string => `${path}/${part ?? ''}`
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
