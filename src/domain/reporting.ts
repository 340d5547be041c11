import type { IsoDate } from './calendar.ts'
import type { Actor } from './person.ts'
import { fail, ok, type Result } from './result.ts'
import { counts, type MonthlyReport } from './monthlyReport.ts'

/** Why a month cannot be handed in or reviewed. */
export type ReportIssue =
  | { readonly code: 'report/no-figure' }
  | { readonly code: 'report/reduction-unexplained' }
  | { readonly code: 'report/future-month'; readonly period: string }
  | { readonly code: 'report/own-review'; readonly person: string }
  | { readonly code: 'report/not-handed-in' }
  | { readonly code: 'report/bureau-reviews'; readonly person: string }
  | { readonly code: 'report/no-note' }
  | { readonly code: 'report/counts-already' }
  | { readonly code: 'report/in-conflict' }
  | { readonly code: 'report/months-missing'; readonly months: readonly number[] }

/** Tells whether the year's cumulative would fall: a month below 0, or a month that counted before and is now less. */
export function isReduction(next: number | null, before: MonthlyReport | null): boolean {
  if (next === null) return false
  return next < 0 || (before !== null && counts(before) && before.invested !== null && next < before.invested)
}

/**
 * Hands a month in: 草稿 or 退回 becomes 已报, and whoever reviewed it before reviewed other figures.
 * @param before the month as it counts now, or `null`; @param today the local day, after which no month can be reported
 */
export function handIn(report: MonthlyReport, before: MonthlyReport | null, actor: Actor, today: IsoDate): Result<MonthlyReport, ReportIssue> {
  if (report.period > today.slice(0, 7)) return fail({ code: 'report/future-month', period: report.period })
  if (report.invested === null) return fail({ code: 'report/no-figure' })
  if (isReduction(report.invested, before) && !report.reductionReason) return fail({ code: 'report/reduction-unexplained' })
  return ok({ ...report, state: '已报', reporter: actor.person, reportedOn: today, reviewer: null, reviewedOn: null, reviewNote: null })
}

/**
 * Reviews a month that was handed in: 已审, or 退回 with what to put right. The bureau reviews, and nobody oneself
 * (data dictionary: reporter and reviewer are two people).
 */
export function review(report: MonthlyReport, verdict: '已审' | '退回', note: string | null, actor: Actor, today: IsoDate): Result<MonthlyReport, ReportIssue> {
  if (actor.role !== '发改局') return fail({ code: 'report/bureau-reviews', person: actor.person })
  if (actor.person === report.reporter) return fail({ code: 'report/own-review', person: actor.person })
  if (!counts(report)) return fail({ code: 'report/not-handed-in' })
  if (verdict === '退回' && !note?.trim()) return fail({ code: 'report/no-note' })
  return ok({ ...report, state: verdict, reviewer: actor.person, reviewedOn: today, reviewNote: note?.trim() || null })
}

/**
 * Keeps what was typed of a month that counts in no figure yet: 草稿, or 退回 with its note until it is handed in again.
 * A month that counts is not overwritten: it goes on counting with its old figure until the correction is handed in.
 */
export function keepDraft(report: MonthlyReport, before: MonthlyReport | null, actor: Actor): Result<MonthlyReport, ReportIssue> {
  if (before !== null && counts(before)) return fail({ code: 'report/counts-already' })
  return ok(before?.state === '退回' ? { ...report, state: '退回' } : { ...report, state: '草稿', reporter: actor.person })
}
