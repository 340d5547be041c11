import { compareClocks } from '#domain/clock.ts'
import type { EventDraft, StoredEvent } from '#domain/event.ts'
import type { PayloadOf } from '#domain/eventTypes.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { TurnIssue } from '#domain/yearTurnCheck.ts'
import { reverted } from './drafts.ts'
import { revertsOf } from './history.ts'
import type { Register } from './register.ts'

/**
 * The events by which the turn to a year stands, earliest first: each `YearTurned` that was not undone, or what brought
 * it back.
 * @param events all events of the projects that have a plan of that year
 */
export function turnStanding(events: readonly StoredEvent[], to: number): StoredEvent[] {
  const inOrder = [...events].sort((a, b) => compareClocks(a.event.clock, b.event.clock))
  const undoings = new Map(inOrder.flatMap((stored) => {
    const target = revertsOf(stored)
    return target === null ? [] : [[target, stored] as const]
  }))
  return inOrder.filter((stored) => isTurnTo(stored, to)).flatMap((stored) => tipOf(stored, undoings) ?? [])
}

const isTurnTo = ({ event, issue }: StoredEvent, to: number): boolean =>
  issue === null && event.type === 'YearTurned' && (event.payload as PayloadOf<'YearTurned'>).to === to

/** The event whose values stand for one: itself, `null` once undone, or the undoing of its undoing. */
function tipOf(stored: StoredEvent, undoings: ReadonlyMap<string, StoredEvent>): StoredEvent | null {
  const undone = undoings.get(stored.id)
  if (!undone) return stored
  const again = undoings.get(undone.id)
  return again ? tipOf(again, undoings) : null
}

/** The drafts that take a turn back as a whole, or which project was written over since. */
export function turnReverted(register: Register, standing: readonly StoredEvent[], to: number, title: string): Result<EventDraft[], TurnIssue> {
  if (standing.length === 0) return fail({ code: 'turn/not-turned', from: to - 1, to })
  const drafts: EventDraft[] = []
  for (const stored of [...standing].reverse()) {
    const draft = reverted(register, stored, title)
    if (!draft.ok) return fail({ code: 'turn/overwritten', project: nameOf(register, stored), field: draft.issue.field })
    drafts.push(draft.value)
  }
  return ok(drafts)
}

const nameOf = (register: Register, { event }: StoredEvent): string =>
  register.projects.get(event.subject as `project/${string}`)?.name ?? event.subject
