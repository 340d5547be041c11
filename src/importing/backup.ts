import type { StoredEvent } from '#domain/event.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { readBackupEvents } from './backupEvents.ts'
import { decodeBackupManifest, type Manifest } from './backupManifest.ts'
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
import { whole, type PackageProblem } from './packageProblem.ts'

/** A backup that holds in every part. Its texts and files are handed to the log's `restore`. */
export interface BackupContents {
  readonly manifest: Manifest
  readonly events: readonly StoredEvent[]
  /** The events' exact texts, in the order of the file. */
  readonly texts: readonly string[]
  readonly files: readonly PackedFile[]
}

const PARTS = new Set(['manifest.json', 'events.jsonl', 'damaged.jsonl'])

/**
 * Reads a backup somebody chose: untrusted bytes into trusted contents.
 * @returns all of it, or every problem found with its line; never a part
 */
export function readBackup(
  bytes: Uint8Array,
  limits = PACKAGE_LIMITS,
): Result<BackupContents, readonly PackageProblem[]> {
  const opened = openPackage(bytes, limits)
  if (!opened.ok) return fail([whole(opened.issue)])
  const manifest = readManifestPart(opened.value, decodeBackupManifest)
  if (!manifest.ok) return fail([whole(manifest.issue)])
  const events = readEvents(opened.value, manifest.value)
  const files = readFilesPart(opened.value, manifest.value.files)
  const problems = [
    ...strangers(opened.value, PARTS, manifest.value.files),
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

function readEvents(
  opened: OpenedPackage,
  manifest: Manifest,
): { events: StoredEvent[]; problems: readonly PackageProblem[] } {
  const content = readEventsPart(opened)
  if (!content.ok) return { events: [], problems: [whole(content.issue)] }
  const { events, problems } = readBackupEvents(content.value, manifest)
  return { events: events.map(({ stored }) => stored), problems }
}
