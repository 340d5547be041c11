import * as v from 'valibot'
import { ClockSchema, type Clock } from './clock.ts'
import { ActorSchema, type Actor } from './person.ts'
import { decodePayload, type EventIssue, type EventType, type PayloadOf } from './eventTypes.ts'

/** The envelope's schema version. A newer one is kept as it is and never half understood. */
export const EVENT_VERSION = 1

/** `device:n`: an event's id, the de-duplication key for ever and the gap detector. */
export type EventId = `${string}:${number}`

/** What an event is about: `project/…`, `issue/…`, `settings/…`. */
export type Subject = string

/**
 * One field's new value. `field` is a path of `fields.ts` (`annualPlan@2025`); `from` is what the author saw;
 * `base` names the events whose values this edit saw, and so replaces.
 */
export interface Change {
  readonly field: string
  readonly from: unknown
  readonly to: unknown
  readonly base: readonly EventId[]
}

/** An act before the log gives it its place: what a command or an import hands to `append`. */
export interface EventDraft<T extends EventType = EventType> {
  readonly type: T
  readonly subject: Subject
  readonly payload: PayloadOf<T>
  readonly changes: readonly Change[]
}

/**
 * One sentence of the domain in the past tense, immutable. A server and a file carry it unchanged.
 * `prev` is the SHA-256 (hex) of this device's previous event's exact text, "" for its first.
 */
export interface Event {
  readonly v: number
  readonly device: string
  readonly n: number
  readonly prev: string
  readonly type: string
  readonly subject: Subject
  readonly payload: unknown
  readonly changes: readonly Change[]
  readonly clock: Clock
  readonly actor: Actor
  /** ISO 8601 with zone, as the device's own clock told. */
  readonly recordedAt: string
}

/** An event with the author's exact text and that text's SHA-256 in hex, as the log hands it out. */
export interface StoredEvent {
  readonly id: EventId
  readonly event: Event
  readonly text: string
  readonly hash: string
  /** Why this version cannot count it, or `null`. Such an event is kept all the same. */
  readonly issue: EventIssue | null
}

const EventIdSchema = v.custom<EventId>((input) => typeof input === 'string' && /^[a-z0-9-]{1,40}:[1-9]\d*$/.test(input))
/** Longest path of a field, and longest subject. */
export const MAX_PATH = 200
const ChangeSchema = v.object({
  field: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_PATH)),
  from: v.unknown(),
  to: v.unknown(),
  base: v.array(EventIdSchema),
})

/** The envelope's schema; payloads have their own, see `eventTypes.ts`. */
export const EventSchema = v.object({
  v: v.pipe(v.number(), v.integer(), v.minValue(1)),
  device: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  n: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  prev: v.pipe(v.string(), v.regex(/^([0-9a-f]{64})?$/)),
  type: v.string(),
  subject: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_PATH)),
  payload: v.unknown(),
  changes: v.array(ChangeSchema),
  clock: ClockSchema,
  actor: ActorSchema,
  recordedAt: v.pipe(v.string(), v.isoTimestamp()),
})

const NewerSchema = v.object({ v: v.pipe(v.number(), v.integer(), v.minValue(EVENT_VERSION + 1)) })

/** The id of an event. */
export const eventId = (event: Pick<Event, 'device' | 'n'>): EventId => `${event.device}:${event.n}`

/** Splits an id into its device and number. */
export function splitEventId(id: EventId): { device: string; n: number } {
  const colon = id.lastIndexOf(':')
  return { device: id.slice(0, colon), n: Number(id.slice(colon + 1)) }
}

/** Reads an event from the author's text. Decoded on every read: what is stored is not trusted either. */
export function readEvent(text: string): { event: Event; issue: null } | { event: Event | null; issue: EventIssue } {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return { event: null, issue: { code: 'event/not-json' } }
  }
  const envelope = v.safeParse(EventSchema, raw)
  // A newer version may have another envelope: that is no damage.
  if (!envelope.success && v.is(NewerSchema, raw)) return { event: null, issue: { code: 'event/newer', version: raw.v } }
  if (!envelope.success) return { event: null, issue: { code: 'event/malformed', where: v.getDotPath(envelope.issues[0]) ?? '' } }
  const event = envelope.output
  if (event.v > EVENT_VERSION) return { event, issue: { code: 'event/newer', version: event.v } }
  const payload = decodePayload(event.type, event.payload)
  return payload === null ? { event, issue: null } : { event, issue: payload }
}

/** The exact text an author's device stores and signs: JSON with the envelope's keys in this order. */
export function eventText(event: Event): string {
  const { v: version, device, n, prev, type, subject, payload, changes, clock, actor, recordedAt } = event
  return JSON.stringify({ v: version, device, n, prev, type, subject, payload, changes, clock, actor, recordedAt })
}
