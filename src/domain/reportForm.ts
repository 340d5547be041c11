import type { EditIssue } from './edit.ts'
import { formatWan, signedYuanFromWan, type AmountIssue, type Yuan } from './money.ts'
import { FUND_SOURCES, type FundSource, type MonthlyReport } from './monthlyReport.ts'
import { fail, ok, type Result } from './result.ts'
import { readWords } from './words.ts'

/** A field of a month's report that is words. */
type WordField = 'progressText' | 'nextMonth' | 'reductionReason'

/** A field of a month's report that a person types: 到位资金 by source is a field each. The cumulative is none. */
export type ReportField = 'invested' | 'progressPercent' | WordField | `funds/${FundSource}`

/** What a person typed of a month, as the fields show it: amounts in 万元. A field that is absent was not touched. */
export type ReportTexts = Readonly<Partial<Record<ReportField, string>>>

/** Why a typed text cannot stand in a month's report. */
export type ReportFieldIssue = AmountIssue | EditIssue

/** 到位资金 as fields of the form, in the order of the sources. */
export const FUND_FIELDS: readonly `funds/${FundSource}`[] = FUND_SOURCES.map((source) => `funds/${source}` as const)

/** The fields of the form, in its order. */
export const REPORT_FIELDS: readonly ReportField[] = ['invested', 'progressText', 'progressPercent', 'nextMonth', ...FUND_FIELDS, 'reductionReason']

const LABELS = { invested: '本月完成', progressText: '形象进度', progressPercent: '形象进度（%）', nextMonth: '下月计划', reductionReason: '核减原因' } as const

const sourceOf = (field: ReportField): FundSource | null => (field.startsWith('funds/') ? (field.slice('funds/'.length) as FundSource) : null)

/** What a field is called on the screen. */
export const reportLabel = (field: ReportField): string => sourceOf(field) ?? LABELS[field as keyof typeof LABELS]

/** An amount as it is typed: 万元 without separators; 未填 is "". */
const typedWan = (amount: number | null | undefined): string => (amount === null || amount === undefined ? '' : formatWan(amount as Yuan).replaceAll(',', ''))

/** A field of a month as its input shows it. */
export function printReportField(report: MonthlyReport, field: ReportField): string {
  const source = sourceOf(field)
  if (source !== null) return typedWan(report.funds?.[source])
  if (field === 'invested') return typedWan(report.invested)
  if (field === 'progressPercent') return report.progressPercent === null ? '' : String(report.progressPercent)
  return report[field as WordField] ?? ''
}

/** A month as it would stand with what was typed, and what of it cannot be read; such a field stays as it was. */
export interface TypedReport {
  readonly report: MonthlyReport
  readonly problems: Readonly<Partial<Record<ReportField, ReportFieldIssue>>>
}

/** Reads what was typed into a month, field by field: one that cannot be read holds back none of the others. */
export function withTyped(report: MonthlyReport, texts: ReportTexts): TypedReport {
  const problems: Partial<Record<ReportField, ReportFieldIssue>> = {}
  let typed = report
  for (const field of REPORT_FIELDS) {
    const text = texts[field]
    if (text === undefined) continue
    const read = withField(typed, field, text)
    if (read.ok) typed = read.value
    else problems[field] = read.issue
  }
  return { report: typed, problems }
}

function withField(report: MonthlyReport, field: ReportField, text: string): Result<MonthlyReport, ReportFieldIssue> {
  const source = sourceOf(field)
  const read: Result<unknown, ReportFieldIssue> = source !== null || field === 'invested' ? readAmount(text) : field === 'progressPercent' ? readPercent(text) : readWords(reportLabel(field), text, true)
  if (!read.ok) return read
  return ok(source === null ? { ...report, [field]: read.value } : { ...report, funds: withFund(report.funds, source, read.value as Yuan | null) })
}

const readAmount = (text: string): Result<Yuan | null, AmountIssue> => (text.trim() === '' ? ok(null) : signedYuanFromWan(text))

function withFund(funds: MonthlyReport['funds'], source: FundSource, amount: Yuan | null): MonthlyReport['funds'] {
  const { [source]: _before, ...others } = funds ?? {}
  const next = amount === null ? others : { ...others, [source]: amount }
  return Object.keys(next).length === 0 ? null : next
}

/** Digits and at most two decimals: what an eye can tell. */
const PERCENT = /^\d{1,4}(\.\d{1,2})?%?$/
/** 形象进度 may pass 100, yet not by a slipped digit (data dictionary). */
const MOST_PERCENT = 1000

function readPercent(text: string): Result<number | null, EditIssue> {
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return ok(null)
  const value = PERCENT.test(plain) ? Number(plain.replace('%', '')) : NaN
  if (value <= MOST_PERCENT) return ok(value)
  return fail({ code: 'edit/not-allowed-value', label: LABELS.progressPercent, text, remedy: '请填数字，如 65 或 65.5。' })
}

/** 到位资金 of all sources together, in 元; `null` when none was filled in. */
export function fundsTotal(funds: MonthlyReport['funds']): Yuan | null {
  const amounts = Object.values(funds ?? {})
  return amounts.length === 0 ? null : (amounts.reduce((sum, amount) => sum + amount, 0) as Yuan)
}
