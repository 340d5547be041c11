import { GRADE_NAMES, type Grade, type LightRuleIssue } from './light.ts'
import type { LightFormIssue } from './lightForm.ts'
import { assertNever } from './result.ts'

/** The sentence for thresholds that do not follow one another. */
export const explainLightRule = ({ aspect }: LightRuleIssue): string =>
  aspect === '进度' ? '进度灯的三个门槛须由高到低：正常、略慢、黄灯。请核对百分点。' : `${aspect}灯的红灯门槛须大于黄灯门槛。请核对月数。`

/** The sentence for a field of the form of thresholds. */
export function explainLightForm(issue: LightFormIssue): string {
  switch (issue.code) {
    case 'light/not-whole':
      return `请填 ${issue.min} 至 ${issue.max} 的整数。`
    case 'light/no-name':
      return `请填规则名称，不超过 ${issue.limit} 个字。`
    case 'light/no-such-date':
      return '请填存在的日期，如 2025-03-04。'
    case 'light/borrowed-name':
      return `门槛已与“${issue.name}”不同。请另取名称，如“本区2025年亮灯规则”。`
    case 'light/out-of-order':
      return explainLightRule(issue)
    default:
      return assertNever(issue)
  }
}

/** What saving thresholds would do: "7 个项目变灯：黄灯→红灯 3 个，略慢→黄灯 4 个。" */
export function sayLightChanges(changes: readonly { readonly from: Grade; readonly to: Grade }[]): string {
  if (changes.length === 0) return '没有项目变灯。'
  const moves = new Map<string, number>()
  for (const { from, to } of changes) moves.set(`${GRADE_NAMES[from]}→${GRADE_NAMES[to]}`, (moves.get(`${GRADE_NAMES[from]}→${GRADE_NAMES[to]}`) ?? 0) + 1)
  return `${changes.length} 个项目变灯：${[...moves].map(([move, count]) => `${move} ${count} 个`).join('，')}。`
}
