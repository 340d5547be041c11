import type { IsoDate } from '#domain/calendar.ts'

/** What a cell of a sheet holds, as the file says it: nothing is guessed, nothing rounded. */
export type CellValue =
  | { readonly kind: 'blank' }
  /** Text as it stands; `raw` of a CSV field or an .xlsx string, rich text joined. */
  | { readonly kind: 'text'; readonly text: string }
  /** A number with its exact digits as the file wrote them, e.g. "1234.5" or "1.0E-2". */
  | { readonly kind: 'number'; readonly digits: string; readonly format: string | null }
  /** A number that its format shows as a date, converted by the workbook's own epoch (1900 or 1904). */
  | { readonly kind: 'date'; readonly date: IsoDate }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** `#REF!`, `#N/A` …: an error, never a blank. */
  | { readonly kind: 'error'; readonly text: string }
  /** A formula whose result was never stored: 请在Excel中打开并保存. */
  | { readonly kind: 'formula-without-value'; readonly formula: string }

/** A cell with its marks. `row` and `column` count from 1, as Excel's own rulers do. */
export interface Cell {
  readonly row: number
  readonly column: number
  readonly value: CellValue
  readonly isFormula: boolean
}

/** A merged range, inclusive, counted from 1. */
export interface MergedRange {
  readonly fromRow: number
  readonly fromColumn: number
  readonly toRow: number
  readonly toColumn: number
}

/** One sheet as read: dense rows (blank cells included), in order. */
export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
  readonly merges: readonly MergedRange[]
  /** 1-based numbers of rows that were hidden or filtered away. */
  readonly hiddenRows: ReadonlySet<number>
  readonly isHidden: boolean
}

/** Something worth saying of a file that does not keep it from being read (1904 epoch, macros ignored, BOM …). */
export interface FileNotice {
  readonly code: string
  readonly detail: string
}

/** A file as read: its sheets, and what was noticed. */
export interface SheetFile {
  readonly fileName: string
  readonly sheets: readonly Sheet[]
  readonly notices: readonly FileNotice[]
}
