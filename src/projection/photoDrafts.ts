import type { Issue } from '#domain/coordination.ts'
import type { EventDraft } from '#domain/event.ts'
import type { Photo } from '#domain/evidence.ts'
import { keyed } from '#domain/fields.ts'
import type { ProjectId } from '#domain/project.ts'
import { changeTo, type Register } from './register.ts'

/** The draft that attaches a photo to a project; its bytes go along as a file of the act. */
export const photoAttached = (register: Register, project: ProjectId, photo: Photo): EventDraft =>
  ({ type: 'PhotoAttached', subject: project, payload: { hash: photo.hash }, changes: [changeTo(register, project, keyed('photo', photo.hash), photo)] })

/** The draft that takes a photo out of sight and says why. Its bytes stay: undo, the past and other devices need them. */
export const photoRemoved = (register: Register, project: ProjectId, hash: string, reason: string): EventDraft =>
  ({ type: 'PhotoRemoved', subject: project, payload: { hash, reason }, changes: [changeTo(register, project, keyed('photo', hash), null)] })

/** The draft that raises a problem. @param id a new subject, `issue/…` */
export const issueRaised = (id: `issue/${string}`, issue: Omit<Issue, 'id'>): EventDraft =>
  ({ type: 'IssueRaised', subject: id, payload: { project: issue.project }, changes: [{ field: 'issue', from: null, to: issue, base: [] }] })
