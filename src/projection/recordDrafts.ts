import type { Change, EventDraft } from '#domain/event.ts'
import { keyed } from '#domain/fields.ts'
import type { Milestone } from '#domain/milestone.ts'
import type { ListMembership } from '#domain/plan.ts'
import type { ProjectId } from '#domain/project.ts'
import { changeTo, type Register } from './register.ts'

const listPath = ({ list, year }: Pick<ListMembership, 'list' | 'year'>): string => keyed('list', `${year}/${list}`)

/** The draft that puts a project on a list of a year, with that list's own level and plan figure. */
export function listJoined(register: Register, project: ProjectId, { list, year, level, plan }: ListMembership): EventDraft {
  const change = changeTo(register, project, listPath({ list, year }), { level, plan })
  return { type: 'ListJoined', subject: project, payload: { list, year }, changes: [change] }
}

/** The draft that takes a project off a list of a year, and says why. */
export function listLeft(register: Register, project: ProjectId, { list, year }: ListMembership, reason: string | null): EventDraft {
  const change = changeTo(register, project, listPath({ list, year }), null)
  return { type: 'ListLeft', subject: project, payload: { list, year, reason }, changes: [change] }
}

/** The draft that sets a milestone, or says that it is done. */
export function milestoneRecorded(register: Register, project: ProjectId, { kind, ...value }: Milestone): EventDraft {
  const path = keyed('milestone', kind)
  const before = register.headsOf(project, path).at(-1)?.value as { done: string | null } | null | undefined
  const change: Change = changeTo(register, project, path, value)
  return { type: value.done !== null && value.done !== before?.done ? 'MilestoneDone' : 'MilestoneSet', subject: project, payload: { milestone: kind }, changes: [change] }
}
