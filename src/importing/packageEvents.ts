import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { eventId, readEvent, type EventId, type StoredEvent } from '#domain/event.ts'
import { whole, type PackageFault, type PackageProblem } from './packageProblem.ts'

/** An event and the line it stands on, from 1. */
export interface LineEvent {
  readonly line: number
  readonly stored: StoredEvent
}

/** The events of a package, and everything that is wrong with them, line by line. */
export interface ReadEvents {
  readonly events: readonly LineEvent[]
  readonly problems: readonly PackageProblem[]
}

/** What the manifest says of `events.jsonl`, and what its chains may begin with. */
export interface ExpectedEvents {
  readonly events: number
  readonly eventsHash: string
  /** Judges an event whose predecessor is not in the file. @returns `null` when that is as it should be */
  readonly withoutPredecessor: (stored: StoredEvent, before: EventId) => PackageFault | null
  /** What else the manifest says of the chains. */
  readonly checkHeads: (events: readonly LineEvent[]) => readonly PackageProblem[]
}

/** SHA-256 in hex. */
export const sha256Hex = (bytes: Uint8Array): string => bytesToHex(sha256(bytes))

/** Reads `events.jsonl` and checks it against itself and against the manifest. */
export function readPackageEvents(bytes: Uint8Array, expected: ExpectedEvents): ReadEvents {
  const text = decode(bytes)
  if (text === null) return { events: [], problems: [whole({ code: 'package/not-utf8' })] }
  const { events, problems } = readLines(text)
  const found = events.length + problems.length
  return {
    events,
    problems: [
      ...problems,
      ...checkLinks(events, expected),
      ...(found === expected.events
        ? []
        : [whole({ code: 'package/count', expected: expected.events, found })]),
      ...expected.checkHeads(events),
      ...(sha256Hex(bytes) === expected.eventsHash ? [] : [whole({ code: 'package/events-hash' })]),
    ],
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function readLines(text: string): { events: LineEvent[]; problems: PackageProblem[] } {
  const events: LineEvent[] = []
  const problems: PackageProblem[] = []
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  lines.forEach((content, index) => {
    const { event, issue } = readEvent(content)
    const line = index + 1
    // What a newer version wrote is kept; what this version should understand and cannot is broken.
    if (event === null || issue?.code === 'event/malformed') {
      problems.push({
        line,
        fault: { code: 'package/bad-event', issue: issue ?? { code: 'event/not-json' } },
      })
    } else {
      const hash = sha256Hex(utf8ToBytes(content))
      events.push({ line, stored: { id: eventId(event), event, text: content, hash, issue } })
    }
  })
  return { events, problems }
}

/** Each event names the bytes of the one before it on its device; which may have two texts, where it was cloned. */
function checkLinks(
  events: readonly LineEvent[],
  { withoutPredecessor }: ExpectedEvents,
): PackageProblem[] {
  const { byId, problems } = byIds(events)
  for (const { line, stored } of events) {
    const { device, n, prev } = stored.event
    const before: EventId = `${device}:${n - 1}`
    if (n === 1) continue
    const candidates = byId.get(before)
    if (!candidates) {
      const fault = withoutPredecessor(stored, before)
      if (fault) problems.push({ line, fault })
    } else if (!candidates.some(({ stored: { hash } }) => hash === prev)) {
      problems.push({
        line: candidates[0]?.line ?? line,
        fault: { code: 'package/altered', id: before, by: stored.id },
      })
    }
  }
  return problems
}

function byIds(events: readonly LineEvent[]): { byId: Map<EventId, LineEvent[]>; problems: PackageProblem[] } {
  const byId = new Map<EventId, LineEvent[]>()
  const problems: PackageProblem[] = []
  for (const read of events) {
    const { id, hash } = read.stored
    const same = byId.get(id) ?? []
    const twin = same.find(({ stored }) => stored.hash === hash)
    if (twin) problems.push({ line: read.line, fault: { code: 'package/twice', id, otherLine: twin.line } })
    byId.set(id, [...same, read])
  }
  return { byId, problems }
}
