import { printScaled, roundedQuotient, type Yuan } from './money.ts'

/** One decimal of a percent: shares are printed `58.6` (tables 2 and 3). */
const SHARE_DECIMALS = 1

/**
 * A part of a whole in percent with one decimal, plainly rounded, e.g. `58.6`.
 * @returns "—" when the whole is 0: a plan of 0 has no rate (domain.md, section 4)
 */
export function percentText(part: number, whole: number): string {
  if (whole === 0) return '—'
  return printScaled(roundedQuotient(part * 100, whole, SHARE_DECIMALS), SHARE_DECIMALS)
}

/** Shares of a column in tenths of a percent, plainly rounded; they may add up to 99.9 or 100.1. */
export function plainShares(parts: readonly Yuan[]): number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0)
  return parts.map((part) => (whole === 0 ? 0 : roundedQuotient(part * 100, whole, SHARE_DECIMALS)))
}

/** Shares as a column prints them: tenths of a percent, and the row that took the rounding residue, if any did. */
export interface PrintedShares {
  readonly tenths: readonly number[]
  readonly adjustedRow: number | null
}

/** Shares that add up to 100.0: the residue of rounding is put on the largest row (how table 2 was made). */
export function printedShares(parts: readonly Yuan[]): PrintedShares {
  const tenths = plainShares(parts)
  const residue = 1000 - tenths.reduce((sum, share) => sum + share, 0)
  const largest = parts.reduce((best, part, row) => (part > (parts[best] ?? -1) ? row : best), 0)
  if (residue === 0 || parts.every((part) => part === 0)) return { tenths, adjustedRow: null }
  return { tenths: tenths.map((share, row) => (row === largest ? share + residue : share)), adjustedRow: largest }
}

/** Prints tenths of a percent: `586` is `58.6`. */
export const shareText = (tenths: number): string => printScaled(tenths, SHARE_DECIMALS)
