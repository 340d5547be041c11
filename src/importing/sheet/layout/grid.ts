import { plainHeader } from './headerText.ts'
import { cellText } from './cellText.ts'
import type { Cell, MergedRange, Sheet } from '../model.ts'

/** A sheet whose merged ranges answer in every one of their cells, as a reader of the paper sees them. */
export interface Grid {
  readonly sheet: Sheet
  readonly height: number
  readonly width: number
  /** The cell a place shows: its own, or the top left one of the range it is merged into. */
  readonly shown: (row: number, column: number) => Cell | null
  /** The merged range a place lies in, or `null`. */
  readonly mergeAt: (row: number, column: number) => MergedRange | null
  /** A place's text without blanks and width, for telling kinds of rows. */
  readonly plain: (row: number, column: number) => string
}

/** Lays a sheet's merged ranges over its rows. */
export function gridOf(sheet: Sheet): Grid {
  const merged = new Map<number, MergedRange[]>()
  const [height, width] = [sheet.rows.length, sheet.rows[0]?.length ?? 0]
  for (const range of sheet.merges) {
    // A range may name a million rows; only those with cells are of interest.
    for (let row = range.fromRow; row <= Math.min(range.toRow, height); row += 1)
      merged.set(row, [...(merged.get(row) ?? []), range])
  }
  const mergeAt = (row: number, column: number): MergedRange | null =>
    merged.get(row)?.find(({ fromColumn, toColumn }) => fromColumn <= column && column <= toColumn) ?? null
  const shown = (row: number, column: number): Cell | null => {
    const range = mergeAt(row, column)
    return sheet.rows[(range?.fromRow ?? row) - 1]?.[(range?.fromColumn ?? column) - 1] ?? null
  }
  const plain = (row: number, column: number): string => {
    const cell = shown(row, column)
    return cell ? plainHeader(cellText(cell.value)) : ''
  }
  return { sheet, height, width, shown, mergeAt, plain }
}
