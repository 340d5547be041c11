import type { Manifest } from './backupManifest.ts'
import { readPackageEvents, sha256Hex, type LineEvent, type ReadEvents } from './packageEvents.ts'
import { whole, type PackageProblem } from './packageProblem.ts'

/** Reads a backup's `events.jsonl`: whole chains, but for what the manifest names as damaged where it was made. */
export function readBackupEvents(bytes: Uint8Array, manifest: Manifest): ReadEvents {
  const missing = new Set(manifest.missing)
  return readPackageEvents(bytes, {
    ...manifest,
    withoutPredecessor: ({ id }, before) =>
      missing.has(before) ? null : { code: 'package/gap', id, missing: before },
    checkHeads: (events) => checkHeads(events, manifest),
  })
}

/** Reads `waiting.jsonl`: it joins on to nothing, so only its sum holds it. @returns `null` when that does not hold */
export function readWaitingTexts(bytes: Uint8Array, { events, hash }: NonNullable<Manifest['waiting']>): readonly string[] | null {
  const texts = new TextDecoder().decode(bytes).split('\n').slice(0, -1)
  return sha256Hex(bytes) === hash && texts.length === events ? texts : null
}

function checkHeads(events: readonly LineEvent[], { heads }: Manifest): PackageProblem[] {
  const hashes = new Set(events.map(({ stored }) => `${stored.id} ${stored.hash}`))
  const known = new Map(heads.map(({ device, n }) => [device, n]))
  const lost = heads.filter(({ device, n, hash }) => !hashes.has(`${device}:${n} ${hash}`))
  const beyond = events.filter(({ stored: { event } }) => event.n > (known.get(event.device) ?? 0))
  return [
    ...lost.map(({ device, n }) => whole({ code: 'package/head', device, n })),
    ...beyond.map(({ line, stored: { event } }): PackageProblem => ({
      line,
      fault: { code: 'package/head', device: event.device, n: event.n },
    })),
  ]
}
