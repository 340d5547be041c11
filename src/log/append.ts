import type { StoredEvent } from '#domain/event.ts'
import { placeEvents, type Act } from './act.ts'
import { rowOf } from './rows.ts'
import { currentState } from './state.ts'
import type { EventRow, LogDatabase, LogState } from './schema.ts'
import type { OnBegun } from './writer.ts'

/** What a commit left: the state before and after, and the events with their place in the chain. */
export interface Written {
  readonly before: LogState
  readonly after: LogState
  readonly events: readonly StoredEvent[]
}

/** Rows handed to IndexedDB at once; keeps one request queue from holding all rows of a big import twice. */
const ROWS_AT_ONCE = 500

/** Writes an act in one strict transaction. Head and position are read inside it, so no two tabs share a number. */
export function writeAct(db: LogDatabase, act: Act, onBegun: OnBegun): Promise<Written> {
  return db.transaction('rw', [db.events, db.files, db.meta], async (transaction) => {
    const before = await currentState(db)
    onBegun(transaction.idbtrans)
    const { events, after } = placeEvents(before, act)
    await addRows(db, before.position, events)
    if (act.files.length > 0) await db.files.bulkPut(act.files)
    await db.meta.put(after)
    return { before, after, events }
  })
}

/** Adds events behind a position, in slices. Only inside a transaction: outside it a part would stay. */
export async function addRows(
  db: LogDatabase,
  position: number,
  events: readonly StoredEvent[],
): Promise<void> {
  for (let start = 0; start < events.length; start += ROWS_AT_ONCE) {
    const rows: EventRow[] = events
      .slice(start, start + ROWS_AT_ONCE)
      .map((stored, index) => ({ seq: position + start + index + 1, ...rowOf(stored) }))
    await db.events.bulkAdd(rows)
  }
}
