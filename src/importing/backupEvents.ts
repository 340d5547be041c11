import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { eventId, readEvent, type EventId, type StoredEvent } from '#domain/event.ts'
import type { Manifest } from './backupManifest.ts'
import type { BackupFault, BackupProblem } from './backupProblem.ts'

/** An event and the line it stands on, from 1. */
export interface LineEvent {
  readonly line: number
  readonly stored: StoredEvent
}

/** The events of a backup, and everything that is wrong with them, line by line. */
export interface ReadEvents {
  readonly events: readonly LineEvent[]
  readonly problems: readonly BackupProblem[]
}

/** SHA-256 in hex. */
export const sha256Hex = (bytes: Uint8Array): string => bytesToHex(sha256(bytes))

/** Reads `events.jsonl` and checks it against itself and against the manifest. */
export function readEvents(bytes: Uint8Array, manifest: Manifest): ReadEvents {
  const text = decode(bytes)
  if (text === null) return { events: [], problems: [whole({ code: 'backup/not-utf8' })] }
  const { events, problems } = readLines(text)
  const found = events.length + problems.length
  return {
    events,
    problems: [
      ...problems,
      ...checkLinks(events, new Set(manifest.missing)),
      ...(found === manifest.events
        ? []
        : [whole({ code: 'backup/count', expected: manifest.events, found })]),
      ...checkHeads(events, manifest),
      ...(sha256Hex(bytes) === manifest.eventsHash ? [] : [whole({ code: 'backup/events-hash' })]),
    ],
  }
}

const whole = (fault: BackupFault): BackupProblem => ({ line: null, fault })

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function readLines(text: string): { events: LineEvent[]; problems: BackupProblem[] } {
  const events: LineEvent[] = []
  const problems: BackupProblem[] = []
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  lines.forEach((content, index) => {
    const { event, issue } = readEvent(content)
    const line = index + 1
    // What a newer version wrote is kept; what this version should understand and cannot is broken.
    if (event === null || issue?.code === 'event/malformed') {
      problems.push({ line, fault: { code: 'backup/bad-event', issue: issue ?? { code: 'event/not-json' } } })
    } else {
      const hash = sha256Hex(utf8ToBytes(content))
      events.push({ line, stored: { id: eventId(event), event, text: content, hash, issue } })
    }
  })
  return { events, problems }
}

/** Each event names the bytes of the one before it on its device; which may have two texts, where it was cloned. */
function checkLinks(events: readonly LineEvent[], missing: ReadonlySet<EventId>): BackupProblem[] {
  const byId = new Map<EventId, LineEvent[]>()
  const problems: BackupProblem[] = []
  for (const read of events) {
    const same = byId.get(read.stored.id) ?? []
    const twin = same.find(({ stored }) => stored.hash === read.stored.hash)
    if (twin)
      problems.push({
        line: read.line,
        fault: { code: 'backup/twice', id: read.stored.id, otherLine: twin.line },
      })
    byId.set(read.stored.id, [...same, read])
  }
  for (const { line, stored } of events) {
    const { device, n, prev } = stored.event
    const before: EventId = `${device}:${n - 1}`
    if (n === 1 || missing.has(before)) continue
    const candidates = byId.get(before)
    if (!candidates) problems.push({ line, fault: { code: 'backup/gap', id: stored.id, missing: before } })
    else if (!candidates.some(({ stored: { hash } }) => hash === prev)) {
      problems.push({
        line: candidates[0]?.line ?? line,
        fault: { code: 'backup/altered', id: before, by: stored.id },
      })
    }
  }
  return problems
}

function checkHeads(events: readonly LineEvent[], { heads }: Manifest): BackupProblem[] {
  const hashes = new Set(events.map(({ stored }) => `${stored.id} ${stored.hash}`))
  const known = new Map(heads.map(({ device, n }) => [device, n]))
  const lost = heads.filter(({ device, n, hash }) => !hashes.has(`${device}:${n} ${hash}`))
  const beyond = events.filter(({ stored: { event } }) => event.n > (known.get(event.device) ?? 0))
  return [
    ...lost.map(({ device, n }) => whole({ code: 'backup/head', device, n })),
    ...beyond.map(({ line, stored: { event } }): BackupProblem => ({
      line,
      fault: { code: 'backup/head', device: event.device, n: event.n },
    })),
  ]
}
