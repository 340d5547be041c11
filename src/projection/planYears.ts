import type { YearPlan } from '#domain/plan.ts'
import type { Project } from '#domain/project.ts'

/** The years that have a plan, latest first. A plan of which nothing is filled in, as after a turn taken back, is none. */
export function planYears(projects: Iterable<Project>): number[] {
  const years = new Set<number>()
  for (const { plans } of projects) for (const [year, plan] of plans) if (isFilled(plan)) years.add(year)
  return [...years].sort((a, b) => b - a)
}

const isFilled = ({ year: _year, ...figures }: YearPlan): boolean => Object.values(figures).some((figure) => figure !== null)
