import { KEYED_FIELDS, keyed, PROJECT_FIELDS, type FieldSpec } from '#domain/fields.ts'
import { MAX_PROJECT_NAME } from '#domain/schema.ts'
import { cellText } from '../layout/cellText.ts'
import type { MoneyUnit } from '../layout/headerText.ts'
import type { ProjectRow, SheetLayout } from '../layout/layOut.ts'
import { targetSpec, type ReportPart, type Target } from '../layout/target.ts'
import type { Cell } from '../model.ts'
import { NEEDS_UNIT } from '../values/money.ts'
import { readCell, readYears } from '../values/readCell.ts'
import { refuse, type CellFault, type Mark, type Reading } from '../values/reading.ts'
import type { PlannedColumn } from './columns.ts'
import { listRowValues } from './keyedValues.ts'
import type { CellSource, ImportChoices } from './preview.ts'
import type { Questions } from './questions.ts'

/** A value read from a row, before it meets the register. */
export interface RowValue {
  readonly path: string
  readonly part: ReportPart | null
  readonly target: Target
  readonly value: unknown
  readonly marks: readonly Mark[]
  readonly fault: CellFault | null
  readonly waitsFor: readonly string[]
  readonly source: CellSource
  /** The unit its column is read in; `null` where there is none. */
  readonly unit: MoneyUnit | null
  /** Of one month of twelve, which. */
  readonly month: number | null
}

/** A row read: what it says, field by field. A blank cell says nothing and is not among them. */
export interface ReadRow {
  readonly key: string
  readonly sheet: string
  readonly row: number
  readonly values: readonly RowValue[]
  readonly name: string
  readonly code: string | null
  readonly district: string | null
}

/** What the rows of one sheet are read with. */
export interface RowContext {
  readonly layout: SheetLayout
  readonly columns: readonly PlannedColumn[]
  readonly year: number
  readonly choices: ImportChoices
  readonly questions: Questions
  /** Names of lists that need no asking. */
  readonly knownLists: ReadonlySet<string>
}

/** Reads one row of a sheet. */
export function readRow({ row, context: group }: ProjectRow, context: RowContext): ReadRow {
  const { layout, columns, year } = context
  const values = columns.flatMap((column) => valuesOf(row, column, context))
  for (const [target, value] of Object.entries(group)) {
    const path = target === 'planCategory' ? keyed('planCategory', year) : target
    if (values.some((known) => known.path === path)) continue
    const source = { sheet: layout.name, row, column: '', title: '分组行', text: value as string }
    values.push({ path, part: null, target: target as Target, value, marks: ['from-group'], fault: null, waitsFor: [], source, unit: null, month: null })
  }
  const text = (target: Target): string | null => (values.find((known) => known.target === target && known.fault === null)?.value as string | undefined) ?? null
  const name = text('name') ?? values.find(({ target }) => target === 'name')?.source.text.slice(0, MAX_PROJECT_NAME) ?? ''
  return { key: `${layout.name}!${row}`, sheet: layout.name, row, values, name, code: text('projectCode'), district: text('district') }
}

function valuesOf(row: number, planned: PlannedColumn, context: RowContext): RowValue[] {
  const { column, target } = planned
  const cell = context.layout.grid.shown(row, column.column)
  if (!cell || cell.value.kind === 'blank') return []
  const source = { sheet: context.layout.name, row, column: planned.letters, title: column.title, text: cellText(cell.value) }
  if (planned.isForbidden) return [valueOf(planned, refuse({ code: 'cell/forbidden-name' }), source)]
  if (target === 'period') {
    const { start, end } = readYears(cell)
    return [{ ...planned, path: 'startYear', target: 'startYear' as const, reading: start }, { ...planned, path: 'endYear', target: 'endYear' as const, reading: end }].flatMap(
      ({ reading, ...place }) => (reading.kind === 'blank' ? [] : [valueOf(place, reading, source)]),
    )
  }
  if (target === 'lists' && cell.value.kind === 'text') return listCell(cell, planned, source, context)
  const reading = readingOf(cell, row, planned, context)
  if (reading === NEEDS_UNIT) return [{ ...valueOf(planned, refuse({ code: 'cell/not-money' }), source), fault: null }]
  return reading.kind === 'blank' ? [] : [confirmed(valueOf(planned, reading, source), planned, context)]
}

/** A cell of lists; what is wrong with any text is wrong with this one too. */
function listCell(cell: Cell, planned: PlannedColumn, source: CellSource, context: RowContext): RowValue[] {
  const reading = readCell(cell, { spec: LISTS, unit: null, isSigned: false, renamedDistricts: {} })
  if (reading === NEEDS_UNIT || reading.kind === 'blank') return []
  const value = valueOf(planned, reading, source)
  return reading.kind === 'refused' ? [value] : listRowValues(planned, source, context, value)
}

const LISTS: FieldSpec = { ...PROJECT_FIELDS.scale, label: KEYED_FIELDS.list.label }

function readingOf(cell: Cell, row: number, { column, target, unit }: PlannedColumn, { layout, choices }: RowContext): Reading | typeof NEEDS_UNIT {
  const merge = layout.grid.mergeAt(row, column.column)
  const isShared = merge !== null && merge.toRow > merge.fromRow
  const spec = targetSpec(target) ?? PROJECT_FIELDS.name
  // One amount over several projects belongs to none of them.
  if (isShared && (spec.kind === 'money' || target === 'name' || target === 'projectCode')) return refuse({ code: 'cell/merged-amount' })
  const reading = readCell(cell, { spec, unit, isSigned: target === 'invested' || target === 'yearToDate', renamedDistricts: choices.renamedDistricts })
  if (!isShared || reading === NEEDS_UNIT || reading.kind !== 'value') return reading
  return { ...reading, marks: [...reading.marks, 'from-merge'] }
}

const valueOf = ({ path, part, target, waitsFor, unit, month }: Omit<PlannedColumn, 'column' | 'letters' | 'isForbidden'>, reading: Reading, source: CellSource): RowValue => ({
  path,
  part,
  target,
  value: reading.kind === 'value' ? reading.value : null,
  marks: reading.kind === 'value' ? reading.marks : [],
  fault: reading.kind === 'refused' ? reading.fault : null,
  waitsFor,
  source,
  unit,
  month,
})

/** An amount whose unit stands in the cell counts once a person has seen it (bad input 1). */
function confirmed(value: RowValue, { column }: PlannedColumn, { layout, questions }: RowContext): RowValue {
  if (!value.marks.includes('unit-in-cell')) return value
  const id = `unit-in-cell:${layout.name}:${column.column}`
  const options = [
    { value: 'as-written', label: '按单元格所写单位换算' },
    { value: 'leave', label: '这些单元格不导入' },
  ]
  const answer = questions.ask({ id, kind: 'unit-in-cell', sheet: layout.name, row: value.source.row, detail: `${column.title}：${value.source.text}`, options })
  if (answer === 'leave') return { ...value, fault: { code: 'cell/left-by-choice' } }
  return answer === null ? { ...value, waitsFor: [...value.waitsFor, id] } : value
}
