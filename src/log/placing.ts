import type { EventId, StoredEvent } from '#domain/event.ts'
import { rowId } from './rows.ts'
import { idBefore } from './received.ts'
import { NO_HEAD } from './state.ts'
import type { CloneRow, EventRow, LogState } from './schema.ts'
import type { MergeProblem } from './types.ts'

/** What the log has of the ids a set names, and of those before them. */
export interface Known {
  readonly rows: ReadonlyMap<EventId, EventRow>
  readonly clones: readonly CloneRow[]
}

/** What would become of events that may enter. */
export interface Placing {
  readonly added: readonly StoredEvent[]
  /** Other bytes under an id that is taken. */
  readonly clones: readonly StoredEvent[]
  /** Damaged rows whose true text came along. */
  readonly repaired: readonly EventRow[]
  readonly known: number
  /** How many rows of the log have an id of the set. */
  readonly named: number
}

/** A set by the chains of its devices: what may enter, and what waits for the one before it. */
export interface Parted {
  readonly entering: readonly StoredEvent[]
  /** Received events whose predecessor is neither here nor entering. */
  readonly waiting: readonly StoredEvent[]
  /** Received events that name other bytes than their predecessor has. */
  readonly problems: readonly MergeProblem[]
}

/** Sorts events by what the log has already. Nothing wins over other bytes under the same id. */
export function place(events: readonly StoredEvent[], { rows, clones }: Known): Placing {
  const added: StoredEvent[] = []
  const others: StoredEvent[] = []
  const repaired: EventRow[] = []
  let known = 0
  const knownClones = new Set(clones.map((row) => `${rowId(row)} ${row.hash}`))
  const taken = new Set<EventId>()
  for (const stored of events) {
    const row = rows.get(stored.id)
    if (row?.hash === stored.hash && row.text === stored.text) known += 1
    else if (row?.hash === stored.hash) repaired.push({ ...row, text: stored.text })
    else if (knownClones.has(`${stored.id} ${stored.hash}`)) known += 1
    else if (row || taken.has(stored.id)) others.push(stored)
    else {
      taken.add(stored.id)
      added.push(stored)
    }
  }
  const named = new Set(events.filter(({ id }) => rows.has(id)).map(({ id }) => id)).size
  return { added, clones: others, repaired, known, named }
}

/** Events of this very device beyond its last: its past came back, or somebody copied its id. */
export function ownAhead(events: readonly StoredEvent[], { device, heads }: LogState): StoredEvent[] {
  const own = heads.get(device) ?? NO_HEAD
  return events.filter(({ event }) => event.device === device && event.n > own.n)
}

/**
 * Follows each device's chain: an event may enter when the one before it is here, or enters, with the bytes that
 * it names. One that waited and turns out to name other bytes goes on waiting, so that it cannot keep others out.
 * @param missing ids that a backup declared damaged: their successors are taken without them
 */
export function partByChain(
  received: readonly StoredEvent[],
  waited: readonly StoredEvent[],
  known: Known,
  missing: ReadonlySet<EventId>,
): Parted {
  const here = new Hashes(known)
  const claimed = new Hashes(known, received)
  const [entering, waiting, problems] = [[] as StoredEvent[], [] as StoredEvent[], [] as MergeProblem[]]
  const old = new Set(waited)
  for (const stored of [...received, ...waited].sort((a, b) => a.event.n - b.event.n)) {
    const before = idBefore(stored)
    if (here.has(stored.id, stored.hash) || follows(stored, before, here, missing)) {
      entering.push(stored)
      here.add(stored.id, stored.hash)
    } else if (old.has(stored)) continue
    else if (stored.event.n === 1 || (claimed.knows(before) && !claimed.has(before, stored.event.prev)))
      problems.push({ id: stored.id, code: 'hash', detail: before })
    else waiting.push(stored)
  }
  return { entering: inOrderOf(received, entering), waiting, problems }
}

function follows(
  { event }: StoredEvent,
  before: EventId,
  here: Hashes,
  missing: ReadonlySet<EventId>,
): boolean {
  if (event.n === 1) return event.prev === ''
  return here.has(before, event.prev) || (missing.has(before) && !here.knows(before))
}

/** Arrival keeps the order of the set, with those that had waited behind it. */
function inOrderOf(received: readonly StoredEvent[], entering: readonly StoredEvent[]): StoredEvent[] {
  const may = new Set(entering)
  const first = received.filter((stored) => may.has(stored))
  const taken = new Set(first)
  return [...first, ...entering.filter((stored) => !taken.has(stored))]
}

/** The texts there are of each id, by their SHA-256. */
class Hashes {
  readonly #byId = new Map<EventId, Set<string>>()

  constructor({ rows, clones }: Known, events: readonly StoredEvent[] = []) {
    for (const row of rows.values()) this.add(rowId(row), row.hash)
    for (const row of clones) this.add(rowId(row), row.hash)
    for (const { id, hash } of events) this.add(id, hash)
  }

  add(id: EventId, hash: string): void {
    const known = this.#byId.get(id)
    if (known) known.add(hash)
    else this.#byId.set(id, new Set([hash]))
  }

  knows(id: EventId): boolean {
    return this.#byId.has(id)
  }

  has(id: EventId, hash: string): boolean {
    return this.#byId.get(id)?.has(hash) ?? false
  }
}
