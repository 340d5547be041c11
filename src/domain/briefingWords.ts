import type { IsoDate } from './calendar.ts'
import type { Grade, Light } from './light.ts'

/** Figures of a group as texts: amounts in 亿元, rates in percent; `null` where nothing was reported or there is no rate. */
export interface SaidFigures {
  readonly projects: number
  readonly totalInvestment: string
  readonly annualPlan: string
  readonly done: string | null
  readonly rate: string | null
  /** 序时差 in words: `比序时慢18.4个百分点`. */
  readonly ahead: string | null
  readonly unknownTotal: number
  readonly unknownPlan: number
  /** Those with a plan that reported nothing of the year. */
  readonly unreported: number
  /** Whose sums end before 截至月份, in words; `null` for none. */
  readonly behindMonth: string | null
}

/** A space between a Chinese character and a figure, which the screen sets and a printed document does not. */
const SCREEN_SPACE = /(?<=[\u4e00-\u9fff]) (?=[\d])|(?<=[\d]) (?=[\u4e00-\u9fff])/g

/** A sentence of the screen as official documents set it: no space between characters and figures. */
export const asPrinted = (sentence: string): string => sentence.replace(SCREEN_SPACE, '')

/** 总数: how many projects, what they cost in all and this year, and what is left out because it is 未填. */
export function sayTotals({ projects, totalInvestment, annualPlan, unknownTotal, unknownPlan }: SaidFigures): string {
  const unknown = [...(unknownTotal > 0 ? [`总投资未填${unknownTotal}个`] : []), ...(unknownPlan > 0 ? [`年度计划未填${unknownPlan}个`] : [])]
  return `重大项目${projects}个，总投资${totalInvestment}亿元，年度计划投资${annualPlan}亿元。${unknown.length > 0 ? `其中${unknown.join('、')}，不计入合计。` : ''}`
}

/** 完成: what was done and its share of the plan. `months` is `1-5月`. */
export function sayDone({ done, rate, projects, unreported, behindMonth }: SaidFigures, months: string): string {
  if (done === null) return `${months}没有项目报送完成投资，完成率暂缺。`
  const share = rate === null ? '；没有年度计划，不计完成率' : `，占年度计划的${rate}%`
  return `${months}完成投资${done}亿元${share}。${unreported > 0 ? `${projects}个项目中有${unreported}个本年未报，未计入完成投资。` : ''}${behindMonth === null ? '' : `${unreported > 0 ? '另有' : '其中'}${asPrinted(behindMonth)}，完成投资只计到所报月份。`}`
}

/** 序时: the done against the schedule; "" where there is nothing to compare. */
export const saySchedule = ({ ahead }: SaidFigures, schedule: string): string => (ahead === null ? '' : `序时进度${schedule}%，${ahead}。`)

/** A group in one sentence, without its name: `8个，年度计划投资3.1亿元，完成2.9亿元，完成率93.5%，比序时快10.2个百分点。` */
export function sayGroup({ projects, annualPlan, done, rate, ahead }: SaidFigures): string {
  const reached = done === null ? '本年未报完成投资' : `完成${done}亿元`
  return `${projects}个，年度计划投资${annualPlan}亿元，${reached}${done !== null && rate !== null ? `，完成率${rate}%` : ''}${ahead === null ? '' : `，${ahead}`}。`
}

/** 开工率 or 建成率: `已开工1个（其中容缺1个），开工率33.3%。`; `waived` counts those with an open 容缺. */
export const sayReached = (what: '开工' | '建成', reached: number, rate: string, waived: number): string =>
  `已${what === '建成' ? '建成投产' : '开工'}${reached}个${waived > 0 ? `（其中容缺${waived}个）` : ''}，${what}率${rate}%。`

/** The start rate that the province asks of its list by now: `一季度应达50%。` */
export const sayStartTarget = ({ by, percent }: { readonly by: string; readonly percent: number }): string => `${by}应达${percent}%。`

/** Projects named after what they have in common: `应开未开2个：甲、乙。`; "" for none. */
export const sayNamed = (what: string, names: readonly string[]): string => (names.length === 0 ? '' : `${what}${names.length}个：${names.join('、')}。`)

/**
 * How many projects have which light: `红灯2个、黄灯3个，另有未报1个（不含已亮灯的）`; "" for none. Who reported nothing
 * and has a red or yellow light for something else is counted there.
 */
