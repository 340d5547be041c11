import { fail, ok, type Result } from '#domain/result.ts'
import { deviceLock } from './deviceLock.ts'
import { readFailure } from './failure.ts'
import { Feed } from './feed.ts'
import { HealthBoard } from './health.ts'
import { Journal } from './journal/journal.ts'
import type { JournalDesk } from './journal/wire.ts'
import { Keyring } from './keyring.ts'
import { lockRow } from './lockChange.ts'
import { lockedDoor, type LockParts } from './lockedDoor.ts'
import { LockTries } from './lockTries.ts'
import type { LockedDoor } from './lockTypes.ts'
import { projectLog } from './log.ts'
import { Reader } from './reader.ts'
import { rowId } from './rows.ts'
import {
  createDatabase,
  KNOWN_VERSION,
  NATIVE_FACTOR,
  nativeVersion,
  type IndexedDbDoor,
  type LockRow,
  type LogDatabase,
} from './schema.ts'
import { SealedTexts } from './sealedTexts.ts'
import { Sentinel } from './sentinel.ts'
import { openState } from './state.ts'
import type { LogHealth, LogIssue, ProjectLog } from './types.ts'
import { Writer } from './writer.ts'

/** Where and how to open the log. All of it has defaults; tests put their own in. */
export interface LogOptions {
  /** The database's name; logs of other names know nothing of each other. */
  readonly name?: string
  /** The device's time in epoch milliseconds. */
  readonly now?: () => number
  readonly door?: IndexedDbDoor
  /** Where the sentinel lives; `null` where there is none. */
  readonly localStorage?: Storage | null
  /** `null`: do without, as on plain http. */
  readonly locks?: LockManager | null
  /** The desk of the second record under a log's name; without it there is none. */
  readonly journal?: (name: string) => JournalDesk
  /** Asks for passphrase or recovery key until the door is open; without it a locked log does not open. */
  readonly unlock?: (door: LockedDoor) => Promise<void>
}

/** The name of the product's database. */
export const LOG_NAME = 'binjiang-major-projects'

/**
 * Opens the log of this device, or founds it. Lost history is no reason not to open: it is shown as what it is,
 * read-only, until a person decides (`restore`, `continueAsNewDevice`).
 * @returns `log/newer-database` when a newer version wrote it (nothing was touched), `log/unreadable` when the
 * storage does not open, `log/locked` when nobody unlocked it
 */
export async function openLog(options: LogOptions = {}): Promise<Result<ProjectLog, LogIssue>> {
  const { name = LOG_NAME, door = { indexedDB: globalThis.indexedDB, IDBKeyRange: globalThis.IDBKeyRange } } =
    options
  try {
    const before = newer(await nativeVersion(name, door))
    if (before) return fail(before)
    const keyring = new Keyring()
    const db = (await createDatabase(name, door, keyring).open()) as LogDatabase
    // Another tab may have upgraded it in between; nothing was written yet.
    const after = newer(db.backendDB().version)
    if (after) db.close({ disableAutoOpen: true })
    if (after) return fail(after)
    const lock = lockParts(db, keyring, door, options)
    return (await enter(lock, options)) ? ok(await assemble(lock, options)) : fail({ code: 'log/locked' })
  } catch (error) {
    return fail(readFailure(error))
  }
}

function newer(native: number): LogIssue | null {
  const known = KNOWN_VERSION * NATIVE_FACTOR
  return native > known
    ? { code: 'log/newer-database', found: native / NATIVE_FACTOR, known: KNOWN_VERSION }
    : null
}

/** Goes through the lock, if there is one. @returns whether the log may be read */
async function enter(lock: LockParts, { unlock }: LogOptions): Promise<boolean> {
  const row = (await lockRow(lock.db)) ?? (await lockBroughtBack(lock))
  if (!row) return true
  await unlock?.(await lockedDoor(lock, row))
  // Without a key the way is open only when another tab has taken the lock off meanwhile.
  if (lock.keyring.key || (unlock && !(await lockRow(lock.db)))) return true
  lock.channel?.close()
  lock.db.close({ disableAutoOpen: true })
  return false
}

