import { BackupWriter, type BackupOrder } from './backup.ts'
import { ExchangeWriter, type ExchangeOrder } from './exchange.ts'
import type { FinishedPackage, PackageFile, PackageWriter } from './packageWriter.ts'

/** What is to be made. */
export type PackingOrder =
  { readonly kind: 'exchange'; readonly order: ExchangeOrder } | { readonly kind: 'backup'; readonly order: BackupOrder }

/** What the page tells the worker, in this order; texts as JSON, which costs a quarter of cloning them. */
export type ToPacker =
  | { readonly order: PackingOrder }
  | { readonly texts: string }
  | { readonly waiting: string }
  | { readonly here: readonly string[] }
  | { readonly file: PackageFile }
  | { readonly end: true }

/** What the worker answers: after `here` the files it wants, after each file that it has it, after `end` the package. */
export type FromPacker =
  | { readonly wanted: readonly string[] }
  | { readonly packed: true }
  | { readonly finished: FinishedPackage }
  | { readonly failed: string }

/** The writer of what is to be made. */
export const writerOf = ({ kind, order }: PackingOrder): PackageWriter =>
  kind === 'exchange' ? new ExchangeWriter(order) : new BackupWriter(order)
