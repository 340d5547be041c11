import { splitEventId, type EventId } from '#domain/event.ts'
import { hashOf } from '../hash.ts'
import { rowId } from '../rows.ts'
import type { CloneRow, EventRow, LogDatabase } from '../schema.ts'
import { currentState, NO_HEAD } from '../state.ts'
import type { NamedText } from './payload.ts'
import type { JournalSurvey } from './wire.ts'

/** Rows read at once: few enough that handing them over does not hold the page up. */
const SLICE = 500

/** What the journal has and the log has not, and what is damaged in the log and whole in the journal. */
export interface JournalDifference {
  readonly onlyThere: readonly EventId[]
  readonly damaged: readonly EventId[]
}

/** Whether the journal holds the log's texts and no others, as far as counts and the last hashes tell. */
export async function isSame(db: LogDatabase, { chains }: JournalSurvey): Promise<boolean> {
  const { heads } = await currentState(db)
  const clones = await db.clones.toArray()
  if (chains.length !== heads.size) return false
  for (const { device, texts, n, hashes } of chains) {
    const head = heads.get(device) ?? NO_HEAD
    const twice = clones.filter((row) => row.device === device).length
    const here = await db.events.where('[device+n]').between([device, 0], [device, Number.POSITIVE_INFINITY]).count()
    if (n !== head.n || texts !== here + twice || !hashes.includes(head.hash)) return false
  }
  return true
}

/**
 * Goes through all rows.
 * @param held `id hash` of the journal's texts
 * @param complete writes what the journal lacks
 */
export async function compareWithJournal(
  db: LogDatabase,
  held: Iterable<string>,
  complete: (texts: readonly NamedText[]) => Promise<void>,
): Promise<JournalDifference> {
  const onlyThere = new Set(held)
  const damaged: EventId[] = []
  for await (const rows of allRows(db)) {
    const lacking: NamedText[] = []
    for (const row of rows) {
      const named = { id: rowId(row), hash: row.hash, text: row.text }
      const isHeld = onlyThere.delete(`${named.id} ${named.hash}`)
      const isWhole = typeof row.text === 'string' && hashOf(row.text) === row.hash
      if (isHeld && !isWhole) damaged.push(named.id)
      if (!isHeld && isWhole) lacking.push(named)
    }
    await complete(lacking)
  }
  return { onlyThere: Array.from(onlyThere, (key) => key.split(' ')[0] as EventId), damaged }
}

async function* allRows(db: LogDatabase): AsyncGenerator<readonly (EventRow | CloneRow)[]> {
  for (let after = 0; ;) {
    const rows = await db.events.where('seq').above(after).limit(SLICE).toArray()
    yield rows
    if (rows.length < SLICE) break
    after = rows.at(-1)?.seq ?? after
  }
  yield db.clones.toArray()
}

/** Numbers of the devices in a set that stand neither in it nor in the log, up to the highest known. */
export async function gapsIn(db: LogDatabase, ids: readonly EventId[]): Promise<readonly EventId[]> {
  const numbers = new Map<string, Set<number>>()
  for (const id of ids) {
    const { device, n } = splitEventId(id)
    numbers.set(device, (numbers.get(device) ?? new Set()).add(n))
  }
  const gaps: EventId[] = []
  for (const [device, there] of numbers) {
    const range = [[device, 0], [device, Number.POSITIVE_INFINITY]] as const
    const here = (await db.events.where('[device+n]').between(...range).keys()) as unknown as readonly (readonly [string, number])[]
    for (const [, n] of here) there.add(n)
    const last = [...there].reduce((most, n) => Math.max(most, n), 0)
    for (let n = 1; n < last; n += 1) if (!there.has(n)) gaps.push(`${device}:${n}`)
  }
  return gaps
}
