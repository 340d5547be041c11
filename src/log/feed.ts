import type { StoredEvent } from '#domain/event.ts'
import { LogReadError } from './failure.ts'
import type { LogListener, Position } from './types.ts'

/** What tabs say to each other: that there is more to read, or that the log's health was settled or changed. */
export type TabMessage =
  { readonly kind: 'events'; readonly position: Position } | { readonly kind: 'health' }

/** One commit of this tab: its events, and the positions before and after. */
export interface Committed {
  readonly before: Position
  readonly after: Position
  readonly events: readonly StoredEvent[]
}

/** Reads what lies after a position. */
type ReadAfter = (after: Position) => AsyncIterable<{ events: readonly StoredEvent[]; position: Position }>

/**
 * Tells this tab's listeners what was added by whichever tab, in order of arrival and each once. Own commits are
 * told from memory; where another tab's came in between, all of it is read from the database.
 */
export class Feed {
  #told: Position
  #queue: Promise<void> = Promise.resolve()
  readonly #listeners = new Set<LogListener>()
  readonly #readAfter: ReadAfter
  readonly #channel: BroadcastChannel | null

  constructor(told: Position, readAfter: ReadAfter, channel: BroadcastChannel | null, onHealth: () => void) {
    this.#told = told
    this.#readAfter = readAfter
    this.#channel = channel
    if (!channel) return
    channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
      if (data.kind === 'health') onHealth()
      else if (data.position > this.#told) void this.catchUp()
    }
  }

  /** Adds a listener. */
  subscribe(listener: LogListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Tells this tab and the others of a commit of this tab. */
  committed(commit: Committed): Promise<void> {
    this.say({ kind: 'events', position: commit.after })
    return this.#enqueue(async () => {
      if (commit.after <= this.#told) return
      if (commit.before !== this.#told) return this.#tellFromDatabase()
      await this.#tell(commit.events, commit.after)
    })
  }

  /** Tells what is in the database and was not told yet. */
  catchUp(): Promise<void> {
    return this.#enqueue(() => this.#tellFromDatabase())
  }

  /** Says something to the other tabs. */
  say(message: TabMessage): void {
    this.#channel?.postMessage(message)
  }

  /** Says and hears nothing any more. */
  close(): void {
    this.#listeners.clear()
    this.#channel?.close()
  }

  async #tellFromDatabase(): Promise<void> {
    for await (const { events, position } of this.#readAfter(this.#told)) await this.#tell(events, position)
  }

  async #tell(events: readonly StoredEvent[], position: Position): Promise<void> {
    this.#told = position
    if (events.length > 0) await Promise.all([...this.#listeners].map((listener) => tellOne(listener, events)))
  }

  /** One after the other; a failed read was reported by the reader and leaves the rest for the next time. */
  #enqueue(step: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(step).catch((error: unknown) => {
      if (!(error instanceof LogReadError)) reportFault(error)
    })
    return this.#queue
  }
}

/** A listener that breaks is a fault to be seen, and no reason for the others to hear nothing: what is saved is saved. */
async function tellOne(listener: LogListener, events: readonly StoredEvent[]): Promise<void> {
  try {
    await listener(events)
  } catch (error) {
    reportFault(error)
  }
}

/** The page tells of it (FaultNotice), and the log goes on. Outside a page it ends the run, as a fault should. */
function reportFault(error: unknown): void {
  if ('reportError' in globalThis) reportError(error)
  else
    queueMicrotask(() => {
      throw error
    })
}
