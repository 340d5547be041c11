import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysBetween, endOfDay, isIsoDate, isPeriod, localDay, readDay } from '#domain/calendar.ts'
import { PATIENCE, PROPERTY } from '../../support/histories.ts'
import { day } from '../../support/project.ts'

/** Days of the years a project may name, from the calendar of the machine, in local time. */
const anyDay = fc.integer({ min: 0, max: 44_000 }).map((offset) => new Date(1980, 0, 1 + offset)).filter((date) => date.getFullYear() <= 2100)

describe('a day', () => {
  it('is every day that exists between 1980 and 2100, and reads back as written', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const text = localDay(date)
        expect(isIsoDate(text)).toBe(true)
        expect(readDay(text)).toBe(text)
        expect(readDay(`${date.getFullYear()}年${date.getMonth() + 1}月${date.getDate()}日`)).toBe(text)
        expect(localDay(endOfDay(text) - 1)).toBe(text)
        expect(daysBetween(text, localDay(endOfDay(text)))).toBe(1)
      }),
      PROPERTY,
    )
  }, PATIENCE)

  it.each(['2025-02-30', '2025-02-29', '1900-02-29', '2100-02-29', '2025-06-31', '2025-1-1', '2025-01-01 ', ' 2025-01-01', '2025-01-01T00:00', '１９９９-01-01', '', '0000-00-00'])('is not %s', (text) => {
    expect(isIsoDate(text)).toBe(false)
  })

  it('sorts as text', () => {
    expect([day('2025-10-01'), day('2025-02-01'), day('2024-12-31')].sort()).toEqual(['2024-12-31', '2025-02-01', '2025-10-01'])
  })
})

describe('the local day', () => {
  it('of an evening instant in UTC is already tomorrow in Hangzhou', () => {
    expect(localDay(Date.UTC(2025, 5, 15, 15, 59))).toBe('2025-06-15')
    expect(localDay(Date.UTC(2025, 5, 15, 16, 0))).toBe('2025-06-16')
  })

  it('ends where the next begins, so that "as it stood on that day" has the whole day', () => {
    expect(endOfDay(day('2025-12-31'))).toBe(new Date(2026, 0, 1).getTime())
  })
})

describe('days between', () => {
  it('count whole days, backwards as negative ones, over leap days', () => {
    expect(daysBetween(day('2024-02-28'), day('2024-03-01'))).toBe(2)
    expect(daysBetween(day('2025-03-01'), day('2025-02-28'))).toBe(-1)
    expect(daysBetween(day('2025-03-01'), day('2025-03-01'))).toBe(0)
  })
})

describe('a month', () => {
  it('is written YYYY-MM', () => {
    for (const text of ['2025-01', '2025-12']) expect(isPeriod(text)).toBe(true)
    for (const text of ['2025-00', '2025-13', '2025-1', '2025', '2025-01-01', '25-01', '']) expect(isPeriod(text)).toBe(false)
  })
})
