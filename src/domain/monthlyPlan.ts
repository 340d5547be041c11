import { sumYuan, yuanFromWan, type AmountIssue, type Yuan } from './money.ts'
import type { ReportIssue } from './reporting.ts'
import { fail, ok, type Result } from './result.ts'

/** Months of a year's plan. */
export const PLAN_MONTHS = 12

/**
 * Reads twelve monthly plans typed in 万元. All of them or none: a month left blank is 未填 and not 0.
 * @returns the amounts, `null` when all are blank, or why not
 */
export function readMonthlyPlan(texts: readonly string[]): Result<readonly Yuan[] | null, AmountIssue | ReportIssue> {
  const months = Array.from({ length: PLAN_MONTHS }, (_, at) => texts[at]?.trim() ?? '')
  const missing = months.flatMap((text, at) => (text === '' ? [at + 1] : []))
  if (missing.length === PLAN_MONTHS) return ok(null)
  const amounts: Yuan[] = []
  for (const text of months) {
    const amount = text === '' ? null : yuanFromWan(text)
    if (amount && !amount.ok) return amount
    if (amount) amounts.push(amount.value)
  }
  return missing.length > 0 ? fail({ code: 'report/months-missing', months: missing }) : ok(amounts)
}

/** What the typed months add up to, in 元; blank ones and those that cannot be read are left out. */
export const typedPlanSum = (texts: readonly string[]): Yuan =>
  sumYuan(texts.map((text) => {
    const amount = yuanFromWan(text)
    return amount.ok ? amount.value : null
  }))
