import { printScaled, roundedQuotient } from './money.ts'

/** One decimal of a percent: shares are printed `58.6` (tables 2 and 3). */
const SHARE_DECIMALS = 1
/** The same precision as a fraction of 1: 0.586. The division stays one of whole 元, never of their hundredfold. */
const FRACTION_DECIMALS = SHARE_DECIMALS + 2

const wholeOf = (parts: readonly number[]): number => parts.reduce((sum, part) => sum + part, 0)

/**
 * Shares of a column in tenths of a percent, plainly rounded; they may add up to 99.9 or 100.1.
 * A column of 0, or one that 核减 has brought below it, has no shares: all are 0.
 */
export function plainShares(parts: readonly number[]): number[] {
  const whole = wholeOf(parts)
  return parts.map((part) => (whole <= 0 ? 0 : roundedQuotient(part, whole, FRACTION_DECIMALS)))
}

/** Shares as a column prints them: tenths of a percent, and the row that took the rounding residue, if any did. */
export interface PrintedShares {
  readonly tenths: readonly number[]
  readonly adjustedRow: number | null
  /** What that row took, in tenths: 1 is 0.1 百分点. */
  readonly residue: number
}

/** Shares that add up to 100.0: the residue of rounding is put on the largest row (how table 2 was made). */
export function printedShares(parts: readonly number[]): PrintedShares {
  const tenths = plainShares(parts)
  const residue = 1000 - wholeOf(tenths)
  if (residue === 0 || wholeOf(parts) <= 0) return { tenths, adjustedRow: null, residue: 0 }
  const largest = parts.reduce((best, part, row) => (part > (parts[best] ?? -1) ? row : best), 0)
  return { tenths: tenths.map((share, row) => (row === largest ? share + residue : share)), adjustedRow: largest, residue }
}

/** Prints tenths of a percent: `586` is `58.6`. */
export const shareText = (tenths: number): string => printScaled(tenths, SHARE_DECIMALS)
