import { formatWan, printScaled, type Yuan } from '#domain/money.ts'
import type { PaperColumn, PaperRow, PaperTable } from '#domain/paperDocument.ts'
import type { SheetColumnKind, SheetRow, SheetTable, SheetValue } from '#domain/sheetTable.ts'

/** Kinds whose values are figures and stand right. */
const FIGURES: readonly SheetColumnKind[] = ['money', 'percent', 'degrees']

/** A sheet as it is printed: amounts in 万元, rates with one decimal, 未填 blank as its notes say. */
export function paperTable({ title, unit, columns, rows, notes }: SheetTable): PaperTable {
  const kinds = columns.map(({ kind }) => kind)
  return { title, unit, notes, columns: columns.map(({ header, kind, width }): PaperColumn => ({ header, width, align: alignOf(kind) })), rows: [...rows].map((row) => paperRow(row, kinds)) }
}

const alignOf = (kind: SheetColumnKind): PaperColumn['align'] => (FIGURES.includes(kind) ? 'right' : kind === 'count' ? 'center' : 'left')

const paperRow = ({ kind, values }: SheetRow, kinds: readonly SheetColumnKind[]): PaperRow => ({ kind, cells: kinds.map((one, at) => cellText(values[at] ?? null, one)) })

/** A value of a sheet in the form the ledger shows it. */
function cellText(value: SheetValue, kind: SheetColumnKind): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (kind === 'money') return formatWan(value as Yuan)
  return kind === 'percent' ? printScaled(Math.round(value * 10), 1) : String(value)
}
