import { pointsText, rateText } from './indicator.ts'
import { INDICATOR_WORDS, sayBehindMonth, sayFreshness, type IndicatorName, type IndicatorWords } from './indicatorWords.ts'
import { ratioText, type Indicators, type ProjectSet, type Ratio } from './indicators.ts'
import { formatWan, formatYi, printScaled, roundedQuotient, YUAN_PER_YI, type Yuan } from './money.ts'

/** An indicator as it is shown: its words, its unit, what its number is made of, and the projects behind it. */
export interface IndicatorEntry extends IndicatorWords {
  readonly name: IndicatorName
  /** The unit that stands beside the number; "" where the text carries its own. */
  readonly unit: string
  readonly behind: ProjectSet
  /** The number as it is printed, "—" where there is none. */
  readonly value: (indicators: Indicators) => string
  /** What the number was made of, with units: `23.0 ÷ 62.2 亿元`; `null` where nothing was divided or nothing is known. */
  readonly operands: (indicators: Indicators) => string | null
  /** What has to be said beside it: how many projects it holds for, what it leaves out here; `null` where there is nothing. */
  readonly note: (indicators: Indicators) => string | null
}

type Shown = Omit<IndicatorEntry, keyof IndicatorWords | 'name'>

const nothing = (): null => null

/** Below this sum operands are printed in 万元: 亿元 with one decimal would hide what was divided. */
const LEAST_IN_YI = 10 * YUAN_PER_YI

/** Amounts of one sentence in one unit, the one that fits the largest. */
function amounts(sign: string, ...values: readonly number[]): string {
  const inYi = Math.max(...values.map(Math.abs)) >= LEAST_IN_YI
  return `${values.map((value) => (inYi ? formatYi(value as Yuan) : formatWan(value as Yuan))).join(` ${sign} `)} ${inYi ? '亿元' : '万元'}`
}

type Pick = (indicators: Indicators) => Ratio | null

const sum = (pick: (indicators: Indicators) => Yuan, behind: ProjectSet, note: Shown['note'] = nothing): Shown => ({ unit: '亿元', behind, value: (it) => formatYi(pick(it)), operands: nothing, note })
const moneyRate = (pick: Pick, behind: ProjectSet, note: Shown['note'] = nothing): Shown => ({
  unit: '%', behind, value: (it) => ratioText(pick(it)), operands: (it) => said(pick(it), ({ part, whole }) => amounts('÷', part, whole)), note,
})
const countRate = (pick: Pick, unit: string, behind: ProjectSet, note: Shown['note'] = nothing): Shown => ({
  unit: '%', behind, value: (it) => ratioText(pick(it)), operands: (it) => said(pick(it), ({ part, whole }) => `${part} ÷ ${whole} ${unit}`), note,
})
const size = (behind: ProjectSet): Shown => ({ unit: '个', behind, value: (it) => String(it.count(behind)), operands: nothing, note: nothing })
/** How many projects are left out for a reason. */
const without = (set: ProjectSet, why: string): Shown['note'] => (it) => (it.count(set) > 0 ? `${it.count(set)} 个项目${why}` : null)

/** Whose sums end before 截至月份. */
const behindMonth: Shown['note'] = (it) => sayBehindMonth(it.count('当月未报'), it.month, it.reportedTo)
const joined = (...notes: readonly (string | null)[]): string | null => notes.filter((note) => note !== null).join('，') || null

const said = <T>(value: T | null, say: (value: T) => string): string | null => (value === null ? null : say(value))

/** The mean of days with one decimal. */
const daysText = (ratio: Ratio | null): string => (ratio === null ? '—' : printScaled(roundedQuotient(ratio.part, ratio.whole, 1), 1))

const compared: Shown['note'] = (it) => `${it.count('有统计数')} 个项目有入统数`
const rateLine = ({ completion, schedule }: Indicators): string | null => said(completion, () => `${ratioText(completion)}% − ${ratioText(schedule)}%`)

