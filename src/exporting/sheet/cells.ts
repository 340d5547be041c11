import type { SheetColumnKind, SheetValue } from '#domain/sheetTable.ts'
import { guardedText } from '#domain/sheetText.ts'
import { YUAN_PER_WAN } from '#domain/money.ts'

/** Serial 25,569 is 1970-01-01 in a workbook that counts from 1900. */
const SERIAL_OF_1970 = 25_569
const MS_PER_DAY = 86_400_000

/**
 * What a workbook's cell holds: money in 万元, a day as its serial number, a text guarded against formulas. Dividing
 * whole 元 of up to 14 digits gives the number nearest to the decimal one, so that its shortest digits are exact.
 */
export function cellFor(value: SheetValue, kind: SheetColumnKind): string | number | null {
  if (value === null || value === '') return null
  if (typeof value === 'number') return kind === 'money' ? value / YUAN_PER_WAN : value
  return kind === 'day' ? (serialOf(value) ?? guardedText(value)) : guardedText(value)
}

/** A day's serial number, by arithmetic on whole days: no time zone comes in. `null` when the text is no day. */
function serialOf(day: string): number | null {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN
  return Number.isNaN(instant) ? null : instant / MS_PER_DAY + SERIAL_OF_1970
}

/** Tells whether an amount in 元 is not a whole number of 万元, which takes another number format. */
export const hasFraction = (value: SheetValue): boolean => typeof value === 'number' && value % YUAN_PER_WAN !== 0
