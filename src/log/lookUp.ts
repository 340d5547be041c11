import type { EventId, StoredEvent } from '#domain/event.ts'
import type { Known } from './placing.ts'
import { spans } from './received.ts'
import { rowId } from './rows.ts'
import type { CloneRow, EventRow, LogDatabase } from './schema.ts'

/** Rows read at once. */
const ROWS_AT_ONCE = 1_000

/** What the log has of the numbers that a set spans, and of those right before them. Within a transaction. */
export async function lookUp(db: LogDatabase, events: readonly StoredEvent[]): Promise<Known> {
  const rows = new Map<EventId, EventRow>()
  const clones: CloneRow[] = []
  for (const [device, [first, last]] of spans(events)) {
    for (let after = first - 2, more = true; more;) {
      const slice = await chainRows(db.events, device, after, last)
      for (const row of slice) rows.set(rowId(row), row)
      after = slice.at(-1)?.n ?? last
      more = slice.length === ROWS_AT_ONCE
    }
    clones.push(
      ...(await db.clones
        .where('[device+n]')
        .between([device, first - 1], [device, last], true, true)
        .toArray()),
    )
  }
  return { rows, clones }
}

/** Rows of one chain behind a number, not too many at once: handing them over holds the page up. */
const chainRows = (
  table: LogDatabase['events'],
  device: string,
  after: number,
  last: number,
): Promise<EventRow[]> =>
  table
    .where('[device+n]')
    .between([device, after], [device, last], false, true)
    .limit(ROWS_AT_ONCE)
    .toArray()
