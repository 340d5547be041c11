import * as v from 'valibot'
import { NO_HEAD } from './state.ts'
import type { LogDatabase, LogState } from './schema.ts'
import type { LogIssue } from './types.ts'

const MemorySchema = v.object({ device: v.string(), events: v.number(), n: v.number(), hash: v.string() })
/** What is remembered of the log outside the database. */
type Memory = v.InferOutput<typeof MemorySchema>

/**
 * Remembers outside IndexedDB how long the history was and how it ended: a damaged database opens empty
 * and without a word, exactly like a first start (promise G4).
 */
export class Sentinel {
  readonly #key: string
  readonly #storage: Storage | null

  constructor(name: string, storage: Storage | null) {
    this.#key = `${name}:sentinel`
    this.#storage = storage
  }

  /** The device that is remembered; `null` when nothing is. */
  device(): string | null {
    return this.#read()?.device ?? null
  }

  /** Remembers the state after a commit. Never less than before: another tab may have been faster. */
  remember(state: LogState): void {
    const known = this.#read()
    if (!known || known.events <= state.events) this.replace(state)
  }

  /** Remembers the state whatever was remembered: a person decided to go on with it. */
  replace({ device, events, heads }: LogState): void {
    const memory: Memory = { device, events, ...(heads.get(device) ?? NO_HEAD) }
    try {
      this.#storage?.setItem(this.#key, JSON.stringify(memory))
    } catch {
      // Storage that is full or forbidden: the sentinel then guards less, the log itself is untouched.
    }
  }

  /** Compares the log with what is remembered of it. @returns `null` when nothing is missing */
  async missing(db: LogDatabase, state: LogState, rows: number): Promise<LogIssue | null> {
    const memory = this.#read()
    const remembered = Math.max(memory?.events ?? 0, state.events)
    const lost: LogIssue = { code: 'log/history-lost', remembered, found: rows }
    if (rows < remembered) return lost
    if (!memory || memory.n === 0) return null
    const head = await db.events.get({ device: memory.device, n: memory.n })
    return head?.hash === memory.hash ? null : lost
  }

  #read(): Memory | null {
    try {
      const memory = v.safeParse(MemorySchema, JSON.parse(this.#storage?.getItem(this.#key) ?? 'null'))
      return memory.success ? memory.output : null
    } catch {
      return null
    }
  }
}
