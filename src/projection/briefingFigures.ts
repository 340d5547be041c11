import { asPrinted, type SaidFigures } from '#domain/briefingWords.ts'
import { ratioText, type Indicators } from '#domain/indicators.ts'
import { sayBehindMonth } from '#domain/indicatorWords.ts'
import { sayDifference } from '#domain/lightWords.ts'
import { formatYi } from '#domain/money.ts'
import type { Project } from '#domain/project.ts'
import { indicatorsOf } from './indicators.ts'
import { sumUp } from './rollup.ts'
import type { Standing } from './standing.ts'

/** What a group adds up to, as the screen prints it. Nothing reported is no 0, and a plan of 0 has no rate. */
export function saidFigures(projects: readonly Project[], standing: Standing, indicators: Indicators = indicatorsOf(projects, standing)): SaidFigures {
  const { unreported: silent } = sumUp(projects, standing.year)
  const { completion, difference } = indicators
  return {
    projects: projects.length,
    totalInvestment: formatYi(indicators.total),
    annualPlan: formatYi(indicators.plan),
    done: standing.month > 0 && silent < projects.length ? formatYi(indicators.allDone) : null,
    rate: completion === null ? null : ratioText(completion),
    ahead: difference === null ? null : asPrinted(sayDifference(difference)),
    unknownTotal: indicators.count('总投资未填'),
    unknownPlan: indicators.count('计划未填'),
    unreported: indicators.count('本年未报'),
    behindMonth: sayBehindMonth(indicators.count('当月未报'), standing.month, indicators.reportedTo),
  }
}
