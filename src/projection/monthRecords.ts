import { monthOf, periodOf, type Period } from '#domain/calendar.ts'
import type { Yuan } from '#domain/money.ts'
import { planOf, type Project } from '#domain/project.ts'
import { lineCounts, monthLine, totalsOf, type MonthLine, type MonthTotals } from './reportLines.ts'

/** The difference of what was reported and what statistics counted, both of the year up to a month, in 元: February's count holds January too. `null` unless the month has both. */
export function statisticsGap(project: Project, period: Period): Yuan | null {
  const year = period.slice(0, 5)
  const within = (other: Period): boolean => other.startsWith(year) && other <= period
  if (!project.statistics.has(period) || !project.reports.some((one) => one.period === period)) return null
  const reported = project.reports.reduce((total, one) => total + (within(one.period) ? (one.invested ?? 0) : 0), 0)
  return (reported - [...project.statistics].reduce((total, [other, amount]) => total + (within(other) ? amount : 0), 0)) as Yuan
}

/** A month of a project's page: its line with what it comes to, its plan, and how far statistics stands apart. */
export interface MonthRecord {
  readonly line: MonthLine
  readonly counts: boolean
  readonly totals: MonthTotals
  readonly planned: Yuan | null
  /** See {@link statisticsGap}. */
  readonly gap: Yuan | null
}

/**
 * A year's months up to the last that was planned, reported or counted by statistics.
 * @param until a further month to be reported, 1–12; 0 for none
 */
export function monthRecords(project: Project, year: number, until: number): MonthRecord[] {
  const { monthlyPlan } = planOf(project, year)
  const periods = [...project.reports, ...project.openReports].map(({ period }) => period).concat([...project.statistics.keys()])
  const last = periods.reduce((most, period) => (monthOf(period).year === year ? Math.max(most, monthOf(period).month) : most), monthlyPlan ? 12 : until)
  return Array.from({ length: Math.max(last, until) }, (_, at) => {
    const line = monthLine(project, periodOf(year, at + 1))
    return { line, counts: lineCounts(line), totals: totalsOf(line, line.report?.invested ?? null), planned: monthlyPlan?.[at] ?? null, gap: statisticsGap(project, line.period) }
  })
}
