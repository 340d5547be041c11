import { isIsoDate, type IsoDate } from '#domain/calendar.ts'

/** Reads a day from a part of an address; anything else is no day. */
export const dayOf = (part: unknown): IsoDate | null => (typeof part === 'string' && isIsoDate(part) ? part : null)

/** The last day of the month before a day: what a month's meeting looks back to. */
export function lastMonthEnd(today: IsoDate): IsoDate {
  const [year, month] = today.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month - 1, 0)).toISOString().slice(0, 10) as IsoDate
}
