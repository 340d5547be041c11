import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { EventId } from '#domain/event.ts'
import { headsOf, sortTexts, type DeviceHead, type SortedTexts } from './backupTexts.ts'
import { fileStamp } from './fileStamp.ts'
import { ZipFile } from './zipFile.ts'

/** What a backup reads: the log, as far as it concerns one. */
export interface BackupSource {
  readonly health: () => { readonly device: string }
  readonly texts: () => AsyncIterable<readonly string[]>
  readonly fileHashes: () => Promise<readonly string[]>
  readonly file: (hash: string) => Promise<BackupFile | null>
}

/** A file of the log. */
interface BackupFile {
  readonly hash: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** The backup and what a person is told of it. */
export interface Backup {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly fileName: string
  readonly events: number
  readonly files: number
  /** Events that are damaged on this device: the backup goes on without them and says so inside. */
  readonly missing: readonly EventId[]
  /** Files whose bytes are gone or no longer hash to their name. */
  readonly missingFiles: readonly string[]
}

/** What `manifest.json` says; everything in the file is checked against it on restore. */
export interface BackupManifest {
  readonly format: 'binjiang-backup'
  readonly version: 1
  /** ISO 8601. */
  readonly createdAt: string
  readonly device: string
  readonly events: number
  /** SHA-256 of `events.jsonl`. */
  readonly eventsHash: string
  readonly heads: readonly DeviceHead[]
  readonly missing: readonly EventId[]
  readonly files: readonly { readonly hash: string; readonly mediaType: string; readonly size: number }[]
}

/** Lines compressed before the page gets its turn. */
const LINES_AT_ONCE = 2_000

/**
 * Makes the full backup: `manifest.json`, `events.jsonl` with every event's exact text, one a line, the texts
 * that are damaged aside in `damaged.jsonl`, and the files by their hash under `files/`.
 */
export async function makeBackup(source: BackupSource, now: number): Promise<Backup> {
  const texts: string[] = []
  for await (const slice of source.texts()) texts.push(...slice)
  const sorted = sortTexts(texts)
  const zip = new ZipFile(now)
  const eventsHash = await addTexts(zip, sorted)
  const { files, missingFiles } = await addFiles(zip, source)
  const [events, missing] = [sorted.sound.length, sorted.missing]
  addManifest(zip, {
    createdAt: new Date(now).toISOString(),
    device: source.health().device,
    events,
    eventsHash,
    heads: headsOf(sorted.sound),
    missing,
    files,
  })
  return { bytes: zip.end(), fileName: backupName(now), events, files: files.length, missing, missingFiles }
}

async function addTexts(zip: ZipFile, { sound, damaged }: SortedTexts): Promise<string> {
  const texts = sound.map(({ text }) => text)
  const aside = damaged.map((text) => JSON.stringify(text))
  if (aside.length > 0) await addLines(zip, 'damaged.jsonl', aside)
  return addLines(zip, 'events.jsonl', texts)
}

function addManifest(zip: ZipFile, content: Omit<BackupManifest, 'format' | 'version'>): void {
  const manifest: BackupManifest = { format: 'binjiang-backup', version: 1, ...content }
  zip.deflated('manifest.json')(new TextEncoder().encode(JSON.stringify(manifest)), true)
}

/** The name a backup is saved under, by local time and without a colon: `重大项目备份-滨江-20250603-1000.zip`. */
export const backupName = (now: number): string => `重大项目备份-滨江-${fileStamp(now)}.zip`

async function addLines(zip: ZipFile, name: string, lines: readonly string[]): Promise<string> {
  const push = zip.deflated(name)
  const hash = sha256.create()
  const encoder = new TextEncoder()
  for (let start = 0; start < lines.length; start += LINES_AT_ONCE) {
    const bytes = encoder.encode(
      lines
        .slice(start, start + LINES_AT_ONCE)
        .map((line) => `${line}\n`)
        .join(''),
    )
    hash.update(bytes)
    push(bytes, false)
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  push(new Uint8Array(0), true)
  return bytesToHex(hash.digest())
}

async function addFiles(
  zip: ZipFile,
  source: BackupSource,
): Promise<{ files: BackupManifest['files']; missingFiles: string[] }> {
  const files: BackupManifest['files'][number][] = []
  const missingFiles: string[] = []
  for (const hash of await source.fileHashes()) {
    const file = await source.file(hash)
    if (!file) {
      missingFiles.push(hash)
      continue
    }
    zip.stored(`files/${hash}`, file.bytes)
    files.push({ hash, mediaType: file.mediaType, size: file.bytes.byteLength })
  }
  return { files, missingFiles }
}
