import { fail, ok, type Result } from '#domain/result.ts'
import type { DataKey } from './dataKey.ts'
import { Refusal, writeFailure } from './failure.ts'
import { carryOut, changeLockRow, lockRow } from './lockChange.ts'
import { eraseDevice, heard, lockKeys, tried, type LockParts } from './lockedDoor.ts'
import type { PreparedLock } from './lockKeys.ts'
import type { DeviceLock, LockCall, LockIssue, OnSealed } from './lockTypes.ts'
import type { LockRow } from './schema.ts'
import type { LogIssue } from './types.ts'
import type { Writer } from './writer.ts'

/** A lock's parts in an open log. */
export interface OpenLockParts extends LockParts {
  readonly writer: Writer
}

/** Whether this address can derive a key: plain http has no `crypto.subtle`. */
const canLock = (): boolean => globalThis.crypto?.subtle !== undefined

const SMALL = { events: 0, bytes: 0 }

/** The lock of an open log. */
export function deviceLock(parts: OpenLockParts): DeviceLock {
  const { keyring, channel, texts, journal } = parts
  const call = (said: LockCall): void => channel?.postMessage(said)
  return {
    isOn: () => keyring.seals,
    number: () => keyring.number,
    isPossible: canLock(),
    prepare: async (passphrase) => (await lockKeys()).prepareLock(passphrase),
    turnOn: (prepared, onSealed) => turnOn(parts, prepared, onSealed, call),
    turnOff: (passphrase, onSealed) => withKey(parts, passphrase, async (key, { id }) => {
      const begun = await begin(parts, () => changeLockRow(parts.db, id, { state: 'opening' }), (row) => keyring.hold(key, row))
      return begun.ok ? finish(parts, begun.value, onSealed, call) : begun
    }),
    changePassphrase: (old, next) => withKey(parts, old, async (key, row) => {
      const wrap = await (await lockKeys()).wrapByPassphrase(key, next, row.rounds)
      const changed = await begin(parts, () => changeLockRow(parts.db, row.id, wrap), () => undefined)
      if (changed.ok) await journal?.turn(changed.value)
      return changed.ok ? ok(null) : changed
    }),
    erase: () => eraseDevice(parts),
    texts,
    written: () => parts.writer.settled(),
    call,
    onCall: (listener) => heard(channel, listener),
  }
}

async function turnOn(
  parts: OpenLockParts,
  { row, key }: PreparedLock,
  onSealed: OnSealed | undefined,
  call: (said: LockCall) => void,
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
  { db, keyring, withRaw, texts, journal }: OpenLockParts,
  row: LockRow,
  onSealed: OnSealed | undefined,
  call: (said: LockCall) => void,
): Promise<Result<null, LogIssue>> {
  const { key } = keyring
  call('changed')
  try {
    if (key) await withRaw((raw) => carryOut(raw, row, key, onSealed))
    texts.follow()
    await journal?.turn(await lockRow(db))
    if (row.state === 'opening') call('off')
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
