import { lastDayOf, monthOf, periodOf, type Period } from '#domain/calendar.ts'
import { planOf, type Project } from '#domain/project.ts'
import { hasStarted } from './lights.ts'

/** How many projects were due to report a month, and how many of them did. */
export interface ReportTally {
  readonly due: number
  readonly reported: number
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)

/** The latest month of a year that any project was reported for, `YYYY-MM`; `null` when none was. */
export function lastReportedPeriod(projects: Iterable<Project>, year: number): Period | null {
  let latest: Period | null = null
  for (const { reports } of projects) {
    for (const { period } of reports) if (period.startsWith(`${year}-`) && (latest === null || period > latest)) latest = period
  }
  return latest
}

/** Tells of each month of a year, January first, how many of the projects due to report it did. */
export function reportTallies(projects: Iterable<Project>, year: number): readonly ReportTally[] {
  const ends = MONTHS.map((month) => lastDayOf(periodOf(year, month)))
  const [due, reported] = [MONTHS.map(() => 0), MONTHS.map(() => 0)]
  for (const project of projects) {
    if (!isAsked(project, year)) continue
    const first = ends.findIndex((end) => hasStarted(project, end))
    if (first < 0) continue
    for (let at = first; at < 12; at += 1) due[at] = (due[at] ?? 0) + 1
    for (const { period, invested } of project.reports) {
      const at = period.startsWith(`${year}-`) && invested !== null ? Number(period.slice(5)) - 1 : -1
      if (at >= first) reported[at] = (reported[at] ?? 0) + 1
    }
  }
  return MONTHS.map((_, at) => ({ due: due[at] ?? 0, reported: reported[at] ?? 0 }))
}

/** A project with a plan in the year that is neither suspended nor withdrawn; it is due once it has started. */
const isAsked = (project: Project, year: number): boolean =>
  project.stage !== '停缓建' && project.stage !== '退出' && (planOf(project, year).annualPlan ?? 0) > 0

/** Enough to speak for the district: at least half of those due. */
const isEnough = ({ due, reported }: ReportTally): boolean => reported > 0 && reported * 2 >= due

/** Tells whether at least half of the projects due reported a month. */
export function prevails(projects: Iterable<Project>, period: Period): boolean {
  const { year, month } = monthOf(period)
  const tally = reportTallies(projects, year)[month - 1]
  return tally !== undefined && isEnough(tally)
}

/**
 * The month that is shown while nobody has chosen one: the latest that at least half of the projects due reported, so
 * that one early report does not move the district's figures on; else the latest that any project was reported for.
 */
export function prevailingPeriod(projects: readonly Project[], year: number): Period | null {
  const prevailing = reportTallies(projects, year).findLastIndex(isEnough)
  return prevailing < 0 ? lastReportedPeriod(projects, year) : periodOf(year, prevailing + 1)
}
