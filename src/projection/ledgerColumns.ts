import { DISTRICTS } from '#domain/district.ts'
import { fieldSpec, keyed, KEYED_FIELDS, PROJECT_FIELDS, type FieldKind, type FieldSpec, type KeyedField, type ProjectField } from '#domain/fields.ts'
import { GRADES } from '#domain/light.ts'

/** How a column is shown: a field's kind, or one of the kinds only the ledger computes. */
export type ColumnKind = FieldKind | 'percent' | 'list'

/** A column of the ledger. */
export interface LedgerColumn {
  /** Its name for ever, in addresses and preferences; without the year. */
  readonly key: string
  readonly label: string
  readonly kind: ColumnKind
  /** The unit in the header, or "". */
  readonly unit: string
  /** Whether the dictionary requires a value: 未填 is then a gap. */
  readonly required: boolean
  /** Whether a value is kept by year. */
  readonly yearly: boolean
  /** Whether a person types it here; what a gate, a form or a sum gives is read only. */
  readonly editable: boolean
  readonly choices: readonly string[]
  /** First width: px. */
  readonly width: number
}

/** Fields that only a gate or the log itself writes. */
const BY_GATE: readonly string[] = ['stage', 'stageSince', 'suspendedFrom', 'illustrative']
const YEARLY: readonly KeyedField[] = ['planCategory', 'annualPlan', 'completedBeforeYear', 'annualTarget', 'monthlyPlan']

const WIDTHS: Readonly<Record<ColumnKind, number>> = {
  text: 140, longText: 220, money: 116, date: 112, year: 88, degrees: 104, choice: 104, district: 128, flag: 72, record: 180, percent: 92, list: 140,
}
/** A header's character, and the room beside its label for padding and the arrow of an order: px. */
const [CHARACTER, BESIDE_LABEL] = [13, 30]
const OWN_WIDTHS: Readonly<Record<string, number>> = { name: 260, projectCode: 216, sector: 136, stage: 72, progress: 220, people: 180, light: 84, lightReason: 240 }

function column(key: string, label: string, kind: ColumnKind, more: Partial<LedgerColumn> = {}): LedgerColumn {
  const unit = kind === 'money' ? '万元' : kind === 'percent' ? '%' : kind === 'degrees' ? '度' : ''
  const width = Math.max(OWN_WIDTHS[key] ?? WIDTHS[kind], label.length * CHARACTER + unit.length * CHARACTER + BESIDE_LABEL)
  return { key, label, kind, unit, required: false, yearly: false, editable: false, choices: [], width, ...more }
}

function fieldColumn(key: ProjectField | KeyedField, yearly: boolean): LedgerColumn {
  const table: Readonly<Record<string, FieldSpec>> = yearly ? KEYED_FIELDS : PROJECT_FIELDS
  const { label, kind, required, choices: listed } = table[key] as FieldSpec
  const choices = kind === 'district' ? DISTRICTS.map(({ name }) => name) : (listed ?? [])
  const editable = kind !== 'record' && !BY_GATE.includes(key)
  return column(key, label, kind, { required, yearly, editable, choices })
}

const own = (Object.keys(PROJECT_FIELDS) as ProjectField[]).filter((name) => name !== 'registered').map((name) => fieldColumn(name, false))
const yearly = YEARLY.map((name) => fieldColumn(name, true))
/** What the ledger itself works out of a project; never typed. */
const derived: readonly LedgerColumn[] = [
  column('yearToDate', '年初累计', 'money'),
  column('cumulative', '开工累计', 'money'),
  column('planRate', '占年计划', 'percent'),
  column('totalRate', '占总投资', 'percent'),
  column('light', '亮灯', 'choice', { choices: GRADES }),
  column('lightReason', '亮灯原因', 'longText'),
  column('progress', '形象进度', 'longText'),
  column('people', '建设单位及责任人', 'text'),
  column('lists', '名录', 'list'),
  column('marks', '标记', 'list'),
]

/** Every column of the ledger: the data dictionary's order, the year's plan after it, then what is worked out. */
export const LEDGER_COLUMNS: readonly LedgerColumn[] = [...own, ...yearly, ...derived]

const BY_KEY = new Map(LEDGER_COLUMNS.map((one) => [one.key, one]))

/** A column by its key, or `null` when this version has none of that name. */
export const columnOf = (key: string): LedgerColumn | null => BY_KEY.get(key) ?? null

/** The path of a column's field in the dictionary, or `null` for what is worked out: `annualPlan@2025`. */
export function pathOf({ key, yearly: byYear }: LedgerColumn, year: number): string | null {
  const path = byYear ? keyed(key as KeyedField, year) : key
  return fieldSpec(path) === null ? null : path
}

/** Tells whether a table shows lights: their rule then stands under it. */
export const tellsLights = (columns: readonly Pick<LedgerColumn, 'key'>[]): boolean => columns.some(({ key }) => key === 'light' || key === 'lightReason')

/** Ready-made choices of columns. `own` is what the person has arranged on this device. */
export const PRESETS = ['common', 'detail', 'all', 'own'] as const
/** One of {@link PRESETS}. */
export type Preset = (typeof PRESETS)[number]

/** What presets are called. */
export const PRESET_NAMES: Readonly<Record<Preset, string>> = { common: '常用', detail: '明细表', all: '全部', own: '我的列' }

const COMMON = ['name', 'stage', 'planCategory', 'light', 'district', 'sector', 'totalInvestment', 'completedBeforeYear', 'annualPlan', 'yearToDate', 'planRate', 'cumulative', 'responsibleUnit', 'contactLeader', 'officer', 'lightReason', 'lists', 'marks']
/** The detail sheet as it is handed round (domain.md, section 6). */
const DETAIL = ['name', 'totalInvestment', 'completedBeforeYear', 'annualPlan', 'yearToDate', 'planRate', 'progress', 'people', 'contactLeader']

/** The columns of a preset, by key and in order; the name is always the first. */
export const presetKeys = (preset: Exclude<Preset, 'own'>): readonly string[] =>
  preset === 'common' ? COMMON : preset === 'detail' ? DETAIL : LEDGER_COLUMNS.map(({ key }) => key)
