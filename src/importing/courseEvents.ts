import type { IsoDate } from '#domain/calendar.ts'
import type { EventDraft, Subject } from '#domain/event.ts'
import { keyed } from '#domain/fields.ts'
import type { Actor } from '#domain/person.ts'
import type { ProjectId } from '#domain/project.ts'
import type {
  CourseCount,
  CourseFile,
  CourseInclusion,
  CourseIssue,
  CourseMilestone,
  CourseReport,
} from './courseSchema.ts'
import type { ChangeTo } from './registerEvents.ts'

/** An act with who recorded it and when (ISO 8601 with zone): what a device's chain is made of. */
export interface RecordedAct {
  readonly actor: Actor
  readonly recordedAt: string
  /** Made only when the act's turn comes, so that its changes name what was written before it. */
  readonly draft: (changeTo: ChangeTo) => EventDraft
}

/** Finds a project's id by its code; `decodeCourse` has already refused codes that are not there. */
export type ProjectOfCode = (code: string) => ProjectId

/** Who set the plan and its key points and keeps the statistical figures, and on which day the plan was set. */
export interface Planning {
  readonly planner: Actor
  readonly day: IsoDate
}

/** A course as recorded acts, not yet in order of time. Officers report and raise; the planner sets the key points. */
export function courseActs(course: CourseFile, projectOf: ProjectOfCode, planning: Planning): RecordedAct[] {
  return [
    ...course.milestones.flatMap((milestone) =>
      milestoneActs(milestone, projectOf(milestone.project), planning),
    ),
    ...course.inclusions.map((inclusion) => inclusionAct(inclusion, projectOf(inclusion.project), planning)),
    ...course.reports.flatMap((report) => reportActs(report, projectOf(report.project), planning)),
    ...course.counts.map((count) => countAct(count, projectOf(count.project), planning)),
    ...course.issues.map((issue) => issueAct(issue, projectOf(issue.project))),
  ]
}

/** Local time of day at which a day's record is dated; the region knows no summer time. */
const at = (day: IsoDate, time: string): string => `${day}T${time}:00+08:00`

/** Set on the plan's day, with what was already done; done later is an act of its own. */
function milestoneActs(
  { kind, due, done, responsible }: CourseMilestone,
  subject: ProjectId,
  { planner, day }: Planning,
): RecordedAct[] {
  const field = keyed('milestone', kind)
  const before = done !== null && done <= day ? done : null
  const set: RecordedAct = {
    actor: planner,
    recordedAt: at(day, '10:00'),
    draft: (changeTo) => ({
      type: 'MilestoneSet',
      subject,
      payload: { milestone: kind },
      changes: [changeTo(subject, field, { due, done: before, responsible })],
    }),
  }
  if (done === null || before !== null) return [set]
  const finished: RecordedAct = {
    actor: planner,
    recordedAt: at(done, '16:30'),
    draft: (changeTo) => ({
      type: 'MilestoneDone',
      subject,
      payload: { milestone: kind },
      changes: [changeTo(subject, field, { due, done, responsible })],
    }),
  }
  return [set, finished]
}

/** A month as its officer left it, and as an act of its own what the bureau said of it. */
function reportActs(report: CourseReport, subject: ProjectId, { planner }: Planning): RecordedAct[] {
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
function inclusionAct(
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

function countAct(
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

function issueAct(
  { key, reporter, unit, project: _code, ...issue }: CourseIssue,
  project: ProjectId,
): RecordedAct {
  const subject: Subject = `issue/${key}`
  return {
    actor: { person: reporter, unit, role: '填报员' },
    recordedAt: at(issue.reported, '11:00'),
    draft: (changeTo) => ({
      type: 'IssueRaised',
      subject,
      payload: { project },
      changes: [changeTo(subject, 'issue', { project, ...issue, closed: null })],
    }),
  }
}
