/** What a sheet's cell holds: money in whole 元, a rate in percent, a day as `YYYY-MM-DD`; `null` is blank. */
export type SheetValue = string | number | null

/** How a column is written: `money` is 元 inside and 万元 in the file. */
export type SheetColumnKind = 'text' | 'longText' | 'money' | 'percent' | 'count' | 'day' | 'year' | 'degrees'

/** A column of a sheet. */
export interface SheetColumn {
  /** The header's lines, as many as the sheet has. Equal neighbours are merged, across or down. */
  readonly header: readonly string[]
  readonly kind: SheetColumnKind
  /** In characters of half width. */
  readonly width: number
}

/** What a line is: a sum of everything, of a part, of a group within a part, or one project. */
export type SheetRowKind = 'total' | 'section' | 'group' | 'project'

/** A line of a sheet, with a value for each column. */
export interface SheetRow {
  readonly kind: SheetRowKind
  readonly values: readonly SheetValue[]
}

/** A sheet to be handed round: what it says, apart from the file it becomes. */
export interface SheetTable {
  /** The sheet's tab. */
  readonly tab: string
  readonly title: string
  /** What stands above the table on the right: `单位：万元`. */
  readonly unit: string
  readonly columns: readonly SheetColumn[]
  /** Read once, line by line: a long ledger is never laid out in one go. */
  readonly rows: Iterable<SheetRow>
  /** Under the table: the rule, the date, what is left out. */
  readonly notes: readonly string[]
  /** Columns that stay in sight at the left. */
  readonly frozen: number
  /** Paper, in landscape. */
  readonly paper: 'a4' | 'a3'
  /** Without the ending. */
  readonly fileName: string
}
