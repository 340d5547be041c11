import type { Project } from '#domain/project.ts'
import { printedShares } from '#domain/share.ts'
import { laneOrder } from './board.ts'
import { valuesIn } from './filter.ts'
import { rollUp, type Sums } from './rollup.ts'

/** A sector's or 属地's size in the year: how much, which share, which rank, by total and by annual plan. */
export interface SizeRow {
  readonly name: string
  readonly sums: Sums
  /** Tenths of a percent; a column adds up to 100.0 as the report prints it. */
  readonly totalShare: number
  readonly planShare: number
  /** What the row's shares took of the rounding residue, in tenths: 0 but for the largest row. */
  readonly totalResidue: number
  readonly planResidue: number
  /** 1 is the largest; equal amounts share a rank. */
  readonly totalRank: number
  readonly planRank: number
}

/** Share and size by sector or 属地. Total and annual rank differ, so both are told. */
export function sizes(projects: Iterable<Project>, facet: 'sector' | 'district', year: number): SizeRow[] {
  const groups = rollUp(projects, year, (project) => valuesIn(project, facet, year))
  const names = laneOrder([...groups.keys()], facet)
  const sums = names.map((name) => groups.get(name) as Sums)
  const totals = sums.map(({ totalInvestment }) => totalInvestment)
  const plans = sums.map(({ annualPlan }) => annualPlan)
  const [ofTotal, ofPlan] = [printedShares(totals), printedShares(plans)]
  return names.map((name, at) => ({
    name,
    sums: sums[at] as Sums,
    totalShare: ofTotal.tenths[at] ?? 0,
    planShare: ofPlan.tenths[at] ?? 0,
    totalResidue: ofTotal.adjustedRow === at ? ofTotal.residue : 0,
    planResidue: ofPlan.adjustedRow === at ? ofPlan.residue : 0,
    totalRank: rankIn(totals, totals[at] ?? 0),
    planRank: rankIn(plans, plans[at] ?? 0),
  }))
}

const rankIn = (amounts: readonly number[], own: number): number => 1 + amounts.filter((amount) => amount > own).length
