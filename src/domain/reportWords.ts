import type { ReportIssue, ReportQuestion } from './reporting.ts'
import { formatWan, YUAN_PER_WAN, type Yuan } from './money.ts'
import type { ReportState } from './monthlyReport.ts'
import { assertNever } from './result.ts'

/** The sentence for a month that cannot be handed in or reviewed. */
export function explainReport(issue: ReportIssue): string {
  switch (issue.code) {
    case 'report/no-figure':
      return '还没有填写本月完成投资。没有完成请填 0，不要留空。'
    case 'report/reduction-unexplained':
      return '累计完成将减少。请写明核减原因后再报。'
    case 'report/future-month':
      return `不能填报 ${issue.period}：这个月还没有到。请核对月份。`
    case 'report/own-review':
      return `填报人和审核人不能是同一人（${issue.person}）。请由另一人审核。`
    case 'report/not-handed-in':
      return '这个月的月报还没有上报，或已退回，不能审核。请等填报员上报。'
    case 'report/bureau-reviews':
      return `月报由发改局审核，${issue.person}不能审核。请在“数据”页核对使用人的角色。`
    case 'report/no-note':
      return '退回须写明要改什么。请填写退回意见。'
    case 'report/counts-already':
      return '这个月已经上报，原数仍在计入。请点“更正”，改好后再上报。'
    case 'report/in-conflict':
      return '这个月的月报有两份不同的填报。请到项目页选定一份后再填。'
    case 'report/months-missing':
      return `月度计划还缺 ${issue.months.join('、')} 月。没有安排的月份请填 0，或把十二个月都清空。`
    case 'report/below-zero':
      return `年初累计将为 ${formatWan(issue.total)} 万元，不能小于 0。请核对本月完成，多减的请在原来多报的月份更正。`
    default:
      return assertNever(issue)
  }
}

const AGAINST = { 'over-plan': '超过全年的年度计划', 'over-remaining': '超过剩余投资', 'over-largest': '超过以往最大一个月的 10 倍，最大一个月为' } as const

/** The sentence of a question before a month is handed in: the figure, what it is held against, the likely slip. */
export function sayQuestion(question: ReportQuestion): string {
  switch (question.code) {
    case 'over-plan':
    case 'over-remaining':
    case 'over-largest':
      return `本月完成 ${formatWan(question.invested)} 万元，${AGAINST[question.code]} ${formatWan(question.against)} 万元。${saySlip(question.invested)}`
    case 'percent-over':
      return `形象进度 ${question.percent}%，超过 100%。请核对。`
    case 'percent-falls':
      return `形象进度 ${question.percent}%，低于上月的 ${question.before}%。请核对。`
    case 'no-progress':
      return '上月填有形象进度，本月没有填写。'
    case 'months-skipped':
      return `今年 ${question.months.join('、')} 月没有上报过。`
    case 'unchanged':
      return '退回后没有改动，将按原数再次上报。'
    default:
      return assertNever(question)
  }
}

const saySlip = (invested: Yuan): string => `如果是按“元”填的，应为 ${formatWan(Math.round(invested / YUAN_PER_WAN) as Yuan)} 万元；也可能多打了零。`

/** At the row of a month under review: which months of the year before it are missing. "" when none. */
export const sayMissing = (months: readonly number[]): string => (months.length === 0 ? '' : `缺 ${months.join('、')} 月`)

/** What stands in a month's table and not in its total: drafts with their sum, and what was handed back. "" when nothing. */
export function sayNotCounted({ drafts, drafted, back }: { readonly drafts: number; readonly drafted: Yuan | null; readonly back: number }): string {
  const parts = [drafts > 0 && `草稿 ${drafts} 个${drafted === null ? '' : ` ${formatWan(drafted)} 万元`}`, back > 0 && `退回 ${back} 个`].filter(Boolean)
  return parts.length === 0 ? '' : `另有${parts.join('、')}`
}

/** Why January has no figure of statistics. */
export const NO_JANUARY = '1月不单独统计，没有入统数'

/** Says that a month lies ahead: nothing can be reported of it. */
export const sayFutureMonth = (month: string): string => `${month}还没有到，不能填报。`

/** What a month's suggestion is: last month's words, which count only once they are taken over. */
export const sayFromLastMonth = (text: string, short: boolean): string => `上月${short ? '' : '：'}${text}`

/** How a year's twelve months together stand to its annual plan: told, never forced. @param plan `null` is 未填 */
export function sayPlanSum(sum: Yuan, plan: Yuan | null): string {
  const total = `十二个月合计 ${formatWan(sum)} 万元`
  if (plan === null) return `${total}，年度计划未填`
  if (sum === plan) return `${total}，与年度计划一致`
  return `${total}，比年度计划${sum > plan ? '多' : '少'} ${formatWan(Math.abs(sum - plan) as Yuan)} 万元`
}

/** How far the reported cumulative stands from the counted one, in 元: two figures side by side. "" without a count. */
export function sayStatisticsGap(gap: number | null): string {
  if (gap === null) return ''
  if (gap === 0) return '年初累计与当年入统累计一致'
  return `年初累计比当年入统累计${gap > 0 ? '多' : '少'} ${formatWan(Math.abs(gap) as Yuan)} 万元`
}

/** What a pasted cell would change at its row, or why it is not taken. */
export const sayOffer = (before: string, text: string, readable: boolean): string =>
  readable ? `粘贴：原为${before === '' ? '空' : ` ${before}`}，将改为 ${text}` : `粘贴的“${text}”不能填入这一格，保持原样。`

/** What a pasted column comes to. */
export interface PasteSums {
  readonly filled: number
  readonly bad: number
  /** Rows that were handed in or reviewed. */
  readonly closed: number
  /** Cells below the last row. */
  readonly beyond: number
  /** Whether more than one column was copied. */
  readonly wider: boolean
}

/** What a pasted column would do, before it is done. */
export function sayPasted({ filled, bad, closed, beyond, wider }: PasteSums): string {
  const left = [bad > 0 && `${bad} 个不能读作数字或文字`, closed > 0 && `${closed} 个已上报，须先更正`, beyond > 0 && `${beyond} 个超出表格`].filter(Boolean)
  return `将向下填入 ${filled} 个项目，存为草稿。${left.length > 0 ? `不填：${left.join('，')}。` : ''}${wider ? '只取第一列。' : ''}`
}

/** Why a line's cumulative and rates are not those of the sums: `已退回，不计入；重新上报后为此数`. */
export const sayUncounted = (state: ReportState | '未报', correcting: boolean): string =>
  state === '退回' ? '已退回，不计入；重新上报后为此数' : `${correcting ? '更正' : ''}未上报，不计入；上报后为此数`
