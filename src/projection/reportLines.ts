import { monthOf, periodOf, type IsoDate, type Period } from '#domain/calendar.ts'
import { rateText, pointsText, scheduleDifference } from '#domain/indicator.ts'
import type { Yuan } from '#domain/money.ts'
import { missingMonths } from '#domain/missingMonths.ts'
import { counts, type MonthlyReport, type ReportState } from '#domain/monthlyReport.ts'
import { keyed } from '#domain/fields.ts'
import type { Actor } from '#domain/person.ts'
import { planOf, type Project } from '#domain/project.ts'

/** A project's line in a month's table. Amounts in 元; `null` is 未填 or 未报. */
export interface MonthLine {
  readonly project: Project
  readonly period: Period
  readonly annualPlan: Yuan | null
  /** 上月累计: what the year's months before this one add up to, of those that count. */
  readonly before: Yuan | null
  /** The month as it stands in the register, whether it counts or not. */
  readonly report: MonthlyReport | null
  /** Where the month stands; `未报` when nothing was written of it. */
  readonly state: ReportState | '未报'
  /** The latest month before this one that counts: where suggestions come from. */
  readonly last: MonthlyReport | null
  readonly statistics: Yuan | null
  /** Two devices wrote the month apart: settled on the project page before anything is typed. */
  readonly inConflict: boolean
  /** Months of the year before this one that were never handed in. */
  readonly missing: readonly number[]
}

/** The month of a project, open or counting; `null` when nothing was written of it. */
export function reportOf(project: Project, period: Period): MonthlyReport | null {
  const own = (report: MonthlyReport): boolean => report.period === period
  return project.reports.find(own) ?? project.openReports.find(own) ?? null
}

/** A project's line in a month's table. */
export function monthLine(project: Project, period: Period): MonthLine {
  const { year } = monthOf(period)
  const report = reportOf(project, period)
  const earlier = project.reports.filter((one) => one.period < period)
  const ofYear = earlier.flatMap((one) => (one.invested !== null && one.period.startsWith(`${year}-`) ? [one.invested] : []))
  return {
    project, period, report,
    annualPlan: planOf(project, year).annualPlan,
    before: ofYear.length === 0 ? null : (ofYear.reduce<number>((sum, amount) => sum + amount, 0) as Yuan),
    state: report?.state ?? '未报',
    last: earlier.at(-1) ?? null,
    statistics: project.statistics.get(period) ?? null,
    inConflict: project.conflicts.some(({ field }) => field === keyed('report', period)),
    missing: missingBefore(project, period),
  }
}

/** Handed back was handed in once: it is told by itself. The month itself counts as said, for it is being handed in. */
function missingBefore({ actualStart, reports, openReports }: Project, period: Period): readonly number[] {
  const { year, month } = monthOf(period)
  const handedIn = [...reports, ...openReports].filter((report) => report.state !== '草稿' && monthOf(report.period).year === year)
  return missingMonths({ actualStart }, year, month, [month, ...handedIn.map((report) => monthOf(report.period).month)])
}

/** What a month comes to with a figure of its own: the cumulative computes itself and is never typed. */
export interface MonthTotals {
  /** 年初累计, 元; `null` when neither this month nor one before it has a figure. */
  readonly yearToDate: Yuan | null
  /** 完成率 in percent; "—" without a plan or a figure. */
  readonly rate: string
  /** 序时差 in 百分点 with its sign; "—" without a plan or a figure. */
  readonly difference: string
}

/** The totals of a plan, what was done before and what this month adds. */
export function totalsOf({ annualPlan, before, period }: Pick<MonthLine, 'annualPlan' | 'before' | 'period'>, invested: number | null): MonthTotals {
  if (before === null && invested === null) return { yearToDate: null, rate: '—', difference: '—' }
  const done = (before ?? 0) + (invested ?? 0)
  const plan = annualPlan ?? 0
  return { yearToDate: done as Yuan, rate: rateText(done, plan), difference: pointsText(scheduleDifference(done, plan, monthOf(period).month)) }
}

const plain = (text: string | null): string => (text ?? '').normalize('NFKC').trim()

