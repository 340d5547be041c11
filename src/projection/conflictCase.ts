import { compareClocks } from '#domain/clock.ts'
import { splitEventId, type Change, type EventId, type StoredEvent } from '#domain/event.ts'
import type { Actor } from '#domain/person.ts'
import type { FieldConflict, Head } from '#domain/project.ts'
import { titleOf } from './historyTitles.ts'
import { byClockThenId, canonical } from './registers.ts'

/** Who wrote a value, when, and by which act. `null` where the event is not here. */
export interface ConflictWriter {
  readonly id: EventId
  readonly actor: Actor | null
  /** ISO 8601 with zone, as the author's device told. */
  readonly recordedAt: string | null
  readonly act: string | null
  /** Whether it was chosen in a conflict, and not typed. */
  readonly settled: boolean
  /** Whether this device wrote it. */
  readonly mine: boolean
}

/** One of the values a field holds, with all who wrote it: the same value written twice apart is one to choose. */
export interface ConflictValue {
  readonly value: unknown
  readonly writers: readonly ConflictWriter[]
  readonly mine: boolean
  /** Whether it is the one shown and summed until somebody settles: the latest by the clock. */
  readonly counts: boolean
}

/** Field | before | mine | theirs. */
export interface ConflictCase {
  readonly field: string
  /**
   * What all of them saw: one value; several when that was itself a conflict; none when nothing had been
   * written; `null` when the events that would tell are not here.
   */
  readonly before: readonly ConflictValue[] | null
  /** 原值: the one value before; where they settled a conflict differently, what stood before that one. `null` where none is known. */
  readonly original: ConflictValue | null
  /** What an earlier settlement chose among and nobody holds any more. */
  readonly dropped: readonly ConflictValue[]
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
    const shown = [...heads].sort(byClockThenId).at(-1)?.id
    const values = grouped(heads, (id) => writer(id, writings.get(id)?.stored, isMine), shown).sort((a, b) => Number(b.mine) - Number(a.mine))
    const before = beforeOf(heads, writings, isMine)
    const standing = new Set(values.map(({ value }) => canonical(value)))
    const dropped = before && before.length > 1 ? before.filter(({ value }) => !standing.has(canonical(value))) : []
    return { field, before, original: originalOf(before, writings, isMine), dropped, values }
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

function grouped(heads: readonly Pick<Head, 'id' | 'value'>[], writerOf: (id: EventId) => ConflictWriter, shown?: EventId): ConflictValue[] {
  const byText = new Map<string, ConflictValue>()
  for (const { id, value } of heads) {
    const text = canonical(value)
    const written = writerOf(id)
    const known = byText.get(text)
    byText.set(text, { value: known ? known.value : value, writers: [...(known?.writers ?? []), written], mine: written.mine || known?.mine === true, counts: id === shown || known?.counts === true })
  }
  return [...byText.values()]
}

function writer(id: EventId, stored: StoredEvent | undefined, isMine: IsMine): ConflictWriter {
  const mine = isMine(splitEventId(id).device)
  if (!stored) return { id, actor: null, recordedAt: null, act: null, settled: false, mine }
  const { event, issue } = stored
  return { id, actor: event.actor, recordedAt: event.recordedAt, act: titleOf(event, issue), settled: event.type === 'ConflictSettled', mine }
}

function beforeOf(heads: readonly Head[], writings: Writings, isMine: IsMine): ConflictCase['before'] {
  const ids = heads.map(({ id }) => id)
  const last = lastSeenByAll(ids, writings, isMine)
  if (last.length > 0) return last
  if (ids.length === 0) return null
  return ids.some((id) => !pastOf(id, writings).whole) ? asAllSaw(heads, writings) : []
}

/** The latest values that all of some writings replaced, directly or not. */
function lastSeenByAll(heads: readonly EventId[], writings: Writings, isMine: IsMine): ConflictValue[] {
  const [first, ...others] = heads.map((id) => pastOf(id, writings).ids)
  const common = [...(first ?? [])].filter((id) => others.every((ids) => ids.has(id)))
  const older = new Set(common.flatMap((id) => [...pastOf(id, writings).ids]))
  const last = common.flatMap((id) => (older.has(id) ? [] : [writings.get(id) as Writing])).sort(byClock)
  return grouped(last.map(({ stored, change }) => ({ id: stored.id, value: change.to })), (id) => writer(id, writings.get(id)?.stored, isMine))
}

/** Goes back through conflicts that were settled apart to the one value they all came from. */
function originalOf(before: ConflictCase['before'], writings: Writings, isMine: IsMine): ConflictValue | null {
  let seen = before ?? []
  // A forged log may go in circles: no way back is longer than the log.
  for (let steps = writings.size; seen.length > 1 && steps > 0; steps -= 1) {
    seen = lastSeenByAll(seen.flatMap(({ writers }) => writers.map(({ id }) => id)), writings, isMine)
  }
  return seen.length === 1 ? (seen[0] ?? null) : null
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
  return first.from === null || first.from === undefined ? [] : [{ value: first.from, writers: [], mine: false, counts: false }]
}
