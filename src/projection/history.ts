import { compareClocks } from '#domain/clock.ts'
import type { Event, EventId, StoredEvent } from '#domain/event.ts'
import { isEventType, type EventIssue } from '#domain/eventTypes.ts'
import { fieldLabel } from '#domain/fields.ts'
import type { Actor } from '#domain/person.ts'
import { valueText } from '#domain/valueText.ts'
import { reasonOf, titleOf } from './historyTitles.ts'

/** One field of an event, before and after, in words with their units. */
export interface HistoryLine {
  readonly field: string
  readonly label: string
  readonly before: string
  readonly after: string
}

/** One event of a subject's history, as a sentence of the trade: who, when, before, after, why. */
export interface HistoryEntry {
  readonly id: EventId
  readonly title: string
  readonly actor: Actor
  /** ISO 8601 with zone, as the author's device told. */
  readonly recordedAt: string
  readonly lines: readonly HistoryLine[]
  /** Why, in the author's words; `null` where none is asked for. */
  readonly reason: string | null
  /** Who took it back and when, while that holds; undoing the undo brings it back. */
  readonly undone: { readonly by: Actor; readonly at: string } | null
  /** Why this version cannot count the event, or `null`. */
  readonly issue: EventIssue | null
}

/** Fields that only the log's own working needs; a reader of the history learns nothing from them. */
const SILENT = new Set(['registered', 'illustrative'])

/** The history of a subject, newest first. Nothing is left out: what was undone stays, and so does what cannot be counted. */
export function historyOf(events: readonly StoredEvent[]): HistoryEntry[] {
  const undone = undoings(events)
  return [...events].sort(newestFirst).map(({ id, event, issue }) => {
    const by = undone.get(id)
    return {
      id,
      title: titleOf(event, issue),
      actor: event.actor,
      recordedAt: event.recordedAt,
      lines: linesOf(event),
      reason: issue ? null : reasonOf(event),
      undone: by ? { by: by.event.actor, at: by.event.recordedAt } : null,
      issue,
    }
  })
}

/** By the clock, because the wall clocks of two devices may disagree. */
const newestFirst = (a: StoredEvent, b: StoredEvent): number => compareClocks(b.event.clock, a.event.clock) || (a.id < b.id ? 1 : -1)

function linesOf({ changes }: Event): HistoryLine[] {
  return changes
    .filter(({ field }) => !SILENT.has(field))
    .map(({ field, from, to }) => ({ field, label: fieldLabel(field), before: valueText(field, from), after: valueText(field, to) }))
}

/** What undid each event that is undone now. An undoing that was itself undone no longer counts. */
function undoings(events: readonly StoredEvent[]): ReadonlyMap<EventId, StoredEvent> {
  const found = new Map<EventId, StoredEvent>()
  // An undoing comes after what it undoes, so seen from the newest every undoing is judged before it is used.
  for (const stored of [...events].sort(newestFirst)) {
    const target = revertsOf(stored)
    if (target && !found.has(stored.id)) found.set(target, stored)
  }
  return found
}

/** The event that a `Reverted` takes back, or `null` for every other event. */
export function revertsOf({ event, issue }: StoredEvent): EventId | null {
  if (issue !== null || !isEventType(event.type) || event.type !== 'Reverted') return null
  return (event.payload as { reverts: EventId }).reverts
}
