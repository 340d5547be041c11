import type { IsoDate } from './calendar.ts'
import type { Actor } from './person.ts'
import type { Yuan } from './money.ts'
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
  | { readonly code: 'report/below-zero'; readonly total: Yuan }

/** What a month is held against before it is handed in. Amounts in 元; `null` is unknown. */
export interface MonthStanding {
  readonly annualPlan: Yuan | null
  /** What is left of the total investment without this month; never below 0. */
  readonly remaining: Yuan | null
  /** The largest month that counts, this one left out. */
  readonly largest: Yuan | null
  /** What the year's other months add up to: those before this one, and all of them. */
  readonly others: readonly Yuan[]
  /** The latest month before this one that counts. */
  readonly last: MonthlyReport | null
  /** Months of the year before this one that were never reported. */
  readonly missing: readonly number[]
}

/** What is asked before a month is handed in: it may be right, and is more often a slip. */
export type ReportQuestion =
  | { readonly code: 'over-plan' | 'over-remaining' | 'over-largest'; readonly invested: Yuan; readonly against: Yuan }
  | { readonly code: 'percent-over'; readonly percent: number }
  | { readonly code: 'percent-falls'; readonly percent: number; readonly before: number }
  | { readonly code: 'no-progress' }
  | { readonly code: 'months-skipped'; readonly months: readonly number[] }
  | { readonly code: 'unchanged' }

/** A month this many times the largest so far is more often a slipped unit than a good month. */
const SUSPICIOUS_TIMES = 10

/** What is to be asked before `report` is handed in over `before`; a month that counts is not asked again what it lacks. */
export function questionsOf(report: MonthlyReport, before: MonthlyReport | null, standing: MonthStanding): readonly ReportQuestion[] {
  const corrects = before !== null && counts(before)
  const gaps = corrects ? [] : [...askMissing(standing), ...askProgress(report, standing)]
  const same: ReportQuestion[] = before !== null && isUnchanged(before) && isSaid(report, before) ? [{ code: 'unchanged' }] : []
  return [...askAmount(report.invested, standing), ...askPercent(report.progressPercent, standing), ...gaps, ...same]
}

/** Whether a question is about a figure: it is answered at its own row, never for many at once. */
export const asksFigure = ({ code }: ReportQuestion): boolean => code !== 'no-progress' && code !== 'months-skipped'

function askAmount(invested: Yuan | null, { annualPlan, remaining, largest }: MonthStanding): ReportQuestion[] {
  if (invested === null || invested <= 0) return []
  if (annualPlan !== null && invested > annualPlan) return [{ code: 'over-plan', invested, against: annualPlan }]
  if (remaining !== null && invested > remaining) return [{ code: 'over-remaining', invested, against: remaining }]
  return largest !== null && largest > 0 && invested > largest * SUSPICIOUS_TIMES ? [{ code: 'over-largest', invested, against: largest }] : []
}

function askPercent(percent: number | null, { last }: MonthStanding): ReportQuestion[] {
  if (percent === null) return []
  const before = last?.progressPercent ?? null
  if (before !== null && percent < before) return [{ code: 'percent-falls', percent, before }]
  return percent > 100 ? [{ code: 'percent-over', percent }] : []
}

const askMissing = ({ missing }: MonthStanding): ReportQuestion[] => (missing.length > 0 ? [{ code: 'months-skipped', months: missing }] : [])

function askProgress({ progressText, progressPercent }: MonthlyReport, { last }: MonthStanding): ReportQuestion[] {
  if (last === null || progressText !== null) return []
  return last.progressText !== null || (last.progressPercent !== null && progressPercent === null) ? [{ code: 'no-progress' }] : []
}

/** Whether a month stands as it was handed back: nobody wrote in it since (see {@link keepDraft}). */
export const isUnchanged = ({ state, reportedOn }: MonthlyReport): boolean => state === '退回' && reportedOn !== null

const isSaid = (report: MonthlyReport, before: MonthlyReport): boolean => JSON.stringify(report) === JSON.stringify(before)

/** Whether the year would stand below 0 where it does not yet: no reason makes that right. @returns the total, in 元 */
function belowZero(invested: number, before: MonthlyReport | null, others: readonly Yuan[]): Yuan | null {
  const now = before !== null && counts(before) ? (before.invested ?? 0) : 0
  const fallen = others.find((other) => other + invested < 0 && other + now >= 0)
  return fallen === undefined ? null : ((fallen + invested) as Yuan)
}

/** Tells whether the year's cumulative would fall: a month below 0, or a month that counted before and is now less. */
export function isReduction(next: number | null, before: MonthlyReport | null): boolean {
  if (next === null) return false
  return next < 0 || (before !== null && counts(before) && before.invested !== null && next < before.invested)
}

/**
 * Hands a month in: 草稿 or 退回 becomes 已报, and whoever reviewed it before reviewed other figures.
 * @param before the month as it counts now, or `null`; @param today the local day, after which no month can be reported
 * @param others what the year's other months add up to: those before this one, and all of them
 */
export function handIn(report: MonthlyReport, before: MonthlyReport | null, actor: Actor, today: IsoDate, others: readonly Yuan[] = []): Result<MonthlyReport, ReportIssue> {
  if (report.period > today.slice(0, 7)) return fail({ code: 'report/future-month', period: report.period })
  if (report.invested === null) return fail({ code: 'report/no-figure' })
  if (isReduction(report.invested, before) && !report.reductionReason) return fail({ code: 'report/reduction-unexplained' })
  const total = belowZero(report.invested, before, others)
  if (total !== null) return fail({ code: 'report/below-zero', total })
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
 * What is written in a 退回 month takes the day of its handing in away: it is no longer what was handed in.
 * A month that counts is not overwritten: it goes on counting with its old figure until the correction is handed in.
 */
export function keepDraft(report: MonthlyReport, before: MonthlyReport | null, actor: Actor): Result<MonthlyReport, ReportIssue> {
  if (before !== null && counts(before)) return fail({ code: 'report/counts-already' })
  return ok(before?.state === '退回' ? { ...report, state: '退回', reportedOn: null } : { ...report, state: '草稿', reporter: actor.person })
}
