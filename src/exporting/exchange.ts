import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { EventId } from '#domain/event.ts'
import { sortTexts, type DeviceHead } from './backupTexts.ts'
import { fileStamp } from './fileStamp.ts'
import { addLines, FilesPart, type FinishedPackage, type ListedFile, type PackageFile, type PackageWriter } from './packageWriter.ts'
import { ZipFile } from './zipFile.ts'

/** A device and who works on it. */
export interface Party {
  readonly device: string
  readonly person: string
  readonly unit: string
}

/** What a 交换包 is to be: by whom, for whom, from where on. */
export interface ExchangeOrder {
  /** Epoch milliseconds. */
  readonly now: number
  readonly from: Party
  /** `null`: for anybody. */
  readonly to: Party | null
  /** What the maker has: for whoever takes the package this is the maker's acknowledgement. */
  readonly heads: readonly DeviceHead[]
  /** What the other has by its last acknowledgement; empty for everything. */
  readonly since: readonly DeviceHead[]
  readonly photos: 'included' | 'left-out'
  /** Files the maker's events name and the maker has not: whoever has them may send them. */
  readonly lacks: readonly string[]
  /** Files the other said it lacks. */
  readonly owed: readonly string[]
}

/** What `manifest.json` of a 交换包 says; the file is checked against it (docs/exchange-format.md). */
export interface ExchangeManifest extends Omit<ExchangeOrder, 'now' | 'owed'> {
  readonly format: 'binjiang-exchange'
  readonly version: 1
  /** ISO 8601. */
  readonly createdAt: string
  readonly events: number
  /** SHA-256 of `events.jsonl`, in hex. */
  readonly eventsHash: string
  /** Events that are damaged where the package was made, and so not in it. */
  readonly missing: readonly EventId[]
  readonly files: readonly ListedFile[]
}

const HASH = /[0-9a-f]{64}/g

/** Puts a 交换包 together: the events beyond what the other has, and the files that those name or that are owed. */
export class ExchangeWriter implements PackageWriter {
  readonly #order: ExchangeOrder
  readonly #zip: ZipFile
  readonly #files: FilesPart
  readonly #texts: string[] = []

  constructor(order: ExchangeOrder) {
    this.#order = order
    this.#zip = new ZipFile(order.now)
    this.#files = new FilesPart(this.#zip)
  }

  addTexts(texts: readonly string[]): void {
    this.#texts.push(...texts)
  }

  addWaiting(): void {
    // What waits here is others' work, and reaches the other by their own packages.
  }

  wanted(here: readonly string[]): readonly string[] {
    if (this.#order.photos === 'left-out') return []
    const named = new Set(this.#order.owed)
    for (const text of this.#texts) for (const [hash] of text.matchAll(HASH)) named.add(hash)
    return here.filter((hash) => named.has(hash))
  }

  addFile(file: PackageFile): void {
    this.#files.add(file)
  }

  end(): FinishedPackage {
    const { now, owed: _owed, ...order } = this.#order
    const since = new Map(order.since.map(({ device, n }) => [device, n]))
    const { sound, missing } = sortTexts(this.#texts, since)
    const { hash, count } = addLines(this.#zip, 'events.jsonl', sound.map(({ text }) => text))
    const { listed, missing: missingFiles } = this.#files
    const manifest: ExchangeManifest = {
      format: 'binjiang-exchange',
      version: 1,
      createdAt: new Date(now).toISOString(),
      ...order,
      // Whoever has a sound copy of what is damaged here may send it.
      lacks: [...new Set([...order.lacks, ...missingFiles])],
      events: count,
      eventsHash: hash,
      missing,
      files: listed,
    }
    this.#zip.deflated('manifest.json')(utf8ToBytes(JSON.stringify(manifest)), true)
    const fileName = exchangeName(order.from.person, now)
    return { file: this.#zip.end(), fileName, events: count, files: listed.length, waiting: 0, missing, missingFiles }
  }
}

/** Characters that Windows, a USB stick or WeChat would not keep in a name. */
const UNSAFE = /[^\p{L}\p{N}_-]/gu

/** The name a 交换包 is saved under: `交换包-张三-20250603-1000.zip`. Everything that counts stands inside it. */
export const exchangeName = (person: string, now: number): string =>
  `交换包-${person.replace(UNSAFE, '').slice(0, 20) || '未署名'}-${fileStamp(now)}.zip`
