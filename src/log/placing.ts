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

/** What would become of a received set. */
export interface Placing {
  readonly added: readonly StoredEvent[]
  /** Other bytes under an id that is taken. */
  readonly clones: readonly StoredEvent[]
  /** Damaged rows whose true text came along. */
  readonly repaired: readonly EventRow[]
  readonly known: number
  /** Events of this very device that it does not have: its past came back, or somebody copied its id. */
  readonly ownAhead: readonly StoredEvent[]
}

/** Sorts a received set by what the log has already. Nothing wins over other bytes under the same id. */
export function place(events: readonly StoredEvent[], { rows, clones }: Known, state: LogState): Placing {
  const result = {
    added: [] as StoredEvent[],
    clones: [] as StoredEvent[],
    repaired: [] as EventRow[],
    known: 0,
    ownAhead: [] as StoredEvent[],
  }
  const knownClones = new Set(clones.map((row) => `${rowId(row)} ${row.hash}`))
  const taken = new Set<EventId>()
  const own = state.heads.get(state.device) ?? NO_HEAD
  for (const stored of events) {
    const row = rows.get(stored.id)
    if (row?.hash === stored.hash && row.text === stored.text) result.known += 1
    else if (row?.hash === stored.hash) result.repaired.push({ ...row, text: stored.text })
    else if (knownClones.has(`${stored.id} ${stored.hash}`)) result.known += 1
    else if (row || taken.has(stored.id)) result.clones.push(stored)
    else {
      taken.add(stored.id)
      result.added.push(stored)
      if (stored.event.device === state.device && stored.event.n > own.n) result.ownAhead.push(stored)
    }
  }
  return result
}

/**
 * Checks that each new event names the bytes of the one before it, which must be here or come along.
 * @param missing ids that a backup declared damaged: their successors are taken without them
 */
export function checkChain(
  events: readonly StoredEvent[],
  placing: Placing,
  known: Known,
  missing: ReadonlySet<EventId>,
): MergeProblem[] {
  const hashes = new Map<EventId, Set<string>>()
  const add = (id: EventId, hash: string): void =>
    void (hashes.get(id)?.add(hash) ?? hashes.set(id, new Set([hash])))
  for (const row of known.rows.values()) add(rowId(row), row.hash)
  for (const row of known.clones) add(rowId(row), row.hash)
  for (const stored of events) add(stored.id, stored.hash)
  return [...placing.added, ...placing.clones].flatMap((stored): MergeProblem[] => {
    const { id, event } = stored
    const before = idBefore(stored)
    if (event.n === 1) return event.prev === '' ? [] : [{ id, code: 'hash', detail: before }]
    const candidates = hashes.get(before)
    if (!candidates) return missing.has(before) ? [] : [{ id, code: 'chain', detail: before }]
    return candidates.has(event.prev) ? [] : [{ id, code: 'hash', detail: before }]
  })
}
