import { readEvent, type EventId } from '#domain/event.ts'
import { hashOf } from './hash.ts'
import { rowId } from './rows.ts'
import type { EventRow, Head, LogDatabase } from './schema.ts'
import type { ChainFinding } from './types.ts'

/** Rows hashed before the page gets its turn. */
const SLICE = 1_000

const finding = (id: EventId, code: ChainFinding['code'], upTo: EventId = id): ChainFinding => ({
  id,
  upTo,
  code,
})

/** Goes through all rows by device and number against each other and against the remembered heads. */
export async function verifyChains(db: LogDatabase): Promise<readonly ChainFinding[]> {
  const state = await db.meta.get('log')
  const heads = state?.key === 'log' ? state.heads : new Map<string, Head>()
  const clones = new Map<EventId, Set<string>>()
  for (const row of await db.clones.toArray())
    clones.set(rowId(row), (clones.get(rowId(row)) ?? new Set()).add(row.hash))
  const findings: ChainFinding[] = []
  const devices = new Set([...heads.keys(), ...(await devicesOf(db))])
  for (const device of devices) {
    const chain = new ChainCheck(device, heads.get(device) ?? { n: 0, hash: '' }, clones)
    for await (const rows of rowsOf(db, device)) for (const row of rows) chain.row(row)
    findings.push(...chain.end())
  }
  return findings
}

/** The devices that have rows: one look-up each, by leaping over each other's numbers. */
async function devicesOf(db: LogDatabase): Promise<string[]> {
  const devices: string[] = []
  let last = ''
  for (;;) {
    const row = await db.events.where('[device+n]').above([last, Number.POSITIVE_INFINITY]).first()
    if (!row) return devices
    devices.push((last = row.device))
  }
}

async function* rowsOf(db: LogDatabase, device: string): AsyncGenerator<readonly EventRow[]> {
  let after = Number.NEGATIVE_INFINITY
  for (;;) {
    const range = [[device, after], [device, Number.POSITIVE_INFINITY], false, true] as const
    const rows = await db.events
      .where('[device+n]')
      .between(...range)
      .limit(SLICE)
      .toArray()
    if (rows.length > 0) yield rows
    if (rows.length < SLICE) return
    after = rows.at(-1)?.n ?? after
  }
}

/** Follows one device's chain row by row. */
class ChainCheck {
  readonly #device: string
  readonly #head: Head
  readonly #clones: ReadonlyMap<EventId, ReadonlySet<string>>
  readonly #findings = new Map<EventId, ChainFinding>()
  #last: Head = { n: 0, hash: '' }

  constructor(device: string, head: Head, clones: ReadonlyMap<EventId, ReadonlySet<string>>) {
    this.#device = device
    this.#head = head
    this.#clones = clones
  }

  row(row: EventRow): void {
    const id = rowId(row)
    // A device the log never heard of has no history to be missing: its rows were put there.
    if (row.n > this.#last.n + 1 && this.#head.n > 0) this.#gap(this.#last.n + 1, row.n - 1)
    this.#content(id, row)
    if (row.n > this.#head.n) this.#found(finding(id, 'inserted'))
    this.#last = { n: row.n, hash: row.hash }
  }

  end(): Iterable<ChainFinding> {
    const { n, hash } = this.#head
    if (this.#last.n < n) this.#gap(this.#last.n + 1, n)
    if (this.#last.n === n && n > 0 && this.#last.hash !== hash) this.#found(finding(this.#id(n), 'altered'))
    return this.#findings.values()
  }

  #content(id: EventId, row: EventRow): void {
    const { event } = readEvent(row.text)
    if (hashOf(row.text) !== row.hash) this.#found(finding(id, event === null ? 'unreadable' : 'altered'))
    else if (event === null) this.#found(finding(id, 'unreadable'))
    if (event === null) return
    if (event.device !== row.device || event.n !== row.n) this.#found(finding(id, 're-attributed'))
    else if (event.subject !== row.subject) this.#found(finding(id, 'altered'))
    const before = this.#id(row.n - 1)
    const follows = row.n === this.#last.n + 1
    // The one before was rewritten, its own hash with it; only its successor still remembers its bytes.
    if (follows && event.prev !== this.#last.hash && !this.#clones.get(before)?.has(event.prev))
      this.#found(finding(row.n === 1 ? id : before, 'altered'))
  }

  #gap(from: number, to: number): void {
    this.#found(finding(this.#id(from), 'deleted', this.#id(to)))
  }

  /** The first thing found about an event stands. */
  #found(found: ChainFinding): void {
    if (!this.#findings.has(found.id)) this.#findings.set(found.id, found)
  }

  #id(n: number): EventId {
    return `${this.#device}:${n}`
  }
}
