import type { SheetColumn } from '#domain/sheetTable.ts'

/** A merged range, counted from 0, both ends included. */
export interface Merge {
  readonly startRow: number
  readonly startCol: number
  readonly endRow: number
  readonly endCol: number
}

/** How many lines a table's header has. */
export const headerLines = (columns: readonly SheetColumn[]): number => Math.max(1, ...columns.map(({ header }) => header.length))

/** The header's texts, line by line: a merged cell's text stands in its first cell alone. */
export function headerRows(columns: readonly SheetColumn[]): (string | null)[][] {
  return Array.from({ length: headerLines(columns) }, (_, line) =>
    columns.map(({ header }, at) => (isCovered(columns, line, at) ? null : (header[line] ?? null))),
  )
}

/** Equal texts one under the other are one cell, and so are equal neighbours of a line that differ below. */
const goesDown = ({ header }: SheetColumn): boolean => header.length > 1 && header.every((text) => text === header[0])
const joins = (columns: readonly SheetColumn[], line: number, at: number): boolean => {
  const [left, own] = [columns[at - 1], columns[at]]
  return !!left && !!own && line < own.header.length - 1 && !goesDown(left) && !goesDown(own) && left.header[line] === own.header[line]
}
const isCovered = (columns: readonly SheetColumn[], line: number, at: number): boolean => {
  const own = columns[at]
  return own !== undefined && ((line > 0 && goesDown(own)) || joins(columns, line, at))
}

/** The merged cells of a header that begins in `top`. */
export function headerMerges(columns: readonly SheetColumn[], top: number): Merge[] {
  const lines = headerLines(columns)
  const down = columns.flatMap((column, at) => (goesDown(column) ? [{ startRow: top, startCol: at, endRow: top + lines - 1, endCol: at }] : []))
  const across: Merge[] = []
  for (let line = 0; line < lines - 1; line += 1) {
    for (let at = 0; at < columns.length; at += 1) {
      if (joins(columns, line, at)) continue
      let end = at
      while (joins(columns, line, end + 1)) end += 1
      if (end > at) across.push({ startRow: top + line, startCol: at, endRow: top + line, endCol: end })
    }
  }
  return [...down, ...across]
}
