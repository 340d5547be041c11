import type { SheetRowKind } from './sheetTable.ts'

/** A paragraph. `lead` is its beginning in bold; `project` the id of the project that the lead names. */
export interface PaperParagraph {
  readonly lead: string | null
  readonly project: string | null
  readonly text: string
}

/** A part of the text under its heading, which carries its number: `一、总体情况`. */
export interface PaperSection {
  readonly heading: string
  readonly paragraphs: readonly PaperParagraph[]
}

/** A column of a printed table. Figures stand right. */
export interface PaperColumn {
  /** The header's lines, as many as the table has. Equal neighbours are merged, across or down. */
  readonly header: readonly string[]
  readonly align: 'left' | 'center' | 'right'
  /** Its share of the paper, in any unit that all columns of the table have in common. */
  readonly width: number
}

/** A line of a printed table: what stands in it as text, rounded and grouped already. */
export interface PaperRow {
  readonly kind: SheetRowKind
  readonly cells: readonly string[]
}

/** A table as it is printed; what the screen shows and what a file holds are the same texts. */
export interface PaperTable {
  readonly title: string
  /** Above the table on the right: `单位：亿元`; "" where the headers say it. */
  readonly unit: string
  readonly columns: readonly PaperColumn[]
  readonly rows: readonly PaperRow[]
  readonly notes: readonly string[]
}

/** A document to be handed round: text, then tables, then a long table on sheets of its own in landscape. */
export interface PaperDocument {
  readonly title: string
  /** Under the title: the months, the day, the filter in words, where the figures come from. */
  readonly scope: readonly string[]
  /** Says that rows are invented, on the first page and at the head of every page; `null` when none is. */
  readonly warning: string | null
  readonly sections: readonly PaperSection[]
  /** Rules by which the text judges, printed under it. */
  readonly rules: readonly string[]
  readonly tables: readonly PaperTable[]
  readonly detail: PaperTable
  /** Without the ending. */
  readonly fileName: string
}
