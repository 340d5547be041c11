import type { EvidenceIssue } from './gateCheck.ts'
import type { GateFormIssue } from './gateForm.ts'
import { GATE_ITEM_NAMES } from './gateWords.ts'
import { assertNever } from './result.ts'
import { MAX_PROJECT_NAME, MAX_TEXT } from './schema.ts'

/** The sentence for what is wrong with what a gate was given: how it is filled in, or against what is known of the project. */
export const explainEvidence = (issue: EvidenceIssue | GateFormIssue): string => (isFormIssue(issue) ? explainForm(issue) : explainWrong(issue))

const isFormIssue = (issue: EvidenceIssue | GateFormIssue): issue is GateFormIssue => 'field' in issue

function explainForm(issue: GateFormIssue): string {
  switch (issue.code) {
    case 'gate/incomplete':
      return issue.field === 'photo' ? '还没有选择照片。请选一张。' : `还没有填写${issue.label}。请补填。`
    case 'gate/no-such-date':
      return `${issue.label}“${issue.text}”不是存在的日期。请按 2025-03-04 的格式填写。`
    case 'gate/unusable-text':
      return `${issue.label}太长或含有无法保存的字符。请缩短后重填。`
    case 'gate/permit-both':
      return '许可证号和缺件原因只填一项。'
    default:
      return assertNever(issue)
  }
}

function explainWrong(issue: EvidenceIssue): string {
  switch (issue.code) {
    case 'gate/future-date':
      return `${GATE_ITEM_NAMES[issue.item]}：${issue.date} 还没有到。请填已经发生的日期。`
    case 'gate/before-start':
      return `${GATE_ITEM_NAMES[issue.item]}：${issue.date} 早于实际开工日期 ${issue.start}。请核对两个日期。`
    case 'gate/wrong-approval':
      return `该项目应提供${issue.expected}，不是${issue.kind}。请核对投资类型和审批文件。`
    case 'gate/photo-unproven':
      return '这张照片缺少拍摄时间或地点，不能作为开工照片。请补填拍摄日期和地点。'
    case 'gate/waiver-incomplete':
      return `容缺办理须同时写明同意人（不超过 ${MAX_PROJECT_NAME} 字）和原因（不超过 ${MAX_TEXT} 字）。`
    default:
      return assertNever(issue)
  }
}
