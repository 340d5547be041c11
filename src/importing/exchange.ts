import type { EventId, StoredEvent } from '#domain/event.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { decodeExchangeManifest, type ExchangeManifest } from './exchangeManifest.ts'
import { readPackageEvents, type LineEvent, type ReadEvents } from './packageEvents.ts'
import {
  openPackage,
  PACKAGE_LIMITS,
  readEventsPart,
  readFilesPart,
  readManifestPart,
  strangers,
  type OpenedPackage,
  type PackedFile,
} from './packageFile.ts'
import { whole, type PackageFault, type PackageProblem } from './packageProblem.ts'

/** A 交换包 that holds in every part. Its texts and files are handed to the log's `merge`. */
export interface ExchangeContents {
  readonly manifest: ExchangeManifest
  /** The events' exact texts, in the order of the file. */
  readonly texts: readonly string[]
  readonly files: readonly PackedFile[]
}

const PARTS = new Set(['manifest.json', 'events.jsonl'])

/**
 * Reads a 交换包 somebody chose: untrusted bytes into trusted contents.
 * @param onFile called after each file, with how many there are
 * @returns all of it, or every problem found with its line; never a part
 */
export function readExchange(
  bytes: Uint8Array,
  limits = PACKAGE_LIMITS,
  onFile: (done: number, of: number) => void = () => undefined,
): Result<ExchangeContents, readonly PackageProblem[]> {
  const opened = openPackage(bytes, limits)
  if (!opened.ok) return fail([whole(opened.issue)])
  const manifest = readManifestPart(opened.value, decodeExchangeManifest)
  if (!manifest.ok) return fail([whole(manifest.issue)])
  const { files: listed } = manifest.value
  const events = readEvents(opened.value, manifest.value)
  let done = 0
  const files = readFilesPart(opened.value, listed, () => onFile((done += 1), listed.length))
  const problems = [...strangers(opened.value, PARTS, listed), ...events.problems, ...files.problems]
  if (problems.length > 0) return fail(problems)
  return ok({
    manifest: manifest.value,
    texts: events.events.map(({ stored }) => stored.text),
    files: files.files,
  })
}

function readEvents(opened: OpenedPackage, manifest: ExchangeManifest): ReadEvents {
  const content = readEventsPart(opened)
  if (!content.ok) return { events: [], problems: [whole(content.issue)] }
  const since = new Map(manifest.since.map((head) => [head.device, head]))
  const missing = new Set(manifest.missing)
  return readPackageEvents(content.value, {
    ...manifest,
    withoutPredecessor: (stored, before) =>
      missing.has(before) ? null : beginning(stored, before, since.get(stored.event.device)),
    checkHeads: (events) => checkHeads(events, manifest),
  })
}

/** A chain may begin behind what the other has; its first event then names exactly those bytes. */
function beginning(
  { id, event }: StoredEvent,
  before: EventId,
  since: { readonly n: number; readonly hash: string } | undefined,
): PackageFault | null {
  if (!since || event.n - 1 > since.n) return { code: 'package/gap', id, missing: before }
  // Those before are clones, which go along in any case.
  return event.n <= since.n || event.prev === since.hash
    ? null
    : { code: 'package/altered', id: before, by: id }
}

/** Between what the other has and what the maker has, each device's last event must be in the file. */
function checkHeads(events: readonly LineEvent[], manifest: ExchangeManifest): PackageProblem[] {
  const hashes = new Set(events.map(({ stored }) => `${stored.id} ${stored.hash}`))
  const since = new Map(manifest.since.map(({ device, n }) => [device, n]))
  const missing = new Set(manifest.missing)
  return manifest.heads
    .filter(({ device, n }) => n > (since.get(device) ?? 0) && !missing.has(`${device}:${n}`))
    .filter(({ device, n, hash }) => !hashes.has(`${device}:${n} ${hash}`))
    .map(({ device, n }) => whole({ code: 'package/head', device, n }))
}
