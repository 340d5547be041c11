import type { EventId, StoredEvent } from '#domain/event.ts'
import { readRow, rowOf } from './rows.ts'
import type { LogDatabase, WaitingRow } from './schema.ts'

/** Events that wait, of some devices; a row that cannot be read stays where it is. */
export async function waitingOf(
  db: LogDatabase,
  devices: ReadonlySet<string>,
): Promise<readonly StoredEvent[]> {
  const rows: WaitingRow[] = []
  for (const device of devices) {
    const range = [
      [device, 0],
      [device, Number.POSITIVE_INFINITY],
    ] as const
    rows.push(
      ...(await db.waiting
        .where('[device+n]')
        .between(...range)
        .toArray()),
    )
  }
  return rows.flatMap(readWaiting)
}

/** All events that wait, by device and number. */
export const allWaiting = async (db: LogDatabase): Promise<readonly StoredEvent[]> =>
  (await db.waiting.orderBy('[device+n]').toArray()).flatMap(readWaiting)

function readWaiting(row: WaitingRow): StoredEvent[] {
  const read = readRow({ seq: 0, ...row })
  return 'stored' in read ? [read.stored] : []
}

/** Puts events aside until the ones before them come, and takes out those that entered. Within a transaction. */
export async function keepWaiting(
  db: LogDatabase,
  waiting: readonly StoredEvent[],
  entered: readonly StoredEvent[],
): Promise<void> {
  if (entered.length > 0)
    await db.waiting.bulkDelete(
      entered.map(({ event, hash }): [string, number, string] => [event.device, event.n, hash]),
    )
  if (waiting.length > 0) await db.waiting.bulkPut(waiting.map(rowOf))
}

/** Ids in the order of their numbers, each once. */
export const idsOf = (events: readonly StoredEvent[]): EventId[] => [...new Set(events.map(({ id }) => id))]
