import { periodOf } from '#domain/calendar.ts'
import type { Yuan } from '#domain/money.ts'
import { lineCounts, totalsOf, type MonthLine, type MonthTotals } from './reportLines.ts'

/** What a month's lines add up to, in 元; `null` where none of them has a figure. */
export interface MonthSum {
  readonly annualPlan: Yuan | null
  readonly before: Yuan | null
  readonly invested: Yuan | null
  readonly totals: MonthTotals
  /** What stands in the lines and counts in no total. */
  readonly open: { readonly drafts: number; readonly drafted: Yuan | null; readonly back: number }
}

/** What a month's lines add up to, of months that count; 完成率 is Σ/Σ over the projects with a plan (domain.md, section 4). */
export function sumLines(lines: readonly MonthLine[]): MonthSum {
  const [plan, before, invested] = [sum(lines, (line) => line.annualPlan), sum(lines, (line) => line.before), sum(lines, counted)]
  const planned = lines.filter(({ annualPlan }) => annualPlan !== null && annualPlan > 0)
  const period = lines[0]?.period ?? periodOf(1980, 1)
  const rates = totalsOf({ annualPlan: plan, before: sum(planned, (line) => line.before), period }, sum(planned, counted))
  const yearToDate = before === null && invested === null ? null : (((before ?? 0) + (invested ?? 0)) as Yuan)
  const drafts = lines.filter(({ state }) => state === '草稿')
  const open = { drafts: drafts.length, drafted: sum(drafts, ({ report }) => report?.invested ?? null), back: lines.filter(({ state }) => state === '退回').length }
  return { annualPlan: plan, before, invested, totals: { ...rates, yearToDate }, open }
}

const counted = (line: MonthLine): number | null => (lineCounts(line) ? (line.report?.invested ?? null) : null)

function sum<T>(items: readonly T[], of: (item: T) => number | null): Yuan | null {
  let total: number | null = null
  for (const item of items) {
    const amount = of(item)
    if (amount !== null) total = (total ?? 0) + amount
  }
  return total as Yuan | null
}
