import Dexie, { type Table } from 'dexie'
import type { Clock } from '#domain/clock.ts'
import type { Keyring } from './keyring.ts'
import { sealing } from './sealing.ts'

/**
 * Version 1 of the database, of 2026-11-22. Frozen: a change of the schema is a new constant beside it,
 * with a test that opens a true database of every version before.
 */
export const SCHEMA_2026_11_22 = {
  /** `seq` is the position by arrival, given by the log itself; `[device+n]` is the event's id. */
  events: '++seq, &[device+n], subject',
  /** Other bytes under an id that `events` holds already: kept, never counted. */
  clones: '[device+n+hash], [device+n]',
  files: 'hash',
  meta: 'key',
  preferences: 'key',
  /** A snapshot's chunks, by their order. May be thrown away at any time. */
  snapshot: 'part',
} as const

/** Version 2, of 2026-11-22: a place for events that came before those they follow. Frozen like version 1. */
export const SCHEMA_2026_11_22_WAITING = {
  /** Texts whose predecessor is not here yet: kept, never counted. See `waiting.ts`. */
  waiting: '[device+n+hash], [device+n]',
} as const

/** The schema version this code knows; the native version is ten times it, which is Dexie's doing. */
export const KNOWN_VERSION = 2

/** Dexie multiplies its versions by this to leave room for `1.1`. */
export const NATIVE_FACTOR = 10

/** One event as stored: the author's exact text, and beside it what is searched by. */
export interface EventRow {
  readonly seq: number
  readonly device: string
  readonly n: number
  readonly subject: string
  readonly text: string
  /** SHA-256 of `text` in hex, as it was when it arrived. */
  readonly hash: string
}

/** A text that claims the id of an event with other bytes. */
export type CloneRow = Omit<EventRow, 'seq'>

/** A text that waits for the one before it on its device. */
export type WaitingRow = CloneRow

/** A file by its content's SHA-256. */
export interface FileRow {
  readonly hash: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** The last event of a device: its number and its text's SHA-256. */
export interface Head {
  readonly n: number
  readonly hash: string
}

/** What the log knows of itself, written in the transaction of every act. */
export interface LogState {
  readonly key: 'log'
  /** This installation's id; its own chain is `heads.get(device)`. */
  readonly device: string
  /** The latest clock seen, doubtful ones aside; see `laterSound`. */
  readonly clock: Clock
  readonly events: number
  /** The `seq` of the last row. */
  readonly position: number
  readonly heads: ReadonlyMap<string, Head>
}

/** What the stored snapshot covers. */
export interface SnapshotHead {
  readonly key: 'snapshot'
  readonly position: number
  readonly parts: number
  /** How many clones were known: one more, and the snapshot counts what must not count. */
  readonly clones: number
}

/** The device lock: the data key twice wrapped, never in clear. Without this row nothing sealed can ever be opened. */
export interface LockRow {
  readonly key: 'lock'
  readonly version: 1
  /** Tells one lock from another. */
  readonly id: string
  /** `sealing`, `opening`: set or taken off, but not every row has followed yet. */
  readonly state: 'sealing' | 'on' | 'opening'
  /** PBKDF2-SHA-256. */
  readonly rounds: number
  readonly salt: Uint8Array
  readonly byPassphrase: Uint8Array
  readonly recoverySalt: Uint8Array
  readonly byRecovery: Uint8Array
}

/** The tables of the newest schema. */
export type LogDatabase = Dexie & {
  readonly events: Table<EventRow, number>
  readonly clones: Table<CloneRow, [string, number, string]>
  readonly waiting: Table<WaitingRow, [string, number, string]>
  readonly files: Table<FileRow, string>
  readonly meta: Table<LogState | SnapshotHead | LockRow, string>
  readonly preferences: Table<{ key: string; value: unknown }, string>
  readonly snapshot: Table<{ part: number; text: string }, number>
}

/** Where the database lives; a test puts its own here. */
export interface IndexedDbDoor {
  readonly indexedDB: IDBFactory
  readonly IDBKeyRange: typeof IDBKeyRange
}

// Dexie turns its tracing on by itself on localhost, which is where `npm start` serves: slower, and it prints
// failures that the log handles.
Dexie.debug = false

/**
 * The database, not opened yet. Every commit is strict: a power cut loses nothing that was confirmed.
 * @param keyring `null`: rows are handed out as they lie, for what seals and opens them all
 */
export function createDatabase(name: string, door: IndexedDbDoor, keyring: Keyring | null): LogDatabase {
  const db = new Dexie(name, {
    ...door,
    // Nothing opens it again behind the log's back once a newer version has closed it.
    autoOpen: false,
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
  })
  db.version(1).stores(SCHEMA_2026_11_22)
  db.version(KNOWN_VERSION).stores(SCHEMA_2026_11_22_WAITING)
  if (keyring) db.use(sealing(keyring))
  return db as LogDatabase
}

/**
 * The version the database has on this device, 0 when there is none. Looked up before Dexie opens it,
 * because Dexie lets old code write into a newer schema.
 */
export function nativeVersion(name: string, { indexedDB }: IndexedDbDoor): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name)
    let fresh = false
    request.onupgradeneeded = () => {
      fresh = true
      // Asking must not create an empty database.
      request.transaction?.abort()
    }
    request.onsuccess = () => {
      const { version } = request.result
      request.result.close()
      resolve(version)
    }
    request.onerror = () => (fresh ? resolve(0) : reject(request.error ?? new Error('indexedDB.open')))
  })
}
