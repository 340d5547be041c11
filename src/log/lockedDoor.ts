import { fail, ok, type Result } from '#domain/result.ts'
import type { DataKey } from './dataKey.ts'
import { eraseAll } from './erase.ts'
import { isStorageError } from './failure.ts'
import type { Journal } from './journal/journal.ts'
import type { Keyring } from './keyring.ts'
import { carryOut, changeLockRow, lockRow } from './lockChange.ts'
import { lockNumber } from './lockNumber.ts'
import type { LockTries } from './lockTries.ts'
import type { LockCall, LockedDoor, LockIssue } from './lockTypes.ts'
import type { LockRow, LogDatabase } from './schema.ts'
import type { SealedTexts } from './sealedTexts.ts'

/** The keys and their cipher: only a device that is locked, or about to be, loads them. */
export const lockKeys = (): Promise<typeof import('./lockKeys.ts')> => import('./lockKeys.ts')

/** What a lock is worked with. */
export interface LockParts {
  readonly db: LogDatabase
  readonly keyring: Keyring
  readonly texts: SealedTexts
  readonly tries: LockTries
  readonly storage: Storage | null
  readonly journal: Journal | null
  /** Between the tabs of this log. */
  readonly channel: BroadcastChannel | null
  /** Runs with a database that hands out rows as they lie. */
  readonly withRaw: <T>(work: (raw: LogDatabase) => Promise<T>) => Promise<T>
}

/** Told what the other tabs call. @returns how to be told no more */
export function heard(channel: BroadcastChannel | null, listener: (call: LockCall) => void): () => void {
  const hear = ({ data }: MessageEvent<LockCall>): void => listener(data)
  channel?.addEventListener('message', hear)
  return () => channel?.removeEventListener('message', hear)
}

/** The door of a log that was found locked. Another tab may change the lock meanwhile, so each try looks at it anew. */
export async function lockedDoor(parts: LockParts, found: LockRow): Promise<LockedDoor> {
  const { db, tries, channel } = parts
  const counts = { events: await db.events.count(), files: await db.files.count() }
  return {
    number: lockNumber(found.id),
    counts,
    waitMs: () => tries.waitMs(),
    onCall: (listener) => heard(channel, listener),
    byPassphrase: (passphrase) => byPassphrase(parts, passphrase),
    byRecovery: (words, next) => byRecovery(parts, words, next),
    erase: () => eraseDevice(parts),
  }
}

/** Removes everything of this device. The journal twice: what other tabs hold open they let go of once told. */
export async function eraseDevice({ withRaw, storage, journal, channel }: LockParts): Promise<void> {
  await journal?.erase()
  await withRaw((raw) => eraseAll(raw, storage))
  channel?.postMessage('erased' satisfies LockCall)
  await journal?.erase()
}

async function byPassphrase(parts: LockParts, passphrase: string): Promise<Result<null, LockIssue>> {
  const row = await lockRow(parts.db)
  if (!row) return ok(null)
  const { keyByPassphrase } = await lockKeys()
  const key = await tried(parts.tries, 'lock/wrong-passphrase', () => keyByPassphrase(row, passphrase))
  if (key.ok) await enter(parts, row, key.value)
  return key.ok ? ok(null) : key
}

async function byRecovery(parts: LockParts, words: string, next: string): Promise<Result<null, LockIssue>> {
  const row = await lockRow(parts.db)
  if (!row) return ok(null)
  const { keyByRecovery, wrapByPassphrase } = await lockKeys()
  const key = await tried(parts.tries, 'lock/wrong-recovery', () => Promise.resolve(keyByRecovery(row, words)))
  if (!key.ok) return key
  const wrap = await wrapByPassphrase(key.value, next, row.rounds)
  await enter(parts, await changeLockRow(parts.db, row.id, wrap), key.value)
  return ok(null)
}

/** Tries a key, not more often than wrong tries allow. */
export async function tried(
  tries: LockTries,
  wrong: LockIssue['code'],
  key: () => Promise<DataKey | null>,
): Promise<Result<DataKey, LockIssue>> {
  const waitMs = tries.waitMs()
  if (waitMs > 0) return fail({ code: 'lock/wait', waitMs })
  const found = await key()
  if (found) tries.succeeded()
  else tries.failed()
  return found ? ok(found) : fail({ code: wrong, waitMs: tries.waitMs() })
}

/**
 * Takes the key up, and brings a change that was interrupted to its end. A full disk does not bar the door: until its end
 * both kinds of rows are readable, and the next unlocking goes on with it.
 */
async function enter({ keyring, withRaw, texts }: LockParts, row: LockRow, key: DataKey): Promise<void> {
  keyring.hold(key, row)
  await withRaw((raw) => carryOut(raw, row, key)).catch((error: unknown) => {
    if (!isStorageError(error)) throw error
  })
  texts.follow()
}
