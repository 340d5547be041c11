import { changeWords, projectOf } from '#domain/changeWords.ts'
import { compareClocks } from '#domain/clock.ts'
import type { EventId, StoredEvent, Subject } from '#domain/event.ts'

/** What one person at one device wrote that would be added. */
export interface Contribution {
  readonly device: string
  readonly person: string
  readonly unit: string
  readonly events: number
  /** The first and the last, as that device's clock told; ISO 8601. */
  readonly from: string
  readonly to: string
}

/** A subject that something would be added to. */
export interface TouchedSubject {
  readonly subject: Subject
  /** As the added events have it; `null` when they do not say. */
  readonly name: string | null
  /** The project it belongs to; itself for a project, `null` where the events do not say. */
  readonly project: Subject | null
  readonly events: number
  readonly fields: readonly string[]
  /** What each of these fields becomes, in few words. */
  readonly says: readonly string[]
}

/** A device whose events wait, and for which numbers. */
export interface WaitingChain {
  readonly device: string
  readonly person: string
  readonly unit: string
  /** How many wait. */
  readonly waiting: number
  /** The numbers that have not come, as ranges. */
  readonly missing: readonly (readonly [from: number, to: number])[]
}

/** Who would have written what is added, most first. */
export function contributions(events: readonly StoredEvent[]): Contribution[] {
  const found = new Map<string, Contribution>()
  for (const { event } of events) {
    const { person, unit } = event.actor
    const key = JSON.stringify([event.device, person, unit])
    const known = found.get(key)
    const at = event.recordedAt
    found.set(key, {
      device: event.device,
      person,
      unit,
      events: (known?.events ?? 0) + 1,
      from: known && Date.parse(known.from) <= Date.parse(at) ? known.from : at,
      to: known && Date.parse(known.to) >= Date.parse(at) ? known.to : at,
    })
  }
  return [...found.values()].sort((a, b) => b.events - a.events)
}

/** Fields that only the log's own working needs. */
const SILENT = new Set(['registered', 'illustrative'])

/** What the added events are about, and which fields of it they write. */
export function touched(events: readonly StoredEvent[]): TouchedSubject[] {
  const found = new Map<Subject, { name: string | null; project: Subject | null; events: number; fields: Map<string, unknown> }>()
  for (const { event } of [...events].sort((a, b) => compareClocks(a.event.clock, b.event.clock))) {
    const known = found.get(event.subject) ?? { name: null, project: null, events: 0, fields: new Map<string, unknown>() }
    known.events += 1
    known.project ??= projectOf(event)
    for (const { field, to } of event.changes) {
      known.fields.set(field, to)
      if (field === 'name' && typeof to === 'string') known.name = to
    }
    found.set(event.subject, known)
  }
  return [...found].map(([subject, { fields, ...rest }]) => ({ subject, ...rest, fields: [...fields.keys()], says: [...fields].filter(([field]) => !SILENT.has(field)).map(([field, to]) => changeWords(field, to)) }))
}

/**
 * For whom and for which numbers events wait.
 * @param reached by device the last number up to which nothing is missing here
 */
export function waitingChains(
  waiting: readonly StoredEvent[],
  reached: ReadonlyMap<string, number>,
): WaitingChain[] {
  const firsts = new Map(waiting.map((stored) => [stored.event.device, stored]))
  return [...firsts].map(([device, { event }]) => {
    const events = waiting.filter((stored) => stored.event.device === device)
    const numbers = [...new Set(events.map((stored) => stored.event.n))].sort((a, b) => a - b)
    const { person, unit } = event.actor
    return { device, person, unit, waiting: events.length, missing: gaps(numbers, reached.get(device) ?? 0) }
  })
}

function gaps(numbers: readonly number[], reached: number): WaitingChain['missing'] {
  const found: [number, number][] = []
  let last = reached
  for (const n of numbers) {
    if (n > last + 1) found.push([last + 1, n - 1])
    last = Math.max(last, n)
  }
  return found
}

/** Events that this version keeps and cannot count: of a newer version, or of a kind it does not know. */
export const uncountable = (events: readonly StoredEvent[]): readonly EventId[] =>
  events.filter(({ issue }) => issue !== null).map(({ id }) => id)
