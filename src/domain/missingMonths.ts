import { monthOf } from './calendar.ts'
import type { Project } from './project.ts'

/** The months of a year that were reported with a figure, 1–12, in order. */
export function reportedMonths({ reports }: Pick<Project, 'reports'>, year: number): number[] {
  return reports.filter(({ period, invested }) => invested !== null && period.startsWith(`${year}-`)).map(({ period }) => Number(period.slice(5)))
}

/**
 * The months up to `month` of which a project's year says nothing: from the month it was started in, else from the
 * first of which something is said, else from January. A January is none where February is said: the two are often
 * handed in as one.
 * @param said months, 1–12: those with a figure, those handed in, or those with as much as a draft, as is asked for
 */
export function missingMonths({ actualStart }: Pick<Project, 'actualStart'>, year: number, month: number, said: readonly number[]): number[] {
  const first = Math.min(begunIn(actualStart, year), ...said)
  const from = Number.isFinite(first) ? first : 1
  const excused = said.includes(2) ? 1 : 0
  return Array.from({ length: Math.max(0, month - from + 1) }, (_, at) => from + at).filter((one) => one !== excused && !said.includes(one))
}

/** The month of a year from which a project is asked, 13 where it is not yet; unbounded where its start is 未填. */
function begunIn(actualStart: Project['actualStart'], year: number): number {
  if (actualStart === null) return Infinity
  const start = monthOf(actualStart)
  return start.year < year ? 1 : start.year === year ? start.month : 13
}
