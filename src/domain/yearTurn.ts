import { monthOf, monthsBetween, periodOf, type IsoDate, type Period } from './calendar.ts'
import { YUAN_PER_WAN, type Yuan } from './money.ts'
import type { PlanCategory } from './plan.ts'
import { cumulative, planOf, type Project } from './project.ts'
import type { Stage } from './stage.ts'

/**
 * 年度结转 (domain.md, section 3: the turn of the year). Every rule takes `to`, the year that begins; the year that
 * ends is the one before. What is said here is a proposal: a person may change it before the turn is accepted.
 */

/** What the turn makes of a project. The first three are carried into the new year; the others get no plan of it. */
export const TURN_KINDS = ['转为续建', '续建', '储备', '投产', '停缓建', '退出', '谋划', '已结转'] as const
/** One of {@link TURN_KINDS}. */
export type TurnKind = (typeof TURN_KINDS)[number]

/** A proposed value with the reason why, for `yearTurnWords.ts`. */
export interface Proposal<T> {
  readonly value: T
  readonly why: TurnReason
}

/** Why a category or a plan is proposed. Months are `YYYY-MM`, amounts 元. */
export type TurnReason =
  | { readonly code: 'completes' | 'completion-slipped' | 'goes-on' | 'begins' | 'start-slipped' | 'begins-later' | 'begun' | 'completed'; readonly month: string }
  | { readonly code: 'completion-unknown' | 'start-unknown' | 'in-reserve' | 'total-unknown' | 'end-unknown' | 'spent' }
  | { readonly code: 'whole'; readonly remaining: Yuan }
  | { readonly code: 'as-before'; readonly remaining: Yuan }
  | { readonly code: 'overdue'; readonly remaining: Yuan; readonly month: string }
  | { readonly code: 'share'; readonly remaining: Yuan; readonly months: number; readonly of: number }

/** How a plan is proposed: by the months left, or as much as the year before; never more than what remains. */
export const PLAN_BASES = ['按剩余月份', '同上年计划'] as const
/** One of {@link PLAN_BASES}. */
export type PlanBasis = (typeof PLAN_BASES)[number]

/** A proposed share is rounded down to whole 10 万元: a plan is no quotient to the 元. */
const STEP = 10 * YUAN_PER_WAN

const firstDay = (year: number): IsoDate => `${year}-01-01` as IsoDate

/** Where a project stood when the year ended: what began or was completed since was not so then. */
export function stageAtTurn({ stage, stageSince }: Pick<Project, 'stage' | 'stageSince'>, to: number): Stage {
  if (stageSince === null || stageSince < firstDay(to)) return stage
  return stage === '开工' ? '储备' : stage === '投产' ? '续建' : stage
}

/** What the turn makes of a project. 已结转: nothing is left to write, by whichever way it was written. */
export function turnKindOf(project: Project, to: number): TurnKind {
  const stage = stageAtTurn(project, to)
  if (stage === '投产' || stage === '停缓建' || stage === '退出' || stage === '谋划') return stage
  const { planCategory, completedBeforeYear } = planOf(project, to)
  const isCarried = completedBeforeYear !== null || cumulative(project, to - 1) === null
  if (stage !== '开工' && planCategory !== null && isCarried) return '已结转'
  return stage === '开工' ? '转为续建' : stage
}

/** Tells whether the turn writes a new year for a project. */
export const isCarriedOver = (kind: TurnKind): boolean => kind === '转为续建' || kind === '续建' || kind === '储备'

/** The plan category proposed: by the planned completion of what is being built, by the planned start of what is not. */
export function proposeCategory(project: Project, to: number): Proposal<PlanCategory> {
  return stageAtTurn(project, to) === '储备' ? ofReserve(project, to) : ofOngoing(project, to)
}

function ofOngoing({ stage, stageSince, plannedCompletion }: Project, to: number): Proposal<PlanCategory> {
  if (stage === '投产' && stageSince !== null) return { value: '建成', why: { code: 'completed', month: monthText(stageSince) } }
  if (plannedCompletion === null) return { value: '续建', why: { code: 'completion-unknown' } }
  const month = monthText(plannedCompletion)
  const { year } = monthOf(plannedCompletion)
  if (year > to) return { value: '续建', why: { code: 'goes-on', month } }
  return { value: '建成', why: { code: year === to ? 'completes' : 'completion-slipped', month } }
}

function ofReserve({ stage, stageSince, plannedStart }: Project, to: number): Proposal<PlanCategory> {
  if (stage === '开工' && stageSince !== null) return { value: '新开工', why: { code: 'begun', month: monthText(stageSince) } }
  if (plannedStart === null) return { value: '预备', why: { code: 'start-unknown' } }
  const month = monthText(plannedStart)
  const { year } = monthOf(plannedStart)
  if (year > to) return { value: '预备', why: { code: 'begins-later', month } }
  return { value: '新开工', why: { code: year === to ? 'begins' : 'start-slipped', month } }
}

/**
 * The annual plan proposed, in 元: what remains of the total, but not more than the new year's months among those
 * left until the planned completion; or as much as the year before. `null` where nothing can be computed, and for 预备.
 */
export function proposePlan(project: Project, to: number, category: PlanCategory, basis: PlanBasis = '按剩余月份'): Proposal<Yuan | null> {
  if (category === '预备') return { value: null, why: { code: 'in-reserve' } }
  if (project.totalInvestment === null) return { value: null, why: { code: 'total-unknown' } }
  const remaining = (project.totalInvestment - (cumulative(project, to - 1) ?? 0)) as Yuan
  if (remaining <= 0) return { value: 0 as Yuan, why: { code: 'spent' } }
  const before = planOf(project, to - 1).annualPlan
  if (basis === '同上年计划' && before !== null) return { value: Math.min(before, remaining) as Yuan, why: { code: 'as-before', remaining } }
  return byMonths(project, to, category, remaining)
}

function byMonths(project: Project, to: number, category: PlanCategory, remaining: Yuan): Proposal<Yuan | null> {
  const end = lastMonth(project)
  if (end === null) return { value: null, why: { code: 'end-unknown' } }
  const begin = firstMonth(project, to, category)
  const [months, of] = [13 - monthOf(begin).month, monthsBetween(begin, end) + 1]
  if (end < periodOf(to, 1)) return { value: remaining, why: { code: 'overdue', remaining, month: end } }
  if (of <= months) return { value: remaining, why: { code: 'whole', remaining } }
  const share = Math.floor((remaining * months) / of / STEP) * STEP
  return { value: (share > 0 ? share : remaining) as Yuan, why: { code: 'share', remaining, months, of } }
}

const monthText = (day: IsoDate): string => day.slice(0, 7)

/** The month until which there is something to pay. */
function lastMonth({ plannedCompletion, endYear }: Project): Period | null {
  if (plannedCompletion !== null) return monthText(plannedCompletion) as Period
  return endYear === null ? null : periodOf(endYear, 12)
}

/** The first month of the new year in which money is spent: a new start begins with its planned month. */
function firstMonth({ plannedStart }: Project, to: number, category: PlanCategory): Period {
  const january = periodOf(to, 1)
  const start = category === '新开工' && plannedStart !== null ? (monthText(plannedStart) as Period) : january
  return start > january && monthOf(start).year === to ? start : january
}
