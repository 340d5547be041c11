import type { Reader } from './reader.ts'
import type { EventRow, Head, LogDatabase } from './schema.ts'
import type { DeviceHead } from './types.ts'

/** Rows read at once: few enough that handing them over does not hold the page up. */
const SLICE = 500

/** For each device the last event up to which no number is missing. */
export function unbrokenHeads(db: LogDatabase): Promise<readonly DeviceHead[]> {
  return db.transaction('r', [db.meta, db.events], async () => {
    const state = await db.meta.get('log')
    const heads: DeviceHead[] = []
    for (const [device, head] of state?.key === 'log' ? state.heads : []) {
      const whole = await unbroken(db, device, head)
      if (whole) heads.push({ device, n: whole.n, hash: whole.hash })
    }
    return heads.sort((a, b) => (a.device < b.device ? -1 : 1))
  })
}

/** A restored history may have gaps that its backup named: what lies behind one is not claimed. */
async function unbroken(db: LogDatabase, device: string, head: Head): Promise<Head | null> {
  const chain = db.events.where('[device+n]').between([device, 1], [device, head.n], true, true)
  if ((await chain.count()) === head.n) return head
  const numbers = (await chain.keys()) as unknown as readonly (readonly [string, number])[]
  const reach = numbers.findIndex(([, n], index) => n !== index + 1)
  const last = reach < 0 ? numbers.length : reach
  return (await db.events.get({ device, n: last })) ?? null
}

/** Every text beyond a vector by device and number, then all that exist twice: whoever asks may have only one. */
export async function* textsBeyond(
  db: LogDatabase,
  reader: Reader,
  vector: ReadonlyMap<string, number>,
): AsyncGenerator<readonly string[]> {
  const state = await reader.reading(() => db.meta.get('log'))
  const devices = state?.key === 'log' ? [...state.heads.keys()].sort() : []
  for (const device of devices) {
    let after = vector.get(device) ?? 0
    for (;;) {
      const rows = await reader.reading(() => chainAfter(db, device, after))
      if (rows.length > 0) yield rows.map(({ text }) => text)
      if (rows.length < SLICE) break
      after = rows.at(-1)?.n ?? after
    }
  }
  const twice = await reader.reading(() => clonedTexts(db, vector))
  if (twice.length > 0) yield twice
}

const chainAfter = (db: LogDatabase, device: string, after: number): Promise<EventRow[]> =>
  db.events
    .where('[device+n]')
    .between([device, after], [device, Number.POSITIVE_INFINITY], false, true)
    .limit(SLICE)
    .toArray()

async function clonedTexts(db: LogDatabase, vector: ReadonlyMap<string, number>): Promise<string[]> {
  const clones = await db.clones.toArray()
  const texts = clones.map(({ text }) => text)
  for (const { device, n } of clones) {
    // Those beyond the vector were given already.
    if (n > (vector.get(device) ?? 0)) continue
    const row = await db.events.get({ device, n })
    if (row && !texts.includes(row.text)) texts.push(row.text)
  }
  return texts
}
