import { endOfDay, localDay, type IsoDate } from '#domain/calendar.ts'
import type { StoredEvent } from '#domain/event.ts'
import { foldEvents } from './fold.ts'
import type { Register } from './register.ts'

/** The events recorded up to the end of a local day. What came later by another device, but was recorded by then, is among them. */
export function recordedBy(events: readonly StoredEvent[], day: IsoDate): StoredEvent[] {
  const end = endOfDay(day)
  return events.filter(({ event }) => Date.parse(event.recordedAt) < end)
}

/** The register as it stood at the end of a local day (按日期查看): what was recorded by then, and nothing since. */
export const registerAsOf = (events: readonly StoredEvent[], day: IsoDate): Register => foldEvents(recordedBy(events, day))

/** The local day of the earliest event, so that a day before it can be told from an empty register; `null` when there is none. */
export function firstRecordedDay(events: readonly StoredEvent[]): IsoDate | null {
  const instants = events.map(({ event }) => Date.parse(event.recordedAt))
  return instants.length > 0 ? localDay(Math.min(...instants)) : null
}
