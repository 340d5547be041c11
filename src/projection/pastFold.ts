import { endOfDay, localDay, type IsoDate } from '#domain/calendar.ts'
import type { StoredEvent } from '#domain/event.ts'
import { RegisterFold } from './fold.ts'
import type { Register } from './register.ts'

/** The register at the end of a local day, and what is known around it. */
export interface PastDay {
  readonly register: Register
  /** The local day of the earliest event of the whole log; `null` when there is none. */
  readonly firstDay: IsoDate | null
}

/** Two days of one register, and what was recorded after the first, up to the end of the second. */
export interface TwoDays {
  readonly before: Register
  readonly after: Register
  readonly between: readonly StoredEvent[]
  readonly firstDay: IsoDate | null
}

/** Folds a log that comes in slices up to the end of a day, without holding all of it. */
export class PastFold {
  readonly #fold = new RegisterFold()
  readonly #end: number
  #first = Infinity

  constructor(day: IsoDate) {
    this.#end = endOfDay(day)
  }

  /** Takes a slice in any order. @returns what was recorded later than the day */
  apply(events: readonly StoredEvent[]): StoredEvent[] {
    const [inTime, later]: [StoredEvent[], StoredEvent[]] = [[], []]
    for (const stored of events) {
      const at = Date.parse(stored.event.recordedAt)
      this.#first = Math.min(this.#first, at)
      if (at < this.#end) inTime.push(stored)
      else later.push(stored)
    }
    this.#fold.apply(inTime)
    return later
  }

  /** What the slices so far add up to. */
  day(): PastDay {
    return { register: this.#fold.register(), firstDay: Number.isFinite(this.#first) ? localDay(this.#first) : null }
  }

  /** Goes on from here to a later register with what was recorded in between. */
  after(between: readonly StoredEvent[]): TwoDays {
    const { register: before, firstDay } = this.day()
    this.#fold.apply(between)
    return { before, after: this.#fold.register(), between, firstDay }
  }
}