/** The lock of a database that was lost stands beside the journal: without it what is sealed there could never be opened. */
async function lockBroughtBack({ db, journal }: LockParts): Promise<LockRow | null> {
  if (!journal || (await db.events.count()) > 0) return null
  const row = await journal.lockRow()
  if (row) await db.meta.put(row)
  return row
}

function lockParts(db: LogDatabase, keyring: Keyring, door: IndexedDbDoor, options: LogOptions): LockParts {
  const { now = Date.now, localStorage: storage = localStorageOrNull() } = options
  const withRaw: LockParts['withRaw'] = async (work) => {
    const raw = (await createDatabase(db.name, door, null).open()) as LogDatabase
    try {
      return await work(raw)
    } finally {
      raw.close({ disableAutoOpen: true })
    }
  }
  const tries = new LockTries(db.name, storage, now)
  const journal = options.journal ? new Journal(options.journal(db.name), keyring) : null
  return { db, keyring, texts: new SealedTexts(storage, keyring), tries, storage, journal, channel: channel(`lock:${db.name}`), withRaw }
}

async function assemble(lock: LockParts, options: LogOptions): Promise<ProjectLog> {
  const { db, storage, journal } = lock
  const { now = Date.now, locks = globalThis.navigator?.locks ?? null } = options
  const sentinel = new Sentinel(db.name, storage)
  const [found, last] = await Promise.all([firstHealth(db, sentinel, journal), db.events.orderBy('seq').last()])
  const health = new HealthBoard(found)
  if (journal) journal.onState = (state) => health.change({ journal: state })
  const reader = new Reader(db, health)
  const told = last?.seq ?? 0
  const feed: Feed = new Feed(
    told,
    (after) => reader.read(after),
    channel(`log:${db.name}`),
    () => void reassess(db, sentinel, journal, health),
  )
  const writer = new Writer({ health, sentinel, feed, journal, locks, lockName: `log:${db.name}` })
  watch(db, health)
  const device = deviceLock({ ...lock, writer })
  return projectLog({ db, health, reader, writer, sentinel, journal, feed, now, lock: device, lockChannel: lock.channel, storage: globalThis.navigator?.storage ?? null })
}

async function firstHealth(db: LogDatabase, sentinel: Sentinel, journal: Journal | null): Promise<LogHealth> {
  const { state, rows } = await openState(db)
  const clones = [...new Set((await db.clones.toArray()).map(rowId))].sort()
  const readOnly = await sentinel.missing(db, state, rows)
  return { device: state.device, events: rows, readOnly, clones, unreadable: [], journal: journal?.state ?? 'unavailable', recoverable: 0 }
}

/** Another tab decided what to do about lost history, took a new device id, or met a clone. */
async function reassess(db: LogDatabase, sentinel: Sentinel, journal: Journal | null, health: HealthBoard): Promise<void> {
  const fresh = await firstHealth(db, sentinel, journal).catch((error: unknown) => health.stop(readFailure(error)))
  if (!fresh) return
  const { device, events, readOnly, clones } = fresh
  const settled = health.now.readOnly?.code === 'log/history-lost'
  health.change({ device, events, clones, ...(settled ? { readOnly, recoverable: 0 } : {}) })
}

/** A newer version in another tab asks for the database: give it up at once, and say so. */
function watch(db: LogDatabase, health: HealthBoard): void {
  db.on('versionchange', ({ newVersion }) => {
    const found = (newVersion ?? 0) / NATIVE_FACTOR
    health.stop(
      newVersion === null
        ? { code: 'log/history-lost', remembered: health.now.events, found: 0 }
        : { code: 'log/newer-database', found, known: KNOWN_VERSION },
    )
    db.close({ disableAutoOpen: true })
    // Dexie's own handler would leave the way open to open it again.
    return false
  })
  db.backendDB().addEventListener('close', () => health.stop({ code: 'log/unreadable', detail: 'closed' }))
}

const channel = (name: string): BroadcastChannel | null =>
  typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)

/** Asking for it throws where the person forbade it. */
function localStorageOrNull(): Storage | null {
  try {
    return globalThis.localStorage ?? null
  } catch {
    return null
  }
}
