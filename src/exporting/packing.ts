import type { StoredEvent } from '#domain/event.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { BackupOrder } from './backup.ts'
import type { ExchangeOrder } from './exchange.ts'
import type { FinishedPackage, PackageFile } from './packageWriter.ts'
import { ownDesk, PackingEnded, workerDesk, type PackingDesk } from './packingDesk.ts'
import { writerOf, type PackingOrder } from './packingWire.ts'

/** What is packed: the log, as far as it concerns that. */
export interface PackingSource {
  readonly texts: () => AsyncIterable<readonly string[]>
  readonly textsBeyond: (vector: ReadonlyMap<string, number>) => AsyncIterable<readonly string[]>
  readonly waiting: () => Promise<readonly StoredEvent[]>
  readonly fileHashes: () => Promise<readonly string[]>
  /** A file as it lies there, its bytes not looked at; the caller may give them away. */
  readonly storedFile: (hash: string) => Promise<PackageFile | null>
}

/** How far packing is. */
export interface PackingProgress {
  readonly events: number
  readonly files: number
  /** `null` until it is known how many there will be. */
  readonly filesOf: number | null
}

/** How long work goes on, and how it is ended. */
export interface PackingCourse {
  readonly signal: AbortSignal
  readonly onProgress: (progress: PackingProgress) => void
}

/** Why there is no package. */
export interface PackingIssue {
  readonly code: 'packing/cancelled' | 'packing/failed'
}

type Packed = Promise<Result<FinishedPackage, PackingIssue>>

/** Makes a 交换包 or a backup in a worker: the page only reads the log in slices and goes on answering. */
export async function pack(source: PackingSource, order: PackingOrder, course: PackingCourse): Packed {
  const worker = new Worker(new URL('./packing.worker.ts', import.meta.url), { type: 'module' })
  try {
    return await fill(workerDesk(worker, order, course.signal), source, order, course)
  } catch (error) {
    if (!(error instanceof PackingEnded)) throw error
    if (course.signal.aborted) return fail({ code: 'packing/cancelled' })
    return error.hadBegun ? fail({ code: 'packing/failed' }) : await packHere(source, order, course)
  } finally {
    worker.terminate()
  }
}

const unwatched = (): PackingCourse => ({ signal: new AbortController().signal, onProgress: () => undefined })

/** Packs right here: where there are no module workers, and where nobody looks at a page. */
export const packHere = (source: PackingSource, order: PackingOrder, course = unwatched()): Packed =>
  fill(ownDesk(writerOf(order)), source, order, course)

/** Makes a 交换包 right here. */
export const makeExchange = (source: PackingSource, order: ExchangeOrder): Packed => packHere(source, { kind: 'exchange', order })

/** Makes a backup right here. */
export const makeBackup = (source: PackingSource, order: BackupOrder): Packed => packHere(source, { kind: 'backup', order })

async function fill(desk: PackingDesk, source: PackingSource, order: PackingOrder, { signal, onProgress }: PackingCourse): Packed {
  let events = 0
  for await (const texts of textsOf(source, order)) {
    if (signal.aborted) return fail({ code: 'packing/cancelled' })
    desk.texts(texts)
    onProgress({ events: (events += texts.length), files: 0, filesOf: null })
  }
  if (order.kind === 'backup') desk.waiting((await source.waiting()).map(({ text }) => text))
  const wanted = await desk.wanted(await source.fileHashes())
  const packed = await addFiles(desk, source, wanted, signal, (files) => onProgress({ events, files, filesOf: wanted.length }))
  return packed ? ok(await desk.end()) : fail({ code: 'packing/cancelled' })
}

const textsOf = (source: PackingSource, { kind, order }: PackingOrder): AsyncIterable<readonly string[]> =>
  kind === 'backup' ? source.texts() : source.textsBeyond(new Map(order.since.map(({ device, n }) => [device, n])))

/** The next file is read while the desk packs the one before; no more than two lie in memory. */
async function addFiles(
  desk: PackingDesk,
  source: PackingSource,
  wanted: readonly string[],
  signal: AbortSignal,
  onFile: (files: number) => void,
): Promise<boolean> {
  let before: Promise<void> = Promise.resolve()
  for (const [index, hash] of wanted.entries()) {
    if (signal.aborted) return false
    const file = await source.storedFile(hash)
    await before
    before = desk.file(file ?? { hash, mediaType: '', bytes: new Uint8Array() })
    // Told where it is awaited.
    before.catch(() => undefined)
    onFile(index + 1)
  }
  await before
  return !signal.aborted
}
