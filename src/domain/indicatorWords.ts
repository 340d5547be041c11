import type { IsoDate } from './calendar.ts'
import { STALE_DAYS, type Freshness } from './indicators.ts'

/** What a help panel, a docstring and a briefing say of an indicator, in words. */
export interface IndicatorWords {
  /** The formula. */
  readonly formula: string
  /** What is left out, or how an awkward case is counted. */
  readonly leftOut: string
  /** Where the indicator comes from. */
  readonly source: string
}

const PLAN_REPORT = '年度计划报告'
const NOTICES = '公开的重点项目进度通报（五份同一口径）'
const PRACTICE = '各地重点项目管理做法'
const OURS = '本系统约定'
const NO_DUTY = '停缓建、退出和没有年度计划的项目不计'

/** The indicators' words, in the order of a month's text: totals, progress, starts and completions, then what holds them up. */
export const INDICATOR_WORDS = {
  项目数: { formula: '项目个数，跨区项目只计一次', leftOut: '停缓建、退出的项目仍在册，照计', source: PLAN_REPORT },
  总投资: { formula: '各项目总投资之和', leftOut: '总投资未填的项目不计', source: PLAN_REPORT },
  年度计划投资: { formula: '各项目年度计划投资之和', leftOut: '年度计划未填的项目不计', source: PLAN_REPORT },
  年初累计: { formula: '本年各月已报、已审月报的本月完成投资之和', leftOut: '草稿和退回的月报不计；只含有年度计划的项目', source: PLAN_REPORT },
  投资完成率: { formula: '年初累计 ÷ 年度计划投资，两者先各自求和', leftOut: '没有年度计划的项目，分子分母都不计；超过 100% 照实显示', source: PLAN_REPORT },
  序时进度: { formula: '截至月份 ÷ 12', leftOut: '截至月份为应报项目至少一半已报的最近月份（各月都不足一半时为最近有月报的月份），或自行选定的月份', source: NOTICES },
  序时差: { formula: '投资完成率 − 序时进度', leftOut: '单位为百分点；先算后舍入；没有年度计划时不评', source: NOTICES },
  计划曲线比: { formula: '年初累计 ÷ 截至本月的月度计划之和', leftOut: '只含填了月度计划的项目', source: PRACTICE },
  开工率: { formula: '已开工 ÷ 计划新开工，只在“新开工”类别内', leftOut: '类别外开工的列入提前开工，不进分子', source: PLAN_REPORT },
  应开未开: { formula: '“新开工”类别中计划开工月已过、尚未开工的项目数', leftOut: '计划开工未填的不计', source: PRACTICE },
  提前开工: { formula: '早于计划开工月开工，或不在“新开工”类别（预备、明年计划等）而在本年开工的项目数', leftOut: '实际开工未填的，类别外不计', source: PRACTICE },
  建成率: { formula: '已竣工投用 ÷ 计划建成，只在“建成”类别内', leftOut: '类别外建成的列入提前建成，不进分子', source: PLAN_REPORT },
  应建未建: { formula: '“建成”类别中计划竣工月已过、尚未建成的项目数', leftOut: '计划竣工未填的不计', source: PRACTICE },
  提前建成: { formula: '早于计划竣工月建成，或不在“建成”类别而在本年建成的项目数', leftOut: '实际竣工未填的，类别外不计', source: PRACTICE },
  占总投资: { formula: '开工累计 ÷ 总投资，开工累计 = 上年底累计 + 年初累计', leftOut: '总投资或累计未填的项目，分子分母都不计', source: PRACTICE },
  入统率: { formula: '入统投资 ÷ 同月调度投资', leftOut: '只比两边都有数的月份；1 月无入统数，2 月入统数含 1 月，与 1–2 月调度数相比', source: PRACTICE },
  入统差额: { formula: '调度投资 − 同月入统投资', leftOut: '只比两边都有数的月份；正数为尚未入统，负数为入统多于调度', source: PRACTICE },
  节点按期率: { formula: '按期完成节点 ÷ 本年已到期节点', leftOut: '未到期的、未填期限的不计；逾期完成不算按期', source: PRACTICE },
  超期节点: { formula: '期限已过、尚未完成的节点数，往年到期的也计', leftOut: '未填期限的不计', source: PRACTICE },
  问题销号率: { formula: '已销号 ÷ 本年在办过的问题', leftOut: '上年底前已销号的不计；提交解决而未销号的算未销号', source: PLAN_REPORT },
  问题超期率: { formula: '超期未销号 ÷ 未销号', leftOut: '未填期限的算未超期', source: PRACTICE },
  平均销号天数: { formula: '从呈报到销号的天数之和 ÷ 已销号问题数', leftOut: '未销号的不计', source: PRACTICE },
  填报及时率: { formula: '按填报时限上报的月份数 ÷ 时限已过的应报月份数', leftOut: `${NO_DUTY}；未注明上报日期的月报不计`, source: OURS },
  数据新鲜度: { formula: '截至日 − 最近一次上报日期', leftOut: '草稿和退回的月报不计', source: OURS },
  已兑现: { formula: '阶段已达到计划类别要求的项目数 ÷ 该类别项目数', leftOut: '新开工须已开工，建成须已投产；预备不评', source: PLAN_REPORT },
  红黄灯: { formula: '五项亮灯中最差一项为红灯、黄灯的项目数', leftOut: '停缓建、退出的项目不评', source: '亮灯规则' },
} as const satisfies Readonly<Record<string, IndicatorWords>>

/** An indicator by its Chinese name. */
export type IndicatorName = keyof typeof INDICATOR_WORDS

/**
 * Words for how old a project's figures are: "上报于 12 天前（6月8日报）"; seen from another day than today the date
 * alone, for days would be read as counted from today: "最近上报 2025-05-19（截至5月31日）".
 * @param today the clock's day, or `null` where the reader may read it on any day
 */
export function sayFreshness({ days, day, lastReportedOn, lastPeriod }: Omit<Freshness, 'stale'>, today: IsoDate | null): string {
  if (days === null || lastReportedOn === null) return lastPeriod === null ? '本年尚无月报' : `报至 ${Number(lastPeriod.slice(0, 4))} 年 ${Number(lastPeriod.slice(5))} 月，上报日期未填`
  if (day === today) return days === 0 ? `今天上报（${sayDay(lastReportedOn, day)}报）` : `上报于 ${days} 天前（${sayDay(lastReportedOn, day)}报）`
  return `最近上报 ${lastReportedOn}（截至${sayDay(day, day)}）`
}

/** `6月8日`; with its year where that is not the other day's. */
const sayDay = (day: IsoDate, other: IsoDate): string =>
  `${day.slice(0, 4) === other.slice(0, 4) ? '' : `${day.slice(0, 4)}年`}${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** Words for projects whose sum ends before 截至月份: `2 个项目 5 月未报（只报到 3、4 月）`; `null` for none. */
export const sayBehindMonth = (projects: number, month: number, reportedTo: readonly number[]): string | null =>
  projects === 0 ? null : `${projects} 个项目 ${month} 月未报（只报到 ${reportedTo.join('、')} 月）`

/** Words for figures that are shown grey because nobody has reported for long. */
export const STALE_WORD = '数据陈旧'
/** Why they are. */
export const STALE_REASON = `超过 ${STALE_DAYS} 天没有上报`
