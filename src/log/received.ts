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

/** Reading goes on this long before the page gets its turn, ms: half of a frame. */
const AT_ONCE_MS = 8

/** Lets the page paint and answer when reading has taken its share. */
function pacer(): () => Promise<void> | null {
  let until = performance.now() + AT_ONCE_MS
  return () => {
    if (performance.now() < until) return null
    return new Promise((resolve) =>
      setTimeout(() => {
        until = performance.now() + AT_ONCE_MS
        resolve()
      }, 0),
    )
  }
}

/** Reads texts and files from outside. Newer versions and unknown types are kept; what is broken is named. */
export async function readReceived(texts: readonly string[], files: readonly FileBytes[]): Promise<Received> {
  const byContent = new Map<string, StoredEvent>()
  const problems: MergeProblem[] = []
  const breathe = pacer()
  for (const [index, text] of texts.entries()) {
    await breathe()
    const stored = readText(text)
    if ('fault' in stored)
      problems.push({ id: stored.id, code: 'malformed', detail: `${index + 1}: ${stored.fault}` })
    else byContent.set(`${stored.id} ${stored.hash}`, stored)
  }
  for (const { hash, bytes } of files) {
    await breathe()
    if (hashOf(bytes) !== hash) problems.push({ id: null, code: 'file-hash', detail: hash })
  }
  return { events: [...byContent.values()], problems }
}

function readText(text: string): StoredEvent | { readonly id: EventId | null; readonly fault: string } {
  const { event, issue } = readEvent(text)
  const id = event && eventId(event)
  const broken = event === null || issue?.code === 'event/malformed' || NOT_STORABLE.test(text)
  if (broken || id === null) return { id, fault: JSON.stringify(issue) }
  return { id, event, text, hash: hashOf(text), issue }
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
