import { fail, ok, type Result } from '#domain/result.ts'
import type { DataKey } from './dataKey.ts'
import { eraseAll } from './erase.ts'
import { Refusal, writeFailure } from './failure.ts'
import { carryOut, changeLockRow } from './lockChange.ts'
import { lockKeys, tried, type LockParts } from './lockedDoor.ts'
import type { PreparedLock } from './lockKeys.ts'
import { lockRow } from './lockRow.ts'
import type { LockCall, LockIssue, OnSealed } from './lockTypes.ts'
import type { LockRow } from './schema.ts'
import type { LogIssue } from './types.ts'
import type { Writer } from './writer.ts'

const SMALL = { events: 0, bytes: 0 }

/** A lock's parts in an open log. */
export interface OpenLockParts extends LockParts {
  readonly writer: Writer
  readonly channel: BroadcastChannel | null
}

type Call = (said: LockCall) => void

/** Derives the keys of a lock that is not set yet. */
export const prepare = async (passphrase: string): Promise<PreparedLock> => (await lockKeys()).prepareLock(passphrase)

/** Sets a lock that was prepared; see `DeviceLock.turnOn`. */
export async function turnOn(
  parts: OpenLockParts,
  { row, key }: PreparedLock,
  onSealed: OnSealed | undefined,
  call: Call,
): Promise<Result<null, LogIssue>> {
  const { db, keyring } = parts
  const put = async (): Promise<LockRow> => {
    if (await lockRow(db)) throw new Refusal({ code: 'log/locked' })
    await db.meta.put(row)
    return row
  }
  const set = await begin(parts, put, (begun) => keyring.hold(key, begun))
  return set.ok ? finish(parts, set.value, onSealed, call) : set
}

/** Changes the lock's row between two writes of this tab, so that none of them meets a lock that it does not know. */
const begin = (
  { db, writer }: OpenLockParts,
  change: () => Promise<LockRow>,
  then: (row: LockRow) => void,
): Promise<Result<LockRow, LogIssue>> =>
  writer.guarded(SMALL, true, async (onBegun) => {
    const row = await db.transaction('rw', [db.meta], async (transaction) => {
      await lockRow(db)
      onBegun(transaction.idbtrans)
      return change()
    })
    then(row)
    return row
  })

async function finish(
  { keyring, withRaw, texts }: OpenLockParts,
  row: LockRow,
  onSealed: OnSealed | undefined,
  call: Call,
): Promise<Result<null, LogIssue>> {
  const { key } = keyring
  call('changed')
  try {
    if (key) await withRaw((raw) => carryOut(raw, row, key, onSealed))
    texts.follow()
    return ok(null)
  } catch (error) {
    return fail(writeFailure(error))
  }
}

type WithKey = (key: DataKey, row: LockRow) => Promise<Result<null, LogIssue>>

async function withKey(
  { db, tries }: OpenLockParts,
  passphrase: string,
  work: WithKey,
): Promise<Result<null, LockIssue | LogIssue>> {
  const row = await lockRow(db)
  if (!row) return fail({ code: 'log/locked' })
  const { keyByPassphrase } = await lockKeys()
  const key = await tried(tries, 'lock/wrong-passphrase', () => keyByPassphrase(row, passphrase))
  return key.ok ? work(key.value, row) : key
}

/** Takes the lock off; see `DeviceLock.turnOff`. */
export const turnOff = (
  parts: OpenLockParts,
  passphrase: string,
  onSealed: OnSealed | undefined,
  call: Call,
): Promise<Result<null, LockIssue | LogIssue>> =>
  withKey(parts, passphrase, async (key) => {
    const opening = (): Promise<LockRow> => changeLockRow(parts.db, { state: 'opening' })
    const begun = await begin(parts, opening, (row) => parts.keyring.hold(key, row))
    return begun.ok ? finish(parts, begun.value, onSealed, call) : begun
  })

/** Wraps the data key anew under another passphrase. */
export const changePassphrase = (
  parts: OpenLockParts,
  old: string,
  next: string,
): Promise<Result<null, LockIssue | LogIssue>> =>
  withKey(parts, old, async (key, row) => {
    const wrap = await (await lockKeys()).wrapByPassphrase(key, next, row.rounds)
    const changed = await begin(parts, () => changeLockRow(parts.db, wrap), () => undefined)
    return changed.ok ? ok(null) : changed
  })

/** Removes everything of this device, and tells the other tabs. */
export async function erase({ withRaw, storage }: OpenLockParts, call: Call): Promise<void> {
  await withRaw((raw) => eraseAll(raw, storage))
  call('erased')
}