const SHOWN: Readonly<Record<IndicatorName, Shown>> = {
  项目数: size('全部'),
  总投资: sum(({ total }) => total, '全部', without('总投资未填', '未填')),
  年度计划投资: sum(({ plan }) => plan, '有计划', without('计划未填', '未填')),
  年初累计: sum(({ done }) => done, '有计划', (it) => joined(it.allDone === it.done ? null : `另有无计划项目完成 ${amounts('', it.allDone - it.done)}`, behindMonth(it))),
  投资完成率: moneyRate(({ completion }) => completion, '有计划', (it) => joined(without('本年未报', '本年未报')(it), behindMonth(it))),
  序时进度: { unit: '%', behind: '全部', value: ({ schedule, month }) => rateText(month, schedule.whole), operands: ({ month }) => `${month} ÷ 12 个月`, note: nothing },
  序时差: { unit: '百分点', behind: '有计划', value: ({ difference }) => pointsText(difference), operands: rateLine, note: nothing },
  计划曲线比: moneyRate(({ curve }) => curve, '有月度计划', (it) => `${it.count('有月度计划')} 个项目有月度计划`),
  开工率: countRate(({ starts }) => starts, '个', '计划新开工'),
  应开未开: size('应开未开'),
  提前开工: size('提前开工'),
  建成率: countRate(({ completions }) => completions, '个', '计划建成'),
  应建未建: size('应建未建'),
  提前建成: size('提前建成'),
  占总投资: moneyRate(({ ofTotal }) => ofTotal, '有累计'),
  入统率: moneyRate(({ inclusion }) => inclusion, '有统计数', compared),
  入统差额: {
    unit: '亿元', behind: '有统计数', value: ({ inclusionGap }) => (inclusionGap === null ? '—' : formatYi(inclusionGap)),
    operands: ({ inclusion }) => said(inclusion, ({ part, whole }) => amounts('−', whole, part)), note: compared,
  },
  节点按期率: countRate(({ milestones }) => milestones, '个节点', '有到期节点'),
  超期节点: { unit: '个', behind: '有超期节点', value: ({ overdueMilestones }) => String(overdueMilestones), operands: nothing, note: (it) => `涉及 ${it.count('有超期节点')} 个项目` },
  问题销号率: countRate(({ closure }) => closure, '件', '有问题'),
  问题超期率: countRate(({ overdueIssues }) => overdueIssues, '件', '有超期问题'),
  平均销号天数: { unit: '天', behind: '有问题', value: ({ closingDays }) => daysText(closingDays), operands: ({ closingDays }) => said(closingDays, ({ part, whole }) => `${part} 天 ÷ ${whole} 件`), note: nothing },
  填报及时率: countRate(({ timeliness }) => timeliness, '月次', '未按时填报', ({ undatedReports }) => (undatedReports > 0 ? `另有 ${undatedReports} 份未注明上报日期` : null)),
  数据新鲜度: { unit: '天', behind: '数据陈旧', value: ({ freshness: { days } }) => (days === null ? '—' : String(days)), operands: nothing, note: ({ freshness }) => sayFreshness(freshness, null) },
  已兑现: { unit: '', behind: '全部', value: ({ fulfilled }) => fulfilled.map((one) => `${one.category} ${one.fulfilled}/${one.projects}`).join('，') || '—', operands: nothing, note: nothing },
  红黄灯: { unit: '', behind: '红', value: ({ grades }) => `红 ${grades.红}，黄 ${grades.黄}`, operands: nothing, note: ({ grades }) => `未报 ${grades.未报}，略慢 ${grades.略慢}，正常 ${grades.正常}，不评 ${grades.不评}` },
}

/** The indicators' names, in the catalogue's order. */
export const INDICATOR_NAMES = Object.keys(INDICATOR_WORDS) as IndicatorName[]

/** The catalogue: every indicator of domain.md, section 4, with its formula, unit, source and what is left out. */
export const INDICATOR_CATALOGUE = Object.fromEntries(INDICATOR_NAMES.map((name) => [name, { name, ...INDICATOR_WORDS[name], ...SHOWN[name] }])) as Readonly<Record<IndicatorName, IndicatorEntry>>

/** A number with its unit: `37.0%`, `-4.7 百分点`, "—" where there is none. */
export function figureText(name: IndicatorName, indicators: Indicators): string {
  const { unit, value } = INDICATOR_CATALOGUE[name]
  const text = value(indicators)
  return text === '—' || unit === '' ? text : unit === '%' ? `${text}%` : `${text} ${unit}`
}
