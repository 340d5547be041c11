import { monthOf } from '#domain/calendar.ts'
import type { Project } from '#domain/project.ts'

/** The months of a year that were reported with a figure, 1–12, in order. */
export function reportedMonths({ reports }: Pick<Project, 'reports'>, year: number): number[] {
  return reports.filter(({ period, invested }) => invested !== null && period.startsWith(`${year}-`)).map(({ period }) => Number(period.slice(5)))
}

/**
 * The months up to `month` for which a project's year has no figure: from the month it was started in, else from the
 * first reported, else from January. A January that February was reported for is none: the two are often handed in as one.
 */
export function missingMonths(project: Pick<Project, 'actualStart' | 'reports'>, year: number, month: number): number[] {
  const reported = reportedMonths(project, year)
  const start = project.actualStart === null ? null : monthOf(project.actualStart)
  const begun = start === null ? (reported[0] ?? 1) : start.year < year ? 1 : start.year === year ? start.month : 13
  const first = Math.min(begun, reported[0] ?? (begun > month ? 1 : begun))
  const excused = reported.includes(2) ? 1 : 0
  return Array.from({ length: Math.max(0, month - first + 1) }, (_, at) => first + at).filter((one) => one !== excused && !reported.includes(one))
}
