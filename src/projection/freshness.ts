import { daysBetween, lastDayOf, MS_PER_DAY, type IsoDate, type Period } from '#domain/calendar.ts'
import { STALE_DAYS, type Freshness } from '#domain/indicators.ts'
import type { Project } from '#domain/project.ts'
import type { Standing } from './standing.ts'

/**
 * 11. 数据新鲜度 = the days from the last report's 上报日期 to the standing's day, for "上报于 N 天前" (domain.md, section 4).
 * Reports handed in after that day are not seen from it; drafts and what was handed back are none.
 */
export function freshness(project: Project, standing: Pick<Standing, 'day'>): Freshness {
  return freshnessOf(lastReport(project, standing.day), project.reports.at(-1)?.period ?? null, standing.day)
}

/** The day of a project's last report up to a day; `null` when none says its day. */
export function lastReport({ reports }: Project, day: IsoDate): IsoDate | null {
  let last: IsoDate | null = null
  for (const { reportedOn } of reports) if (reportedOn !== null && reportedOn <= day && (last === null || reportedOn > last)) last = reportedOn
  return last
}

/** The earliest day whose reports are still fresh on a day. */
export const freshSince = (day: IsoDate): IsoDate => new Date(Date.parse(day) - STALE_DAYS * MS_PER_DAY).toISOString().slice(0, 10) as IsoDate

/** Tells whether figures are stale: last reported before `since`, by the month's last day where the day is not known, or never. */
export function isStale(lastReportedOn: IsoDate | null, lastPeriod: Period | null, since: IsoDate): boolean {
  const from = lastReportedOn ?? (lastPeriod === null ? null : lastDayOf(lastPeriod))
  return from === null || from < since
}

/** Freshness from the last report's day and month. */
export const freshnessOf = (lastReportedOn: IsoDate | null, lastPeriod: Period | null, day: IsoDate): Freshness =>
  ({ days: lastReportedOn === null ? null : daysBetween(lastReportedOn, day), lastReportedOn, lastPeriod, stale: isStale(lastReportedOn, lastPeriod, freshSince(day)) })
