import type { IsoDate } from '#domain/calendar.ts'
import { splitField } from '#domain/fields.ts'
import { counts, type MonthlyReport } from '#domain/monthlyReport.ts'
import type { Project } from '#domain/project.ts'
import type { RowValue } from './readRows.ts'

/** What a year's reports up to a month add up to, as the register has them; 元. */
export interface Reported {
  /** The months before, together; `null` when none of them was reported. */
  readonly earlier: number | null
  /** The month itself; `null` is 未填. */
  readonly month: number | null
  /** Whether a figure of this month alone would leave out months that nobody reported. */
  readonly hasGap: boolean
  /** Both; `null` when nothing was reported up to the month. */
  readonly cumulative: number | null
}

/** Sums the reports of a report path's year up to its month. */
export function reportedUpTo(project: Project | null, path: string): Reported {
  const period = splitField(path)[1]
  const known = (project?.reports ?? []).filter(
    (report) => report.invested !== null && report.period.startsWith(period.slice(0, 5)) && report.period <= period,
  )
  const sum = (reports: readonly MonthlyReport[]): number | null =>
    reports.length === 0 ? null : reports.reduce((all, { invested }) => all + (invested ?? 0), 0)
  const before = monthBefore(path)
  return {
    hasGap: before !== null && !known.some((report) => before.endsWith(report.period)),
    earlier: sum(known.filter((report) => report.period < period)),
    month: known.find((report) => report.period === period)?.invested ?? null,
    cumulative: sum(known),
  }
}

/** The report of a path as the register has it, whether it counts or stands as 草稿 or 退回. */
export function reportAt(project: Project | null, path: string): MonthlyReport | null {
  const [, own] = splitField(path)
  const isOwn = ({ period }: MonthlyReport): boolean => period === own
  return project?.reports.find(isOwn) ?? project?.openReports.find(isOwn) ?? null
}

/** The report of a path that counts in nothing yet: 草稿, or 退回; `null` where it counts or nothing was written. */
export function openReportAt(project: Project | null, path: string): MonthlyReport | null {
  if (project === null || project.openReports.length === 0) return null
  const report = reportAt(project, path)
  return report === null || counts(report) ? null : report
}

/** Tells whether the month of a path has not begun on a day: nothing can have been done in it. */
export const isFuture = (path: string, today: IsoDate): boolean => splitField(path)[1] > today.slice(0, 7)

/** The path of the month before, within the year; `null` in January. */
function monthBefore(path: string): string | null {
  const month = Number(path.slice(-2))
  return month === 1 ? null : `${path.slice(0, -2)}${String(month - 1).padStart(2, '0')}`
}

/**
 * Turns a sheet's 年初累计 into the months' own figures, since a cumulative is derived and never typed: what is not yet
 * reported goes into the month the sheet is of. Beside a figure of the month itself, the rest goes into the month before.
 */
export function monthlyValues(values: readonly RowValue[], project: Project | null, today: IsoDate): readonly RowValue[] {
  return values.flatMap((value) => {
    if (value.part !== 'yearToDate' || value.fault !== null || typeof value.value !== 'number' || isFuture(value.path, today)) return [value]
    const own = values.find(({ path, part, fault }) => path === value.path && part === 'invested' && fault === null)
    return typeof own?.value === 'number' ? besideMonth(value, own.value, project) : [value]
  })
}

function besideMonth(value: RowValue, month: number, project: Project | null): RowValue[] {
  const rest = (value.value as number) - month
  const { earlier } = reportedUpTo(project, value.path)
  if (rest === (earlier ?? 0)) return []
  const before = monthBefore(value.path)
  if (earlier !== null || before === null || rest < 0)
    return [{ ...value, fault: { code: 'cell/month-differs', cumulative: rest, earlier: earlier ?? 0 } }]
  return [{ ...value, path: before, value: rest }]
}
