import type { SheetTable } from '#domain/sheetTable.ts'

/** A table without its rows, which follow as JSON texts: one text costs a quarter of what cloning its cells would. */
export type TableHead = Omit<SheetTable, 'rows'>

/** What the page tells the worker, in this order: the head once, rows as often as it takes, the end. */
export type ToWorker = { readonly head: TableHead } | { readonly rows: string } | { readonly end: true }

/** What the worker answers: the file, or what went wrong. */
export type FromWorker = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly failed: string }
