import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { EventId } from '#domain/event.ts'
import { headsOf, sortTexts, type DeviceHead } from './backupTexts.ts'
import { fileStamp } from './fileStamp.ts'
import { addLines, FilesPart, type FinishedPackage, type ListedFile, type PackageFile, type PackageWriter } from './packageWriter.ts'
import { ZipFile } from './zipFile.ts'

/** What a backup is to be. */
export interface BackupOrder {
  /** Epoch milliseconds. */
  readonly now: number
  /** The id under which this device writes. */
  readonly device: string
}

/** What `manifest.json` says; everything in the file is checked against it on restore. */
export interface BackupManifest {
  readonly format: 'binjiang-backup'
  /** 2 where something waits: a version that knows no `waiting.jsonl` then says "update first", not "damaged". */
  readonly version: 1 | 2
  /** ISO 8601. */
  readonly createdAt: string
  readonly device: string
  readonly events: number
  /** SHA-256 of `events.jsonl`. */
  readonly eventsHash: string
  readonly heads: readonly DeviceHead[]
  readonly missing: readonly EventId[]
  readonly files: readonly ListedFile[]
  /** Lines of `waiting.jsonl` and their SHA-256; from version 2 on. */
  readonly waiting?: { readonly events: number; readonly hash: string }
}

/**
 * Makes the full backup: `manifest.json`, `events.jsonl` with every event's exact text, one a line, the texts that
 * are damaged aside in `damaged.jsonl`, those that wait in `waiting.jsonl`, and the files by their hash under `files/`.
 */
export class BackupWriter implements PackageWriter {
  readonly #order: BackupOrder
  readonly #zip: ZipFile
  readonly #files: FilesPart
  readonly #texts: string[] = []
  readonly #waiting: string[] = []

  constructor(order: BackupOrder) {
    this.#order = order
    this.#zip = new ZipFile(order.now)
    this.#files = new FilesPart(this.#zip)
  }

  addTexts(texts: readonly string[]): void {
    this.#texts.push(...texts)
  }

  addWaiting(texts: readonly string[]): void {
    this.#waiting.push(...texts)
  }

  wanted(here: readonly string[]): readonly string[] {
    return here
  }

  addFile(file: PackageFile): void {
    this.#files.add(file)
  }

  end(): FinishedPackage {
    const { now, device } = this.#order
    const { sound, damaged, missing } = sortTexts(this.#texts)
    if (damaged.length > 0) addLines(this.#zip, 'damaged.jsonl', damaged.map((text) => JSON.stringify(text)))
    const { hash: eventsHash, count: events } = addLines(this.#zip, 'events.jsonl', sound.map(({ text }) => text))
    const { listed: files, missing: missingFiles } = this.#files
    const chain = { createdAt: new Date(now).toISOString(), device, events, eventsHash, heads: headsOf(sound), missing, files }
    this.#addManifest({ format: 'binjiang-backup', ...this.#waitingPart(), ...chain })
    const waiting = this.#waiting.length
    return { file: this.#zip.end(), fileName: backupName(now), events, files: files.length, waiting, missing, missingFiles }
  }

  #waitingPart(): Pick<BackupManifest, 'version' | 'waiting'> {
    if (this.#waiting.length === 0) return { version: 1 }
    const { hash, count } = addLines(this.#zip, 'waiting.jsonl', this.#waiting)
    return { version: 2, waiting: { events: count, hash } }
  }

  #addManifest(manifest: BackupManifest): void {
    this.#zip.deflated('manifest.json')(utf8ToBytes(JSON.stringify(manifest)), true)
  }
}

/** The name a backup is saved under, by local time and without a colon: `重大项目备份-滨江-20250603-1000.zip`. */
export const backupName = (now: number): string => `重大项目备份-滨江-${fileStamp(now)}.zip`
