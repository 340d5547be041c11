import type { MoneyUnit } from '../layout/headerText.ts'

/** Why the value of one cell cannot stand. Every kind has its words in `wording.ts` and nowhere else. */
export type CellFault =
  | { readonly code: 'cell/error' }
  | { readonly code: 'cell/formula-without-value' }
  | { readonly code: 'cell/boolean' }
  | { readonly code: 'cell/missing' }
  | { readonly code: 'cell/not-money' }
  | { readonly code: 'cell/percent' }
  | { readonly code: 'cell/date-in-money' }
  | { readonly code: 'cell/merged-amount' }
  | { readonly code: 'cell/scaled-format'; readonly format: string }
  | { readonly code: 'cell/too-precise'; readonly unit: MoneyUnit }
  | { readonly code: 'cell/precision' }
  | { readonly code: 'cell/too-large' }
  | { readonly code: 'cell/negative' }
  | { readonly code: 'cell/not-a-day' }
  | { readonly code: 'cell/ambiguous-day' }
  | { readonly code: 'cell/whole-day-needed' }
  | { readonly code: 'cell/minguo'; readonly year: number }
  | { readonly code: 'cell/no-such-day' }
  | { readonly code: 'cell/year-out-of-range' }
  | { readonly code: 'cell/future-day' }
  | { readonly code: 'cell/not-a-year' }
  | { readonly code: 'cell/not-years' }
  | { readonly code: 'cell/not-degrees' }
  /** A 纬度 that can only be a 经度; the 经度 beside it is refused with it. */
  | { readonly code: 'cell/swapped-degrees' }
  /** A field of this key, or with this value, the register has none of. */
  | { readonly code: 'cell/unfit' }
  | { readonly code: 'cell/not-in-list'; readonly choices: readonly string[] }
  | { readonly code: 'cell/unknown-district'; readonly nearest: readonly string[] }
  | { readonly code: 'cell/bad-code' }
  | { readonly code: 'cell/code-is-number' }
  | { readonly code: 'cell/too-long'; readonly limit: number }
  | { readonly code: 'cell/lone-surrogate' }
  | { readonly code: 'cell/forbidden-name' }
  | { readonly code: 'cell/end-before-start'; readonly otherLabel: string; readonly other: string }
  | { readonly code: 'cell/stage-by-gate'; readonly from: string }
  /** Of a month that has not begun, `YYYY-MM`. */
  | { readonly code: 'cell/future-month'; readonly period: string }
  /** Two devices wrote it apart; `field` is the path that has to be settled. */
  | { readonly code: 'cell/in-conflict'; readonly field: string }
  | { readonly code: 'cell/month-differs'; readonly cumulative: number; readonly earlier: number }
  | { readonly code: 'cell/left-by-choice' }
  /** A record that is not written as this app writes it; `form` is an example. */
  | { readonly code: 'cell/not-a-record'; readonly form: string }
  | { readonly code: 'cell/not-lists' }
  | { readonly code: 'cell/by-gate' }
  | { readonly code: 'cell/no-statistics-in-january' }
  | { readonly code: 'cell/months-missing'; readonly months: readonly number[] }

/** What is said beside a value that was accepted. */
export type Mark =
  | 'normalised'
  | 'formula'
  | 'unit-in-cell'
  | 'excel-precision'
  | 'stripped'
  | 'from-group'
  | 'from-merge'
  | 'district-renamed'
  | 'synonym'
  | 'check-digit'
  | 'includes-earlier-months'
  | 'other-lists-kept'
  | 'months-differ-from-plan'

/** What one cell gave: nothing (不修改), a value with its marks, or why it cannot stand. */
export type Reading =
  | { readonly kind: 'blank' }
  | { readonly kind: 'value'; readonly value: unknown; readonly marks: readonly Mark[] }
  | { readonly kind: 'refused'; readonly fault: CellFault }

/** A cell that says nothing: the field stays as it is, never 0 (bad input 8). */
export const BLANK_READING: Reading = { kind: 'blank' }

/** A value with its marks. */
export const read = (value: unknown, marks: readonly Mark[] = []): Reading => ({ kind: 'value', value, marks })

/** A refusal. */
export const refuse = (fault: CellFault): Reading => ({ kind: 'refused', fault })

/** Signs by which ledgers say that there is nothing to say. */
const NOTHING = /^(?:[-‐-―−—－_/／\\]+|无|暂无|未定|待定|n\/a)$/i

/** Tells whether a text stands for nothing. */
export function saysNothing(text: string): boolean {
  const plain = text.trim()
  return plain === '' || NOTHING.test(plain)
}
