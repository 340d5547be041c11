import { daysBetween, lastDayOf, MS_PER_DAY, type IsoDate, type Period } from '#domain/calendar.ts'
import { STALE_DAYS, type Freshness } from '#domain/indicators.ts'
import type { Project } from '#domain/project.ts'
import type { Standing } from './standing.ts'

/** From where reports are seen. */
type Seen = Pick<Standing, 'year' | 'month' | 'day'>

/** A project's last report as seen from a standing: the day it was handed in, and its month; `null` where there is none. */
export interface LastReport {
  readonly on: IsoDate | null
  readonly period: Period | null
}

/**
 * 11. 数据新鲜度 = the days from the last report's 上报日期 to the standing's day, for "上报于 N 天前" (domain.md, section 4).
 * Reports of a month after 截至月份 or handed in after that day are not seen from it; drafts and what was handed back are none.
 */
export const freshness = (project: Project, seen: Seen): Freshness => freshnessOf(lastReport(project, seen), seen)

/** A project's last report of the months up to 截至月份, handed in by the day. */
export function lastReport({ reports }: Project, { year, month, day }: Seen): LastReport {
  const until = `${year}-${String(month).padStart(2, '0')}`
  let [on, last]: [IsoDate | null, Period | null] = [null, null]
  for (const { period, reportedOn } of reports) {
    if (period > until) continue
    if (last === null || period > last) last = period
    if (reportedOn !== null && reportedOn <= day && (on === null || reportedOn > on)) on = reportedOn
  }
  return { on, period: last }
}

/** The earliest day whose reports are still fresh on a day. */
export const freshSince = (day: IsoDate): IsoDate => new Date(Date.parse(day) - STALE_DAYS * MS_PER_DAY).toISOString().slice(0, 10) as IsoDate

/** Tells whether figures are stale: last reported before `since`, by the month's last day where the day is not known, or never. */
export function isStale({ on, period }: LastReport, since: IsoDate): boolean {
  const from = on ?? (period === null ? null : lastDayOf(period))
  return from === null || from < since
}

/** Freshness from the last report. In a year without reports none of another year's is told: nothing shown comes from it. */
export function freshnessOf(last: LastReport, { month, day }: Seen): Freshness {
  const { on, period } = month === 0 ? { on: null, period: null } : last
  return { day, days: on === null ? null : daysBetween(on, day), lastReportedOn: on, lastPeriod: period, stale: isStale(last, freshSince(day)) }
}