export function countLights(counts: ReadonlyMap<Grade, number>): string {
  const lit = (['红', '黄'] as const).flatMap((grade) => (counts.get(grade) ? [`${grade}灯${counts.get(grade)}个`] : [])).join('、')
  const silent = counts.get('未报') ?? 0
  if (silent === 0) return lit
  return lit === '' ? `未报${silent}个` : `${lit}，另有未报${silent}个（不含已亮灯的）`
}

/** The same as a sentence before the list. */
export const sayLightCounts = (counts: ReadonlyMap<Grade, number>): string =>
  countLights(counts) === '' ? '没有红灯、黄灯和未报项目。' : `${countLights(counts)}，逐个列明如下。`

/** A light that is not in order: its sentence, who has to act and by when, or which day was missed. */
export function sayLight({ grade, sentence, person, due }: Light, day: IsoDate): string {
  const what = grade === '未报' ? asPrinted(sentence) : `${grade}灯，${asPrinted(sentence)}`
  const by = due === null ? '' : due < day ? `，原定${due}` : `，期限${due}`
  return `${what}，${person === null ? '责任人未填' : `由${person}负责`}${by}`
}

/** Who coordinates an issue, by its level 1–4 (domain.md, section 5). */
const COORDINATORS = ['', '项目负责领导', '责任单位主要负责人', '联系领导', '区主要领导'] as const
const LEVELS = ['', '一级', '二级', '三级', '四级'] as const
const TOP_LEVEL = 4
/** From this level on an issue asks for the decision of a leader. */
const LEADERS_LEVEL = 3

/** An open issue as the paper names it. `late` is how many days it is overdue, 0 when it is not. */
export interface SaidIssue {
  readonly description: string
  readonly kind: string
  readonly level: number
  readonly responsibleUnit: string
  readonly due: IsoDate | null
  readonly late: number
}

/** The end of a description's own sentence, before the mark of an example. */
const ITS_END = /[。；，\s]+(?=(?:[(（]示例[)）])?$)/

/** An open issue: what, who answers for it, by when, and whom it asks. */
export function sayIssue(issue: SaidIssue): string {
  const by = issue.due === null ? '未定期限' : issue.late > 0 ? `原定${issue.due}，已超期${issue.late}天` : `期限${issue.due}`
  return `${LEVELS[issue.level] ?? ''}问题（${issue.kind}），${issue.description.replace(ITS_END, '')}（责任单位${issue.responsibleUnit}，${by}）。${sayAsked(issue)}`
}

/** What an issue asks: a leader's decision from level 3 on; overdue, the next level up. "" while it is in its own hands and time. */
export function sayAsked({ level, late }: Pick<SaidIssue, 'level' | 'late'>): string {
  const up = late > 0 && level < TOP_LEVEL
  const asked = up ? level + 1 : level
  if (!up && asked < LEADERS_LEVEL) return ''
  return `${up ? '建议提级，' : ''}提请${COORDINATORS[asked] ?? ''}协调解决。`
}

/** How many issues were raised after the day the paper speaks of: `5月31日之后提出1个，未计入。`; "" for none. */
export const sayIssuesAfter = (day: IsoDate, count: number): string => (count === 0 ? '' : `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日之后提出${count}个，未计入。`)

/** How many issues are open: `未销号问题5个，其中超期2个，提请协调1个。` */
export function sayIssueCounts(open: number, late: number, asking: number): string {
  if (open === 0) return '没有未销号的问题。'
  return `未销号问题${open}个${late === 0 ? '' : late === open ? '，均已超期' : `，其中超期${late}个`}${asking > 0 ? `，提请协调${asking}个` : ''}。`
}

/** A factor of which less is secured than needed. */
export const sayFactor = (kind: string, needed: string, secured: string, missing: string, unit: string): string =>
  `${kind}需${needed}${unit}，已落实${secured}${unit}，尚缺${missing}${unit}。`

/** Says that rows are invented. */
export const sayExamples = (examples: number, projects: number): string =>
  `${examples === projects ? `本简报${projects}个项目均为示例` : `本简报${projects}个项目中有${examples}个为示例`}，数据系虚构，不是真实项目，不得作为统计依据。`
