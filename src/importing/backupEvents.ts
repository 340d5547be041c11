import type { Manifest } from './backupManifest.ts'
import { readPackageEvents, type LineEvent, type ReadEvents } from './packageEvents.ts'
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
