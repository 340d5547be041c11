import { readEvent, eventId, type EventDraft, type EventId, type StoredEvent } from '#domain/event.ts'
import type { Actor } from '#domain/person.ts'
import { placeEvents } from '#log/act.ts'
import { laterSound } from '#log/clock.ts'
import { hashOf } from '#log/hash.ts'
import { ownAhead, partByChain, place, type Known, type Parted } from '#log/placing.ts'
import { rowOf } from '#log/rows.ts'
import { spans } from '#log/received.ts'
import type { CloneRow, EventRow, LogState } from '#log/schema.ts'
import { firstState, NO_HEAD } from '#log/state.ts'
import type { DeviceHead } from '#log/types.ts'
import type { Fault, SimulatedLog, Taken } from './simulatedLog.ts'

/** Texts once read and hashed, one event each: five devices get the same texts, and reading and hashing are pure. */
export type Reading = Map<string, StoredEvent>

const NOTHING: ReadonlySet<EventId> = new Set()

/**
 * The log without its database: numbers, chains, clocks, placing, waiting and clones by the log's own functions
 * (`placeEvents`, `partByChain`, `place`, `ownAhead`, `laterSound`), rows in a map. Thousands of schedules need it;
 * a part of them runs on the true log, see `trueLog.ts`.
 */
export class RuleLog implements SimulatedLog {
  readonly #now: () => number
  readonly #read: Reading
  readonly #fault: Fault | null
  #state: LogState
  readonly #rows: StoredEvent[] = []
  readonly #byId = new Map<EventId, EventRow>()
  readonly #clones: CloneRow[] = []
  readonly #waiting = new Set<StoredEvent>()

  constructor(device: string, now: () => number, read: Reading, fault: Fault | null) {
    this.#state = { ...firstState(), device }
    this.#now = now
    this.#read = read
    this.#fault = fault
  }

  device = (): string => this.#state.device

  append = (drafts: readonly EventDraft[], actor: Actor): Promise<readonly StoredEvent[]> => {
    const { events, after } = placeEvents(this.#state, { drafts, actor, files: [], now: this.#now() })
    this.#state = after
    for (const stored of events) {
      this.#read.set(stored.text, stored)
      this.#keep(stored)
    }
    return Promise.resolve(events)
  }

  merge = (texts: readonly string[]): Promise<Taken> => {
    const contents = new Set(texts.map((text) => this.#stored(text)))
    const received = [...contents]
    const devices = new Set(received.map(({ event }) => event.device))
    const others = [...this.#waiting].filter((stored) => devices.has(stored.event.device) && !contents.has(stored))
    const known = this.#known([...received, ...others])
    const parted = this.#parted(received, others, known)
    if (parted.problems.length + ownAhead(received, this.#state).length > 0) return Promise.resolve({ refused: true })
    return Promise.resolve({ refused: false, entered: this.#enter(parted, known) })
  }

  heads = (): Promise<readonly DeviceHead[]> =>
    Promise.resolve([...this.#state.heads].map(([device, { n, hash }]) => ({ device, n, hash })))

  beyond = (since: readonly DeviceHead[]): Promise<readonly string[]> => {
    const skipped = this.#fault === 'skipping cursor' ? 1 : 0
    const vector = new Map(since.map(({ device, n }) => [device, n + skipped]))
    const rows = this.#rows.filter(({ event }) => event.n > (vector.get(event.device) ?? 0))
    return Promise.resolve([...rows.map(({ text }) => text), ...this.#clones.map(({ text }) => text)])
  }

  all = (): Promise<readonly StoredEvent[]> => Promise.resolve(this.#rows)

  waiting = (): Promise<readonly StoredEvent[]> => Promise.resolve([...this.#waiting])

  verify = (): Promise<readonly unknown[]> => Promise.resolve([])

  #stored(text: string): StoredEvent {
    const known = this.#read.get(text)
    if (known) return known
    const { event, issue } = readEvent(text)
    if (event === null) throw new Error(`not an event: ${text}`)
    const stored = { id: eventId(event), event, text, hash: hashOf(text), issue }
    this.#read.set(text, stored)
    return stored
  }

  #known(events: readonly StoredEvent[]): Known {
    const rows = new Map<EventId, EventRow>()
    for (const [device, [first, last]] of spans(events))
      for (let n = first - 1; n <= last; n += 1) {
        const row = this.#byId.get(`${device}:${n}`)
        if (row) rows.set(`${device}:${n}`, row)
      }
    return { rows, clones: this.#clones }
  }

  #parted(received: readonly StoredEvent[], waited: readonly StoredEvent[], known: Known): Parted {
    if (this.#fault === 'no chain check') return { entering: [...received, ...waited], waiting: [], problems: [] }
    return partByChain(received, waited, known, NOTHING)
  }

  #enter({ entering, waiting }: Parted, known: Known): readonly StoredEvent[] {
    const { added, clones } = place(entering, known)
    const entered = this.#fault === 'no de-duplication' ? entering : added
    const heads = new Map(this.#state.heads)
    let { clock } = this.#state
    for (const stored of entered) {
      this.#keep(stored)
      const { event, hash } = stored
      if (event.n > (heads.get(event.device) ?? NO_HEAD).n) heads.set(event.device, { n: event.n, hash })
      clock = laterSound(clock, event.clock, this.#now())
    }
    this.#state = { ...this.#state, heads, clock }
    this.#clones.push(...clones.map(rowOf))
    for (const stored of waiting) this.#waiting.add(stored)
    for (const stored of entering) this.#waiting.delete(stored)
    return entered
  }

  #keep(stored: StoredEvent): void {
    this.#rows.push(stored)
    if (!this.#byId.has(stored.id)) this.#byId.set(stored.id, { seq: this.#rows.length, ...rowOf(stored) })
  }
}
