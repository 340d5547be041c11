import { fail, ok, type Result } from '#domain/result.ts'
import type { Written } from './append.ts'
import { Refusal, writeFailure } from './failure.ts'
import type { Feed } from './feed.ts'
import type { HealthBoard } from './health.ts'
import type { Journal } from './journal/journal.ts'
import { LOCK_BUSY, oneAtATime, Turns } from './lock.ts'
import { afterPatience, BUSY, hungIssue, patienceFor } from './patience.ts'
import type { Sentinel } from './sentinel.ts'
import type { LogIssue } from './types.ts'

/** How long a confirmed write waits for the listeners to be told and the journal to be written. */
const TELLING_MS = 1_000

/** Told the native transaction once its first read was answered: before that it only waits for others. */
export type OnBegun = (native: IDBTransaction) => void

/** Runs one transaction. */
type Transaction<T> = (onBegun: OnBegun) => Promise<T>

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
  readonly journal: Journal | null
  readonly locks: LockManager | null
  readonly lockName: string
}

/**
 * The one way to write: not while read-only, one tab at a time, never longer than a person is kept waiting,
 * and after the first failure of the storage never again.
 */
export class Writer {
  readonly #parts: WriterParts
  readonly #turns = new Turns()

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
    let told: Promise<unknown> = Promise.resolve()
    const attempt = (): Promise<Result<T, LogIssue>> =>
      this.#attempt(size, settling, async (onBegun) => {
        const done = await transaction(onBegun)
        told = this.#settle(done, settling)
        return done
      })
    const written = await this.#turns.take(() => oneAtATime(locks, lockName, attempt))
    if (written === LOCK_BUSY) return fail(BUSY)
    // Saved is saved: a slow read for the listeners must not turn it into a failure.
    if (written.ok)
      await Promise.race([told, new Promise((resolve) => afterPatience(TELLING_MS, () => resolve(null)))])
    return written
  }

  /** Writes what is no event under the same rules. `settling`: allowed while history is lost. */
  guarded<T>(size: WriteSize, settling: boolean, transaction: Transaction<T>): Promise<Result<T, LogIssue>> {
    return this.#turns.take(() => this.#attempt(size, settling, transaction))
  }

  /** Resolves when every write that was asked for before has ended, however it did. */
  settled(): Promise<void> {
    return this.#turns.take(() => Promise.resolve())
  }

  /** Writes what can be made again: one that was taken back whole, and not for want of room, does not stop the log. */
  spare<T>(size: WriteSize, transaction: Transaction<T>): Promise<Result<T, LogIssue>> {
    return this.#turns.take(() => this.#attempt(size, false, transaction, wasTakenBack))
  }

  async #attempt<T>(
    size: WriteSize,
    settling: boolean,
    transaction: Transaction<T>,
    forgiven: (issue: LogIssue) => boolean = () => false,
  ): Promise<Result<T, LogIssue>> {
    const refused = this.#refusal(settling)
    if (refused) return fail(refused)
    const outcome = await withPatience(size, transaction)
    if (!outcome.ok && !forgiven(outcome.issue)) this.#failed(outcome.issue)
    return outcome
  }

  #failed(issue: LogIssue): void {
    const { health } = this.#parts
    if (issue === BUSY || issue.code === 'log/refused') return
    // The database was emptied while it was open; only this tab still knows how much there was.
    health.stop(issue.code === 'log/history-lost' ? { ...issue, remembered: health.now.events } : issue)
  }

  #refusal(settling: boolean): LogIssue | null {
    const { readOnly } = this.#parts.health.now
    if (readOnly === null || (settling && readOnly.code === 'log/history-lost')) return null
    return { code: 'log/read-only', detail: readOnly.code }
  }

  /**
   * After a commit, however late it came: a write that was reported as unknown and yet turns up is told like any
   * other, for the log is the truth and the screen has to follow it.
   */
  #settle(done: Written, settling: boolean): Promise<unknown> {
    const { sentinel, health, feed, journal } = this.#parts
    const { device, events } = done.after
    const journalled = journal?.write(done.events)
    if (settling) sentinel.replace(done.after)
    else sentinel.remember(done.after)
    const settled = settling && health.now.readOnly?.code === 'log/history-lost'
    health.change({
      device,
      events: Math.max(health.now.events, events),
      ...(settled ? { readOnly: null } : {}),
    })
    if (settling) feed.say({ kind: 'health' })
    const told = feed.committed({ before: done.before.position, after: done.after.position, events: done.events })
    return Promise.all([told, journalled])
  }
}

const wasTakenBack = (issue: LogIssue): boolean => issue.code === 'log/write-failed' && issue.outcome === 'none' && !issue.quota

function withPatience<T>(size: WriteSize, transaction: Transaction<T>): Promise<Result<T, LogIssue>> {
  let native: IDBTransaction | null = null
  let givenUp = false
  return new Promise((resolve, reject) => {
    const done = afterPatience(patienceFor(size.events, size.bytes), () => {
      givenUp = true
      resolve(fail(native ? hungIssue(native) : BUSY))
    })
    transaction((begun) => {
      // Reported as not begun: then it must not begin.
      if (givenUp) throw new Refusal(BUSY)
      native = begun
    })
      .then(
        (value) => resolve(ok(value)),
        (error: unknown) => resolve(fail(writeFailure(error))),
      )
      .catch(reject)
      .finally(done)
  })
}
