import { monthOf, type Period } from '#domain/calendar.ts'
import type { Yuan } from '#domain/money.ts'
import { cumulative, type Project } from '#domain/project.ts'
import type { MonthStanding } from '#domain/reporting.ts'
import { monthLine } from './reportLines.ts'

/** What a project's month is held against before it is handed in, of the months that count. */
export function standingOf(project: Project, period: Period): MonthStanding {
  const { year } = monthOf(period)
  const { annualPlan, before, last, missing } = monthLine(project, period)
  const others = project.reports.filter((report) => report.period !== period)
  const amounts = others.flatMap(({ invested }) => (invested === null ? [] : [invested]))
  const ofYear = others.reduce((sum, one) => sum + (one.period.startsWith(`${year}-`) ? (one.invested ?? 0) : 0), 0)
  return {
    annualPlan, last, missing,
    remaining: remainingOf(project, period),
    largest: amounts.length === 0 ? null : (Math.max(...amounts) as Yuan),
    others: [before ?? (0 as Yuan), ofYear as Yuan],
  }
}

/** What is left of the total investment without this month. */
function remainingOf(project: Project, period: Period): Yuan | null {
  if (project.totalInvestment === null) return null
  const own = project.reports.find((report) => report.period === period)?.invested ?? 0
  const done = (cumulative(project, monthOf(period).year) ?? 0) - own
  return Math.max(0, project.totalInvestment - done) as Yuan
}
