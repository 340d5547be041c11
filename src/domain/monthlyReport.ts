import * as v from 'valibot'
import type { Period } from './calendar.ts'
import type { Yuan } from './money.ts'
import { DateSchema, NameSchema, PercentSchema, SignedYuanSchema, TextSchema } from './schema.ts'

/** Where a project's money comes from: the four channels of the report's reserve pools, then what the owner brings. */
export const FUND_SOURCES = ['超长期特别国债', '地方政府专项债', '中央预算内投资', '土储债', '财政资金', '银行贷款', '企业自筹', '其他'] as const
/** One of {@link FUND_SOURCES}. */
export type FundSource = (typeof FUND_SOURCES)[number]

/** How far a month's report has come. 草稿 and 退回 are kept and shown to their author, and count in no figure. */
export const REPORT_STATES = ['草稿', '已报', '退回', '已审'] as const
/** One of {@link REPORT_STATES}. */
export type ReportState = (typeof REPORT_STATES)[number]

/** Where a month's money came from, in 元. */
const FundsSchema = v.record(v.string(), SignedYuanSchema)

/** What an officer reports of a month. The cumulative is derived, never typed (data dictionary). */
export const MonthlyReportSchema = v.object({
  /** 本月完成投资, 元; negative only with `reductionReason` (核减). `null` is 未填. */
  invested: v.nullable(SignedYuanSchema),
  progressText: v.nullable(TextSchema),
  progressPercent: v.nullable(PercentSchema),
  nextMonth: v.nullable(TextSchema),
  /** 到位资金 by source, 元. */
  funds: v.nullable(FundsSchema),
  reductionReason: v.nullable(TextSchema),
  reporter: NameSchema,
  /** Left out by an import and by a log older than the review: 已报. */
  state: v.optional(v.picklist(REPORT_STATES)),
  /** The day it was handed in; left out where only the sheet is known. */
  reportedOn: v.optional(v.nullable(DateSchema)),
  /** Who reviewed it, another person than the reporter, on which day, and what they said. */
  reviewer: v.optional(v.nullable(NameSchema)),
  reviewedOn: v.optional(v.nullable(DateSchema)),
  reviewNote: v.optional(v.nullable(TextSchema)),
})

/** A month as it stands in the log: what an edit writes. */
export type WrittenReport = v.InferOutput<typeof MonthlyReportSchema>

/** A month as reported; `period` is `YYYY-MM`. */
export type MonthlyReport = Required<WrittenReport> & { readonly period: Period }

/** A month of which nothing is said yet. */
export const emptyReport = (period: Period, reporter: string): MonthlyReport => ({
  period, reporter, invested: null, progressText: null, progressPercent: null, nextMonth: null, funds: null,
  reductionReason: null, state: '草稿', reportedOn: null, reviewer: null, reviewedOn: null, reviewNote: null,
})

/**
 * Reads a month from the log. 已审 by the reporter's own hand is none: nobody reviews oneself, whatever a file says.
 */
export function readReport(period: Period, written: WrittenReport): MonthlyReport {
  const report: MonthlyReport = { ...emptyReport(period, written.reporter), state: '已报', ...written }
  return report.state === '已审' && report.reviewer === report.reporter ? { ...report, state: '已报' } : report
}

/** Tells whether a month counts: a draft was not handed in yet, and what was handed back must be put right first. */
export const counts = ({ state }: Pick<MonthlyReport, 'state'>): boolean => state === '已报' || state === '已审'

/** Whether a month's totals hold a figure that counts nowhere yet: of a draft, of what was handed back, or of a correction under way. */
export const isUncounted = (report: MonthlyReport | null, invested: Yuan | null): boolean =>
  report !== null && counts(report) ? report.invested !== invested : invested !== null
