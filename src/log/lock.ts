import { afterPatience } from './patience.ts'

/** Who else writes is waited for, but not for ever: the lock may be held by a tab that the system froze. */
const LOCK_PATIENCE_MS = 2_500

/** The lock did not come in time; nothing was begun. */
export const LOCK_BUSY = Symbol('lock busy')

/**
 * Runs one write at a time across the tabs of this origin. Plain http has no Web Locks: there the
 * compare-and-set inside the transaction has to do, and does; the lock only spares tabs the waiting.
 */
export async function oneAtATime<T>(
  locks: LockManager | null,
  name: string,
  write: () => Promise<T>,
): Promise<T | typeof LOCK_BUSY> {
  if (!locks) return write()
  const giveUp = new AbortController()
  const stop = afterPatience(LOCK_PATIENCE_MS, () => giveUp.abort())
  let granted = false
  try {
    return await locks.request(name, { signal: giveUp.signal }, () => {
      granted = true
      stop()
      return write()
    })
  } catch (error) {
    if (!granted && giveUp.signal.aborted) return LOCK_BUSY
    throw error
  } finally {
    stop()
  }
}

/** Runs the writes of this tab one after the other, so that none's time runs out behind those before it. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  /** Runs when all that was asked before is done, however it ended. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work, work)
    this.#last = mine.catch(() => undefined)
    return mine
  }
}
