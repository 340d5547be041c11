import { printScaled } from './money.ts'

/**
 * The arithmetic of the indicators (domain.md, section 4): always Σ/Σ, never a mean of rates; exact, because amounts
 * are whole 元 and a quotient is rounded once, when it is printed. A plan of 0 has no rate: `null`, printed "—".
 */

/** Months of a year; 序时进度 is m/12. */
const MONTHS = 12

/**
 * Rounds the quotient of two whole numbers half away from zero, scaled by `scale`; exact, because what passes 2^53 on
 * the way is worked out in big integers, which cost fifty times as much. The denominator is above 0.
 */
function rounded(numerator: number, denominator: number, scale: number): number {
  const size = Math.abs(numerator) * scale * 2 + denominator
  const halves = size <= Number.MAX_SAFE_INTEGER ? (size - (size % (denominator * 2))) / (denominator * 2) : bigQuotient(numerator, denominator, scale)
  return numerator < 0 && halves !== 0 ? -halves : halves
}

function bigQuotient(numerator: number, denominator: number, scale: number): number {
  const size = BigInt(Math.abs(numerator)) * BigInt(scale) * 2n + BigInt(denominator)
  return Number(size / (BigInt(denominator) * 2n))
}

/** 1. 投资完成率 = A/P in percent: `rateText(977, 1000)` is `97.7`. Not clamped: 151.1 is a rate. @returns "—" for P = 0 */
export function rateText(done: number, plan: number, decimals = 1): string {
  if (plan === 0) return '—'
  return printScaled(rounded(done, plan, 100 * 10 ** decimals), decimals)
}

/** 2. 序时进度 = m/12 in percent, m the last reported month: month 10 is `83.3`. */
export const scheduleText = (month: number, decimals = 1): string => rateText(month, MONTHS, decimals)

/**
 * 3. 序时差 = 投资完成率 − 序时进度, in 百分点 scaled by 10^decimals: 97.7 % at month 10 is +14.4, so `144`.
 * @param done Σ yearToDate, @param plan Σ annualPlan of the same projects, both 元 and below 750 万亿; @param month 1–12
 * @returns `null` for a plan of 0
 */
export function scheduleDifference(done: number, plan: number, month: number, decimals = 1): number | null {
  if (plan === 0) return null
  return rounded(done * MONTHS - plan * month, plan * MONTHS, 100 * 10 ** decimals)
}

/** Prints 百分点 with their sign: `144` is `+14.4`, `-184` is `-18.4`, 0 is `0.0`; `null` is "—". */
export function pointsText(scaled: number | null, decimals = 1): string {
  if (scaled === null) return '—'
  return (scaled > 0 ? '+' : '') + printScaled(scaled, decimals)
}
