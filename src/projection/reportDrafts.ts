import type { Period } from '#domain/calendar.ts'
import type { EventDraft } from '#domain/event.ts'
import { keyed } from '#domain/fields.ts'
import type { Yuan } from '#domain/money.ts'
import type { MonthlyReport } from '#domain/monthlyReport.ts'
import type { ProjectId } from '#domain/project.ts'
import { fieldRevised } from './drafts.ts'
import { changeTo, type Register } from './register.ts'

/**
 * The draft that writes a month as its author left it or handed it in: 草稿, 退回 put right, 已报.
 * @param confirmed what was asked before and answered with yes; "" when nothing was
 */
export function monthReported(register: Register, project: ProjectId, { period, ...report }: MonthlyReport, confirmed = ''): EventDraft {
  const payload = confirmed === '' ? { period } : { period, confirmed }
  return { type: 'MonthReported', subject: project, payload, changes: [changeTo(register, project, keyed('report', period), report)] }
}

/** The draft that reviews a month: 已审, or 退回 with what to put right. `report` is the month as reviewed. */
export function reportReviewed(register: Register, project: ProjectId, { period, ...report }: MonthlyReport): EventDraft {
  const payload = { period, verdict: report.state as '已审' | '退回', note: report.reviewNote }
  return { type: 'ReportReviewed', subject: project, payload, changes: [changeTo(register, project, keyed('report', period), report)] }
}

/** The draft that writes the statistics bureau's figure of a month, in a field of its own beside the reported one. */
export const statisticsSet = (register: Register, project: ProjectId, period: Period, amount: Yuan | null): EventDraft =>
  fieldRevised(register, project, keyed('statisticsInvestment', period), amount, null)

/** The draft that writes a year's twelve monthly plans, or takes them out. */
export const monthlyPlanSet = (register: Register, project: ProjectId, year: number, months: readonly Yuan[] | null): EventDraft =>
  fieldRevised(register, project, keyed('monthlyPlan', year), months, null)
