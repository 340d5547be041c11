import { eventId, readEvent, type EventId, type StoredEvent } from '#domain/event.ts'
import type { CloneRow, EventRow } from './schema.ts'
import type { UnreadableRow } from './types.ts'

/** The id under which a row is filed. */
export const rowId = ({ device, n }: Pick<EventRow, 'device' | 'n'>): EventId => `${device}:${n}`

/** Reads a stored row; what is stored is not trusted either. @returns the event, or what is wrong with the row */
export function readRow(row: EventRow): { stored: StoredEvent } | { fault: UnreadableRow } {
  const { event, issue } = readEvent(row.text)
  const id = rowId(row)
  if (event === null) return { fault: { position: row.seq, id, because: 'unreadable' } }
  if (eventId(event) !== id) return { fault: { position: row.seq, id, because: 'misfiled' } }
  return { stored: { id, event, text: row.text, hash: row.hash, issue } }
}

/** Reads rows in their order, those that cannot be read apart and by name. */
export function readRows(
  rows: readonly EventRow[],
  leaveOut: ReadonlySet<EventId>,
): { events: StoredEvent[]; faults: UnreadableRow[] } {
  const events: StoredEvent[] = []
  const faults: UnreadableRow[] = []
  for (const row of rows) {
    const read = readRow(row)
    if ('fault' in read) faults.push(read.fault)
    else if (!leaveOut.has(read.stored.id)) events.push(read.stored)
  }
  return { events, faults }
}

/** What is stored of an event besides its position. */
export const rowOf = ({ event, text, hash }: StoredEvent): CloneRow => ({
  device: event.device,
  n: event.n,
  subject: event.subject,
  text,
  hash,
})
