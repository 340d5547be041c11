import type { EditIssue } from './edit.ts'
import { assertNever } from './result.ts'
import { quoted } from './typedText.ts'

/** The sentence for a field that does not take what was typed. */
export function explainEdit(issue: EditIssue): string {
  switch (issue.code) {
    case 'edit/unknown-field':
      return `没有名为“${quoted(issue.field)}”的字段。请刷新页面后重试。`
    case 'edit/required':
      return `${issue.label}不能为空。请填写。`
    case 'edit/too-long':
      return `${issue.label}超过 ${issue.limit} 个字，系统不会自行截断。请缩短后重填。`
    case 'edit/not-allowed-value':
      return `${issue.label}不能填“${quoted(issue.text)}”。${issue.remedy}`
    case 'edit/plan-exceeds-total':
      return '年度计划投资大于总投资。请核对单位，或先更正总投资。'
    case 'edit/end-before-start':
      return `${issue.endLabel}早于${issue.startLabel}。请核对两处。`
    case 'edit/future-date':
      return `${issue.label}：${issue.date} 还没有到。请填已经发生的日期。`
    case 'edit/by-gate':
      return `${issue.label}只能通过阶段变更办理。请使用“移到…”。`
    case 'edit/plan-needs-reason':
      return '调整年度计划投资须写明原因、批准人和日期。请用“调整”办理。'
    case 'edit/outdated':
      return '尚未写入：台账刚有新的改动，现值已变。请核对后再确认。'
    case 'edit/derived':
      return `${issue.label}由系统汇总得出，不能直接填写。请修改它所依据的项目信息或月报。`
    default:
      return assertNever(issue)
  }
}
