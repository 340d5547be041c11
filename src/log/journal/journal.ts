import type { Keyring } from '../keyring.ts'
import { Turns } from '../lock.ts'
import { afterPatience } from '../patience.ts'
import type { LockRow } from '../schema.ts'
import { JournalFailure } from './desk.ts'
import { kindOf } from './folder.ts'
import { lineOf, lockOf, lockText, textOf, type NamedText } from './payload.ts'
import type { JournalState } from './types.ts'
import { CLEAR, type JournalDesk, type JournalKind } from './wire.ts'

/** An act is told as saved at the latest this long after its commit, whatever the journal does. */
const WAIT_MS = 1_000
const ERASE_MS = 5_000
/** Texts handed over at once: few enough that sealing them does not hold the page up. */
const TEXTS_AT_ONCE = 500

/**
 * A second record of every event outside the database, append-only: an emptied or damaged database is filled again
 * from it. It never fails an act; when it fails, it stops and says so.
 */
export class Journal {
  readonly #desk: JournalDesk
  readonly #keyring: Keyring
  #state: JournalState = 'starting'
  /** An act does not wait until a large journal is gone through. */
  readonly #writes = new Turns()
  readonly #rounds = new Turns()
  /** Writes that have not been answered: while there is a late one, nobody waits for the next. */
  #late = 0
  /** Told of every change of state. */
  onState: (state: JournalState) => void = () => undefined

  constructor(desk: JournalDesk, keyring: Keyring) {
    this.#desk = desk
    this.#keyring = keyring
  }

  get state(): JournalState {
    return this.#state
  }

  /** How lines are written now. */
  get kind(): JournalKind {
    return this.#keyring.lockId ?? CLEAR
  }

  /** Writes behind a commit. Resolves when it is on the disk, or soon after without. */
  write(texts: readonly NamedText[]): Promise<void> {
    if (texts.length === 0) return Promise.resolve()
    const written = this.#guarded(this.#writes, () => this.add(texts))
    if (this.#late > 0) return Promise.resolve()
    return new Promise((resolve) => {
      const stop = afterPatience(WAIT_MS, () => {
        this.#late += 1
        void written.then(() => (this.#late -= 1))
        resolve()
      })
      void written.then(() => (stop(), resolve()))
    })
  }

  /** Goes through the journal, one after another. A journal that fails stops for this session. @returns `null` then */
  working<T>(work: (desk: JournalDesk) => Promise<T>): Promise<T | null> {
    return this.#guarded(this.#rounds, work)
  }

  #guarded<T>(turns: Turns, work: (desk: JournalDesk) => Promise<T>): Promise<T | null> {
    return turns.take(async () => {
      if (this.#isOver()) return null
      try {
        return await work(this.#desk)
      } catch (error) {
        if (!(error instanceof JournalFailure)) throw error
        this.#become(error.failure)
        return null
      }
    })
  }

  /** Writes texts as lines are written now. Only within `working`. */
  async add(texts: readonly NamedText[]): Promise<void> {
    for (let at = 0; at < texts.length; at += TEXTS_AT_ONCE) {
      const key = this.kind === CLEAR ? null : this.#keyring.key
      const lines = texts.slice(at, at + TEXTS_AT_ONCE).map((text) => lineOf(text, key))
      await this.#desk.append(this.kind, lines)
    }
    this.#become('kept')
  }

  /** Every text of a kind of lines that opens, in slices, and how many do not. Only within `working`. */
  async *read(files: readonly string[]): AsyncGenerator<{ texts: readonly NamedText[]; closed: number }> {
    for (const file of files) {
      const key = kindOf(file) === CLEAR ? null : this.#keyring.key
      const canOpen = key !== null || kindOf(file) === CLEAR
      for (let from = 0, more = true; more;) {
        const slice = await this.#desk.slice(file, from)
        const texts = canOpen ? slice.lines.flatMap((line) => textOf(line, key) ?? []) : []
        yield { texts, closed: slice.lines.length - texts.length }
        from += slice.lines.length
        more = slice.more
      }
    }
  }

  /**
   * Follows a device lock that was set or taken off: what is written otherwise is written anew and then removed.
   * Where it was interrupted it goes on at the next opening.
   */
  turn(row: LockRow | null): Promise<null> {
    return this.working(async (desk) => {
      if (row) await desk.keepLock(lockText(row))
      const { others } = await desk.survey(this.kind)
      let closedInAll = 0
      for (const file of others) {
        let left = 0
        for await (const { texts, closed } of this.read([file])) {
          await this.add(texts)
          left += closed
        }
        // What is sealed and does not open now may open yet; nothing may stay in clear under a lock.
        if (left === 0 || kindOf(file) === CLEAR) await desk.remove([file])
        closedInAll += left
      }
      if (!row && closedInAll === 0) await desk.keepLock(null)
      this.#become('kept')
      return null
    })
  }

  /** The device lock that the journal is sealed under: without the database the only place that knows it. */
  async lockRow(): Promise<LockRow | null> {
    const text = await this.#desk.lock().catch(() => null)
    return text ? lockOf(text) : null
  }

  /** Removes all of it, the wrapped keys first, also after it failed. Nobody waits longer than for a worker that hangs. */
  async erase(): Promise<void> {
    const erased = this.#desk.erase().catch(() => null)
    await Promise.race([erased, new Promise<void>((resolve) => afterPatience(ERASE_MS, resolve))])
  }

  close(): void {
    void this.#guarded(this.#writes, (desk) => desk.close()).catch(() => undefined)
  }

  #isOver(): boolean {
    return this.#state === 'failed' || this.#state === 'unavailable'
  }

  #become(state: JournalState): void {
    if (state === this.#state || this.#isOver()) return
    this.#state = state
    this.onState(state)
  }
}
