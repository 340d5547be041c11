import { monthOf } from '#domain/calendar.ts'
import { yuanFromYi, type Yuan } from '#domain/money.ts'
import type { FundSource } from '#domain/monthlyReport.ts'
import type { Project } from '#domain/project.ts'
import { valuesIn } from './filter.ts'
import { hasStarted } from './lights.ts'
import { indicatorsOf } from './indicators.ts'
import type { Standing } from './standing.ts'

/** The list whose start rate the report sets by quarter, and no other's. */
export const START_LIST = '省千项万亿'

/** A start rate to be reached by the end of a month, 1–12, as the report sets it; `percent` is whole. */
export interface StartGoal {
  readonly by: string
  readonly month: number
  readonly percent: number
}

/** 到期: its month has come; 本期: the one to be reached next; 未到: those after it. */
export type GoalTime = '到期' | '本期' | '未到'

/** A goal beside what was reached. */
export interface StartGoalState extends StartGoal {
  readonly time: GoalTime
  /** How many more projects must start; 0 is reached, `null` where the list plans no start. */
  readonly lacking: number | null
}

/** The 开工率 of 省千项万亿 against the report's 50 / 80 / 100 %. */
export interface StartTarget {
  readonly members: readonly Project[]
  /** Within the category 新开工, as 开工率 is defined. */
  readonly started: number
  readonly planned: number
  /** Of all members, whatever their category. */
  readonly startedOfAll: number
  readonly goals: readonly StartGoalState[]
}

/** Holds the year's 开工率 of 省千项万亿 against its goals. A goal is due when 截至月份 has reached its month. */
export function startTarget(projects: readonly Project[], standing: Standing, goals: readonly StartGoal[]): StartTarget {
  const members = onLists(projects, [START_LIST], standing.year)
  const { starts } = indicatorsOf(members, standing)
  const [started, planned] = [starts?.part ?? 0, starts?.whole ?? 0]
  const next = goals.find(({ month }) => month > standing.month)
  return {
    members, started, planned,
    startedOfAll: members.filter((project) => hasStarted(project, standing.day)).length,
    goals: goals.map((goal) => ({
      ...goal,
      time: goal.month <= standing.month ? '到期' : goal === next ? '本期' : '未到',
      lacking: planned === 0 ? null : Math.max(0, Math.ceil((goal.percent * planned) / 100) - started),
    })),
  }
}

/** A channel of special funds: the lists (名录) whose projects draw on it, and its source in the monthly reports. */
interface Channel {
  readonly source: FundSource
  readonly lists: readonly string[]
}

/** By the report's name of the reserve pool; 两重 and 两新 are paid from 超长期特别国债. */
const CHANNELS: Readonly<Record<string, Channel>> = {
  '“两重”“两新”': { source: '超长期特别国债', lists: ['两重', '两新'] },
  超长期特别国债: { source: '超长期特别国债', lists: ['两重', '两新'] },
  地方政府专项债: { source: '地方政府专项债', lists: ['专项债'] },
  中央预算内投资: { source: '中央预算内投资', lists: ['中央预算内'] },
  土储债: { source: '土储债', lists: ['土储债'] },
}

/** What a channel has brought this year. Amounts in 元. */
export interface FundsWon {
  readonly lists: readonly string[]
  readonly projects: readonly Project[]
  /** Σ of the lists' own figures of the year; `null` when none of its projects has one. */
  readonly listed: Yuan | null
  /** How many of the projects have no list figure. */
  readonly unknownListed: number
  /** Σ 到位资金 of the source over the year's reports that count, of every project; `null` when nobody reported any. */
  readonly inPlace: Yuan | null
}

/** What a channel has brought, by the lists and by the monthly reports. @returns `null` for a channel the app does not know */
export function fundsWon(projects: readonly Project[], channel: string, year: number): FundsWon | null {
  const known = CHANNELS[channel]
  if (!known) return null
  const members = onLists(projects, known.lists, year)
  const figures = members.map((project) => listFigure(project, known.lists, year))
  return { lists: known.lists, projects: members, listed: sum(figures), unknownListed: figures.filter((figure) => figure === null).length, inPlace: sum(projects.map((project) => inPlace(project, known.source, year))) }
}

/** The channels of a target together; a project on lists of two channels has a figure in each. */
export function fundsTogether(parts: readonly FundsWon[]): Pick<FundsWon, 'listed' | 'unknownListed' | 'inPlace'> {
  return { listed: sum(parts.map(({ listed }) => listed)), inPlace: sum(parts.map((part) => part.inPlace)), unknownListed: parts.reduce((count, part) => count + part.unknownListed, 0) }
}

/** How much is lacking of an amount printed in 亿元; 0 is reached. */
export function lackingOf(amount: Yuan | null, printed: string): Yuan | null {
  const target = yuanFromYi(printed)
  return target.ok ? (Math.max(0, target.value - (amount ?? 0)) as Yuan) : null
}

const onLists = (projects: readonly Project[], lists: readonly string[], year: number): Project[] => projects.filter((project) => valuesIn(project, 'list', year).some((list) => lists.includes(list)))

const listFigure = (project: Project, lists: readonly string[], year: number): Yuan | null => sum(project.lists.filter((one) => one.year === year && lists.includes(one.list)).map(({ plan }) => plan))

const inPlace = ({ reports }: Project, source: FundSource, year: number): Yuan | null => sum(reports.filter(({ period }) => monthOf(period).year === year).map(({ funds }) => (funds?.[source] ?? null)))

/** Σ of what is known; `null` when nothing is: not 0. */
function sum(amounts: readonly (Yuan | null)[]): Yuan | null {
  const known = amounts.filter((amount) => amount !== null)
  return known.length === 0 ? null : (known.reduce((total, amount) => total + amount, 0) as Yuan)
}
