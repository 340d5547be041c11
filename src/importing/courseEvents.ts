import type { Subject } from '#domain/event.ts'
import { keyed } from '#domain/fields.ts'
import type { ProjectId } from '#domain/project.ts'
import { at, type Planning, type RecordedAct } from './courseActs.ts'
import { countAct, inclusionAct, reportActs } from './courseMonths.ts'
import type { CourseFile, CourseIssue, CourseMilestone } from './courseSchema.ts'

/** Finds a project's id by its code; `decodeCourse` has already refused codes that are not there. */
export type ProjectOfCode = (code: string) => ProjectId

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
