import type { PlanCategory } from './plan.ts'
import type { Stage } from './stage.ts'

/**
 * The stages in which a project has done what its plan category promised of the year: 已兑现 n/N. Plan category is
 * not stage (domain.md, section 1): a 建成 project is 兑现 only when it is accepted and in use. 预备 promises nothing.
 */
export const FULFILLING_STAGES: Readonly<Record<PlanCategory, readonly Stage[]>> = {
  新开工: ['开工', '续建', '投产'],
  续建: ['续建', '投产'],
  建成: ['投产'],
  预备: [],
}

/** How many projects of a plan category there are, and how many have done what the year's plan promised of them. */
export interface Fulfilment {
  readonly category: PlanCategory
  readonly projects: number
  readonly fulfilled: number
}
