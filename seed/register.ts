import type { PublishedPlan } from '#importing/published.ts'
import { amountsFor } from './cells.ts'
import type { Fact, SizedFact } from './facts.ts'
import { solveMargins, STEP, type Margins } from './margins.ts'
import { planTables, totalTables } from './printedTables.ts'
import { tenthsOf } from './rounding.ts'
import { rowOf, type SeedRow } from './rows.ts'

/** The day the plan was set, from which the register's state counts. */
export const AS_OF = '2025-02-10'

const SOURCE = '示例数据：53行均为编造，仅分领域、分属地合计与2025年计划报告表2、表3一致'

/** The illustrative register as written to `register-2025.json`. */
export interface SeedRegister {
  readonly format: 'register'
  readonly version: 1
  readonly year: number
  readonly illustrative: true
  readonly source: string
  readonly asOf: string
  readonly rows: readonly SeedRow[]
}

/** Makes the illustrative register: invented facts, sized so that every reachable printed figure comes out. */
export function makeRegister(plan: PublishedPlan, facts: readonly Fact[]): SeedRegister {
  const rows = sized(plan, facts).map(rowOf)
  return {
    format: 'register',
    version: 1,
    year: plan.year,
    illustrative: true,
    source: SOURCE,
    asOf: AS_OF,
    rows,
  }
}

/** Facts with exact amounts; plans in steps of 100 万元, totals in 万元. */
export function sized(plan: PublishedPlan, facts: readonly Fact[]): SizedFact[] {
  const plans = amountsOf(
    facts,
    'plan',
    solveMargins(planTables(plan), tenthsOf(plan.sectors.total.annualPlan)),
    STEP,
  )
  const totals = amountsOf(
    facts,
    'total',
    solveMargins(totalTables(plan), tenthsOf(plan.sectors.total.totalInvestment)),
    1,
  )
  return facts.map((fact, i) => ({ ...fact, planWan: plans[i]!, totalWan: totals[i]! }))
}

function amountsOf(facts: readonly Fact[], size: 'plan' | 'total', margins: Margins, unit: number): number[] {
  const weighted = facts.map(({ sector, district, [size]: weight }) => ({
    sector,
    district,
    weight: Math.round(weight * 10),
  }))
  return amountsFor(weighted, margins, unit)
}
