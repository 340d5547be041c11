import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { IDLE_MINUTES, USUAL_IDLE_MINUTES } from '#domain/lockIdle.ts'
import { ok, type Result } from '#domain/result.ts'
import type { PreparedLock } from '#log/lockKeys.ts'
import type { LockIssue } from '#log/lockTypes.ts'
import type { LogIssue } from '#log/types.ts'
import { theLog } from './openedLog.ts'
import { reading } from './reading.ts'

export type { LockedDoor } from '#log/lockTypes.ts'
export type { PreparedLock } from '#log/lockKeys.ts'

const IDLE = 'lockAfterMinutes'

/** The lock of this device: whether it is set, when it locks by itself, and how it is changed. */
export const useDeviceLock = defineStore('deviceLock', () => {
  const { lock } = theLog()
  const isOn = shallowRef(lock.isOn())
  const idleMinutes = shallowRef<number>(USUAL_IDLE_MINUTES)
  /** Rows that have followed a change that is under way; `null` when none is. */
  const progress = shallowRef<number | null>(null)

  const prepare = (passphrase: string): Promise<PreparedLock> => lock.prepare(passphrase)

  async function changing<E>(change: (onSealed: (rows: number) => void) => Promise<Result<null, E>>): Promise<Result<null, E>> {
    progress.value = 0
    try {
      return await change((rows) => (progress.value = rows))
    } finally {
      progress.value = null
      isOn.value = lock.isOn()
    }
  }
  const turnOn = (prepared: PreparedLock): Promise<Result<null, LogIssue>> => changing((onSealed) => lock.turnOn(prepared, onSealed))
  const turnOff = (passphrase: string): Promise<Result<null, LockIssue | LogIssue>> =>
    changing((onSealed) => lock.turnOff(passphrase, onSealed))
  const changePassphrase = (old: string, next: string): Promise<Result<null, LockIssue | LogIssue>> => lock.changePassphrase(old, next)

  /** Reads after how many minutes it locks by itself. */
  async function refresh(): Promise<void> {
    const kept = await reading(() => theLog().preference(IDLE))
    idleMinutes.value = IDLE_MINUTES.find((minutes) => kept.ok && minutes === kept.value) ?? USUAL_IDLE_MINUTES
  }
  async function lockAfter(minutes: number): Promise<Result<null, LogIssue>> {
    const kept = await theLog().setPreference(IDLE, minutes)
    if (kept.ok) idleMinutes.value = minutes
    return kept.ok ? ok(null) : kept
  }

  /** Locks every tab. The key dies with the page, and so does all that was on it. */
  function lockNow(): void {
    lock.call('lock')
    location.reload()
  }

  /** Removes everything of this device, the wrapped keys first. */
  async function erase(): Promise<void> {
    await lock.erase()
    location.replace(location.pathname)
  }

  /** How many photos and other files this device holds; 0 when the storage does not answer. */
  async function fileCount(): Promise<number> {
    const hashes = await reading(() => theLog().fileHashes())
    return hashes.ok ? hashes.value.length : 0
  }

  // Whatever another tab did with the lock, this page has to start again to know it.
  lock.onCall(() => location.reload())

  return { isOn, isPossible: lock.isPossible, idleMinutes, progress, prepare, turnOn, turnOff, changePassphrase, refresh, lockAfter, lockNow, erase, fileCount }
})
