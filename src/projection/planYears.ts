import type { Project } from '#domain/project.ts'

/** The years that have a plan, latest first. */
export function planYears(projects: Iterable<Project>): number[] {
  const years = new Set<number>()
  for (const { plans } of projects) for (const year of plans.keys()) years.add(year)
  return [...years].sort((a, b) => b - a)
}
