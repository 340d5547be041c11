import { fail, ok, type Result } from '#domain/result.ts'
import { readBackupEvents, readWaitingTexts } from './backupEvents.ts'
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
  /** The events' exact texts, in the order of the file. */
  readonly texts: readonly string[]
  /** Texts that waited for their predecessors where the backup was made. */
  readonly waiting: readonly string[]
  readonly files: readonly PackedFile[]
}

const PARTS = new Set(['manifest.json', 'events.jsonl', 'damaged.jsonl', 'waiting.jsonl'])

/**
 * Reads a backup somebody chose: untrusted bytes into trusted contents.
 * @param onFile called after each file, with how many there are
 * @returns all of it, or every problem found with its line; never a part
 */
export function readBackup(
  bytes: Uint8Array,
  limits = PACKAGE_LIMITS,
  onFile: (done: number, of: number) => void = () => undefined,
): Result<BackupContents, readonly PackageProblem[]> {
  const opened = openPackage(bytes, limits)
  if (!opened.ok) return fail([whole(opened.issue)])
  const manifest = readManifestPart(opened.value, decodeBackupManifest)
  if (!manifest.ok) return fail([whole(manifest.issue)])
  const { files: listed } = manifest.value
  const events = readEvents(opened.value, manifest.value)
  const waiting = readWaiting(opened.value, manifest.value)
  let done = 0
  const files = readFilesPart(opened.value, listed, () => onFile((done += 1), listed.length))
  const problems = [...strangers(opened.value, PARTS, listed), ...events.problems, ...waiting.problems, ...files.problems]
  if (problems.length > 0) return fail(problems)
  return ok({ manifest: manifest.value, texts: events.texts, waiting: waiting.texts, files: files.files })
}

interface ReadTexts {
  readonly texts: readonly string[]
  readonly problems: readonly PackageProblem[]
}

function readEvents(opened: OpenedPackage, manifest: Manifest): ReadTexts {
  const content = readEventsPart(opened)
  if (!content.ok) return { texts: [], problems: [whole(content.issue)] }
  const { events, problems } = readBackupEvents(content.value, manifest)
  return { texts: events.map(({ stored }) => stored.text), problems }
}

function readWaiting(opened: OpenedPackage, { waiting }: Manifest): ReadTexts {
  if (!waiting) return { texts: [], problems: [] }
  const content = readEventsPart(opened, 'waiting.jsonl')
  const texts = content.ok ? readWaitingTexts(content.value, waiting) : null
  return texts ? { texts, problems: [] } : { texts: [], problems: [whole({ code: 'package/waiting' })] }
}
