import { AlignmentType, BorderStyle, HeightRule, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, VerticalAlign, WidthType, type ITableCellOptions } from 'docx'
import type { PaperColumn, PaperRow, PaperTable } from '#domain/paperDocument.ts'
import { headerCells } from '#domain/paperHeader.ts'
import { run } from './type.ts'

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE }
/** The header's ground, light enough for a photocopy. */
const HEADER_GROUND = { type: ShadingType.CLEAR, color: 'auto', fill: 'EDEDED' } as const
/** Room left and right of a cell's text, and the least height of a line: twips. */
const CELL_MARGIN = 60
const LINE_HEIGHT = 320

/** How a table is set: its width in twips and its size of type in half points. */
export interface TableSetting {
  readonly width: number
  readonly size: number
}

/** A table whose header comes again on every page, whose lines do not break across pages, and whose figures stand right. */
export function wordTable({ columns, rows }: PaperTable, setting: TableSetting): Table {
  const widths = columnWidths(columns, setting.width)
  return new Table({
    width: { size: setting.width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: BORDERS,
    margins: { left: CELL_MARGIN, right: CELL_MARGIN },
    rows: [...headerLines(columns, setting.size), ...rows.map((row) => bodyLine(row, columns, widths, setting.size))],
  })
}

function columnWidths(columns: readonly PaperColumn[], width: number): number[] {
  const whole = columns.reduce((sum, column) => sum + column.width, 0)
  return columns.map((column) => Math.floor((column.width * width) / whole))
}

const headerLines = (columns: readonly PaperColumn[], size: number): TableRow[] =>
  headerCells(columns).map((line) => new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: line.map(({ text, across, down }) => cell(text, 'center', size, true, { columnSpan: across, rowSpan: down, shading: HEADER_GROUND })),
  }))

const bodyLine = ({ kind, cells }: PaperRow, columns: readonly PaperColumn[], widths: readonly number[], size: number): TableRow =>
  new TableRow({
    cantSplit: true,
    height: { value: LINE_HEIGHT, rule: HeightRule.ATLEAST },
    children: columns.map(({ align }, at) => cell(cells[at] ?? '', align, size, kind !== 'project', { width: { size: widths[at] ?? 0, type: WidthType.DXA } })),
  })

const cell = (text: string, align: PaperColumn['align'], size: number, strong: boolean, own: Omit<ITableCellOptions, 'children'>): TableCell =>
  new TableCell({
    ...own,
    verticalAlign: VerticalAlign.CENTER,
    children: [new Paragraph({ alignment: ALIGN[align], children: [run(text, strong ? 'heading' : 'body', size)] })],
  })
