import { splitEventId, type EventId, type StoredEvent, type Subject } from '#domain/event.ts'
import { LogReadError, readFailure } from './failure.ts'
import { hashOf } from './hash.ts'
import type { HealthBoard } from './health.ts'
import { readRows } from './rows.ts'
import type { EventRow, LogDatabase } from './schema.ts'
import type { FileBytes, Position } from './types.ts'

/** Rows read at once: few enough to keep the page alive, many enough that the transaction costs nothing. */
const SLICE = 5_000

/** Texts read at once for a backup: nothing is worked out of them here, so more would only hold the page up. */
const TEXTS_AT_ONCE = 500

/** Reads the log. A row that cannot be read is reported; a storage that fails stops the log and throws. */
export class Reader {
  readonly #db: LogDatabase
  readonly #health: HealthBoard

  constructor(db: LogDatabase, health: HealthBoard) {
    this.#db = db
    this.#health = health
  }

  /** Slices in order of arrival, clones left out. The next slice is fetched while the last is worked on. */
  async *read(after: Position): AsyncGenerator<{ events: readonly StoredEvent[]; position: Position }> {
    for await (const rows of this.#slices(after)) {
      yield { events: this.#decode(rows), position: rows.at(-1)?.seq ?? after }
    }
  }

  /** Every text by arrival, then the clones. */
  async *texts(): AsyncGenerator<readonly string[]> {
    for await (const rows of this.#slices(0, TEXTS_AT_ONCE)) yield rows.map(({ text }) => text)
    const clones = await this.reading(() => this.#db.clones.toArray())
    if (clones.length > 0) yield clones.map(({ text }) => text)
  }

  /** What happened to one subject, by arrival. */
  async eventsOf(subject: Subject): Promise<readonly StoredEvent[]> {
    return this.#decode(await this.reading(() => this.#db.events.where({ subject }).sortBy('seq')))
  }

  /** One event by its id. */
  async event(id: EventId): Promise<StoredEvent | null> {
    const row = await this.reading(() => this.#db.events.get(splitEventId(id)))
    return row ? (this.#decode([row])[0] ?? null) : null
  }

  /** A file, if its bytes still are what its name says. */
  async file(hash: string): Promise<FileBytes | null> {
    const row = await this.storedFile(hash)
    return row && hashOf(row.bytes) === hash ? row : null
  }

  /** A file as it lies here, unchecked. */
  async storedFile(hash: string): Promise<FileBytes | null> {
    return (await this.reading(() => this.#db.files.get(hash))) ?? null
  }

  /** The names of all files. */
  fileHashes(): Promise<readonly string[]> {
    return this.reading(() => this.#db.files.toCollection().primaryKeys())
  }

  #decode(rows: readonly EventRow[]): readonly StoredEvent[] {
    const { events, faults } = readRows(rows, new Set(this.#health.now.clones))
    if (faults.length > 0) this.#health.unreadable(faults)
    return events
  }

  async *#slices(after: Position, most = SLICE): AsyncGenerator<readonly EventRow[]> {
    const fetch = (from: Position): Promise<EventRow[]> =>
      this.reading(() => this.#db.events.where('seq').above(from).limit(most).toArray())
    let next = fetch(after)
    for (;;) {
      const rows = await next
      const last = rows.at(-1)
      if (!last) return
      const more = rows.length === most
      if (more) {
        next = fetch(last.seq)
        // A consumer that stops early never awaits it.
        next.catch(() => undefined)
      }
      yield rows
      if (!more) return
    }
  }

  /** Reads anything under the same rule: a storage that fails stops the log and throws. */
  async reading<T>(read: () => PromiseLike<T>): Promise<T> {
    try {
      return await read()
    } catch (error) {
      const issue = readFailure(error)
      this.#health.stop(issue)
      throw new LogReadError(issue)
    }
  }
}
