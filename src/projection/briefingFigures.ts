import { asPrinted, type SaidFigures } from '#domain/briefingWords.ts'
import { rateText, scheduleDifference } from '#domain/indicator.ts'
import { sayDifference } from '#domain/lightWords.ts'
import { formatYi } from '#domain/money.ts'
import type { Project } from '#domain/project.ts'
import { sumUp } from './rollup.ts'
import type { Standing } from './standing.ts'

/** What a group adds up to, as the screen prints it. Nothing reported is no 0, and a plan of 0 has no rate. */
export function saidFigures(projects: readonly Project[], { year, month }: Pick<Standing, 'year' | 'month'>): SaidFigures {
  const sums = sumUp(projects, year)
  const reported = month > 0 && sums.unreported < sums.projects
  const difference = reported ? scheduleDifference(sums.plannedDone, sums.annualPlan, month) : null
  return {
    projects: sums.projects,
    totalInvestment: formatYi(sums.totalInvestment),
    annualPlan: formatYi(sums.annualPlan),
    done: reported ? formatYi(sums.done) : null,
    rate: reported && sums.annualPlan > 0 ? rateText(sums.plannedDone, sums.annualPlan) : null,
    ahead: difference === null ? null : asPrinted(sayDifference(difference)),
    unknownTotal: sums.unknownTotal,
    unknownPlan: sums.unknownPlan,
    unreported: sums.unreported,
  }
}
