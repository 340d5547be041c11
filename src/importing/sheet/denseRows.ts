import { FileRefused } from './fileFault.ts'
import { MAX_CELLS } from './limits.ts'
import type { Cell, CellValue } from './model.ts'

const BLANK: CellValue = { kind: 'blank' }

/** A blank cell at a place. */
export const blankCell = (row: number, column: number): Cell => ({ row, column, value: BLANK, isFormula: false })

/** Lays filled cells out as dense rows: row r stands at index r − 1, column c at c − 1, all rows equally wide. */
export function denseRows(cells: readonly Cell[]): Cell[][] {
  let [height, width] = [0, 0]
  for (const { row, column } of cells) {
    if (row > height) height = row
    if (column > width) width = column
  }
  if (height * width > MAX_CELLS) throw new FileRefused({ code: 'file/too-many-cells', limit: MAX_CELLS })
  const rows = Array.from({ length: height }, () => new Array<Cell>(width))
  for (const cell of cells) (rows[cell.row - 1] as Cell[])[cell.column - 1] = cell
  rows.forEach((row, r) => {
    for (let c = 0; c < width; c += 1) row[c] ??= blankCell(r + 1, c + 1)
  })
  return rows
}
