import { daysBetween, periodOf, type IsoDate } from '#domain/calendar.ts'
import { FULFILLING_STAGES } from '#domain/fulfilment.ts'
import type { PlanCategory } from '#domain/plan.ts'
import { planOf, type Project } from '#domain/project.ts'
import { isStale, type LastReport } from './freshness.ts'
import { AT, KEPT, PROMISED, type Counts } from './indicatorCounts.ts'
import { hasStarted } from './lights.ts'
import { sumsOf } from './rollup.ts'
import type { Standing } from './standing.ts'

const add = (counts: Counts, at: number, value: number): void => {
  counts[at] = (counts[at] as number) + value
}

/** 1, 4 and 7: P, A of the projects with P > 0, what the monthly plan has come to, and 开工累计 beside 总投资. */
export function countMoney(counts: Counts, project: Project, { year, month }: Standing): void {
  const { completedBeforeYear, monthlyPlan } = planOf(project, year)
  const { totalInvestment, annualPlan, done, unknownPlan, unreported } = sumsOf(project, year)
  counts[AT.全部] = 1
  counts[AT.total] = totalInvestment
  counts[AT.总投资未填] = project.totalInvestment === null ? 1 : 0
  counts[AT.计划未填] = unknownPlan
  counts[AT.allDone] = done
  if (annualPlan > 0) {
    counts[AT.有计划] = 1
    counts[AT.plan] = annualPlan
    counts[AT.done] = done
    counts[AT.本年未报] = unreported
    counts[AT.当月未报] = lacksMonth(project, year, month) && unreported === 0 ? 1 : 0
    if (monthlyPlan !== null) {
      counts[AT.有月度计划] = 1
      counts[AT.curveDone] = done
      for (let at = 0; at < month; at += 1) add(counts, AT.curvePlan, monthlyPlan[at] ?? 0)
    }
  }
  if (totalInvestment > 0 && (completedBeforeYear !== null || unreported === 0)) {
    counts[AT.有累计] = 1
    counts[AT.cumulative] = (completedBeforeYear ?? 0) + done
    counts[AT.cumulativeTotal] = totalInvestment
  }
}

/** Tells whether a project that is neither suspended nor withdrawn has no figure of 截至月份: its sum ends before it. */
const lacksMonth = ({ stage, reports }: Project, year: number, month: number): boolean =>
  month > 0 && stage !== '停缓建' && stage !== '退出' && investedIn(reports, periodOf(year, month)) === null

/**
 * 5 and 6: 开工 and 建成 within their own categories; what should have been by now (the planned month has passed) and
 * what came before its planned month, or this year without being of the category: 预备, next year's, another's.
 */
export function countPromises(counts: Counts, project: Project, { year, day }: Standing): void {
  const { planCategory } = planOf(project, year)
  const { plannedStart, actualStart, plannedCompletion, actualCompletion, stage } = project
  if (planCategory !== null) {
    counts[PROMISED[planCategory]] = 1
    if (FULFILLING_STAGES[planCategory].includes(stage)) counts[KEPT[planCategory]] = 1
  }
  const built = stage === '投产' && (actualCompletion === null || actualCompletion <= day)
  countPromise(counts, STARTS, planCategory, hasStarted(project, day), plannedStart, actualStart, year, day)
  countPromise(counts, COMPLETIONS, planCategory, built, plannedCompletion, actualCompletion, year, day)
}

/** A category's promise, and where it is counted that it was kept, is due, or came early. */
interface Promise {
  readonly category: PlanCategory
  readonly kept: number
  readonly due: number
  readonly early: number
}

const STARTS: Promise = { category: '新开工', kept: AT.已开工, due: AT.应开未开, early: AT.提前开工 }
const COMPLETIONS: Promise = { category: '建成', kept: AT.已建成, due: AT.应建未建, early: AT.提前建成 }

const isMonthBefore = (day: IsoDate, other: IsoDate): boolean => day.slice(0, 7) < other.slice(0, 7)

