import type { EventId, StoredEvent } from '#domain/event.ts'
import { fileRow } from './act.ts'
import { addRows, type Written } from './append.ts'
import { isSoundClock, laterSound } from './clock.ts'
import { Refusal } from './failure.ts'
import { newDeviceId } from './hash.ts'
import { checkChain, place, type Known, type Placing } from './placing.ts'
import { readReceived, spans, type Received } from './received.ts'
import { rowId, rowOf } from './rows.ts'
import { currentState, dropSnapshot, NO_HEAD, recounted } from './state.ts'
import type { CloneRow, EventRow, Head, LogDatabase, LogState } from './schema.ts'
import type { FileBytes, MergeProblem, MergeSummary } from './types.ts'
import type { OnBegun } from './writer.ts'

/** A received set and how it is to be taken. */
export interface Merge {
  readonly texts: readonly string[]
  readonly files: readonly FileBytes[]
  readonly now: number
  /** A backup: events of this very device are its past, and are taken. */
  readonly restoring: boolean
  /** History was lost: what this device wrote after the backup may live elsewhere, so its id is given up. */
  readonly lost: boolean
  readonly missing: ReadonlySet<EventId>
}

/** What a merge wrote. */
export interface Merged extends Written {
  readonly summary: MergeSummary
}

/** Merges in one transaction: every problem is listed, and with one problem nothing is written. */
export function writeMerge(db: LogDatabase, merge: Merge, onBegun: OnBegun): Promise<Merged> {
  const received = readReceived(merge.texts, merge.files)
  return db.transaction('rw', [db.events, db.clones, db.files, db.meta, db.snapshot], async (transaction) => {
    const state = await currentState(db)
    onBegun(transaction.idbtrans)
    const before = merge.lost ? await recounted(db, state) : state
    const known = await lookUp(db, received.events)
    const placing = place(received.events, known, before)
    const problems = problemsOf(merge, received, placing, known)
    if (problems.length > 0) throw new Refusal({ code: 'log/refused', problems })
    const after = stateAfter(before, placing, merge)
    await write(db, before, after, placing, merge.files)
    // It counted what is gone, or what must no longer count.
    if (merge.lost || placing.clones.length > 0) await dropSnapshot(db)
    const clones = new Set(placing.clones.map(({ id }) => id))
    return {
      before,
      after,
      events: placing.added.filter(({ id }) => !clones.has(id)),
      summary: summarise(placing, merge.now),
    }
  })
}

function problemsOf(merge: Merge, received: Received, placing: Placing, known: Known): MergeProblem[] {
  const own = merge.restoring ? [] : placing.ownAhead
  return [
    ...received.problems,
    ...own.map(({ id }): MergeProblem => ({ id, code: 'own-device', detail: id })),
    ...checkChain(received.events, placing, known, merge.missing),
  ]
}

async function lookUp(db: LogDatabase, events: readonly StoredEvent[]): Promise<Known> {
  const rows = new Map<EventId, EventRow>()
  const clones: CloneRow[] = []
  for (const [device, [first, last]] of spans(events)) {
    const range = [[device, first - 1], [device, last], true, true] as const
    for (const row of await db.events
      .where('[device+n]')
      .between(...range)
      .toArray())
      rows.set(rowId(row), row)
    clones.push(
      ...(await db.clones
        .where('[device+n]')
        .between(...range)
        .toArray()),
    )
  }
  return { rows, clones }
}

function stateAfter(before: LogState, { added, ownAhead }: Placing, merge: Merge): LogState {
  const heads = new Map<string, Head>(before.heads)
  let { clock } = before
  for (const { event, hash } of added) {
    if (event.n > (heads.get(event.device) ?? NO_HEAD).n) heads.set(event.device, { n: event.n, hash })
    clock = laterSound(clock, event.clock, merge.now)
  }
  const afresh = merge.restoring && (merge.lost || ownAhead.length > 0)
  return {
    key: 'log',
    device: afresh ? newDeviceId() : before.device,
    clock,
    events: before.events + added.length,
    position: before.position + added.length,
    heads,
  }
}

async function write(
  db: LogDatabase,
  before: LogState,
  after: LogState,
  placing: Placing,
  files: readonly FileBytes[],
): Promise<void> {
  await addRows(db, before.position, placing.added)
  if (placing.repaired.length > 0) await db.events.bulkPut(placing.repaired)
  if (placing.clones.length > 0) await db.clones.bulkPut(placing.clones.map(rowOf))
  if (files.length > 0) await db.files.bulkPut(files.map(fileRow))
  await db.meta.put(after)
}

const summarise = ({ added, known, repaired, clones }: Placing, now: number): MergeSummary => ({
  added: added.length,
  known,
  repaired: repaired.length,
  clones: [...new Set(clones.map(({ id }) => id))].sort(),
  doubtfulClocks: added.filter(({ event }) => !isSoundClock(event.clock, now)).map(({ id }) => id),
})
