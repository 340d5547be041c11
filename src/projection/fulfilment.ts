import { FULFILLING_STAGES, type Fulfilment } from '#domain/fulfilment.ts'
import { PLAN_CATEGORIES } from '#domain/plan.ts'
import { planOf, type Project } from '#domain/project.ts'

/** 已兑现 n/N by plan category, in the order of the plan; categories without a project are left out. */
export function fulfilments(projects: readonly Project[], year: number): Fulfilment[] {
  return PLAN_CATEGORIES.map((category) => {
    const planned = projects.filter((project) => planOf(project, year).planCategory === category)
    const fulfilled = planned.filter(({ stage }) => FULFILLING_STAGES[category].includes(stage))
    return { category, projects: planned.length, fulfilled: fulfilled.length }
  }).filter((fulfilment) => fulfilment.projects > 0)
}
