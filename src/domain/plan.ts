import type { IsoDate } from './calendar.ts'
import type { Yuan } from './money.ts'

/** Plan categories of a year's plan. 3 / 32 / 18 in 2025; frozen with the plan, and not the stage. */
export const PLAN_CATEGORIES = ['新开工', '续建', '建成', '预备'] as const
/** One of {@link PLAN_CATEGORIES}. */
export type PlanCategory = (typeof PLAN_CATEGORIES)[number]

/** The lists (名录) a project may be on, many to many and by year. Data: a new list needs no code. */
export const LIST_NAMES = ['市重点', '省千项万亿', '区重大', '两重', '两新', '专项债', '中央预算内', '土储债'] as const

/** A project's place on a list in a year. `plan` is that list's own figure, in 元; `null` is 未填. */
export interface ListMembership {
  readonly list: string
  readonly year: number
  readonly level: string | null
  readonly plan: Yuan | null
}

/** What a year's plan says of a project. Amounts in 元. */
export interface YearPlan {
  readonly year: number
  readonly planCategory: PlanCategory | null
  readonly annualPlan: Yuan | null
  /** 上年底累计: invested from the start to the end of the year before. */
  readonly completedBeforeYear: Yuan | null
  /** Twelve months' plans, or `null`: without it the schedule is linear. */
  readonly monthlyPlan: readonly Yuan[] | null
  /** 年度形象目标. */
  readonly annualTarget: string | null
}

/** A revision of the annual plan, as `PlanRevised` carries it. */
export interface PlanRevision {
  readonly reason: string
  readonly approver: string | null
  readonly date: IsoDate
}
