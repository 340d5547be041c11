import type { SheetColumn, SheetTable, SheetValue } from '#domain/sheetTable.ts'

/** Points: a line of 10-point text takes 15. 409 is as tall as a row can be. */
const LINE = 15
const TALLEST = 409
const TITLE = 34
const HEADER_LINE = 24

/** How many lines a text takes in a cell: Chinese takes two characters' width, and a cell loses one to its edges. */
export function linesIn(text: string, width: number): number {
  if (text.length * 2 < width && !text.includes('\n')) return 1
  return text.split('\n').reduce((lines, part) => lines + Math.max(1, Math.ceil(displayWidth(part) / (width - 1))), 0)
}

function displayWidth(text: string): number {
  let width = 0
  for (let at = 0; at < text.length; at += 1) width += text.charCodeAt(at) > 0xff ? 2 : 1
  return width
}

/**
 * The height of a row that needs more than one line, else `null`. Written because some programs show a row as tall as
 * the file says, and clip what does not fit.
 */
export function tallRow(values: readonly SheetValue[], columns: readonly SheetColumn[]): number | null {
  let lines = 1
  for (const [at, { kind, width }] of columns.entries()) {
    const value = values[at]
    if (typeof value === 'string' && (kind === 'longText' || kind === 'text')) lines = Math.max(lines, linesIn(value, width))
  }
  return lines === 1 ? null : Math.min(TALLEST, lines * LINE)
}

/** The heights of the lines before and after the table's body, by line counted from 0. */
export function frameHeights({ columns, notes }: SheetTable, headerTop: number, headerLines: number, noteTop: number): [number, number][] {
  const width = columns.reduce((sum, column) => sum + column.width, 0)
  const header = Array.from({ length: headerLines }, (_, line): [number, number] => [headerTop + line, HEADER_LINE])
  const under = notes.map((note, at): [number, number] => [noteTop + at, LINE * linesIn(note, width)])
  return [[0, TITLE], ...header, ...under]
}
