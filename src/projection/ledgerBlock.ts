/** A block of cells as a spreadsheet puts it on the clipboard: lines of cells, every one a text. */
export type Block = readonly (readonly string[])[]

/**
 * Reads a block of cells parted by tabs and lines. A cell that holds a tab, a line break or a quote stands in quotes,
 * with its own quotes doubled. The empty line that spreadsheets add at the end is no row.
 */
export function readBlock(text: string): Block {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at <= text.length) {
    const { cell, end } = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at)
    row.push(cell)
    const next = text[end]
    if (next !== '\t') {
      rows.push(row)
      row = []
    }
    at = end + (next === '\r' && text[end + 1] === '\n' ? 2 : 1)
  }
  if (rows.length > 1 && rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === '') rows.pop()
  return rows.map((cells) => cells.map(unguarded))
}

const ENDS = /[\t\r\n]/g

function plainCell(text: string, at: number): { cell: string; end: number } {
  ENDS.lastIndex = at
  const end = ENDS.exec(text)?.index ?? text.length
  return { cell: text.slice(at, end), end }
}

/** A quote that is never closed, or closed before other text, is a text that begins with a quote. */
function quotedCell(text: string, at: number): { cell: string; end: number } {
  let close = text.indexOf('"', at + 1)
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
  const after = text[close + 1]
  if (close < 0 || (after !== undefined && after !== '\t' && after !== '\n' && after !== '\r')) return plainCell(text, at)
  return { cell: text.slice(at + 1, close).replaceAll('""', '"'), end: close + 1 }
}

const FORMULA = /^[=+\-@]/
const NUMBER = /^-?[\d,]+(\.\d+)?%?$/
const NEEDS_QUOTES = /[\t\r\n"]/

/** Writes a block as spreadsheets read it. A text that could run as a formula gets a leading `'`. */
export const writeBlock = (block: Block): string => block.map((row) => row.map((cell) => quotedText(guarded(cell))).join('\t')).join('\r\n')

const quotedText = (cell: string): string => (NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

const guarded = (cell: string): string => (FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell)

const unguarded = (cell: string): string => (cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell)
