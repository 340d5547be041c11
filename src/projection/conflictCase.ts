import { compareClocks } from '#domain/clock.ts'
import { splitEventId, type Change, type EventId, type StoredEvent } from '#domain/event.ts'
import type { Actor } from '#domain/person.ts'
import type { FieldConflict, Head } from '#domain/project.ts'
import { titleOf } from './historyTitles.ts'
import { canonical } from './registers.ts'

/** Who wrote a value, when, and by which act. `null` where the event is not here. */
export interface ConflictWriter {
  readonly id: EventId
  readonly actor: Actor | null
  /** ISO 8601 with zone, as the author's device told. */
  readonly recordedAt: string | null
  readonly act: string | null
  /** Whether this device wrote it. */
  readonly mine: boolean
}

/** One of the values a field holds, with all who wrote it: the same value written twice apart is one to choose. */
export interface ConflictValue {
  readonly value: unknown
  readonly writers: readonly ConflictWriter[]
  readonly mine: boolean
}

/** Field | before | mine | theirs. */
export interface ConflictCase {
  readonly field: string
  /**
   * What all of them saw: one value; several when that was itself a conflict; none when nothing had been
   * written; `null` when the events that would tell are not here.
   */
  readonly before: readonly ConflictValue[] | null
  /** The values to choose from, at least two: mine first, then by the clock. */
  readonly values: readonly ConflictValue[]
}

/** Whether a device is this one, under any id it has written under. */
export type IsMine = (device: string) => boolean

/**
 * Tells of conflicts what was before and who wrote what.
 * @param events every event of the subject; those of other fields are passed over
 */
export function conflictCases(fields: readonly FieldConflict[], events: readonly StoredEvent[], isMine: IsMine): ConflictCase[] {
  return fields.map(({ field, heads }) => {
    const writings = writingsOf(field, events)
    const values = grouped(heads, (id) => writer(id, writings.get(id)?.stored, isMine))
    return { field, before: beforeOf(heads, writings, isMine), values: values.sort((a, b) => Number(b.mine) - Number(a.mine)) }
  })
}

interface Writing {
  readonly stored: StoredEvent
  readonly change: Change
}
type Writings = ReadonlyMap<EventId, Writing>

function writingsOf(field: string, events: readonly StoredEvent[]): Writings {
  const found = new Map<EventId, Writing>()
  for (const stored of events) {
    const change = stored.event.changes.find((one) => one.field === field)
    if (change) found.set(stored.id, { stored, change })
  }
  return found
}

function grouped(heads: readonly Pick<Head, 'id' | 'value'>[], writerOf: (id: EventId) => ConflictWriter): ConflictValue[] {
  const byText = new Map<string, ConflictValue>()
  for (const { id, value } of heads) {
    const text = canonical(value)
    const written = writerOf(id)
    const known = byText.get(text)
    byText.set(text, { value: known ? known.value : value, writers: [...(known?.writers ?? []), written], mine: written.mine || known?.mine === true })
  }
  return [...byText.values()]
}

function writer(id: EventId, stored: StoredEvent | undefined, isMine: IsMine): ConflictWriter {
  const mine = isMine(splitEventId(id).device)
  if (!stored) return { id, actor: null, recordedAt: null, act: null, mine }
  const { event, issue } = stored
  return { id, actor: event.actor, recordedAt: event.recordedAt, act: titleOf(event, issue), mine }
}

function beforeOf(heads: readonly Head[], writings: Writings, isMine: IsMine): ConflictCase['before'] {
  const pasts = heads.map(({ id }) => pastOf(id, writings))
  const [first, ...others] = pasts
  if (!first) return null
  const common = [...first.ids].filter((id) => others.every(({ ids }) => ids.has(id)))
  if (common.length === 0) return pasts.some(({ whole }) => !whole) ? asAllSaw(heads, writings) : []
  const older = new Set(common.flatMap((id) => [...pastOf(id, writings).ids]))
  const last = common.flatMap((id) => (older.has(id) ? [] : [writings.get(id) as Writing])).sort(byClock)
  return grouped(last.map(({ stored, change }) => ({ id: stored.id, value: change.to })), (id) => writer(id, writings.get(id)?.stored, isMine))
}

const byClock = (a: Writing, b: Writing): number => compareClocks(a.stored.event.clock, b.stored.event.clock) || (a.stored.id < b.stored.id ? -1 : 1)

/** Everything a value replaced, directly or not. `whole` is false when an event named there is not here. */
function pastOf(head: EventId, writings: Writings): { readonly ids: ReadonlySet<EventId>; readonly whole: boolean } {
  const ids = new Set<EventId>()
  const open = [head]
  let whole = true
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const writing = writings.get(id)
    if (!writing) whole = false
    else if (id !== head) ids.add(id)
    for (const base of writing?.change.base ?? []) if (base !== head && !ids.has(base)) open.push(base)
  }
  return { ids, whole }
}

/** Where the events before are not here, what the authors say they saw holds as far as they agree. */
function asAllSaw(heads: readonly Head[], writings: Writings): ConflictCase['before'] {
  const seen = heads.map(({ id }) => writings.get(id)?.change)
  const texts = new Set(seen.map((change) => canonical(change?.from ?? null)))
  const [first] = seen
  if (!first || seen.includes(undefined) || texts.size > 1) return null
  return first.from === null || first.from === undefined ? [] : [{ value: first.from, writers: [], mine: false }]
}
