import type { IsoDate, Period } from './calendar.ts'
import type { Clock } from './clock.ts'
import type { EventId } from './event.ts'
import type { Acceptance, Approval, InUse, Permit, Photo, Ripeness, Waiver } from './evidence.ts'
import type { Factor } from './factor.ts'
import type { Milestone } from './milestone.ts'
import type { Yuan } from './money.ts'
import type { MonthlyReport } from './monthlyReport.ts'
import type { ListMembership, YearPlan } from './plan.ts'
import type { Sector } from './sector.ts'
import type { Stage } from './stage.ts'

/** `project/…`: a project's id for ever, whatever its code or name becomes. */
export type ProjectId = `project/${string}`

/** One of the values a field holds; two that differ are a conflict until a person settles it. */
export interface Head {
  readonly id: EventId
  readonly value: unknown
  readonly clock: Clock
}

/** A field whose heads differ. `field` is a path of `fields.ts`. */
export interface FieldConflict {
  readonly field: string
  readonly heads: readonly Head[]
}

/** A 容缺 with the stage it let the project enter. */
export interface StageWaiver extends Waiver {
  readonly stage: Stage
}

/**
 * A project as the register shows it: immutable, derived from the log, never stored as truth.
 * Amounts in 元, days as `YYYY-MM-DD`; `null` is 未填.
 */
export interface Project {
  readonly id: ProjectId
  readonly name: string
  readonly projectCode: string | null
  readonly sector: Sector | null
  readonly district: string | null
  readonly investorKind: '政府投资' | '企业投资' | null
  readonly constructionNature: string | null
  readonly site: string | null
  readonly scale: string | null
  readonly longitude: number | null
  readonly latitude: number | null
  readonly startYear: number | null
  readonly endYear: number | null
  readonly plannedStart: IsoDate | null
  readonly actualStart: IsoDate | null
  readonly plannedCompletion: IsoDate | null
  readonly actualCompletion: IsoDate | null
  readonly plannedProduction: IsoDate | null
  readonly actualProduction: IsoDate | null
  readonly totalInvestment: Yuan | null
  readonly totalInvestmentAsOf: IsoDate | null
  readonly totalInvestmentSource: string | null
  readonly responsibleUnit: string | null
  readonly owner: string | null
  readonly contactLeader: string | null
  readonly officer: string | null
  readonly siteContact: string | null
  readonly stage: Stage
  readonly stageSince: IsoDate | null
  readonly suspendedFrom: Stage | null
  readonly statisticsState: '未入' | '已报' | '已入' | null
  readonly statisticsStateSince: IsoDate | null
  readonly ripeness: Ripeness | null
  readonly constructionLibrary: Approval | null
  readonly permit: Permit | null
  readonly acceptance: Acceptance | null
  readonly inUse: InUse | null
  readonly illustrative: boolean
  /** Plans by year. */
  readonly plans: ReadonlyMap<number, YearPlan>
  readonly lists: readonly ListMembership[]
  /** Monthly reports that count (已报, 已审), earliest first. */
  readonly reports: readonly MonthlyReport[]
  /** Months begun or handed back (草稿, 退回), earliest first: they count in no figure. */
  readonly openReports: readonly MonthlyReport[]
  /** The statistics bureau's figures by month, earliest first. */
  readonly statistics: ReadonlyMap<Period, Yuan>
  readonly milestones: readonly Milestone[]
  readonly factors: readonly Factor[]
  readonly photos: readonly Photo[]
  readonly waivers: readonly StageWaiver[]
  readonly conflicts: readonly FieldConflict[]
}

/** The plan of a year, or an empty one: a project without a plan has 未填, not 0. */
export function planOf(project: Project, year: number): YearPlan {
  return project.plans.get(year) ?? emptyPlan(year)
}

/** A year's plan with everything 未填. */
export const emptyPlan = (year: number): YearPlan =>
  ({ year, planCategory: null, annualPlan: null, completedBeforeYear: null, monthlyPlan: null, annualTarget: null })

/**
 * 年初累计: what the year's reports add up to, in 元. Derived, never typed.
 * @returns `null` when no month of the year was reported with a figure
 */
export function yearToDate(project: Project, year: number): Yuan | null {
  const prefix = `${year}-`
  let total: number | null = null
  for (const { period, invested } of project.reports) if (invested !== null && period.startsWith(prefix)) total = (total ?? 0) + invested
  return total as Yuan | null
}

/** 开工累计: the end of the year before and this year's months together, in 元; `null` when neither is known. */
export function cumulative(project: Project, year: number): Yuan | null {
  const before = planOf(project, year).completedBeforeYear
  const done = yearToDate(project, year)
  return before === null && done === null ? null : (((before ?? 0) + (done ?? 0)) as Yuan)
}
