import { monthOf, type IsoDate } from './calendar.ts'
import { missingMonths } from './missingMonths.ts'
import type { Yuan } from './money.ts'
import type { ReportState } from './monthlyReport.ts'
import type { Actor } from './person.ts'
import { LIST_NAMES } from './plan.ts'
import { cumulative, planOf, yearToDate, type Project } from './project.ts'

/** Why a turn is refused. */
export type TurnIssue =
  | { readonly code: 'turn/bureau-only'; readonly person: string }
  | { readonly code: 'turn/not-over'; readonly year: number }
  | { readonly code: 'turn/done'; readonly from: number; readonly to: number }
  | { readonly code: 'turn/none-taken' }
  | { readonly code: 'turn/mistyped'; readonly project: string; readonly count: number }
  | { readonly code: 'turn/not-turned'; readonly from: number; readonly to: number }
  /** Somebody has since written over what the turn wrote. `field` is a path of `fields.ts`. */
  | { readonly code: 'turn/overwritten'; readonly project: string; readonly field: string }

/** What a person should know of a project's year before it is carried. Months are 1–12. */
export type TurnWarning =
  | { readonly code: 'open'; readonly state: ReportState; readonly months: readonly number[] }
  | { readonly code: 'unreported'; readonly months: readonly number[] }
  | { readonly code: 'before-unknown' }
  | { readonly code: 'exceeds-total'; readonly by: Yuan }

/** Checks that someone may turn the year: the bureau's affair. @returns why not, or `null` */
export const mayTurn = (actor: Actor): TurnIssue | null =>
  actor.role === '发改局' ? null : { code: 'turn/bureau-only', person: actor.person }

/**
 * Tells whether a year is over: the calendar has passed it, or it is December and December prevails, which one early
 * report does not bring about.
 */
export function isYearOver(year: number, today: IsoDate, decemberPrevails: boolean): boolean {
  const now = monthOf(today)
  return now.year > year || (now.year === year && now.month === 12 && decemberPrevails)
}

/**
 * Lists that say what a project is are proposed to be carried; those of a funding channel are not, because funds are
 * applied for by year.
 */
const LASTING_LISTS: readonly string[] = LIST_NAMES.slice(0, 3)

/** Tells whether membership of a list is proposed for the new year. */
export const isLastingList = (list: string): boolean => LASTING_LISTS.includes(list)

/** How many times the plan of the year before a proposed plan may be before it is asked about. */
const STEEP = 2

/** Tells whether a year's plans come to more than a plan that follows another would: more than twice as much, in 元. */
export const isSteep = (before: Yuan, after: Yuan): boolean => before > 0 && after > STEEP * before

/** What does not count in the cumulative that is carried, or looks wrong in it. */
export function turnWarnings(project: Project, from: number): TurnWarning[] {
  const open = project.openReports.filter(({ period }) => monthOf(period).year === from)
  const states: readonly ReportState[] = ['草稿', '退回']
  const openMonths = states
    .map((state) => ({ state, months: open.filter((report) => report.state === state).map(({ period }) => monthOf(period).month) }))
    .filter(({ months }) => months.length > 0)
  const unreported = unreportedMonths(project, from)
  const total = cumulative(project, from)
  const over = total !== null && project.totalInvestment !== null ? total - project.totalInvestment : 0
  return [
    ...openMonths.map(({ state, months }): TurnWarning => ({ code: 'open', state, months })),
    ...(unreported.length > 0 ? [{ code: 'unreported', months: unreported } as const] : []),
    ...(planOf(project, from).completedBeforeYear === null && yearToDate(project, from) !== null ? [{ code: 'before-unknown' } as const] : []),
    ...(over > 0 ? [{ code: 'exceeds-total', by: over as Yuan } as const] : []),
  ]
}

/** Months of the year for which a project under construction has nothing, not even a draft. */
function unreportedMonths({ stage, actualStart, reports, openReports }: Project, year: number): number[] {
  if (stage !== '开工' && stage !== '续建') return []
  const said = [...reports, ...openReports].filter(({ period }) => monthOf(period).year === year)
  return missingMonths({ actualStart }, year, 12, said.map(({ period }) => monthOf(period).month))
}
