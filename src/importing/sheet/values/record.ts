import { ACCEPTANCES } from '#domain/evidence.ts'
import { fitsField, KEYED_FIELDS, PROJECT_FIELDS, type FieldSpec } from '#domain/fields.ts'
import { yuanFromWan } from '#domain/money.ts'
import { typedText } from '#domain/typedText.ts'
import { unguardedText } from '#domain/sheetText.ts'
import { read, refuse, type Reading } from './reading.ts'

/** Reads the sentence that `valueText` makes of a record; `null` when the text is none. */
type RecordReader = (text: string) => unknown

const matched = (pattern: RegExp, make: (parts: readonly string[]) => unknown): RecordReader => (text) => {
  const match = pattern.exec(text)
  return match === null ? null : make(match.slice(1))
}

/** A permit's number has digits: 已办理 or 正在办理 is an answer to another question. */
const PERMIT_NUMBER = /\d{4}/

const READERS: Readonly<Record<string, { readonly path: string; readonly form: string; readonly read: RecordReader }>> = {
  [PROJECT_FIELDS.ripeness.label]: {
    path: 'ripeness', form: '区发改局判断成熟，资金渠道：专项债，2025-01-20',
    read: matched(/^(.+?)判断成熟，资金渠道：(.+)，([\d-]{10})$/s, ([judgedBy, channel, date]) => ({ judgedBy, channel, date })),
  },
  [PROJECT_FIELDS.constructionLibrary.label]: {
    path: 'constructionLibrary', form: '立项审批 发改〔2025〕1号，2025-02-10',
    read: matched(/^(立项审批|做地报批) (.+)，([\d-]{10})$/s, ([kind, documentNo, date]) => ({ kind, documentNo, date })),
  },
  [PROJECT_FIELDS.permit.label]: { path: 'permit', form: '许可证号，或“缺件：原因”', read: readPermit },
  [PROJECT_FIELDS.acceptance.label]: {
    path: 'acceptance', form: `${ACCEPTANCES.slice(0, 2).join('、')}，2025-05-20`,
    read: matched(/^(.+)，([\d-]{10})$/s, ([passed = '', date]) => ({ passed: passed.split('、'), date })),
  },
  [PROJECT_FIELDS.inUse.label]: {
    path: 'inUse', form: '全部投用，2025-06-01',
    read: matched(/^(全部|部分)投用，([\d-]{10})$/s, ([extent, date]) => ({ extent, date })),
  },
  [KEYED_FIELDS.monthlyPlan.label]: { path: 'monthlyPlan@2025', form: '十二个月的金额，以“、”分隔，如 100、200、… 万元', read: readMonths },
}

function readPermit(text: string): unknown {
  const missing = /^缺件：(.+)$/s.exec(text)
  if (missing) return { number: null, missingReason: missing[1] }
  return PERMIT_NUMBER.test(text) ? { number: text, missingReason: null } : null
}

function readMonths(text: string): unknown {
  const months = text.normalize('NFKC').replace(/\s*万元$/, '').split('、').map((part) => yuanFromWan(part))
  return months.every(({ ok }) => ok) ? months.map((month) => (month.ok ? month.value : null)) : null
}

/** Reads a record as this app prints it: evidence of a gate, twelve months' plans. Anything else is refused with the form. */
export function readRecord(spec: FieldSpec, written: string): Reading {
  const reader = READERS[spec.label]
  if (!reader) return refuse({ code: 'cell/not-a-record', form: '' })
  const value = reader.read(typedText(unguardedText(written), true))
  return value !== null && fitsField(reader.path, value) ? read(value) : refuse({ code: 'cell/not-a-record', form: reader.form })
}

/** Reads 是 or 否. */
export function readFlag(text: string): Reading {
  const plain = typedText(text, false)
  return plain === '是' || plain === '否' ? read(plain === '是') : refuse({ code: 'cell/not-in-list', choices: ['是', '否'] })
}
