import type { ReportIssue } from './reporting.ts'
import { formatWan, type Yuan } from './money.ts'
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
    default:
      return assertNever(issue)
  }
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
