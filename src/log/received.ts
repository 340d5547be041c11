import { eventId, readEvent, type EventId, type StoredEvent } from '#domain/event.ts'
import { hashOf } from './hash.ts'
import type { FileBytes, MergeProblem } from './types.ts'

/** A received set, read: sound events each once, and what is wrong with the rest. */
export interface Received {
  readonly events: readonly StoredEvent[]
  readonly problems: readonly MergeProblem[]
}

/** A raw line break would cut the text in two in a file of lines; a lone surrogate would not survive UTF-8. */
const NOT_STORABLE = /[\n\r]|[\ud800-\udfff]/u

/** Reads texts and files from outside. Newer versions and unknown types are kept; what is broken is named. */
export function readReceived(texts: readonly string[], files: readonly FileBytes[]): Received {
  const byContent = new Map<string, StoredEvent>()
  const problems: MergeProblem[] = []
  texts.forEach((text, index) => {
    const { event, issue } = readEvent(text)
    const id = event && eventId(event)
    const broken = event === null || issue?.code === 'event/malformed' || NOT_STORABLE.test(text)
    if (broken) {
      problems.push({ id, code: 'malformed', detail: `${index + 1}: ${JSON.stringify(issue)}` })
      return
    }
    const hash = hashOf(text)
    byContent.set(`${eventId(event)} ${hash}`, { id: eventId(event), event, text, hash, issue })
  })
  for (const { hash, bytes } of files) {
    if (hashOf(bytes) !== hash) problems.push({ id: null, code: 'file-hash', detail: hash })
  }
  return { events: [...byContent.values()], problems }
}

/** By device, the numbers a set spans: what has to be looked up to place it. */
export function spans(
  events: readonly StoredEvent[],
): ReadonlyMap<string, readonly [first: number, last: number]> {
  const byDevice = new Map<string, readonly [number, number]>()
  for (const { event } of events) {
    const [first, last] = byDevice.get(event.device) ?? [event.n, event.n]
    byDevice.set(event.device, [Math.min(first, event.n), Math.max(last, event.n)])
  }
  return byDevice
}

/** The id of the event before, which must be here or in the set. */
export const idBefore = ({ event }: StoredEvent): EventId => `${event.device}:${event.n - 1}`
