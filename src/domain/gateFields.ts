import { ACCEPTANCES, APPROVAL_KINDS } from './evidence.ts'
import type { GateItem } from './gate.ts'
import type { Project } from './project.ts'
import { MAX_PROJECT_NAME, MAX_TEXT } from './schema.ts'

/** A field that a person fills at a gate, or afterwards to make a 容缺 good. `photo` is the file itself. */
export type TypedField =
  | 'judgedBy' | 'channel' | 'ripenessDate' | 'approvalKind' | 'documentNo' | 'approvalDate'
  | 'actualStart' | 'photo' | 'takenAt' | 'place' | 'longitude' | 'latitude' | 'permitNumber' | 'permitMissing'
  | 'passed' | 'acceptanceDate' | 'actualCompletion' | 'extent' | 'inUseDate' | 'reason' | 'date'
  | 'waiverPerson' | 'waiverReason'

/** How a gate asks for one text. */
export interface AskedField {
  readonly key: TypedField
  readonly label: string
  readonly kind: 'text' | 'longText' | 'date' | 'choice' | 'checks'
  readonly choices: readonly string[]
  /** Offered while typing, without forbidding others. */
  readonly suggestions: readonly string[]
  /** Most characters the field's schema takes. */
  readonly longest: number
}

/** Funding channels that the 2025 plan names; another may be typed. */
const CHANNELS = ['中央预算内投资', '超长期特别国债', '地方政府专项债券', '土地储备专项债券', '区级财政资金', '企业自筹', '银行贷款'] as const

const asked = (key: TypedField, label: string, kind: AskedField['kind'], more: Partial<AskedField> = {}): AskedField =>
  ({ key, label, kind, choices: [], suggestions: [], longest: kind === 'longText' ? MAX_TEXT : MAX_PROJECT_NAME, ...more })

const FIELDS: Readonly<Record<Exclude<GateItem, 'constructionLibrary'>, readonly AskedField[]>> = {
  ripeness: [asked('judgedBy', '判断人', 'text'), asked('channel', '资金渠道', 'text', { suggestions: CHANNELS }), asked('ripenessDate', '判断日期', 'date')],
  actualStart: [asked('actualStart', '实际开工日期', 'date')],
  startPhoto: [asked('takenAt', '拍摄日期', 'date'), asked('place', '拍摄地点', 'text')],
  permit: [asked('permitNumber', '施工许可证号', 'text'), asked('permitMissing', '缺件原因（暂无许可证时填）', 'text', { longest: MAX_TEXT })],
  acceptance: [asked('passed', '已通过的专项验收', 'checks', { choices: ACCEPTANCES }), asked('acceptanceDate', '验收日期', 'date')],
  actualCompletion: [asked('actualCompletion', '实际竣工日期', 'date')],
  inUse: [asked('extent', '投用范围', 'choice', { choices: ['全部', '部分'] }), asked('inUseDate', '投用日期', 'date')],
  reason: [asked('reason', '原因', 'longText')],
  date: [asked('date', '日期', 'date')],
}

/** The two answers a 容缺 takes: who lets it pass, and why. */
export const WAIVER_FIELDS: readonly AskedField[] = [asked('waiverPerson', '同意人', 'text'), asked('waiverReason', '容缺原因', 'longText')]

/** The fields by which a gate item is asked for. The approval's kind follows from the 投资类型, or is asked where that is 未填. */
export function askedFields(item: GateItem, { investorKind }: Pick<Project, 'investorKind'>): readonly AskedField[] {
  if (item !== 'constructionLibrary') return FIELDS[item]
  const kind = investorKind ? APPROVAL_KINDS[investorKind] : '审批'
  const choice = asked('approvalKind', '审批方式', 'choice', { choices: Object.values(APPROVAL_KINDS) })
  return [...(investorKind ? [] : [choice]), asked('documentNo', `${kind}文号`, 'text'), asked('approvalDate', '批准日期', 'date')]
}
