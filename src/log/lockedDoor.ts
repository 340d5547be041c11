import { fail, ok, type Result } from '#domain/result.ts'
import type { DataKey } from './dataKey.ts'
import { eraseAll } from './erase.ts'
import type { Journal } from './journal/journal.ts'
import type { Keyring } from './keyring.ts'
import { carryOut, changeLockRow } from './lockChange.ts'
import type { LockTries } from './lockTries.ts'
import type { LockedDoor, LockIssue } from './lockTypes.ts'
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
  /** Runs with a database that hands out rows as they lie. */
  readonly withRaw: <T>(work: (raw: LogDatabase) => Promise<T>) => Promise<T>
}

/** The door of a log that was found locked. */
export async function lockedDoor(parts: LockParts, row: LockRow): Promise<LockedDoor> {
  const { db, tries } = parts
  const counts = { events: await db.events.count(), files: await db.files.count() }
  return {
    counts,
    waitMs: () => tries.waitMs(),
    byPassphrase: async (passphrase) => {
      const { keyByPassphrase } = await lockKeys()
      const key = await tried(tries, 'lock/wrong-passphrase', () => keyByPassphrase(row, passphrase))
      if (key.ok) await enter(parts, row, key.value)
      return key.ok ? ok(null) : key
    },
    byRecovery: async (words, next) => {
      const { keyByRecovery, wrapByPassphrase } = await lockKeys()
      const key = await tried(tries, 'lock/wrong-recovery', () => Promise.resolve(keyByRecovery(row, words)))
      if (!key.ok) return key
      const wrap = await wrapByPassphrase(key.value, next, row.rounds)
      await enter(parts, await changeLockRow(db, wrap), key.value)
      return ok(null)
    },
    erase: () => eraseDevice(parts, () => undefined),
  }
}

/** Removes everything of this device. The journal twice: what other tabs hold open they let go of once told. */
export async function eraseDevice({ withRaw, storage, journal }: LockParts, tellOthers: () => void): Promise<void> {
  await journal?.erase()
  await withRaw((raw) => eraseAll(raw, storage))
  tellOthers()
  await journal?.erase()
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

/** Takes the key up, and brings a change that was interrupted to its end. */
async function enter({ keyring, withRaw, texts }: LockParts, row: LockRow, key: DataKey): Promise<void> {
  keyring.hold(key, row)
  if (row.state === 'on') return
  await withRaw((raw) => carryOut(raw, row, key))
  texts.follow()
}
