import type { Yuan } from '#domain/money.ts'
import { cumulative, planOf, type Project } from '#domain/project.ts'
import { addSums, NO_SUMS, sumUp, type Sums } from './rollup.ts'

/** What a group of the ledger adds up to: what the board adds, and the two figures that only ledgers carry. 元. */
export interface LedgerSums extends Sums {
  readonly completedBeforeYear: Yuan
  readonly unknownBefore: number
  readonly cumulative: Yuan
  readonly unknownCumulative: number
  /** 开工累计 of the projects whose 总投资 is known: what 占总投资 divides by `totalInvestment`. */
  readonly totalledCumulative: Yuan
}

/** What no project adds up to. */
export const NO_LEDGER_SUMS: LedgerSums = { ...NO_SUMS, completedBeforeYear: 0 as Yuan, unknownBefore: 0, cumulative: 0 as Yuan, unknownCumulative: 0, totalledCumulative: 0 as Yuan }

/** What a project adds to the two figures that only ledgers carry; `null` is 未填. */
interface Carried {
  readonly year: number
  readonly before: number | null
  readonly reached: number | null
}

/** By the project itself, which is immutable: adding up again costs a look-up. */
const known = new WeakMap<Project, Carried>()

function carriedBy(project: Project, year: number): Carried {
  const read = known.get(project)
  if (read?.year === year) return read
  const carried = { year, before: planOf(project, year).completedBeforeYear, reached: cumulative(project, year) }
  known.set(project, carried)
  return carried
}

/** Sums of a ledger's projects, added up in plain variables. */
export function ledgerSums(projects: readonly Project[], year: number): LedgerSums {
  let [before, unknownBefore, whole, unknownCumulative, totalled] = [0, 0, 0, 0, 0]
  for (const project of projects) {
    const own = carriedBy(project, year)
    before += own.before ?? 0
    whole += own.reached ?? 0
    if (own.before === null) unknownBefore += 1
    if (own.reached === null) unknownCumulative += 1
    if (project.totalInvestment !== null) totalled += own.reached ?? 0
  }
  return { ...sumUp(projects, year), completedBeforeYear: before as Yuan, unknownBefore, cumulative: whole as Yuan, unknownCumulative, totalledCumulative: totalled as Yuan }
}

/** Adds two groups; exact, because all of it is whole 元 and counts. */
export function addLedgerSums(a: LedgerSums, b: LedgerSums): LedgerSums {
  return {
    ...addSums(a, b),
    completedBeforeYear: (a.completedBeforeYear + b.completedBeforeYear) as Yuan,
    unknownBefore: a.unknownBefore + b.unknownBefore,
    cumulative: (a.cumulative + b.cumulative) as Yuan,
    unknownCumulative: a.unknownCumulative + b.unknownCumulative,
    totalledCumulative: (a.totalledCumulative + b.totalledCumulative) as Yuan,
  }
}

/** The sum under a column; `null` where a column is not one that adds up. `unknown` projects were 未填 and left out. */
export interface ColumnSum {
  readonly part: number
  /** For a rate: Σ/Σ, never a mean of rates. */
  readonly whole: number | null
  readonly unknown: number
}

/** The sum of a group under a column. */
export function sumUnder(sums: LedgerSums, key: string): ColumnSum | null {
  switch (key) {
    case 'totalInvestment':
      return { part: sums.totalInvestment, whole: null, unknown: sums.unknownTotal }
    case 'annualPlan':
      return { part: sums.annualPlan, whole: null, unknown: sums.unknownPlan }
    case 'yearToDate':
      return { part: sums.done, whole: null, unknown: sums.unreported }
    case 'completedBeforeYear':
      return { part: sums.completedBeforeYear, whole: null, unknown: sums.unknownBefore }
    case 'cumulative':
      return { part: sums.cumulative, whole: null, unknown: sums.unknownCumulative }
    case 'planRate':
      return { part: sums.plannedDone, whole: sums.annualPlan, unknown: sums.unreported }
    case 'totalRate':
      return { part: sums.totalledCumulative, whole: sums.totalInvestment, unknown: sums.unknownCumulative }
    default:
      return null
  }
}
