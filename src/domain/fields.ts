import * as v from 'valibot'
import { ApprovalSchema, AcceptanceSchema, InUseSchema, PermitSchema, PhotoSchema, RipenessSchema, WaiverSchema } from './evidence.ts'
import { IssueSchema } from './coordination.ts'
import { FactorSchema } from './factor.ts'
import { fitsKey } from './fieldKeys.ts'
import { LightRuleSchema } from './light.ts'
import { MilestoneSchema } from './milestone.ts'
import { MonthlyReportSchema } from './monthlyReport.ts'
import { PLAN_CATEGORIES } from './plan.ts'
import { PROJECT_CODE } from './projectCode.ts'
import { DateSchema, MAX_PROJECT_NAME, NameSchema, TextSchema, YearSchema, YuanSchema } from './schema.ts'
import { SECTORS } from './sector.ts'
import { STAGES } from './stage.ts'

/** How a field is shown and typed. `money` is 元 inside and 万元 on the screen; `record` has its own editor. */
export type FieldKind = 'text' | 'longText' | 'money' | 'date' | 'year' | 'degrees' | 'choice' | 'district' | 'flag' | 'record'

/** One line of the data dictionary (domain.md, section 2). */
export interface FieldSpec {
  /** The field's name on the screen. */
  readonly label: string
  readonly kind: FieldKind
  /** Whether 未填 is a gap that the register marks. */
  readonly required: boolean
  /** What a value must be; `null` is always allowed and means 未填. */
  readonly schema: v.GenericSchema
  readonly choices?: readonly string[]
}

const field = (label: string, kind: FieldKind, schema: v.GenericSchema, required = false, choices?: readonly string[]): FieldSpec =>
  choices ? { label, kind, schema, required, choices } : { label, kind, schema, required }

const choice = (label: string, choices: readonly string[], required: boolean): FieldSpec =>
  field(label, 'choice', v.picklist(choices), required, choices)

/** 建设性质 as ledgers write it. */
export const CONSTRUCTION_NATURES = ['新建', '扩建', '改建', '迁建', '技改', '其他'] as const
/** 入库状态: how far the statistics bureau has taken the project in. */
export const STATISTICS_STATES = ['未入', '已报', '已入'] as const
/** 投资类型: it picks the gate. */
export const INVESTOR_KINDS = ['政府投资', '企业投资'] as const

const degrees = (limit: number): v.GenericSchema => v.pipe(v.number(), v.minValue(-limit), v.maxValue(limit))

/** The fields that stand alone on a project, in the order of the data dictionary. */
export const PROJECT_FIELDS = {
  name: field('项目名称', 'text', v.pipe(TextSchema, v.maxLength(MAX_PROJECT_NAME)), true),
  projectCode: field('项目代码', 'text', v.pipe(v.string(), v.regex(PROJECT_CODE)), true),
  sector: choice('行业领域', SECTORS, true),
  district: field('属地', 'district', NameSchema, true),
  investorKind: choice('投资类型', INVESTOR_KINDS, true),
  constructionNature: choice('建设性质', CONSTRUCTION_NATURES, false),
  site: field('建设地点', 'text', TextSchema, true),
  scale: field('建设规模及内容', 'longText', TextSchema, true),
  longitude: field('经度', 'degrees', degrees(180)),
  latitude: field('纬度', 'degrees', degrees(90)),
  startYear: field('起始年份', 'year', YearSchema, true),
  endYear: field('终止年份', 'year', YearSchema, true),
  plannedStart: field('计划开工', 'date', DateSchema, true),
  actualStart: field('实际开工', 'date', DateSchema),
  plannedCompletion: field('计划竣工', 'date', DateSchema, true),
  actualCompletion: field('实际竣工', 'date', DateSchema),
  plannedProduction: field('计划投产', 'date', DateSchema, true),
  actualProduction: field('实际投产', 'date', DateSchema),
  totalInvestment: field('总投资', 'money', YuanSchema, true),
  totalInvestmentAsOf: field('总投资口径日期', 'date', DateSchema),
  totalInvestmentSource: field('总投资来源', 'text', TextSchema),
  responsibleUnit: field('责任单位', 'text', NameSchema, true),
  owner: field('业主单位', 'text', NameSchema),
  contactLeader: field('联系领导', 'text', NameSchema, true),
  officer: field('项目专员', 'text', NameSchema, true),
  siteContact: field('现场联系人', 'text', NameSchema),
  stage: choice('阶段', STAGES, true),
  stageSince: field('进入阶段日期', 'date', DateSchema),
  suspendedFrom: choice('停缓建前阶段', STAGES, false),
  statisticsState: choice('入库状态', STATISTICS_STATES, false),
  statisticsStateSince: field('入库状态日期', 'date', DateSchema),
  ripeness: field('成熟度判断', 'record', RipenessSchema),
  constructionLibrary: field('建设项目库', 'record', ApprovalSchema),
  permit: field('施工许可', 'record', PermitSchema),
  acceptance: field('专项验收', 'record', AcceptanceSchema),
  inUse: field('投用情况', 'record', InUseSchema),
  illustrative: field('示例', 'flag', v.boolean()),
  /** Whether the project is in the register: undoing its registration sets it false. */
  registered: field('在册', 'flag', v.boolean()),
} as const satisfies Record<string, FieldSpec>

