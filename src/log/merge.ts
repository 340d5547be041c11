import type { EventId, StoredEvent } from '#domain/event.ts'
import { fileRow } from './act.ts'
import { addRows, type Written } from './append.ts'
import { isSoundClock, laterSound } from './clock.ts'
import { Refusal } from './failure.ts'
import { newDeviceId } from './hash.ts'
import { lookUp } from './lookUp.ts'
import { ownAhead, partByChain, place, type Parted, type Placing } from './placing.ts'
import { idBefore, type Received } from './received.ts'
import { rowOf } from './rows.ts'
import { currentState, dropSnapshot, NO_HEAD, recounted } from './state.ts'
import type { Head, LogDatabase, LogState } from './schema.ts'
import type { FileBytes, MergeProblem, MergeSummary, Position, Rehearsal } from './types.ts'
import { idsOf, keepWaiting, waitingOf } from './waiting.ts'
import type { OnBegun } from './writer.ts'

/** Files handed to IndexedDB at once: some megabytes, so that copying them does not hold the page up. */
const FILES_AT_ONCE = 8

/** A received set and how it is to be taken. */
export interface Merge {
  readonly received: Received
  readonly files: readonly FileBytes[]
  readonly now: number
  /** Events that waited where a backup was made. Like those that wait here they keep nobody out. */
  readonly waited: readonly StoredEvent[]
  /** A backup: events of this very device are its past, and are taken; it has no gaps but those it names. */
  readonly restoring: boolean
  /** History was lost: what this device wrote after the backup may live elsewhere, so its id is given up. */
  readonly lost: boolean
  readonly missing: ReadonlySet<EventId>
}

/** What a merge wrote. */
export interface Merged extends Written {
  /** Where rows stand that are whole again. */
  readonly repaired: readonly Position[]
  readonly summary: MergeSummary
}

/** What a set comes to on the log as it stands. */
interface Weighed {
  readonly placing: Placing
  readonly parted: Parted
  /** Those of the entering that had waited. */
  readonly released: readonly StoredEvent[]
  /** What waits from here on: of the set, and of what waited where a backup was made. */
  readonly waiting: readonly StoredEvent[]
  readonly problems: readonly MergeProblem[]
}

/** Merges in one transaction: every problem is listed, and with one problem nothing is written. */
export function writeMerge(db: LogDatabase, merge: Merge, onBegun: OnBegun): Promise<Merged> {
  const tables = [db.events, db.clones, db.waiting, db.files, db.meta, db.snapshot]
  return db.transaction('rw', tables, async (transaction) => {
    const state = await currentState(db)
    onBegun(transaction.idbtrans)
    const before = merge.lost ? await recounted(db, state) : state
    const weighed = await weigh(db, before, merge)
    const { placing, problems } = weighed
    if (problems.length > 0) throw new Refusal({ code: 'log/refused', problems })
    await letAnswer(db)
    const after = stateAfter(before, weighed, merge)
    await write(db, before, after, weighed, merge.files)
    // It counted what is gone or must no longer count, or did not count what is whole again.
    if (merge.lost || placing.clones.length + placing.repaired.length > 0) await dropSnapshot(db)
    const clones = new Set(placing.clones.map(({ id }) => id))
    return {
      before,
      after,
      events: placing.added.filter(({ id }) => !clones.has(id)),
      repaired: placing.repaired.map(({ seq }) => seq),
      summary: summarise(weighed, merge.now),
    }
  })
}

/** Works out what merging would do, by the same rules, and writes nothing. @throws Refusal with every problem */
export function rehearseMerge(db: LogDatabase, merge: Merge): Promise<Rehearsal> {
  return db.transaction('r', [db.events, db.clones, db.waiting, db.meta], async () => {
    const { placing, waiting, released, problems } = await weigh(db, await currentState(db), merge)
    if (problems.length > 0) throw new Refusal({ code: 'log/refused', problems })
    const clones = idsOf(placing.clones).sort()
    const cloned = new Set(clones)
    return {
      added: placing.added.filter(({ id }) => !cloned.has(id)),
      known: placing.known,
      named: placing.named,
      waiting,
      released: idsOf(released),
      clones,
      repaired: placing.repaired.length,
    }
  })
}

/** Lets the page answer in the middle of long work within a transaction, which stays open as long as something is asked of it. */
const letAnswer = async (db: LogDatabase): Promise<void> => void (await db.meta.get('log'))

async function weigh(db: LogDatabase, before: LogState, merge: Merge): Promise<Weighed> {
  const { events, problems } = merge.received
  const contents = contentsOf(events)
  const here = await waitingOf(db, new Set([...events, ...merge.waited].map(({ event }) => event.device)))
  const inBackup = without(merge.waited, contentsOf(here))
  const others = without([...here, ...inBackup], contents)
  const known = await lookUp(db, [...events, ...others])
  const parted = partByChain(events, others, known, merge.missing)
  await letAnswer(db)
  const entering = contentsOf(parted.entering)
  const own = merge.restoring ? [] : ownAhead(events, before)
  const gaps = merge.restoring ? parted.waiting : []
  return {
    placing: place(parted.entering, known),
    parted,
    released: [...here, ...inBackup.filter(({ id, hash }) => known.rows.get(id)?.hash !== hash)].filter((stored) => entering.has(contentOf(stored))),
    waiting: [...parted.waiting, ...without(inBackup, entering)],
    problems: [
      ...problems,
      ...own.map(({ id }): MergeProblem => ({ id, code: 'own-device', detail: id })),
      ...gaps.map((stored): MergeProblem => ({ id: stored.id, code: 'chain', detail: idBefore(stored) })),
      ...parted.problems,
    ],
  }
}

const contentOf = ({ id, hash }: StoredEvent): string => `${id} ${hash}`
const contentsOf = (events: readonly StoredEvent[]): ReadonlySet<string> => new Set(events.map(contentOf))
const without = (events: readonly StoredEvent[], contents: ReadonlySet<string>): StoredEvent[] =>
  events.filter((stored) => !contents.has(contentOf(stored)))

function stateAfter(before: LogState, { placing: { added }, waiting }: Weighed, merge: Merge): LogState {
  const heads = new Map<string, Head>(before.heads)
  let { clock } = before
  for (const { event, hash } of added) {
    if (event.n > (heads.get(event.device) ?? NO_HEAD).n) heads.set(event.device, { n: event.n, hash })
    clock = laterSound(clock, event.clock, merge.now)
  }
  const afresh = merge.restoring && (merge.lost || ownAhead([...added, ...waiting], before).length > 0)
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
  { placing, waiting, released }: Weighed,
  files: readonly FileBytes[],
): Promise<void> {
  await addRows(db, before.position, placing.added)
  if (placing.repaired.length > 0) await db.events.bulkPut(placing.repaired)
  if (placing.clones.length > 0) await db.clones.bulkPut(placing.clones.map(rowOf))
  await keepWaiting(db, waiting, released)
  for (let start = 0; start < files.length; start += FILES_AT_ONCE)
    await db.files.bulkPut(files.slice(start, start + FILES_AT_ONCE).map(fileRow))
  await db.meta.put(after)
}

const summarise = ({ placing, waiting, released }: Weighed, now: number): MergeSummary => ({
  added: placing.added.length,
  known: placing.known,
  repaired: placing.repaired.length,
  waiting: idsOf(waiting),
  released: idsOf(released),
  clones: idsOf(placing.clones).sort(),
  doubtfulClocks: placing.added.filter(({ event }) => !isSoundClock(event.clock, now)).map(({ id }) => id),
})
