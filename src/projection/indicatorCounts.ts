import { PROJECT_SETS, type ProjectSet } from '#domain/indicators.ts'
import type { Grade } from '#domain/light.ts'
import type { PlanCategory } from '#domain/plan.ts'

/** What is added up beside the sets' sizes: 元, days, milestones, issues and reports; all whole, so that sums are exact. */
export const AMOUNTS = [
  'total', 'plan', 'done', 'allDone', 'curveDone', 'curvePlan', 'cumulative', 'cumulativeTotal', 'counted', 'countedReported',
  'milestonesDue', 'milestonesInTime', 'milestonesOverdue', 'issues', 'issuesClosed', 'issuesOpen', 'issuesOverdue', 'closingDays',
  'reportsDue', 'reportsInTime', 'reportsUndated',
] as const

/** One of {@link AMOUNTS}, or a set's size: 1 for a project that is in it. */
export type Counter = (typeof AMOUNTS)[number] | ProjectSet

const COUNTERS: readonly Counter[] = [...PROJECT_SETS, ...AMOUNTS]

/** The place of each counter in {@link Counts}. */
export const AT = Object.fromEntries(COUNTERS.map((counter, at) => [counter, at])) as Readonly<Record<Counter, number>>

/** Where the sets of each plan category stand. */
export const PROMISED: Readonly<Record<PlanCategory, number>> = { 新开工: AT.计划新开工, 续建: AT.计划续建, 建成: AT.计划建成, 预备: AT.计划预备 }
/** The same of those that did what the plan promised. */
export const KEPT: Readonly<Record<PlanCategory, number>> = { 新开工: AT.兑现新开工, 续建: AT.兑现续建, 建成: AT.兑现建成, 预备: AT.兑现预备 }

/** Where the set of a grade stands. */
export const gradeAt = (grade: Grade): number => AT[grade]

/** A project's share in the indicators, or what a group's shares add up to: a number for each counter. */
export type Counts = number[]

/** Begun with a fraction, so that the engine keeps the copies as plain doubles: a typed array each cost three times as much. */
const NOTHING: Counts = COUNTERS.map(() => 0.5).fill(0)

/** Counts of nothing. */
export const noCounts = (): Counts => NOTHING.slice()

/** One counter's value. */
export const countOf = (counts: Counts, counter: Counter): number => counts[AT[counter]] as number

/** Adds a share to a group's counts, in place; `sign` −1 takes it out again, exactly. */
export function addCounts(into: Counts, share: Counts, sign: 1 | -1 = 1): void {
  for (let at = 0; at < COUNTERS.length; at += 1) into[at] = (into[at] as number) + sign * (share[at] as number)
}