/** The name of a field that stands alone. */
export type ProjectField = keyof typeof PROJECT_FIELDS

/** Fields kept by key, written `name@key`: by year, list, month, milestone, factor, photo or gate; see `fieldKeys.ts`. */
export const KEYED_FIELDS = {
  planCategory: choice('计划类别', PLAN_CATEGORIES, true),
  annualPlan: field('年度计划投资', 'money', YuanSchema, true),
  completedBeforeYear: field('上年底累计', 'money', YuanSchema, true),
  monthlyPlan: field('月度计划', 'record', v.pipe(v.array(YuanSchema), v.length(12))),
  annualTarget: field('年度形象目标', 'longText', TextSchema, true),
  list: field('名录', 'record', v.object({ level: v.nullable(NameSchema), plan: v.nullable(YuanSchema) })),
  report: field('月报', 'record', MonthlyReportSchema),
  /** The statistics bureau's figure, beside the reported one: neither overwrites the other. */
  statisticsInvestment: field('入统投资', 'money', YuanSchema),
  milestone: field('关键节点', 'record', MilestoneSchema),
  factor: field('要素保障', 'record', FactorSchema),
  photo: field('现场照片', 'record', PhotoSchema),
  waiver: field('容缺', 'record', WaiverSchema),
} as const satisfies Record<string, FieldSpec>

/** The name of a field that takes a key. */
export type KeyedField = keyof typeof KEYED_FIELDS

/** The fields of other subjects than projects. */
const OTHER_FIELDS = {
  issue: field('问题', 'record', IssueSchema),
  lightRule: field('亮灯规则', 'record', LightRuleSchema),
  startGate: field('开工关口', 'record', v.record(v.string(), v.picklist(['必需', '可容缺', '不要求']))),
} as const satisfies Record<string, FieldSpec>

const PLAIN: Record<string, FieldSpec> = { ...PROJECT_FIELDS, ...OTHER_FIELDS }

/** Writes the path of a keyed field: `keyed('annualPlan', 2025)` is `annualPlan@2025`. */
export const keyed = (name: KeyedField, key: string | number): string => `${name}@${key}`

/** Splits a path: `annualPlan@2025` is `['annualPlan', '2025']`; a plain field has the key "". */
export function splitField(path: string): [name: string, key: string] {
  const at = path.indexOf('@')
  return at < 0 ? [path, ''] : [path.slice(0, at), path.slice(at + 1)]
}

/** Paths met so far: a log names the same few thousand over and over, and a key costs a check. */
const met = new Map<string, FieldSpec | null>()
/** Past this many, somebody sends paths that are not ours: start over. */
const MOST_MET = 20_000

/** The dictionary's line for a path, or `null` when this version does not know the field. */
export function fieldSpec(path: string): FieldSpec | null {
  const known = met.get(path)
  if (known !== undefined) return known
  const spec = path.indexOf('@') === path.length - 1 ? null : lookUp(...splitField(path))
  if (met.size >= MOST_MET) met.clear()
  met.set(path, spec)
  return spec
}

function lookUp(name: string, key: string): FieldSpec | null {
  const table: Record<string, FieldSpec> = key === '' ? PLAIN : KEYED_FIELDS
  if (!Object.hasOwn(table, name) || (key !== '' && !fitsKey(name, key))) return null
  return table[name] ?? null
}

/** A field's name on the screen with its key: `年度计划投资（2025）`. A photo's key, its hash, says nothing to a reader. */
export function fieldLabel(path: string): string {
  const [name, key] = splitField(path)
  const label = fieldSpec(path)?.label ?? path
  if (key === '' || name === 'photo') return label
  return `${label}（${name === 'list' ? key.replace('/', ' ') : key}）`
}

/** Tells whether a value may stand in a field; `null` (未填) always may. */
export function fitsField(path: string, value: unknown): boolean {
  if (value === null) return true
  const spec = fieldSpec(path)
  return spec !== null && v.is(spec.schema, value)
}
