import type { Fulfilment } from '#domain/fulfilment.ts'
import { scheduleDifference } from '#domain/indicator.ts'
import type { Freshness, Indicators, ProjectSet, Ratio } from '#domain/indicators.ts'
import { GRADES, type Grade } from '#domain/light.ts'
import { reportedMonths } from '#domain/missingMonths.ts'
import type { Yuan } from '#domain/money.ts'
import { PLAN_CATEGORIES } from '#domain/plan.ts'
import type { Project, ProjectId } from '#domain/project.ts'
import { freshnessOf, type LastReport } from './freshness.ts'
import { addCounts, AT, countOf, KEPT, noCounts, PROMISED, type Counter, type Counts } from './indicatorCounts.ts'
import { sharesFrom, type ShareReader } from './indicatorShare.ts'
import type { Standing } from './standing.ts'

/**
 * The indicators of any group of projects from one standing, in one pass. Pure; each project's share is kept for as
 * long as the project and the standing are the same objects.
 * @param projects already cut at 截至月份, as the shown register gives them
 */
export function indicatorsOf(projects: readonly Project[], standing: Standing): Indicators {
  const reader = sharesFrom(standing)
  const counts = noCounts()
  for (const project of projects) addCounts(counts, reader.share(project).counts)
  return indicatorsFrom(counts, () => projects, reader)
}

/** Indicators from a group's counts; `members` is asked only when a number's door or the freshness is. */
export function indicatorsFrom(counts: Counts, members: () => readonly Project[], reader: ShareReader): Indicators {
  const { year, month, day } = reader.standing
  const of = (counter: Counter): number => countOf(counts, counter)
  const ratio = (part: Counter, whole: Counter): Ratio | null => (of(whole) > 0 ? { part: of(part), whole: of(whole) } : null)
  const completion = of('本年未报') < of('有计划') && month > 0 ? ratio('done', 'plan') : null
  const behind = doors(members, reader)
  let fresh: Freshness | null = null
  let lasts: readonly number[] | null = null
  return {
    year, month, day, projects: of('全部'), total: of('total') as Yuan, plan: of('plan') as Yuan, done: of('done') as Yuan, allDone: of('allDone') as Yuan,
    completion,
    schedule: { part: month, whole: 12 },
    difference: completion && scheduleDifference(completion.part, completion.whole, month),
    curve: ratio('curveDone', 'curvePlan'),
    starts: ratio('已开工', '计划新开工'),
    completions: ratio('已建成', '计划建成'),
    ofTotal: ratio('cumulative', 'cumulativeTotal'),
    inclusion: ratio('counted', 'countedReported'),
    inclusionGap: of('有统计数') > 0 ? ((of('countedReported') - of('counted')) as Yuan) : null,
    milestones: ratio('milestonesInTime', 'milestonesDue'), overdueMilestones: of('milestonesOverdue'),
    closure: ratio('issuesClosed', 'issues'), overdueIssues: ratio('issuesOverdue', 'issuesOpen'), closingDays: ratio('closingDays', 'issuesClosed'),
    timeliness: ratio('reportsInTime', 'reportsDue'), undatedReports: of('reportsUndated'),
    get freshness() { return (fresh ??= latestReport(members(), reader)) },
    get reportedTo() { return (lasts ??= of('当月未报') === 0 ? [] : lastMonths(members(), reader)) },
    grades: Object.fromEntries(GRADES.map((grade) => [grade, of(grade)])) as Record<Grade, number>,
    fulfilled: fulfilledIn(counts),
    count: of, behind,
  }
}

/** 已兑现 n/N, as `fulfilments` tells it of the same projects. */
function fulfilledIn(counts: Counts): Fulfilment[] {
  return PLAN_CATEGORIES.map((category) => ({ category, projects: counts[PROMISED[category]] as number, fulfilled: counts[KEPT[category]] as number })).filter(({ projects }) => projects > 0)
}

/** 11. 数据新鲜度 of a group: its most recent report. */
function latestReport(projects: readonly Project[], reader: ShareReader): Freshness {
  let latest: LastReport = { on: null, period: null }
  for (const project of projects) {
    const { on, period } = reader.share(project).last
    latest = { on: later(latest.on, on), period: later(latest.period, period) }
  }
  return freshnessOf(latest, reader.standing)
}

const later = <T extends string>(a: T | null, b: T | null): T | null => (a === null || (b !== null && b > a) ? b : a)

/** The last months reported by the projects that lack 截至月份's figure. */
function lastMonths(projects: readonly Project[], reader: ShareReader): number[] {
  const { year } = reader.standing
  const lasts = projects.filter((project) => reader.share(project).counts[AT.当月未报] === 1).map((project) => reportedMonths(project, year).at(-1) ?? 0)
  return [...new Set(lasts)].sort((a, b) => a - b)
}

/** The projects behind each number, looked for when somebody asks, and once. */
function doors(members: () => readonly Project[], reader: ShareReader): (set: ProjectSet) => readonly ProjectId[] {
  const known = new Map<ProjectSet, readonly ProjectId[]>()
  return (set) => {
    let ids = known.get(set)
    if (!ids) known.set(set, (ids = members().filter((project) => reader.share(project).counts[AT[set]] === 1).map(({ id }) => id)))
    return ids
  }
}
