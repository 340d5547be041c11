import type { IsoDate } from '#domain/calendar.ts'
import type { EventId, StoredEvent } from '#domain/event.ts'
import { keyed } from '#domain/fields.ts'
import type { Yuan } from '#domain/money.ts'
import { historyOf } from './history.ts'

/** A revision of a year's annual plan, as it was recorded. Amounts in 元. */
export interface RecordedRevision {
  readonly id: EventId
  readonly before: Yuan | null
  readonly after: Yuan | null
  readonly reason: string
  readonly approver: string | null
  readonly date: IsoDate
  /** Who recorded it. */
  readonly person: string
}

/** The revisions of a year's annual plan, earliest first; one that was undone is none. */
export function revisionsOf(events: readonly StoredEvent[], year: number): RecordedRevision[] {
  const undone = new Set(historyOf(events).flatMap((entry) => (entry.undone ? [entry.id] : [])))
  const field = keyed('annualPlan', year)
  return events
    .filter(({ id, event, issue }) => issue === null && event.type === 'PlanRevised' && !undone.has(id))
    .flatMap(({ id, event }) => {
      const change = event.changes.find((one) => one.field === field)
      if (!change) return []
      const { reason, approver, date } = event.payload as Pick<RecordedRevision, 'reason' | 'approver' | 'date'>
      return [{ id, before: change.from as Yuan | null, after: change.to as Yuan | null, reason, approver, date, person: event.actor.person }]
    })
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}
