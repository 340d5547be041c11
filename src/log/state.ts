import { CLOCK_ZERO, type Clock } from '#domain/clock.ts'
import { readEvent } from '#domain/event.ts'
import { laterSound } from './clock.ts'
import { Refusal } from './failure.ts'
import { newDeviceId } from './hash.ts'
import type { Written } from './append.ts'
import type { Head, LogDatabase, LogState } from './schema.ts'
import type { OnBegun } from './writer.ts'

/** The head of a device that has written nothing. */
export const NO_HEAD: Head = { n: 0, hash: '' }

/** The state of an empty log under a new device id. */
export const firstState = (): LogState => ({
  key: 'log',
  device: newDeviceId(),
  clock: CLOCK_ZERO,
  events: 0,
  position: 0,
  heads: new Map(),
})

/** The log's state within a transaction. @throws Refusal when the database was emptied behind our back */
export async function currentState(db: LogDatabase): Promise<LogState> {
  const state = await db.meta.get('log')
  if (state?.key === 'log') return state
  throw new Refusal({ code: 'log/history-lost', remembered: 0, found: 0 })
}

/** Reads the state, or founds the log on a device that has none. */
export async function openState(db: LogDatabase): Promise<{ state: LogState; rows: number }> {
  return (await knownState(db)) ?? foundState(db)
}

/** A log that was founded before needs no write to be opened. */
const knownState = (db: LogDatabase): Promise<{ state: LogState; rows: number } | null> =>
  db.transaction('r', [db.meta, db.events], async () => {
    const [known, rows] = await Promise.all([db.meta.get('log'), db.events.count()])
    return known?.key === 'log' ? { state: known, rows } : null
  })

/** Founds the log, unless another tab just has. */
function foundState(db: LogDatabase): Promise<{ state: LogState; rows: number }> {
  return db.transaction('rw', [db.meta, db.events, db.snapshot], async () => {
    const [known, rows] = [await db.meta.get('log'), await db.events.count()]
    if (known?.key === 'log') return { state: known, rows }
    const state = rows > 0 ? await rebuilt(db, rows) : firstState()
    await dropSnapshot(db)
    await db.meta.add(state)
    return { state, rows }
  })
}

/** The state of a log that lost it, from its rows; under a new device id, because the old one is not known any more. */
async function rebuilt(db: LogDatabase, events: number): Promise<LogState> {
  const heads = new Map<string, Head>()
  let clock: Clock = CLOCK_ZERO
  let position = 0
  await db.events.each(({ seq, device, n, hash, text }) => {
    if (n > (heads.get(device) ?? NO_HEAD).n) heads.set(device, { n, hash })
    const { event } = readEvent(text)
    if (event) clock = laterSound(clock, event.clock, Date.now())
    position = seq
  })
  return { ...firstState(), clock, events, position, heads }
}

/** Counts what is really there, where the state remembers more than the database still has. */
export async function recounted(db: LogDatabase, state: LogState): Promise<LogState> {
  const [events, last] = [await db.events.count(), await db.events.orderBy('seq').last()]
  return { ...state, events, position: Math.max(state.position, last?.seq ?? 0) }
}

/** Throws the snapshot away, within a transaction on `snapshot` and `meta`. */
export async function dropSnapshot(db: LogDatabase): Promise<void> {
  await db.snapshot.clear()
  await db.meta.delete('snapshot')
}

/** Gives up the device's id: what it wrote before belongs to another device from now on. */
export function writeNewDevice(db: LogDatabase, onBegun: OnBegun): Promise<Written> {
  return db.transaction('rw', [db.events, db.meta, db.snapshot], async (transaction) => {
    const state = await currentState(db)
    onBegun(transaction.idbtrans)
    const before = await recounted(db, state)
    const after = { ...before, device: newDeviceId() }
    await dropSnapshot(db)
    await db.meta.put(after)
    return { before, after, events: [] }
  })
}

/** The heads after a device wrote its next event. */
export const withHead = (heads: ReadonlyMap<string, Head>, device: string, head: Head): Map<string, Head> =>
  new Map(heads).set(device, head)