function countPromise(counts: Counts, { category, kept, due, early }: Promise, own: PlanCategory | null, isKept: boolean, planned: IsoDate | null, actual: IsoDate | null, year: number, day: IsoDate): void {
  if (own !== category) {
    if (isKept && actual?.startsWith(`${year}-`)) counts[early] = 1
    return
  }
  if (isKept) counts[kept] = 1
  if (planned === null) return
  if (!isKept && isMonthBefore(planned, day)) counts[due] = 1
  if (isKept && isMonthBefore(actual ?? day, planned)) counts[early] = 1
}

/**
 * 8: the statistics bureau's figure beside the reported one, over the year's months that have both. January has no
 * figure: February's counts for it too, so it is held against what was reported of both months.
 */
export function countStatistics(counts: Counts, { reports, statistics }: Project, { year }: Standing): void {
  if (statistics.size === 0) return
  for (const [period, counted] of statistics) {
    const invested = period.startsWith(`${year}-`) ? investedIn(reports, period) : null
    if (invested === null) continue
    const january = period.endsWith('-02') ? (investedIn(reports, `${year}-01`) ?? 0) : 0
    counts[AT.有统计数] = 1
    add(counts, AT.counted, counted)
    add(counts, AT.countedReported, invested + january)
  }
}

const investedIn = (reports: Project['reports'], period: string): number | null => reports.find((report) => report.period === period)?.invested ?? null

/** 9: milestones due this year before the day, and those done by their due day; all that are overdue now, as the light tells them. */
export function countMilestones(counts: Counts, { milestones }: Project, { year, day }: Standing): void {
  for (const { due, done } of milestones) {
    if (due === null || due >= day) continue
    if (due.startsWith(`${year}-`)) {
      counts[AT.有到期节点] = 1
      add(counts, AT.milestonesDue, 1)
      if (done !== null && done <= due) add(counts, AT.milestonesInTime, 1)
    }
    if (done !== null && done <= day) continue
    counts[AT.有超期节点] = 1
    add(counts, AT.milestonesOverdue, 1)
  }
}

/** 10: issues that were open at any time of the year up to the day, those closed and after how many days, those overdue. */
export function countIssues(counts: Counts, { id }: Project, { year, day, issuesOf }: Standing): void {
  for (const { reported, closed, due } of issuesOf(id)) {
    if (reported > day || (closed !== null && closed < `${year}-01-01`)) continue
    counts[AT.有问题] = 1
    add(counts, AT.issues, 1)
    if (closed !== null && closed <= day) {
      add(counts, AT.issuesClosed, 1)
      add(counts, AT.closingDays, daysBetween(reported, closed))
      continue
    }
    counts[AT.有未销号问题] = 1
    add(counts, AT.issuesOpen, 1)
    if (due === null || due >= day) continue
    counts[AT.有超期问题] = 1
    add(counts, AT.issuesOverdue, 1)
  }
}

/** What had to be reported by the standing's day. */
export interface Duty {
  /** The months whose reporting day has passed, each with that day. */
  readonly deadlines: readonly (readonly [period: string, deadline: IsoDate])[]
  /** The earliest day whose reports are still fresh. */
  readonly freshSince: IsoDate
}

/** 11: months handed in by their reporting day, and stale figures, of the projects with a plan that are neither suspended nor withdrawn. */
export function countReports(counts: Counts, project: Project, { deadlines, freshSince }: Duty, last: LastReport): void {
  const { reports, stage } = project
  if (counts[AT.有计划] === 0 || stage === '停缓建' || stage === '退出') return
  counts[AT.应填报] = 1
  if (isStale(last, freshSince)) counts[AT.数据陈旧] = 1
  for (const [period, deadline] of deadlines) {
    const report = reports.find((one) => one.period === period)
    if (report?.reportedOn === null) {
      add(counts, AT.reportsUndated, 1)
      continue
    }
    add(counts, AT.reportsDue, 1)
    if (report !== undefined && report.reportedOn <= deadline) add(counts, AT.reportsInTime, 1)
    else counts[AT.未按时填报] = 1
  }
}
