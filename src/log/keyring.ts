import type { DataKey } from './dataKey.ts'
import { lockNumber } from './lockNumber.ts'
import type { LockRow } from './schema.ts'

/** What this page may open and how it writes. Dies with the page: to lock is to reload. */
export class Keyring {
  #key: DataKey | null = null
  #lockId: string | null = null

  /** The key while there is one, also while a lock is being taken off. */
  get key(): DataKey | null {
    return this.#key
  }

  /** The lock that what is written is sealed under; `null`: it is written in clear. */
  get lockId(): string | null {
    return this.#lockId
  }

  /** Whether what is written is sealed. */
  get seals(): boolean {
    return this.#lockId !== null
  }

  /** The lock's number while it seals; see {@link LockedDoor.number}. */
  get number(): string | null {
    return this.#lockId && lockNumber(this.#lockId)
  }

  /** Takes up the key of a lock as the lock stands. */
  hold(key: DataKey, row: LockRow): void {
    this.#key = key
    this.#lockId = seals(row) ? row.id : null
  }

  /** Whether this page writes as the database wants it now; another tab may have set a lock or taken it off. */
  fits(row: LockRow | undefined): boolean {
    return (row && seals(row) ? row.id : null) === this.#lockId
  }
}

/** Whether a lock wants new rows sealed. */
const seals = ({ state }: LockRow): boolean => state !== 'opening'
