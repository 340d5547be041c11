import type { IsoDate } from '#domain/calendar.ts'
import type { EventDraft } from '#domain/event.ts'
import type { Actor } from '#domain/person.ts'
import type { ChangeTo } from './registerEvents.ts'

/** An act with who recorded it and when (ISO 8601 with zone): what a device's chain is made of. */
export interface RecordedAct {
  readonly actor: Actor
  readonly recordedAt: string
  /** Made only when the act's turn comes, so that its changes name what was written before it. */
  readonly draft: (changeTo: ChangeTo) => EventDraft
}

/** Who set the plan and its key points and keeps the statistical figures, and on which day the plan was set. */
export interface Planning {
  readonly planner: Actor
  readonly day: IsoDate
}

/** Local time of day at which a day's record is dated; the region knows no summer time. */
export const at = (day: IsoDate, time: string): string => `${day}T${time}:00+08:00`
