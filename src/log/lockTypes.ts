import type { Result } from '#domain/result.ts'
import type { PreparedLock } from './lockKeys.ts'
import type { LogIssue } from './types.ts'

/** Why a lock did not open. `waitMs`: how long nothing more is tried. */
export interface LockIssue {
  readonly code: 'lock/wrong-passphrase' | 'lock/wrong-recovery' | 'lock/wait'
  readonly waitMs: number
}

/** What can be done with a locked log. */
export interface LockedDoor {
  /** The lock's number, as it stands on the paper with its recovery key: a key of an earlier lock opens nothing. */
  readonly number: string
  /** Readable without a key. */
  readonly counts: { readonly events: number; readonly files: number }
  /** How long nothing is tried after wrong passphrases, ms. */
  readonly waitMs: () => number
  /** Opens it, and carries on a change that was interrupted. Another tab may have taken the lock off: then any opens. */
  readonly byPassphrase: (passphrase: string) => Promise<Result<null, LockIssue>>
  /** Opens it with the recovery key and gives it a new passphrase. */
  readonly byRecovery: (words: string, next: string) => Promise<Result<null, LockIssue>>
  /** See {@link DeviceLock.erase}. */
  readonly erase: () => Promise<void>
  /** Told what other tabs call. @returns how to be told no more */
  readonly onCall: (listener: (call: LockCall) => void) => () => void
}

/**
 * What one tab tells the others: lock; take up a lock that is being set or taken off; the lock is off to the last
 * row; everything is gone.
 */
export type LockCall = 'lock' | 'changed' | 'off' | 'erased'

/** Short texts outside the database, as `localStorage` keeps them. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** How far a lock has been set or taken off: rows that have followed. */
export type OnSealed = (rows: number) => void

/** The lock of this device: everything at rest sealed under a key that a passphrase or the recovery key opens. */
export interface DeviceLock {
  readonly isOn: () => boolean
  /** See {@link LockedDoor.number}; `null` where no lock is set. */
  readonly number: () => string | null
  /** Not on plain http. */
  readonly isPossible: boolean
  /** Makes the keys and changes nothing, so that the recovery key can be written down first. */
  readonly prepare: (passphrase: string) => Promise<PreparedLock>
  /** Seals everything; what is interrupted is carried on by the next unlocking. */
  readonly turnOn: (prepared: PreparedLock, onSealed?: OnSealed) => Promise<Result<null, LogIssue>>
  /** Opens everything again. */
  readonly turnOff: (passphrase: string, onSealed?: OnSealed) => Promise<Result<null, LockIssue | LogIssue>>
  readonly changePassphrase: (old: string, next: string) => Promise<Result<null, LockIssue | LogIssue>>
  /** Removes everything of this device, the wrapped keys first: from then on the rest is noise. */
  readonly erase: () => Promise<void>
  /** `localStorage`, sealed while there is a lock. */
  readonly texts: TextStorage
  /** Resolves when all that this tab was writing is written, or has failed: a page that goes takes its writes along. */
  readonly written: () => Promise<void>
  readonly call: (call: LockCall) => void
  /** Told what other tabs call. */
  readonly onCall: LockedDoor['onCall']
}
