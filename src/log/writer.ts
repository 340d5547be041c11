import { fail, ok, type Result } from '#domain/result.ts'
import type { Written } from './append.ts'
import { writeFailure } from './failure.ts'
import type { Feed } from './feed.ts'
import type { HealthBoard } from './health.ts'
import { LOCK_BUSY, oneAtATime } from './lock.ts'
import { afterPatience, hungIssue, patienceFor } from './patience.ts'
import type { Sentinel } from './sentinel.ts'
import type { LogIssue } from './types.ts'

/** How long a confirmed write waits for the listeners to be told. */
const TELLING_MS = 1_000

/** Runs one transaction; tells its native transaction as soon as there is one, so that it can be stopped. */
type Transaction<T> = (onStart: (native: IDBTransaction) => void) => Promise<T>

/** How large a write is, for how long it may take. */
export interface WriteSize {
  readonly events: number
  readonly bytes: number
}

/** Who the other tabs' write is waited for, and where success and failure are reported. */
export interface WriterParts {
  readonly health: HealthBoard
  readonly sentinel: Sentinel
  readonly feed: Feed
  readonly locks: LockManager | null
  readonly lockName: string
}

/**
 * The one way to write: not while read-only, one tab at a time, never longer than a person is kept waiting,
 * and after the first failure of the storage never again.
 */
export class Writer {
  readonly #parts: WriterParts

  constructor(parts: WriterParts) {
    this.#parts = parts
  }

  /** Writes events: the sentinel and this tab's listeners know of them before this resolves. */
  async commit<T extends Written>(
    size: WriteSize,
    settling: boolean,
    transaction: Transaction<T>,
  ): Promise<Result<T, LogIssue>> {
    const { locks, lockName } = this.#parts
    let told = Promise.resolve()
    const written = await oneAtATime(locks, lockName, () =>
      this.guarded(size, settling, async (onStart) => {
        const done = await transaction(onStart)
        told = this.#settle(done, settling)
        return done
      }),
    )
    // Nothing was begun, so nothing is broken: the person may try again.
    if (written === LOCK_BUSY)
      return fail({ code: 'log/write-failed', detail: 'busy', quota: false, outcome: 'none' })
    // Saved is saved: a slow read for the listeners must not turn it into a failure.
    if (written.ok)
      await Promise.race([told, new Promise((resolve) => afterPatience(TELLING_MS, () => resolve(null)))])
    return written
  }

  /** Runs a write under the rules of failure alone, for what is no event. `settling`: allowed while history is lost. */
  async guarded<T>(
    size: WriteSize,
    settling: boolean,
    transaction: Transaction<T>,
  ): Promise<Result<T, LogIssue>> {
    const { health } = this.#parts
    const refused = this.refusal(settling)
    if (refused) return fail(refused)
    const outcome = await this.#withPatience(size, transaction)
    if (!outcome.ok && outcome.issue.code !== 'log/refused') health.stop(outcome.issue)
    return outcome
  }

  /** Why nothing may be written now, or `null`. */
  refusal(settling: boolean): LogIssue | null {
    const { readOnly } = this.#parts.health.now
    if (readOnly === null || (settling && readOnly.code === 'log/history-lost')) return null
    return { code: 'log/read-only', detail: readOnly.code }
  }

  /**
   * After a commit, however late it came: a write that was reported as unknown and yet turns up is told like any
   * other, for the log is the truth and the screen has to follow it.
   */
  #settle(done: Written, settling: boolean): Promise<void> {
    const { sentinel, health, feed } = this.#parts
    const { device, events } = done.after
    if (settling) sentinel.replace(done.after)
    else sentinel.remember(done.after)
    const settled = settling && health.now.readOnly?.code === 'log/history-lost'
    health.change({
      device,
      events: Math.max(health.now.events, events),
      ...(settled ? { readOnly: null } : {}),
    })
    if (settling) feed.say({ kind: 'health' })
    return feed.committed({ before: done.before.position, after: done.after.position, events: done.events })
  }

  #withPatience<T>({ events, bytes }: WriteSize, transaction: Transaction<T>): Promise<Result<T, LogIssue>> {
    let native: IDBTransaction | null = null
    let givenUp = false
    const stop = (): boolean => {
      givenUp = true
      return native === null || aborted(native)
    }
    return new Promise((resolve, reject) => {
      const done = afterPatience(patienceFor(events, bytes), () => resolve(fail(hungIssue({ stop }))))
      transaction((started) => {
        native = started
        if (givenUp) started.abort()
      })
        .then(
          (value) => resolve(ok(value)),
          (error: unknown) => resolve(fail(writeFailure(error))),
        )
        .catch(reject)
        .finally(done)
    })
  }
}

/** Aborts; a transaction that is committing or over refuses, and its outcome is then not ours to say. */
function aborted(native: IDBTransaction): boolean {
  try {
    native.abort()
    return true
  } catch {
    return false
  }
}
