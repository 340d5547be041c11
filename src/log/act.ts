import { nextClock } from '#domain/clock.ts'
import {
  EVENT_VERSION,
  eventId,
  eventText,
  readEvent,
  type EventDraft,
  type StoredEvent,
} from '#domain/event.ts'
import type { Actor } from '#domain/person.ts'
import { hashOf } from './hash.ts'
import type { FileRow, LogState } from './schema.ts'
import { NO_HEAD, withHead } from './state.ts'
import type { FileBytes } from './types.ts'

/** One act of a person: all of it is written, or none. */
export interface Act {
  readonly drafts: readonly EventDraft[]
  readonly actor: Actor
  readonly files: readonly FileRow[]
  readonly now: number
}

/** An act as plain data: what a caller or a Vue proxy does to it later changes nothing. @throws on a wrong file name */
export function actOf(
  drafts: readonly EventDraft[],
  actor: Actor,
  files: readonly FileBytes[],
  now: number,
): Act {
  const misnamed = files.find(({ hash, bytes }) => hashOf(bytes) !== hash)
  if (misnamed) throw new Error(`The file ${misnamed.hash} has other bytes than its name says`)
  return {
    ...(JSON.parse(JSON.stringify({ drafts, actor })) as Pick<Act, 'drafts' | 'actor'>),
    files: files.map(fileRow),
    now,
  }
}

/** A file as stored: its own bytes alone, because a view would be cloned with the whole buffer behind it. */
export const fileRow = ({ hash, mediaType, bytes }: FileBytes): FileRow => ({
  hash,
  mediaType,
  bytes: bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice(),
})

/**
 * Gives the act's events their place: number, link to the event before, and a clock later than all in the log.
 * @throws when the app's own reader refuses one: a bug, met before anything is written
 */
export function placeEvents(before: LogState, act: Act): { events: StoredEvent[]; after: LogState } {
  let after = before
  const events = act.drafts.map((draft) => {
    const stored = stamp(after, draft, act)
    after = followed(after, stored)
    return stored
  })
  return { events, after }
}

function stamp(
  state: LogState,
  { type, subject, payload, changes }: EventDraft,
  { actor, now }: Act,
): StoredEvent {
  const { device, heads } = state
  const head = heads.get(device) ?? NO_HEAD
  const [n, prev, clock] = [head.n + 1, head.hash, nextClock(state.clock, now)]
  const recordedAt = new Date(now).toISOString()
  const text = eventText({
    v: EVENT_VERSION,
    device,
    n,
    prev,
    type,
    subject,
    payload,
    changes,
    clock,
    actor,
    recordedAt,
  })
  const { event, issue } = readEvent(text)
  if (issue) throw new Error(`Our own reader refuses this ${type}: ${JSON.stringify(issue)}`)
  return { id: eventId(event), event, text, hash: hashOf(text), issue: null }
}

const followed = (state: LogState, { event, hash }: StoredEvent): LogState => ({
  ...state,
  clock: event.clock,
  events: state.events + 1,
  position: state.position + 1,
  heads: withHead(state.heads, event.device, { n: event.n, hash }),
})
