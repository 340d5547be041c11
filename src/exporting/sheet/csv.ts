import { formatWan, type Yuan } from '#domain/money.ts'
import type { SheetColumn, SheetTable, SheetValue } from '#domain/sheetTable.ts'
import { guardedText } from '#domain/sheetText.ts'

/** Without it Excel reads UTF-8 as the system's old encoding. */
const BOM = '\uFEFF'
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/

/**
 * A table as CSV in UTF-8 with BOM and CRLF, piece by piece: the header in one line with the units, and the projects
 * and sums. Title and notes are left out, because a CSV is read by programs.
 */
export function* csvPieces({ columns, rows }: SheetTable): Generator<string> {
  yield BOM + lineOf(columns.map(headerOf))
  for (const { values } of rows) yield lineOf(columns.map(({ kind }, at) => fieldText(values[at] ?? null, kind)))
}

const lineOf = (fields: readonly string[]): string => `${fields.map(quoted).join(',')}\r\n`

const quoted = (field: string): string => (NEEDS_QUOTES.test(field) ? `"${field.replaceAll('"', '""')}"` : field)

/** A header's lines in one: `2025年年度计划（万元）`. */
function headerOf({ header, kind }: SheetColumn): string {
  const name = header.filter((text, at) => header.indexOf(text) === at).join('')
  return guardedText(kind === 'money' && !name.includes('万元') ? `${name}（万元）` : name)
}

function fieldText(value: SheetValue, kind: SheetColumn['kind']): string {
  if (value === null) return ''
  if (typeof value === 'string') return guardedText(value)
  return kind === 'money' ? formatWan(value as Yuan).replaceAll(',', '') : String(value)
}

