import { printScaled, roundedQuotient } from './money.ts'

/**
 * The arithmetic of the indicators (domain.md, section 4): always Σ/Σ, never a mean of rates; exact, because amounts
 * are whole 元 and a quotient is rounded once, when it is printed. A plan of 0 has no rate: `null`, printed "—".
 */

/** Months of a year; 序时进度 is m/12. */
const MONTHS = 12

/** Digits by which percents are behind the plain quotient. */
const PERCENT = 2

/** 投资完成率 as a number of percent with one decimal, for sheets that calculate on: 97.7. @returns `null` for P = 0 */
export const ratePercent = (done: number, plan: number): number | null => (plan === 0 ? null : roundedQuotient(done, plan, PERCENT + 1) / 10)

/** A part of a whole in percent, as 1. 投资完成率 = A/P: `rateText(977, 1000)` is `97.7`. Not clamped: 151.1 is a rate. @returns "—" for P = 0 */
export function rateText(done: number, plan: number, decimals = 1): string {
  if (plan === 0) return '—'
  return printScaled(roundedQuotient(done, plan, PERCENT + decimals), decimals)
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
  return roundedQuotient(done * MONTHS - plan * month, plan * MONTHS, PERCENT + decimals)
}

/** Prints 百分点 with their sign: `144` is `+14.4`, `-184` is `-18.4`, 0 is `0.0`; `null` is "—". */
export function pointsText(scaled: number | null, decimals = 1): string {
  if (scaled === null) return '—'
  return (scaled > 0 ? '+' : '') + printScaled(scaled, decimals)
}
