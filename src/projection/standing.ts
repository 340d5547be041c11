import { lastDayOf, monthOf, type IsoDate, type Period } from '#domain/calendar.ts'
import type { Issue } from '#domain/coordination.ts'
import type { LightRule } from '#domain/light.ts'
import type { Project, ProjectId } from '#domain/project.ts'

/**
 * From where the year is looked at: 截至月份 and the day on which what is overdue is told. The report's year is not
 * the calendar's, so both are chosen for the whole app and never taken from the clock by a rule.
 */
export interface Standing {
  readonly year: number
  /** 截至月份, 0–12: the month m up to which reports count; 0 when none of the year was reported. */
  readonly month: number
  readonly day: IsoDate
  readonly rule: LightRule
  readonly issuesOf: (project: ProjectId) => readonly Issue[]
}

/**
 * The day a 截至月份 is looked at from: its last day; today while the month is the one that most have reported of the running year, or later
 * (its reports come in during the next month, and what is overdue grows until then). Never a day to come.
 */
export function dayOfStanding(year: number, period: Period | null, isLatest: boolean, today: IsoDate): IsoDate {
  const last = period === null ? (`${year}-12-31` as IsoDate) : lastDayOf(period)
  if (last > today) return today
  return isLatest && monthOf(today).year === year ? today : last
}

/** Groups issues by project once, for as many lights as are asked. */
export function issuesByProject(issues: Iterable<Issue>): Standing['issuesOf'] {
  const byProject = new Map<string, Issue[]>()
  for (const issue of issues) byProject.set(issue.project, [...(byProject.get(issue.project) ?? []), issue])
  return (project) => byProject.get(project) ?? []
}

/** The project as it was reported up to a month: later months are left out. The same object when there are none. */
export function reportedTo(project: Project, period: Period | null): Project {
  if (period === null) return project
  const later = ({ period: other }: { readonly period: Period }): boolean => other > period
  const counted = [...project.statistics.keys()]
  if (!project.reports.some(later) && !project.openReports.some(later) && !counted.some((other) => other > period)) return project
  return {
    ...project,
    reports: project.reports.filter((report) => !later(report)),
    openReports: project.openReports.filter((report) => !later(report)),
    statistics: new Map([...project.statistics].filter(([other]) => other <= period)),
  }
}
