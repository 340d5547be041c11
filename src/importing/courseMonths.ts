import type { ProjectId } from '#domain/project.ts'
import { keyed } from '#domain/fields.ts'
import { at, type Planning, type RecordedAct } from './courseActs.ts'
import type { CourseCount, CourseInclusion, CourseReport } from './courseSchema.ts'

/** A month as its officer left it, and as an act of its own what the bureau said of it. */
export function reportActs(report: CourseReport, subject: ProjectId, { planner }: Planning): RecordedAct[] {
  const { period, reporter, unit, recordedAt, reviewer, reviewedOn, reviewNote } = report
  const field = keyed('report', period)
  const { state, ...handedIn } = asReported(report)
  const reported: RecordedAct = {
    actor: { person: reporter, unit, role: '填报员' },
    recordedAt,
    draft: (changeTo) => ({
      type: 'MonthReported',
      subject,
      payload: { period },
      changes: [changeTo(subject, field, { ...handedIn, state: state === '草稿' ? state : '已报' })],
    }),
  }
  if ((state !== '已审' && state !== '退回') || reviewer === null || reviewedOn === null) return [reported]
  const value = { ...handedIn, state, reviewer, reviewedOn, reviewNote }
  const reviewed: RecordedAct = {
    actor: { ...planner, person: reviewer },
    recordedAt: at(reviewedOn, '15:00'),
    draft: (changeTo) => ({
      type: 'ReportReviewed',
      subject,
      payload: { period, verdict: state, note: reviewNote },
      changes: [changeTo(subject, field, value)],
    }),
  }
  return [reported, reviewed]
}

/** A month's value before any review. */
function asReported(report: CourseReport) {
  const { invested, progressText, progressPercent, nextMonth, funds, reporter, recordedAt } = report
  const state = report.state ?? '已报'
  const reportedOn = state === '草稿' ? null : recordedAt.slice(0, 10)
  const reductionReason = null
  return {
    invested,
    progressText,
    progressPercent,
    nextMonth,
    funds,
    reductionReason,
    reporter,
    state,
    reportedOn,
  }
}

/** Known at the plan's day, or since a later one. */
export function inclusionAct(
  { state, since }: CourseInclusion,
  subject: ProjectId,
  { planner, day }: Planning,
): RecordedAct {
  return {
    actor: planner,
    recordedAt: at(since > day ? since : day, '10:30'),
    draft: (changeTo) => ({
      type: 'ProjectRevised',
      subject,
      payload: { reason: null },
      changes: [
        changeTo(subject, 'statisticsState', state),
        changeTo(subject, 'statisticsStateSince', since),
      ],
    }),
  }
}

/** A figure of the statistics bureau, on the day it was known. */
export function countAct(
  { period, amount, countedOn }: CourseCount,
  subject: ProjectId,
  { planner }: Planning,
): RecordedAct {
  return {
    actor: planner,
    recordedAt: at(countedOn, '14:00'),
    draft: (changeTo) => ({
      type: 'ProjectRevised',
      subject,
      payload: { reason: null },
      changes: [changeTo(subject, keyed('statisticsInvestment', period), amount)],
    }),
  }
}