/** Whether a project is a unit's own: the unit answers for it, or is its 属地. */
export function isOfUnit({ responsibleUnit, district }: Project, { unit }: Pick<Actor, 'unit'>): boolean {
  const own = plain(unit)
  return own !== '' && (plain(responsibleUnit) === own || plain(district) === own)
}

/** Whether a unit fills a project in: the one responsible, and the 属地 only where none is named. */
export const answersFor = ({ responsibleUnit, district }: Project, { unit }: Pick<Actor, 'unit'>): boolean =>
  plain(unit) !== '' && plain(responsibleUnit ?? district) === plain(unit)

/** Stages in which nothing is invested; a project in one of them is in a month's table only when it was reported. */
export const OUT_OF_COURSE: readonly Project['stage'][] = ['谋划', '停缓建', '退出']

/** The lines of a month: projects in their course, and those reported all the same; handed-back ones first. */
export function monthLines(projects: Iterable<Project>, period: Period): MonthLine[] {
  const lines: MonthLine[] = []
  for (const project of projects) {
    if (!OUT_OF_COURSE.includes(project.stage) || reportOf(project, period) !== null) lines.push(monthLine(project, period))
  }
  return [...lines.filter(({ state }) => state === '退回'), ...lines.filter(({ state }) => state !== '退回')]
}

/** Where the lines of a month are sorted: what the officer has still to do, what the bureau has, and what is done. */
export const MONTH_STATES = ['待报', '退回', '待审', '已审'] as const
/** One of {@link MONTH_STATES}. */
export type MonthState = (typeof MONTH_STATES)[number]

/** What is to be done next of a line: 未报 and 草稿 are 待报, 已报 is 待审. */
export const stateOf = ({ state }: Pick<MonthLine, 'state'>): MonthState => (state === '已报' ? '待审' : state === '退回' || state === '已审' ? state : '待报')

/**
 * The month a person comes for: the bureau the one in which most wait for a review, or the last one reported; an officer the one after his own last,
 * or the last itself while one of its months was handed back. Never one that has not begun.
 */
export function monthToReport(projects: readonly Project[], year: number, role: Actor['role'], today: IsoDate): Period {
  const latest = latestOf(projects, year, ({ reports }) => reports)
  const back = latestOf(projects, year, ({ openReports }) => openReports.filter(({ state }) => state === '退回'))
  const now = monthOf(today)
  const most = year < now.year ? 12 : year > now.year ? 1 : now.month
  if (role !== '填报员') return (role === '发改局' && mostWaiting(projects, year)) || periodOf(year, Math.min(latest || 1, most))
  return periodOf(year, Math.max(1, Math.min(back || latest + 1, most)))
}

function mostWaiting(projects: readonly Project[], year: number): Period | null {
  let [found, most]: [Period | null, number] = [null, 0]
  for (const [period, { waiting }] of waitingByMonth(projects, year)) {
    if (waiting > most || (waiting === most && found !== null && period > found)) [found, most] = [period, waiting]
  }
  return found
}

function latestOf(projects: readonly Project[], year: number, of: (project: Project) => readonly MonthlyReport[]): number {
  let latest = 0
  for (const project of projects) for (const { period } of of(project)) if (monthOf(period).year === year) latest = Math.max(latest, monthOf(period).month)
  return latest
}

/** Months of a year with reports that wait for a review or were handed back, to be named beside the choice of the month. */
export function waitingByMonth(projects: readonly Project[], year: number): ReadonlyMap<Period, { readonly waiting: number; readonly back: number }> {
  const found = new Map<Period, { waiting: number; back: number }>()
  for (const { reports, openReports } of projects) {
    for (const { period, state } of [...reports, ...openReports]) {
      if (monthOf(period).year !== year || (state !== '已报' && state !== '退回')) continue
      const own = found.get(period) ?? { waiting: 0, back: 0 }
      found.set(period, state === '已报' ? { ...own, waiting: own.waiting + 1 } : { ...own, back: own.back + 1 })
    }
  }
  return found
}

/** Whether a line's month counts in the figures. */
export const lineCounts = ({ report }: Pick<MonthLine, 'report'>): boolean => report !== null && counts(report)
