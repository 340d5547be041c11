import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { pack } from '#exporting/packing.ts'
import type { PackingOrder } from '#exporting/packingWire.ts'
import { openPackageFile } from '#importing/packageInWorker.ts'
import type { PackageKind } from '#importing/packageWire.ts'
import { hashOf } from '#log/hash.ts'
import { openLog } from '#log/openLog.ts'
import type { FileBytes, ProjectLog } from '#log/types.ts'
import { breathe, watchHalts } from './halts.ts'

/** A log of its own: the photos are to be in no other part of the bench. */
const NAME = 'bench-exchange'
const PHOTOS = 200
const PHOTO_BYTES = 300_000
/** Bytes that `getRandomValues` gives at once. */
const RANDOM_AT_ONCE = 65_536

/** What a 交换包 took to write, to read and to merge, the plain JSON and zip of the same bytes, and the longest halts: ms. */
export interface ExchangeTimes {
  readonly events: number
  readonly photos: number
  /** Bytes of the package. */
  readonly bytes: number
  readonly writing: number
  readonly reading: number
  readonly merging: number
  readonly plainWriting: number
  readonly plainReading: number
  readonly writingHalt: number
  readonly readingHalt: number
  readonly mergingHalt: number
  /** The same events and photos as a full backup. */
  readonly backupWriting: number
  readonly backupReading: number
  readonly backupWritingHalt: number
  readonly backupReadingHalt: number
}

/** Writes a package of these events and 200 photos as the app does, reads it and merges it into an empty log. */
export async function timeExchange(texts: readonly string[]): Promise<ExchangeTimes> {
  const { log, named } = await filledLog(texts)
  const written = await halting(() => packed(log, 'exchange'))
  const read = await halting(() => opened('exchange', written.value))
  const other = await openedLog(`${NAME}-other`)
  const merged = await halting(() => other.merge(read.value.texts, read.value.files))
  if (!merged.value.ok || merged.value.value.added !== named.length) throw new Error(JSON.stringify(merged.value).slice(0, 400))
  const backup = await timeBackup(log)
  const plain = await plainly(log, named)
  return {
    events: named.length,
    photos: read.value.files.length,
    bytes: written.value.size,
    writing: written.ms,
    reading: read.ms,
    merging: merged.ms,
    ...plain,
    writingHalt: written.halt,
    readingHalt: read.halt,
    mergingHalt: merged.halt,
    ...backup,
  }
}

/** A backup of the same log, made and checked as the app does. */
async function timeBackup(log: ProjectLog): Promise<Pick<ExchangeTimes, `backup${string}` & keyof ExchangeTimes>> {
  const made = await halting(() => packed(log, 'backup'))
  const read = await halting(() => opened('backup', made.value))
  return { backupWriting: made.ms, backupReading: read.ms, backupWritingHalt: made.halt, backupReadingHalt: read.halt }
}

/** A log of these events, with photos that the last of them names. */
async function filledLog(texts: readonly string[]): Promise<{ log: ProjectLog; named: readonly string[] }> {
  const log = await openedLog(NAME)
  const files = Array.from({ length: PHOTOS }, photo)
  const merged = await log.merge(texts.slice(0, texts.length - PHOTOS), files)
  if (!merged.ok) throw new Error(JSON.stringify(merged.issue).slice(0, 400))
  const actor = { person: '基准', unit: '基准测试', role: '发改局' } as const
  const drafts = files.map(({ hash }) => ({ type: 'PhotoAttached' as const, subject: 'project/bench-0', payload: { hash }, changes: [] }))
  const appended = await log.append(drafts, actor)
  if (!appended.ok) throw new Error(appended.issue.code)
  const named: string[] = []
  for await (const slice of log.texts()) named.push(...slice)
  return { log, named }
}

async function openedLog(name: string): Promise<ProjectLog> {
  const log = await openLog({ name })
  if (!log.ok) throw new Error(log.issue.code)
  return log.value
}

/** A photo cannot be compressed: neither can chance. */
function photo(): FileBytes {
  const bytes = new Uint8Array(PHOTO_BYTES)
  for (let at = 0; at < bytes.length; at += RANDOM_AT_ONCE) crypto.getRandomValues(bytes.subarray(at, at + RANDOM_AT_ONCE))
  return { hash: hashOf(bytes), mediaType: 'image/jpeg', bytes }
}

async function halting<T>(run: () => Promise<T>): Promise<{ value: T; ms: number; halt: number }> {
  await breathe()
  const halts = watchHalts()
  const began = performance.now()
  const value = await run()
  const ms = performance.now() - began
  await breathe()
  return { value, ms, halt: halts() }
}

const UNTOUCHED = new AbortController().signal

async function packed(log: ProjectLog, kind: PackageKind): Promise<Blob> {
  const { device } = log.health()
  const from = { device, person: '基准', unit: '基准测试' }
  const exchange = { now: Date.now(), from, to: null, heads: await log.heads(), since: [], photos: 'included', lacks: [], owed: [] } as const
  const order: PackingOrder = kind === 'exchange' ? { kind, order: exchange } : { kind, order: { now: Date.now(), device } }
  const made = await pack(log, order, { signal: UNTOUCHED, onProgress: () => undefined })
  if (!made.ok) throw new Error(made.issue.code)
  return made.value.file
}

async function opened(kind: PackageKind, file: Blob): Promise<{ texts: readonly string[]; files: readonly FileBytes[] }> {
  const read = await openPackageFile(kind, file, { signal: UNTOUCHED, onFiles: () => undefined })
  if (read === null || !read.ok) throw new Error(JSON.stringify(read).slice(0, 400))
  return read.value
}

/** The floor: the same rows from the database, one JSON and one zip of the same bytes, and back; nothing checked. */
async function plainly(log: ProjectLog, texts: readonly string[]): Promise<{ plainWriting: number; plainReading: number }> {
  const began = performance.now()
  const parts: Record<string, Uint8Array | [Uint8Array, { level: 0 }]> = { 'events.json': strToU8(JSON.stringify(texts)) }
  for (const hash of await log.fileHashes()) {
    const file = await log.file(hash)
    if (file) parts[`files/${hash}`] = [file.bytes, { level: 0 }]
  }
  const zip = zipSync(parts)
  const written = performance.now()
  const again = JSON.parse(strFromU8(unzipSync(zip)['events.json'] as Uint8Array)) as string[]
  if (again.length !== texts.length) throw new Error('The plain zip lost texts')
  return { plainWriting: written - began, plainReading: performance.now() - written }
}
