import type { EventDraft } from '#domain/event.ts'
import type { Actor } from '#domain/person.ts'
import { openLog } from '#log/openLog.ts'
import type { ProjectLog } from '#log/types.ts'
import { hashOf } from '#log/hash.ts'

/** Acts of one event, as an officer saves field by field; photos of the size a stored photo has. */
const [ACTS, PHOTOS, PHOTO_BYTES] = [60, 12, 350_000]
const ACTOR: Actor = { person: '基准', unit: '基准测试', role: '发改局' }
/** Nobody guesses it, and it is asked for once: the rounds of its derivation are not what is measured. */
const PASSPHRASE = '基准测试的一句口令'

/** The same acts, photos and replay on a log with a lock and on one without, ms; each figure is of one act, photo or replay. */
export interface LockTimes {
  readonly events: number
  readonly append: { readonly locked: readonly number[]; readonly open: readonly number[] }
  readonly photo: { readonly locked: readonly number[]; readonly open: readonly number[] }
  readonly replay: { readonly locked: readonly number[]; readonly open: readonly number[] }
  /** Setting the lock on a log of so many events, its keys aside. */
  readonly sealing: number
  /** Making the keys: what unlocking costs as well, by design. */
  readonly deriving: number
}

const REPLAYS = 5

/**
 * Times a lock. The two logs take turns act by act, so that whatever else the machine does meets both alike.
 * @param texts events that both logs hold before
 */
export async function timeLock(texts: readonly string[]): Promise<LockTimes> {
  const [locked, open] = [await filledLog('bench-locked', texts), await filledLog('bench-open', texts)]
  const began = performance.now()
  const prepared = await locked.lock.prepare(PASSPHRASE)
  const derived = performance.now()
  const on = await locked.lock.turnOn(prepared)
  if (!on.ok) throw new Error(on.issue.code)
  const sealing = performance.now() - derived
  const [append, photo, replay] = [inTurn(), inTurn(), inTurn()]
  for (let at = -1; at < ACTS; at += 1) await append.time(at, locked, open, (log) => save(log, at))
  for (let at = -1; at < PHOTOS; at += 1) await photo.time(at, locked, open, (log) => save(log, at, photoOf(at)))
  for (let at = -1; at < REPLAYS; at += 1) await replay.time(at, locked, open, readAll)
  for (const log of [locked, open]) await log.lock.erase()
  return { events: texts.length, append: append.times, photo: photo.times, replay: replay.times, sealing, deriving: derived - began }
}

/** Times of the two logs taking turns, the first of each turn about; the turn before the first warms up. */
function inTurn() {
  const times = { locked: [] as number[], open: [] as number[] }
  async function time(at: number, locked: ProjectLog, open: ProjectLog, work: (log: ProjectLog) => Promise<void>): Promise<void> {
    const turns = [[locked, times.locked], [open, times.open]] as const
    for (const [log, kept] of at % 2 === 0 ? turns : [turns[1], turns[0]]) {
      const from = performance.now()
      await work(log)
      if (at >= 0) kept.push(performance.now() - from)
    }
  }
  return { times, time }
}

async function filledLog(name: string, texts: readonly string[]): Promise<ProjectLog> {
  const log = await openLog({ name })
  if (!log.ok) throw new Error(log.issue.code)
  const merged = await log.value.merge(texts)
  if (!merged.ok) throw new Error(merged.issue.code)
  return log.value
}

async function save(log: ProjectLog, at: number, bytes: Uint8Array | null = null): Promise<void> {
  const draft: EventDraft = { type: 'ProjectRevised', subject: 'project/bench', payload: { reason: null }, changes: [{ field: 'scale', from: null, to: `第 ${at} 次填写的建设规模及内容`, base: [] }] }
  const files = bytes ? [{ hash: hashOf(bytes), mediaType: 'image/jpeg', bytes }] : []
  const saved = await log.append([draft], ACTOR, files)
  if (!saved.ok) throw new Error(saved.issue.code)
}

function photoOf(at: number): Uint8Array {
  const bytes = new Uint8Array(PHOTO_BYTES)
  for (let from = 0; from < PHOTO_BYTES; from += 65_536) crypto.getRandomValues(bytes.subarray(from, Math.min(PHOTO_BYTES, from + 65_536)))
  bytes[0] = at
  return bytes
}

async function readAll(log: ProjectLog): Promise<void> {
  for await (const slice of log.read(0)) if (slice.events.length === 0) throw new Error('empty slice')
}
