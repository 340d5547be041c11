import type { AmountIssue } from './money.ts'
import { explainActor } from './actorWords.ts'
import type { ActorIssue } from './person.ts'
import type { EventIssue } from './eventTypes.ts'
import { explainEvent } from './eventWords.ts'
import type { Gate, GateIssue, GateItem } from './gate.ts'
import { explainGate, GATE_ITEM_NAMES } from './gateWords.ts'
import type { EvidenceIssue } from './gateCheck.ts'
import { explainEvidence } from './evidenceWords.ts'
import type { EditIssue } from './edit.ts'
import { explainEdit } from './editWords.ts'
import type { GateFormIssue } from './gateForm.ts'
import type { FieldIssue } from './fieldUpdate.ts'
import { NOTHING_TO_SAVE } from './fieldWords.ts'
import type { PhotoIssue } from './photoFile.ts'
import { explainPhoto } from './photoWords.ts'
import type { LightRuleIssue } from './light.ts'
import { explainLightRule } from './lightFormWords.ts'
import type { ReportIssue } from './reporting.ts'
import { explainReport } from './reportWords.ts'
import type { TurnIssue } from './yearTurnCheck.ts'
import { explainTurn } from './yearTurnWords.ts'
import { assertNever } from './result.ts'
import { quoted } from './typedText.ts'

/** Every expected problem of the domain. Each has its words here, or in a file of its own that this one names. */
export type DomainIssue = AmountIssue | ActorIssue | EventIssue | GateIssue | EvidenceIssue | GateFormIssue | PhotoIssue | EditIssue | LightRuleIssue | ReportIssue | TurnIssue | FieldIssue

/** The sentence for an expected problem: where, what, and how to mend it. */
export function explain(issue: DomainIssue): string {
  const family = issue.code.slice(0, issue.code.indexOf('/'))
  switch (family) {
    case 'amount':
      return explainAmount(issue as AmountIssue)
    case 'stage':
      return explainGate(issue as GateIssue)
    case 'gate':
      return explainEvidence(issue as EvidenceIssue | GateFormIssue)
    case 'photo':
      return explainPhoto(issue as PhotoIssue)
    case 'edit':
      return explainEdit(issue as EditIssue)
    case 'event':
      return explainEvent(issue as EventIssue)
    case 'light':
      return explainLightRule(issue as LightRuleIssue)
    case 'field':
      return NOTHING_TO_SAVE
    case 'report':
      return explainReport(issue as ReportIssue)
    case 'turn':
      return explainTurn(issue as TurnIssue)
    default:
      return explainActor(issue as ActorIssue)
  }
}

function explainAmount(issue: AmountIssue): string {
  switch (issue.code) {
    case 'amount/empty':
      return '没有填写金额。请填数字，如 5400。'
    case 'amount/not-a-number':
      return `“${quoted(issue.text)}”不是金额。请只填数字，如 5400 或 5,400.25，不带单位。`
    case 'amount/too-precise':
      return `“${quoted(issue.text)}”的小数超过 ${issue.decimals} 位，系统不会自行舍入。请核对后重填。`
    case 'amount/too-large':
      return `“${quoted(issue.text)}”超出上限 10 万亿元。请核对单位是否填错。`
    case 'amount/negative':
      return `“${quoted(issue.text)}”是负数。请填不小于 0 的数；核减请在月报中填写原因。`
    default:
      return assertNever(issue)
  }
}

/** Says by name what a gate still lacks, and whether 容缺 may let it pass. */
export function sayMissing(item: GateItem, waivable: boolean): string {
  return `缺${GATE_ITEM_NAMES[item]}。${waivable ? '请补填，或办理容缺。' : '请补填。'}`
}

/** Warns of a project code whose check digit disagrees; a warning, never a block. */
export const CODE_WARNING = '校验位不符，请对照批文核对。不影响保存。'

/** By whose authority a gate asks what it asks (domain.md, section 3). */
export function sayAuthority({ kind, from, to }: Gate): string {
  switch (kind) {
    case 'forward':
      return to === '储备' ? '依据：2025年计划报告，成熟项目纳入储备。' : '依据：2025年计划报告；认定条件参照公开做法，由发改局设定。'
    case 'yearTurn':
      return '在建项目每年1月1日自动结转为续建；提前办理须写明原因和日期。'
    case 'back':
      return `由${from}退回${to}，须写明原因和日期，永久留痕。`
    case 'leave':
      return `转入${to}，须写明原因和日期，永久留痕。`
    case 'resume':
      return `由${from}恢复到${to}，须写明原因和日期，永久留痕。`
    default:
      return assertNever(kind)
  }
}
