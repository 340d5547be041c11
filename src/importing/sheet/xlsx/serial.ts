import type { IsoDate } from '#domain/calendar.ts'

/** The day a workbook counts from: Excel's own 1900, or the 1904 of old Macs (bad input 23, 24). */
export type Epoch = '1900' | '1904'

/** Days from 1970-01-01 back to the day before serial 1, which differs before and after the day that never was. */
const EPOCH_DAYS = { '1904': -24_107, early1900: -25_568, '1900': -25_569 } as const
/** Serial 60 is 29 February 1900, a day that never was: Excel counts it all the same. */
const NEVER_WAS = 60
/** 31 December 9999, the last day Excel knows. */
const LAST_SERIAL = 2_958_465

/**
 * The day a serial number shows, by arithmetic alone: a JS Date would bring a time zone in. A time of day is left out.
 * @returns `null` outside of what Excel shows as a date
 */
export function dayOfSerial(digits: string, epoch: Epoch): IsoDate | null {
  const serial = Math.floor(Number(digits))
  if (!(serial >= 0 && serial <= LAST_SERIAL)) return null
  if (epoch === '1904') return dayFrom(serial + EPOCH_DAYS['1904'])
  if (serial === 0) return '1900-01-00' as IsoDate
  if (serial === NEVER_WAS) return '1900-02-29' as IsoDate
  return dayFrom(serial + (serial < NEVER_WAS ? EPOCH_DAYS.early1900 : EPOCH_DAYS['1900']))
}

const DAYS_PER_ERA = 146_097
/** Days from 0000-03-01 to 1970-01-01. */
const TO_MARCH_OF_0 = 719_468

/** Proleptic Gregorian date of a day counted from 1970-01-01 (Howard Hinnant, "chrono-compatible date algorithms"). */
function dayFrom(days: number): IsoDate {
  const shifted = days + TO_MARCH_OF_0
  const era = Math.floor(shifted / DAYS_PER_ERA)
  const dayOfEra = shifted - era * DAYS_PER_ERA
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` as IsoDate
}
