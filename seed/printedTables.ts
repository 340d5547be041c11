import type { PublishedPlan, PublishedTable } from '#importing/published.ts'
import type { MarginTables, PrintedMargin } from './margins.ts'
import { tenthsOf } from './rounding.ts'

/** 其他 has the figures of 城镇有机更新: they are the same five projects (report, tables 2 and 3). */
const SHARED = { row: '城镇有机更新', column: '其他' } as const

/**
 * What stands in for a share that no amounts can print: the nearest that some can. Which shares those are is
 * said by the published file and proved by the tests.
 */
function shareOf(plan: PublishedPlan, table: PublishedTable, row: string, printed: string): number {
  const difference = plan.knownDifferences.find(
    (known) => known.table === table.caption && known.row === row && known.column === 'share',
  )
  if (!difference || difference.reachable) return tenthsOf(printed)
  return tenthsOf(printed > difference.highest ? difference.highest : difference.lowest)
}

const planLines = (plan: PublishedPlan, table: PublishedTable): PrintedMargin[] =>
  table.rows.map(({ label, annualPlan, share }) => ({
    label,
    amount: tenthsOf(annualPlan),
    share: shareOf(plan, table, label, share),
  }))

const totalLines = (table: PublishedTable): PrintedMargin[] =>
  table.rows.map(({ label, totalInvestment }) => ({ label, amount: tenthsOf(totalInvestment), share: null }))

/** The annual plans of tables 2 and 3 with their shares. */
export const planTables = (plan: PublishedPlan): MarginTables => ({
  rows: planLines(plan, plan.sectors),
  columns: planLines(plan, plan.districts),
  shared: SHARED,
})

/** The total investments of tables 2 and 3, which print no shares. */
export const totalTables = (plan: PublishedPlan): MarginTables => ({
  rows: totalLines(plan.sectors),
  columns: totalLines(plan.districts),
  shared: SHARED,
})
