import type { EventId, StoredEvent } from '#domain/event.ts'
import { fitsField } from '#domain/fields.ts'

/** A head as the naive fold knows it. */
export interface NaiveHead {
  readonly id: EventId
  readonly value: unknown
  readonly clock: readonly [number, number]
}

/** Heads by subject and field, earliest first. */
export type NaiveRegister = ReadonlyMap<string, ReadonlyMap<string, readonly NaiveHead[]>>

/**
 * The rule of the design written down a second time, as plainly and slowly as it can be: the events are
 * made a set; whatever shares an id but not its bytes is out; of each field, the heads are the changes
 * that no other change of that field names as base. Knows nothing of the real fold.
 */
export function naiveFold(events: readonly StoredEvent[]): NaiveRegister {
  const all = writes(events)
  const register = new Map<string, Map<string, NaiveHead[]>>()
  for (const { subject, field } of all) {
    const fields = register.get(subject) ?? new Map<string, NaiveHead[]>()
    fields.set(field, headsOf(all, subject, field))
    register.set(subject, fields)
  }
  return register
}

/** The events that count: each id once, none that exists with two different texts, none that could not be read. */
export function sound(events: readonly StoredEvent[]): StoredEvent[] {
  const byId = new Map<EventId, StoredEvent[]>()
  for (const stored of events) byId.set(stored.id, [...(byId.get(stored.id) ?? []), stored])
  const single = [...byId.values()].filter((twins) => new Set(twins.map(({ text }) => text)).size === 1)
  return single.flatMap(([first]) => (first && first.issue === null ? [first] : []))
}

interface Write extends NaiveHead {
  readonly subject: string
  readonly field: string
  readonly base: readonly EventId[]
}

function writes(events: readonly StoredEvent[]): Write[] {
  const all = sound(events).flatMap(({ id, event }) =>
    event.changes.map(({ field, to, base }) => ({ id, value: to, clock: event.clock, subject: event.subject, field, base })),
  )
  return all.filter(({ field, value }) => fitsField(field, value))
}

function headsOf(all: readonly Write[], subject: string, field: string): NaiveHead[] {
  const here = all.filter((write) => write.subject === subject && write.field === field)
  const replaced = new Set(here.flatMap((write) => write.base.filter((id) => id !== write.id)))
  const heads = here.filter(({ id }) => !replaced.has(id))
  return heads.map(({ id, value, clock }) => ({ id, value, clock })).sort(earlierFirst)
}

/** Orders heads by clock, then by id, as the screen lists them. */
export const earlierFirst = (a: NaiveHead, b: NaiveHead): number =>
  a.clock[0] - b.clock[0] || a.clock[1] - b.clock[1] || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** The value a field shows; `null` when nobody wrote it. */
export const naiveValue = (register: NaiveRegister, subject: string, field: string): unknown =>
  register.get(subject)?.get(field)?.at(-1)?.value ?? null
