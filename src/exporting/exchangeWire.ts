import type { Exchange, ExchangeFile, ExchangeOrder } from './exchange.ts'

/** What the page tells the worker, in this order; texts as JSON, which costs a quarter of cloning them. */
export type ToWriter =
  | { readonly order: ExchangeOrder }
  | { readonly texts: string }
  | { readonly here: readonly string[] }
  | { readonly file: ExchangeFile }
  | { readonly end: true }

/** What the worker answers: after `here` the files it wants, after `end` the package. */
export type FromWriter =
  | { readonly wanted: readonly string[] }
  | { readonly exchange: Exchange }
  | { readonly failed: string }
