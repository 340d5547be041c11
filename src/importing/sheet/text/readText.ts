import { denseRows } from '../denseRows.ts'
import { FileRefused } from '../fileFault.ts'
import { MAX_COLUMNS, MAX_ROWS } from '../limits.ts'
import type { Cell, FileNotice, SheetFile } from '../model.ts'
import { separatorOf, splitDelimited, type Separator } from './delimited.ts'
import { decodeText } from './encoding.ts'

/** The one sheet of a text file. */
const SHEET = '文本'

/** Reads a CSV or TSV file. Every field is text: what it means is for the readers of values. @throws FileRefused */
export function readTextFile(bytes: Uint8Array, fileName: string): SheetFile {
  const { text, encoding } = decodeText(bytes)
  const notices = encoding === 'utf-8' ? [] : [{ code: 'encoding', detail: encoding }]
  return sheetOf(text, fileName, separatorOf(text), notices)
}

/** Reads cells copied from a sheet and pasted: rows of fields with tabs between, or any separated text. @throws FileRefused */
export const readPasted = (text: string, fileName: string): SheetFile =>
  sheetOf(text, fileName, text.includes('\t') ? '\t' : separatorOf(text), [])

function sheetOf(text: string, fileName: string, separator: Separator, notices: readonly FileNotice[]): SheetFile {
  const rows = splitDelimited(text, separator)
  const cells: Cell[] = []
  rows.forEach((fields, r) => {
    fields.forEach((content, c) => {
      if (content === '') return
      if (r >= MAX_ROWS) throw new FileRefused({ code: 'file/too-many-rows', sheet: SHEET, limit: MAX_ROWS })
      if (c >= MAX_COLUMNS) throw new FileRefused({ code: 'file/too-many-columns', sheet: SHEET, limit: MAX_COLUMNS })
      cells.push({ row: r + 1, column: c + 1, value: { kind: 'text', text: content }, isFormula: false })
    })
  })
  if (cells.length === 0) throw new FileRefused({ code: 'file/no-data' })
  const sheet = { name: SHEET, rows: denseRows(cells), merges: [], hiddenRows: new Set<number>(), isHidden: false }
  const odd = separator === ',' || separator === '\t' ? [] : [{ code: 'separator', detail: separator }]
  return { fileName, sheets: [sheet], notices: [...notices, ...odd] }
}
