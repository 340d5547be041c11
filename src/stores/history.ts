import { defineStore } from 'pinia'
import type { EventId, StoredEvent } from '#domain/event.ts'
import type { Actor } from '#domain/person.ts'
import type { ProjectId } from '#domain/project.ts'
import type { Result } from '#domain/result.ts'
import type { LogIssue } from '#log/types.ts'
import { reverted } from '#projection/drafts.ts'
import { revertsOf } from '#projection/history.ts'
import { theLog } from './openedLog.ts'
import { reading } from './reading.ts'
import { useRecorder } from './recorder.ts'
import { useRegister } from './register.ts'
import type { ActIssue } from './wording.ts'

/** Who wrote a value, and when. */
export interface Authorship {
  readonly actor: Actor
  readonly recordedAt: string
}

/** What was recorded of a project, read from the log when a page asks for it. */
export const useHistory = defineStore('history', () => {
  /** Every event of a project and of the issues raised on it. */
  async function eventsAbout(project: ProjectId): Promise<Result<readonly StoredEvent[], LogIssue>> {
    const issues = [...useRegister().register.issues.values()].filter((issue) => issue.project === project)
    return reading(async () => (await Promise.all([project, ...issues.map(({ id }) => id)].map((subject) => theLog().eventsOf(subject)))).flat())
  }

  /** Who wrote each of some events; those that are not here are left out. */
  async function authorsOf(ids: readonly EventId[]): Promise<Result<ReadonlyMap<EventId, Authorship>, LogIssue>> {
    return reading(async () => {
      const found = await Promise.all(ids.map((id) => theLog().event(id)))
      return new Map(found.flatMap((stored) => (stored ? [[stored.id, { actor: stored.event.actor, recordedAt: stored.event.recordedAt }] as const] : [])))
    })
  }

  /** The newest event that may be taken back: this device's own, no undoing nor undone, and not written over since. */
  function undoable(events: readonly StoredEvent[]): EventId | null {
    const { device } = theLog().health()
    const undone = new Set(events.map(revertsOf))
    const own = events.filter((stored) => stored.event.device === device && !undone.has(stored.id) && revertsOf(stored) === null)
    const newest = own.sort((a, b) => b.event.n - a.event.n)[0]
    if (!newest || newest.issue !== null || newest.event.changes.length === 0) return null
    return reverted(useRegister().register, newest, '').ok ? newest.id : null
  }

  /** Takes one event back by an event of its own; the whole act when it is the last one of this visit. */
  async function undo(stored: StoredEvent, title: string): Promise<Result<string | null, ActIssue>> {
    const recorder = useRecorder()
    if (recorder.last?.events.some(({ id }) => id === stored.id)) return recorder.undo()
    const draft = reverted(useRegister().register, stored, title)
    return draft.ok ? recorder.record(`撤销：${title}`, [draft.value]) : draft
  }

  return { eventsAbout, authorsOf, undoable, undo }
})
