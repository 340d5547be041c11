import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { IDLE_MINUTES, lockWords, USUAL_IDLE_MINUTES } from '#domain/lockWords.ts'
import { ok, type Result } from '#domain/result.ts'
import { isStorageError, Refusal } from '#log/failure.ts'
import type { PreparedLock } from '#log/lockKeys.ts'
import type { DeviceLock, LockIssue } from '#log/lockTypes.ts'
import type { LogIssue } from '#log/types.ts'
import { sayLog } from './logWording.ts'
import { theLog } from './openedLog.ts'
import { reading } from './reading.ts'
import { workDone } from './underWay.ts'

export type { LockedDoor } from '#log/lockTypes.ts'
export type { PreparedLock } from '#log/lockKeys.ts'

const IDLE = 'lockAfterMinutes'
/** A field that loses the focus hands in what it holds, and a camera its photo, a moment after the page is seen again. */
const HANDING_OVER_MS = 400

/** Why a change of the lock did not happen, in words. */
export const sayLock = (issue: LockIssue | LogIssue): string =>
  'waitMs' in issue ? lockWords(issue.code, issue.waitMs) : sayLog(issue)

const DOOR_SILENT = '本机存储没有应答，未能打开。请关闭其他标签页后刷新重试，记录仍在。'

/** Tries a key at the door. @returns why it did not open, in words; `null` when it did */
export async function tryAtDoor(open: () => Promise<Result<null, LockIssue>>): Promise<string | null> {
  try {
    const opened = await open()
    return opened.ok ? null : sayLock(opened.issue)
  } catch (error) {
    // A refusal: another tab replaced the lock in this very moment.
    if (!isStorageError(error) && !(error instanceof Refusal)) throw error
    return DOOR_SILENT
  }
}

/** The lock of this device: whether it is set, when it locks by itself, and how it is changed. */
export const useDeviceLock = defineStore('deviceLock', () => {
  const { lock } = theLog()
  const { lockThisTab, ...leaving } = useLeaving(lock)
  const isOn = shallowRef(lock.isOn())
  const number = shallowRef(lock.number())
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
      number.value = lock.number()
    }
  }
  const turnOn = (prepared: PreparedLock): Promise<Result<null, LogIssue>> => changing((onSealed) => lock.turnOn(prepared, onSealed))
  const turnOff = (passphrase: string): Promise<Result<null, LockIssue | LogIssue>> =>
    changing((onSealed) => lock.turnOff(passphrase, onSealed))
  const changePassphrase = (old: string, next: string): Promise<Result<null, LockIssue | LogIssue>> => lock.changePassphrase(old, next)

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

  lock.onCall((call) => {
    if (call === 'lock') void lockThisTab()
    // Whatever another tab did with the lock, this page has to start again to know it.
    else if (call !== 'off') location.reload()
  })

  return { isOn, number, isPossible: lock.isPossible, progress, prepare, turnOn, turnOff, changePassphrase, ...idleTime(), ...leaving, erase, fileCount }
})

/** After how many minutes it locks by itself; a setting of this device. */
function idleTime() {
  const idleMinutes = shallowRef<number>(USUAL_IDLE_MINUTES)
  async function refresh(): Promise<void> {
    const kept = await reading(() => theLog().preference(IDLE))
    idleMinutes.value = IDLE_MINUTES.find((minutes) => kept.ok && minutes === kept.value) ?? USUAL_IDLE_MINUTES
  }
  async function lockAfter(minutes: number): Promise<Result<null, LogIssue>> {
    const kept = await theLog().setPreference(IDLE, minutes)
    if (kept.ok) idleMinutes.value = minutes
    return kept.ok ? ok(null) : kept
  }
  return { idleMinutes, refresh, lockAfter }
}

/** How the page goes: what is being saved is saved first, behind a curtain; then the key dies with the page. */
function useLeaving(lock: DeviceLock) {
  /** From the moment it locks until the page is gone: nothing may be seen any more. */
  const isLocking = shallowRef(false)

  async function lockThisTab(): Promise<void> {
    if (isLocking.value) return
    isLocking.value = true
    await new Promise((resolve) => setTimeout(resolve, HANDING_OVER_MS))
    await workDone()
    await lock.written()
    location.reload()
  }
  /** Locks every tab. */
  function lockNow(): Promise<void> {
    if (!isLocking.value) lock.call('lock')
    return lockThisTab()
  }
  return { isLocking, lockNow, lockThisTab }
}
