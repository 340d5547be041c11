import type { IsoDate } from './calendar.ts'
import type { Light, LightAspect, LightRule } from './light.ts'
import { printScaled } from './money.ts'

/** Words of the 进度 light: 序时差 in tenths of a 百分点. A difference that prints as 0.0 is none. */
export function sayDifference(tenths: number): string {
  if (tenths === 0) return '与序时持平'
  return `比序时${tenths > 0 ? '快' : '慢'} ${printScaled(Math.abs(tenths), 1)} 个百分点`
}

/** Words for a project with a plan and no reported month. */
export const sayUnreported = (month: number): string => (month === 0 ? '本年尚无月报' : `1–${month} 月没有报过进度`)

/**
 * Words for the months, in order, that a sum lacks, up to the month it is looked at: `（只报到 3 月）`, `（缺 3 月）`
 * inside the year, `（缺 2 月，只报到 3 月）` where both; "" for none.
 */
export function sayMissing(missing: readonly number[], month: number): string {
  let last = month
  while (missing.includes(last)) last -= 1
  const inside = missing.filter((one) => one < last)
  const parts = [...(inside.length > 0 ? [`缺 ${inside.join('、')} 月`] : []), ...(last < month && last > 0 ? [`只报到 ${last} 月`] : [])]
  return parts.length === 0 ? '' : `（${parts.join('，')}）`
}

/** Words for a start whose month has come and that is not late yet. */
export const sayStartDue = (planned: string): string => `计划 ${planned.slice(0, 7)} 开工，尚未开工`

/** Words for a start that is late by whole months. */
export const sayLateStart = (months: number, planned: string): string => `计划 ${planned.slice(0, 7)} 开工，已过 ${months} 个月未开工`

/** Words for a started project that statistics has not taken in. `limit` is the month it has passed. */
export const sayNotCounted = (limit: number, state: string): string => `开工已超过 ${limit} 个月，${state === '已报' ? '已报统计、未入库' : '未入库'}`

/** Words for an overdue milestone; `others` counts those overdue beside it. */
export const sayLateMilestone = (kind: string, days: number, others: number): string =>
  `节点“${kind}”超期 ${days} 天${others > 0 ? `，另有 ${others} 个节点超期` : ''}`

const LEVELS = ['', '一级', '二级', '三级', '四级']

/** Words for an overdue issue; `others` counts those overdue beside it. */
export const sayLateIssue = (description: string, days: number, level: number, others: number): string =>
  `${LEVELS[level] ?? `${level} 级`}问题“${shortened(description)}”超期 ${days} 天${others > 0 ? `，另有 ${others} 个问题超期` : ''}`

/** Words for what is in order, or does not apply. */
export const SAID: Readonly<Record<'suspended' | 'left' | 'noPlan' | 'started' | 'startNotDue' | 'noPlannedStart' | 'counted' | 'countNotDue' | 'notStarted' | 'countUnknown' | 'noActualStart' | 'noMilestones' | 'milestonesDone' | 'noIssuesKnown' | 'noIssues' | 'issuesInTime', string>> = {
  suspended: '停缓建，不评', left: '已退出，不评', noPlan: '本年没有计划投资，不评',
  started: '已开工', startNotDue: '未到计划开工月', noPlannedStart: '计划开工未填，不评',
  counted: '已入库', countNotDue: '未到入库期限', notStarted: '未开工，不评', countUnknown: '入库状态未填，不评', noActualStart: '实际开工日期未填，不评',
  noMilestones: '没有登记节点，不评', milestonesDone: '到期节点均已完成', noIssuesKnown: '没有登记问题，不评', noIssues: '没有未销号的问题', issuesInTime: '未销号的问题均未超期',
}

/** A light's reason with what it looks at, where the sentence does not say it itself: "进度：比序时慢 18.4 个百分点"; "" where it has none. */
export const sayReason = ({ aspect, sentence }: Light): string => (sentence === '' || sentence.includes(aspect) ? sentence : `${aspect}：${sentence}`)

/** A light's sentence beside the name of what it looks at, which is not said twice: 节点 “环评”超期 9 天, 问题 三级，“…”超期 9 天. */
export function sayBeside({ aspect, sentence }: Pick<Light, 'aspect' | 'sentence'>): string {
  if (!sentence.includes(`${aspect}“`)) return sentence
  const said = sentence.replace(`${aspect}“`, '“')
  return said.startsWith('“') ? said : said.replace('“', '，“')
}

/** The grades that ask somebody to act. */
const ASKS: readonly Light['grade'][] = ['红', '黄', '未报', '略慢']

/**
 * Who has to act on a light and by when, seen from a day: a day to come is a deadline, a day gone by was missed.
 * @returns "" where nothing is to be done
 */
export function sayWho({ grade, person, due }: Light, day: IsoDate): string {
  if (!ASKS.includes(grade)) return ''
  const by = due === null ? '' : due < day ? `，原定 ${due}，已过期` : `，${due} 前`
  return `责任：${person ?? '未填'}${by}`
}

/** The most characters of an issue's text that a light repeats. */
const MOST_SAID = 40
const shortened = (text: string): string => ([...text].length > MOST_SAID ? `${[...text].slice(0, MOST_SAID).join('')}…` : text)

/** The rule in one line, as it is printed under every table with lights. */
export function ruleText({ name, since, schedule, start, statistics, milestone, issue }: LightRule): string {
  const parts: readonly (readonly [LightAspect, string])[] = [
    ['进度', `序时差 ≥ ${schedule.slow} 正常，≥ ${schedule.yellow} 略慢，≥ ${schedule.red} 黄，其下红（百分点）`],
    ['开工', `过计划月 ${start.yellow} 个月黄、${start.red} 个月红`],
    ['入统', `开工后超过 ${statistics.yellow} 个月未入库黄、${statistics.red} 个月红`],
    ['节点', `超期黄、超过 ${milestone.red} 天红`],
    ['问题', `超期黄、${LEVELS[issue.redLevel] ?? ''}及以上超期红`],
  ]
  return `${name}（${since} 起）：${parts.map(([aspect, text]) => `${aspect} ${text}`).join('；')}。取最差一项。`
}
