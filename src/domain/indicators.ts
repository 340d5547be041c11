import type { IsoDate, Period } from './calendar.ts'
import type { Fulfilment } from './fulfilment.ts'
import { rateText } from './indicator.ts'
import { GRADES, type Grade } from './light.ts'
import type { Yuan } from './money.ts'
import type { ProjectId } from './project.ts'

/** A quotient of sums, Σ/Σ, kept as its two parts so that it is exact and can say what it was made of. `whole` is above 0. */
export interface Ratio {
  readonly part: number
  readonly whole: number
}

/** Prints a ratio in percent, `37.0`; "—" where there is none. Not clamped at 100. */
export const ratioText = (ratio: Ratio | null, decimals = 1): string => (ratio === null ? '—' : rateText(ratio.part, ratio.whole, decimals))

/** After so many days without a report a project's figures are shown grey: a month, and half of the next. */
export const STALE_DAYS = 45

/** 数据新鲜度: when a project, or a group's most recent one, was last reported. */
export interface Freshness {
  /** Days from the last report's day to the standing's; `null` when no report says its day. */
  readonly days: number | null
  /** The day from which it is counted. */
  readonly day: IsoDate
  readonly lastReportedOn: IsoDate | null
  /** The last month reported, whatever day it was handed in; `null` when none was. */
  readonly lastPeriod: Period | null
  /** More than {@link STALE_DAYS} since then, counted from the month's end where the day is not known; or never reported. */
  readonly stale: boolean
}

/**
 * The groups of projects behind the numbers, so that a number is a door. 当月未报 have reported this year and
 * not 截至月份. The last six are the grades of the worst
 * light. 已开工 and 已建成 are those of the category only; 提前开工 and 提前建成 may be of any.
 */
export const PROJECT_SETS = [
  '全部', '有计划', '计划未填', '总投资未填', '本年未报', '当月未报', '有月度计划', '有累计',
  '计划新开工', '计划续建', '计划建成', '计划预备', '兑现新开工', '兑现续建', '兑现建成', '兑现预备',
  '已开工', '应开未开', '提前开工', '已建成', '应建未建', '提前建成',
  '有统计数', '有到期节点', '有超期节点', '有问题', '有未销号问题', '有超期问题', '应填报', '未按时填报', '数据陈旧', ...GRADES,
] as const
/** One of {@link PROJECT_SETS}. */
export type ProjectSet = (typeof PROJECT_SETS)[number]

/**
 * The indicators of a group of projects (domain.md, section 4). Every ratio is Σ/Σ over the same projects, never a
 * mean of rates, and `null` where its denominator is 0: it prints "—". What each is made of, what is left out and
 * where it comes from stand in `indicatorCatalogue.ts`. Amounts in 元.
 */
export interface Indicators {
  readonly year: number
  /** 截至月份, 0–12. */
  readonly month: number
  readonly day: IsoDate
  readonly projects: number
  /** Σ 总投资, of those known. */
  readonly total: Yuan
  /** P = Σ 年度计划投资. */
  readonly plan: Yuan
  /** A = Σ 年初累计 of the projects with a plan above 0. */
  readonly done: Yuan
  /** Σ 年初累计 of all, those without a plan among them. */
  readonly allDone: Yuan
  /** 1. 投资完成率 = A/P; `null` also while no project with a plan was reported. */
  readonly completion: Ratio | null
  /** 2. 序时进度 = m/12. */
  readonly schedule: Ratio
  /** 3. 序时差 = 1 − 2, in tenths of a 百分点, rounded once; `null` where there is no completion. */
  readonly difference: number | null
  /** 4. 计划曲线比 = A / Σ planned to date, over the projects with a monthly plan (有月度计划). */
  readonly curve: Ratio | null
  /** 5. 开工率 = started / planned 新开工. */
  readonly starts: Ratio | null
  /** 6. 建成率 = completed and in use / planned 建成. */
  readonly completions: Ratio | null
  /** 7. 占总投资 = 开工累计 / 总投资, of the projects where both are known. */
  readonly ofTotal: Ratio | null
  /** 8. 入统率 = Σ statistics / Σ reported, over the months that have both figures. */
  readonly inclusion: Ratio | null
  /** 8. 入统差额 = Σ reported − Σ statistics over the same months; `null` when there is none. */
  readonly inclusionGap: Yuan | null
  /** 9. 节点按期率 = done in time / due, of the milestones due this year before the standing's day. */
  readonly milestones: Ratio | null
  /** Milestones overdue and not done, whatever year they were due in. */
  readonly overdueMilestones: number
  /** 10. 问题销号率 = closed / raised, of the issues open at any time this year. */
  readonly closure: Ratio | null
  /** 10. 问题超期率 = overdue / open. */
  readonly overdueIssues: Ratio | null
  /** 10. 平均销号天数 = Σ days / closed issues. */
  readonly closingDays: Ratio | null
  /** 11. 填报及时率 = months handed in by the reporting day / months whose reporting day has passed. */
  readonly timeliness: Ratio | null
  /** Reports that do not say when they were handed in: neither in time nor late. */
  readonly undatedReports: number
  /** 11. 数据新鲜度 of the most recent report of the group. */
  readonly freshness: Freshness
  /** The last months, 1–12, that the projects of 当月未报 have reported. */
  readonly reportedTo: readonly number[]
  /** Projects by the grade of their worst light. */
  readonly grades: Readonly<Record<Grade, number>>
  /** 已兑现 n/N by plan category; categories without a project are left out. */
  readonly fulfilled: readonly Fulfilment[]
  /** How many projects are in a set. */
  readonly count: (set: ProjectSet) => number
  /** The projects of a set, in the order of the group: what a number leads to. */
  readonly behind: (set: ProjectSet) => readonly ProjectId[]
}
