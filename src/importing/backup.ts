import type { StoredEvent } from '#domain/event.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { readEvents, sha256Hex } from './backupEvents.ts'
import { decodeManifest, type Manifest } from './backupManifest.ts'
import type { BackupFault, BackupProblem } from './backupProblem.ts'
import { readEntry } from './zip.ts'
import { readZipDirectory, type ZipEntry, type ZipLimits } from './zipDirectory.ts'

/** A backup that holds in every part. Its texts and files are handed to the log's `restore`. */
export interface BackupContents {
  readonly manifest: Manifest
  readonly events: readonly StoredEvent[]
  /** The events' exact texts, in the order of the file. */
  readonly texts: readonly string[]
  readonly files: readonly {
    readonly hash: string
    readonly mediaType: string
    readonly bytes: Uint8Array<ArrayBuffer>
  }[]
}

/** Years of a district's work, photos included; beyond this a browser could not hold it anyway. */
export const BACKUP_LIMITS: ZipLimits = {
  bytes: 200_000_000,
  entries: 20_000,
  unpackedBytes: 500_000_000,
  ratio: 100,
}

const FILE = /^files\/([0-9a-f]{64})$/
const PARTS = new Set(['manifest.json', 'events.jsonl', 'damaged.jsonl'])

/**
 * Reads a backup somebody chose: untrusted bytes into trusted contents.
 * @returns all of it, or every problem found with its line; never a part
 */
export function readBackup(
  bytes: Uint8Array,
  limits = BACKUP_LIMITS,
): Result<BackupContents, readonly BackupProblem[]> {
  const directory = readZipDirectory(bytes, limits)
  if (!directory.ok) return fail([whole(directory.issue)])
  const entries = new Map(directory.value.map((entry) => [entry.name, entry]))
  const manifest = readManifest(bytes, entries)
  if (!manifest.ok) return fail([whole(manifest.issue)])
  const strangers = [...entries.keys()].filter((name) => !PARTS.has(name) && !FILE.test(name))
  const events = readEventPart(bytes, entries.get('events.jsonl'), manifest.value)
  const files = readFiles(bytes, entries, manifest.value)
  const problems = [
    ...strangers.map((entry) => whole({ code: 'backup/unknown-entry', entry })),
    ...events.problems,
    ...files.problems,
  ]
  if (problems.length > 0) return fail(problems)
  return ok({
    manifest: manifest.value,
    events: events.events,
    texts: events.events.map(({ text }) => text),
    files: files.files,
  })
}

const whole = (fault: BackupFault): BackupProblem => ({ line: null, fault })

function readManifest(
  bytes: Uint8Array,
  entries: ReadonlyMap<string, ZipEntry>,
): Result<Manifest, BackupFault> {
  const entry = entries.get('manifest.json')
  if (!entry) return fail({ code: 'backup/no-manifest' })
  const content = readEntry(bytes, entry)
  return content.ok ? decodeManifest(content.value) : content
}

function readEventPart(
  bytes: Uint8Array,
  entry: ZipEntry | undefined,
  manifest: Manifest,
): { events: StoredEvent[]; problems: readonly BackupProblem[] } {
  if (!entry) return { events: [], problems: [whole({ code: 'backup/no-events' })] }
  const content = readEntry(bytes, entry)
  if (!content.ok) return { events: [], problems: [whole(content.issue)] }
  const { events, problems } = readEvents(content.value, manifest)
  return { events: events.map(({ stored }) => stored), problems }
}

function readFiles(
  bytes: Uint8Array,
  entries: ReadonlyMap<string, ZipEntry>,
  { files }: Manifest,
): { files: BackupContents['files']; problems: BackupProblem[] } {
  const problems: BackupProblem[] = []
  const read = files.flatMap(({ hash, mediaType }) => {
    const entry = entries.get(`files/${hash}`)
    const content = entry && readEntry(bytes, entry)
    if (content?.ok && sha256Hex(content.value) === hash)
      return [{ hash, mediaType, bytes: content.value.slice() }]
    problems.push(whole({ code: entry ? 'backup/file-damaged' : 'backup/file-missing', hash }))
    return []
  })
  const listed = new Set(files.map(({ hash }) => `files/${hash}`))
  const unlisted = [...entries.keys()].filter((name) => FILE.test(name) && !listed.has(name))
  return {
    files: read,
    problems: [...problems, ...unlisted.map((entry) => whole({ code: 'backup/unknown-entry', entry }))],
  }
}
