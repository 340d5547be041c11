/** A calendar day without a time zone, `YYYY-MM-DD`. Days sort as text. */
export type IsoDate = string & { readonly __kind: 'date' }
/** A month, `YYYY-MM`, as reports are dated. */
export type Period = string & { readonly __kind: 'period' }

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/
/** Milliseconds of a day without a zone. */
export const MS_PER_DAY = 86_400_000

/** Earliest and latest year a project's date may name; outside is a typing error (1900 is Excel's empty date). */
export const YEAR_BOUNDS = { first: 1980, last: 2100 } as const

/** Tells whether a text is a day that exists: 2025-02-30 is none. */
export function isIsoDate(text: string): text is IsoDate {
  const match = DAY.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists && year >= YEAR_BOUNDS.first && year <= YEAR_BOUNDS.last
}

const WRITTEN = /^(\d{4})(?:([-./])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/

/**
 * Reads a day as people write it: 2025-03-04, 2025.3.4, 2025/3/4, 2025年3月4日, in full-width digits too.
 * @returns `null` for anything else: 25/3/4 might be three days, and 2025-02-30 is none
 */
export function readDay(text: string): IsoDate | null {
  const match = WRITTEN.exec(text.normalize('NFKC').trim())
  if (!match) return null
  const [, year = '', , month = match[5] ?? '', date = match[6] ?? ''] = match
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isIsoDate(day) ? day : null
}

/** The month of a year, 1–12, as reports are dated: `periodOf(2025, 5)` is `2025-05`. */
export const periodOf = (year: number, month: number): Period => `${year}-${String(month).padStart(2, '0')}` as Period

/** The year and month, 1–12, of a period or a day. */
export const monthOf = (date: Period | IsoDate): { year: number; month: number } => ({ year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)) })

/** Whole calendar months from one date's month to another's: March to June is 3, whatever the days. */
export function monthsBetween(from: Period | IsoDate, to: Period | IsoDate): number {
  const [a, b] = [monthOf(from), monthOf(to)]
  return (b.year - a.year) * 12 + b.month - a.month
}

/** The last day of a month. */
export function lastDayOf(period: Period): IsoDate {
  const { year, month } = monthOf(period)
  return `${period}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}` as IsoDate
}

/** The same day some months later, or that month's last day where it is shorter: 31 January and 1 is 28 February. */
export function addMonths(day: IsoDate, months: number): IsoDate {
  const { year, month } = monthOf(day)
  const total = year * 12 + month - 1 + months
  const period = periodOf(Math.floor(total / 12), (total % 12) + 1)
  // Every month has a 28th.
  if (day.slice(8) <= '28') return `${period}-${day.slice(8)}` as IsoDate
  const last = lastDayOf(period)
  return (day.slice(8) > last.slice(8) ? last : `${period}-${day.slice(8)}`) as IsoDate
}

/** Tells whether a text is a month, `YYYY-MM`. */
export const isPeriod = (text: string): text is Period => MONTH.test(text)

/** The local calendar day of an instant. `now` is passed in, so a test can choose it. */
export function localDay(instant: number | Date): IsoDate {
  const date = new Date(instant)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}` as IsoDate
}

/** Tells whether a text is a time of day, `HH:MM`. */
export const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/** The local time of day of an instant, `HH:MM`. */
export function localTime(instant: number): string {
  const date = new Date(instant)
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MS_PER_DAY)
}

/** The first instant after a local day, in epoch milliseconds: "as it stood on that day" includes the whole day. */
export function endOfDay(day: IsoDate): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return new Date(year, month - 1, date + 1).getTime()
}
