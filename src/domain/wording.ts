import type { AmountIssue } from './money.ts'
import { explainActor } from './actorWords.ts'
import type { ActorIssue } from './person.ts'
import type { EventIssue } from './eventTypes.ts'
import type { Gate, GateIssue, GateItem } from './gate.ts'
import { explainGate, GATE_ITEM_NAMES } from './gateWords.ts'
import type { EvidenceIssue } from './gateCheck.ts'
import type { EditIssue } from './edit.ts'
import type { GateFormIssue } from './gateForm.ts'
import type { FieldIssue } from './fieldUpdate.ts'
import { NOTHING_TO_SAVE } from './fieldWords.ts'
import type { PhotoIssue } from './photoFile.ts'
import type { LightRuleIssue } from './light.ts'
import { explainLightRule } from './lightFormWords.ts'
import type { ReportIssue } from './reporting.ts'
import { explainReport } from './reportWords.ts'
import type { TurnIssue } from './yearTurnCheck.ts'
import { explainTurn } from './yearTurnWords.ts'
import { fieldLabel, fieldSpec } from './fields.ts'
import { assertNever } from './result.ts'
import { MAX_PROJECT_NAME, MAX_TEXT } from './schema.ts'
import { inMegabytes } from './storageRoom.ts'

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
      return isFormIssue(issue as EvidenceIssue | GateFormIssue) ? explainForm(issue as GateFormIssue) : explainEvidence(issue as EvidenceIssue)
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

function explainEvidence(issue: EvidenceIssue): string {
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

function explainPhoto(issue: PhotoIssue): string {
  switch (issue.code) {
    case 'photo/empty':
      return `“${issue.name}”是空文件。请重新拍摄或另选一张。`
    case 'photo/too-big':
      return `“${issue.name}”有 ${issue.megabytes} MB，超过 ${issue.limit} MB。请压缩后再选。`
    case 'photo/not-an-image':
      return `“${issue.name}”不是照片。请选 JPEG、PNG 或 WebP 图片。`
    case 'photo/heic':
      return `“${issue.name}”是 HEIC 格式，本浏览器无法读取。请在手机相机设置中改为“兼容性最佳”，或另存为 JPEG 后再选。`
    case 'photo/undecodable':
      return `“${issue.name}”无法读取，文件可能已损坏。请重新拍摄或另选一张。`
    case 'photo/no-position':
      return issue.denied ? '没有定位权限。请直接填写拍摄地点，或在浏览器设置中允许定位。' : '暂时取不到位置。请直接填写拍摄地点。'
    case 'photo/no-room':
      return `本机空间不够：保存约需 ${inMegabytes(issue.needed)} MB，只剩 ${inMegabytes(issue.free)} MB。照片仍在本页，请先备份并清理手机存储，再保存。`
    case 'photo/no-reason':
      return '移除照片须写明原因。记录会留下原因和移除人。'
    default:
      return assertNever(issue)
  }
}

function explainEdit(issue: EditIssue): string {
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
    case 'edit/derived':
      return `${issue.label}由系统汇总得出，不能直接填写。请修改它所依据的项目信息或月报。`
    default:
      return assertNever(issue)
  }
}

/** What the parts of a record are called. */
const EVENT_PARTS: Readonly<Record<string, string>> = {
  v: '版本', device: '设备号', n: '序号', prev: '前序校验', type: '类型', subject: '对象',
  payload: '事由', changes: '改动', clock: '时钟', actor: '操作人', recordedAt: '记录时间',
}

/** Where in a record something is wrong: a field by its label, another part by its name. */
function placeInEvent(where: string): string {
  if (fieldSpec(where)) return fieldLabel(where)
  return EVENT_PARTS[where.split('.')[0] ?? ''] ?? (where === '' ? '整条' : '本版本没有的字段')
}

/** Most characters of somebody's text that a sentence repeats. */
const MOST_QUOTED = 40

function quoted(text: string): string {
  const characters = [...text]
  return characters.length > MOST_QUOTED ? `${characters.slice(0, MOST_QUOTED).join('')}…` : text
}

function explainEvent(issue: EventIssue): string {
  switch (issue.code) {
    case 'event/not-json':
      return '这条记录已损坏，无法读取。原文已保留，请从备份或原设备重新导入。'
    case 'event/malformed':
      return `这条记录的内容不符合要求（${placeInEvent(issue.where)}）。原文已保留，未计入，请在原设备上核对。`
    case 'event/newer':
      return `这条记录来自更新的版本（第 ${issue.version} 版）。请先更新应用；原文已保留。`
    case 'event/unknown-type':
      return `这条记录的类型“${quoted(issue.type)}”本版本不认识。请先更新应用；原文已保留。`
    default:
      return assertNever(issue)
  }
}
