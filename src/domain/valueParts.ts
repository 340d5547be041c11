import { fieldSpec, splitField } from './fields.ts'
import { formatWan, type Yuan } from './money.ts'
import { UNKNOWN, valueText } from './valueText.ts'
import { GATE_ITEM_NAMES } from './gateWords.ts'

/** One part of a record, as a comparison shows it. */
export interface ValuePart {
  /** The part's path in the record: two values of a field are compared by it. */
  readonly name: string
  readonly label: string
  readonly text: string
}

/** Parts of records that hold 元, shown in 万元. */
const MONEY = /^(invested|plan|funds\..+)$/

/** What the parts of records are called, by field and path; a part without a name here shows its path. */
const NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ripeness: { judgedBy: '判断单位', channel: '资金渠道', date: '日期' },
  constructionLibrary: { kind: '审批类型', documentNo: '文号', date: '日期' },
  permit: { number: '许可证号', missingReason: '缺件原因' },
  acceptance: { passed: '专项验收', date: '日期' },
  inUse: { extent: '投用范围', date: '日期' },
  photo: {
    kind: '类型', takenAt: '拍摄日期', takenTime: '拍摄时间', place: '地点', longitude: '经度', latitude: '纬度',
    accuracy: '定位误差（米）', fileName: '文件名', mediaType: '格式', size: '大小（字节）', hash: '校验值',
  },
  waiver: { items: '容缺事项', reason: '原因', person: '同意人', date: '日期' },
  milestone: { due: '计划日期', done: '完成日期', responsible: '责任人' },
  factor: { needed: '需要', secured: '落实', unit: '单位' },
  list: { level: '级别', plan: '年度计划' },
  report: {
    invested: '本月完成', progressText: '形象进度', progressPercent: '形象进度（%）', nextMonth: '下月计划', reductionReason: '核减原因',
    reporter: '填报人', state: '状态', reportedOn: '填报日期', reviewer: '审核人', reviewedOn: '审核日期', reviewNote: '审核意见',
  },
  issue: {
    project: '项目', description: '问题', kind: '类型', level: '协调级别', responsibleUnit: '责任单位',
    reported: '提出日期', due: '办结期限', closed: '销号日期',
  },
  lightRule: {
    name: '规则名称', since: '起始日期', 'schedule.slow': '略慢（百分点）', 'schedule.yellow': '进度黄灯（百分点）', 'schedule.red': '进度红灯（百分点）',
    'start.yellow': '开工黄灯（月）', 'start.red': '开工红灯（月）', 'statistics.yellow': '入统黄灯（月）', 'statistics.red': '入统红灯（月）',
    'milestone.red': '节点红灯（天）', 'issue.redLevel': '问题红灯（级）', reportDay: '填报期限（日）',
  },
  startGate: GATE_ITEM_NAMES,
}

/**
 * A record's parts with their names, in the dictionary's order; parts that are 未填 say so.
 * @returns none for a value that is no record: it is shown as a whole
 */
export function valueParts(path: string, value: unknown): ValuePart[] {
  if (fieldSpec(path)?.kind !== 'record' || typeof value !== 'object' || value === null) return []
  const [field] = splitField(path)
  const names = NAMES[field] ?? {}
  const order = Object.keys(names)
  const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length)
  return leaves(value, '')
    .map(([name, part]) => ({ name, label: labelOf(field, name, names), text: partText(field, name, part) }))
    .sort((a, b) => rank(a.name) - rank(b.name))
}

/** The names of the parts in which some values of a field differ: what a person has to look at. */
export function differingParts(path: string, values: readonly unknown[]): ReadonlySet<string> {
  const each = values.map((value) => new Map(valueParts(path, value).map(({ name, text }) => [name, text])))
  const names = new Set(each.flatMap((parts) => [...parts.keys()]))
  return new Set([...names].filter((name) => new Set(each.map((parts) => parts.get(name) ?? UNKNOWN)).size > 1))
}

function leaves(value: object, prefix: string): [name: string, part: unknown][] {
  return Object.entries(value).flatMap(([name, part]: [string, unknown]) => {
    const isHolder = typeof part === 'object' && part !== null && !Array.isArray(part)
    return isHolder ? leaves(part, `${prefix}${name}.`) : [[`${prefix}${name}`, part] as [string, unknown]]
  })
}

function labelOf(field: string, name: string, names: Readonly<Record<string, string>>): string {
  if (field === 'monthlyPlan') return `${Number(name) + 1} 月`
  if (name.startsWith('funds.')) return `到位资金：${name.slice('funds.'.length)}`
  return names[name] ?? name
}

function partText(field: string, name: string, part: unknown): string {
  if (part === null || part === undefined) return UNKNOWN
  if (typeof part === 'number' && (MONEY.test(name) || field === 'monthlyPlan')) return `${formatWan(part as Yuan)} 万元`
  if (Array.isArray(part)) return part.map((one) => GATE_ITEM_NAMES[one as keyof typeof GATE_ITEM_NAMES] ?? String(one)).join('、')
  return typeof part === 'string' || typeof part === 'number' ? String(part) : valueText('', part)
}
