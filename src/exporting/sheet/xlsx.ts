import { writeXlsx, type WriteSheet } from 'hucre/xlsx'
import type { SheetColumn, SheetRow, SheetTable } from '#domain/sheetTable.ts'
import { cellFor, hasFraction } from './cells.ts'
import { headerLines, headerMerges, headerRows, type Merge } from './headers.ts'
import { frameHeights, tallRow } from './heights.ts'
import { bodyStyle, HEADER, NOTE, TITLE, UNIT } from './styles.ts'

/** Lines before the header: title and unit. */
const BEFORE = 2
/** Inches. */
const MARGINS = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 }

/** A sheet in the making. */
interface Draft {
  readonly rows: (string | number | null)[][]
  readonly cells: NonNullable<WriteSheet['cells']>
  readonly heights: Map<number, { height: number }>
}

/** Texts which the library would write as errors of a formula, because they look like one. */
const LOOKS_LIKE_ERROR = /^#[A-Z_/0!?]+$/
/** What Excel would read as an escaped character. */
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g

/** Writes a table as a workbook: merged headers, number formats, panes that stay, and the print set-up. */
export function writeTable(table: SheetTable): Promise<Uint8Array> {
  return writeXlsx({ sheets: [sheetOf(table)], defaultFont: { name: '宋体', size: 10, charset: 134 } })
}

/** The table as the library takes it. */
export function sheetOf(table: SheetTable): WriteSheet {
  const { columns, notes } = table
  const lines = headerLines(columns)
  const draft: Draft = { rows: [[safe(table.title)], [safe(table.unit)], ...headerRows(columns)], cells: new Map(), heights: new Map() }
  paintHead(draft, columns.length, lines)
  for (const row of table.rows) addRow(draft, row, columns)
  const noteTop = draft.rows.length
  for (const note of notes) {
    draft.cells.set(`${draft.rows.length},0`, { style: NOTE })
    draft.rows.push([safe(note)])
  }
  for (const [line, height] of frameHeights(table, BEFORE, lines, noteTop)) draft.heights.set(line, { height })
  return {
    name: table.tab,
    rows: draft.rows,
    cells: draft.cells,
    rowDefs: draft.heights,
    // A project's cells are styled by their columns: an entry for each of 300,000 cells would cost as much as the rest.
    columns: columns.map(({ width, kind }) => ({ width, style: bodyStyle('project', kind, false) })),
    merges: [...wholeLines([0, 1, ...notes.map((_, at) => noteTop + at)], columns.length), ...headerMerges(columns, BEFORE)],
    freezePane: { rows: BEFORE + lines, columns: table.frozen },
    ...printing(table, lines),
  }
}

const safe = (text: string): string => text.replace(LOOKS_ESCAPED, '_x005F_')

function paintHead({ cells }: Draft, width: number, lines: number): void {
  for (let at = 0; at < width; at += 1) {
    cells.set(`0,${at}`, { style: TITLE })
    cells.set(`1,${at}`, { style: UNIT })
    for (let line = 0; line < lines; line += 1) cells.set(`${BEFORE + line},${at}`, { style: HEADER })
  }
}

function addRow({ rows, cells, heights }: Draft, { kind, values }: SheetRow, columns: readonly SheetColumn[]): void {
  const line = columns.map((column, at) => {
    const value = values[at] ?? null
    const written = cellFor(value, column.kind)
    const fraction = column.kind === 'money' && hasFraction(value)
    const errorLike = typeof written === 'string' && LOOKS_LIKE_ERROR.test(written)
    if (kind !== 'project' || fraction || errorLike) {
      const style = bodyStyle(kind, column.kind, fraction)
      cells.set(`${rows.length},${at}`, errorLike ? { style, richText: [{ text: written }] } : { style })
    }
    return typeof written === 'string' ? safe(written) : written
  })
  const height = tallRow(values, columns)
  if (height !== null) heights.set(rows.length, { height })
  rows.push(line)
}

const wholeLines = (lines: readonly number[], width: number): Merge[] =>
  width < 2 ? [] : lines.map((row) => ({ startRow: row, startCol: 0, endRow: row, endCol: width - 1 }))

/** Landscape, as wide as the paper, the header on every page, and the page's number at its foot. */
function printing({ paper }: SheetTable, lines: number): Pick<WriteSheet, 'pageSetup' | 'headerFooter'> {
  return {
    pageSetup: {
      ...{ paperSize: paper, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      ...{ margins: MARGINS, horizontalCentered: true, printTitlesRow: `$${BEFORE + 1}:$${BEFORE + lines}` },
    },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  }
}
