import { describe, expect, it } from 'vitest'
import { STALE_DAYS } from '#domain/indicators.ts'
import { sayFreshness } from '#domain/indicatorWords.ts'
import type { IsoDate } from '#domain/calendar.ts'
import { freshness } from '#projection/freshness.ts'
import { projectOf, type Line } from './indicatedProjects.ts'

const seenFrom = (day: string, months: Line['months']) => freshness(projectOf('甲', { months: months ?? [] }), { day: day as IsoDate })

describe('数据新鲜度', () => {
  it('counts the days from the last report to the day, by when it was handed in and not by its month', () => {
    expect(seenFrom('2025-06-20', [[4, 1, '2025-06-18'], [5, 1, '2025-06-08']])).toEqual({ days: 2, lastReportedOn: '2025-06-18', lastPeriod: '2025-05', stale: false })
  })

  it('does not see a report that was handed in after the day', () => {
    expect(seenFrom('2025-05-31', [[4, 1, '2025-05-08'], [5, 1, '2025-06-08']])).toMatchObject({ days: 23, lastReportedOn: '2025-05-08' })
  })

  it(`is stale from the day after ${STALE_DAYS} days`, () => {
    expect([seenFrom('2025-06-24', [[4, 1, '2025-05-10']]).stale, seenFrom('2025-06-25', [[4, 1, '2025-05-10']]).stale]).toEqual([false, true])
  })

  it('goes by the month’s end where no report says its day, and claims no number of days', () => {
    expect(seenFrom('2025-06-14', [[4, 1]])).toEqual({ days: null, lastReportedOn: null, lastPeriod: '2025-04', stale: false })
    expect(seenFrom('2025-06-15', [[4, 1]]).stale).toBe(true)
  })

  it('is stale where nothing was ever reported', () => {
    expect(seenFrom('2025-06-15', [])).toEqual({ days: null, lastReportedOn: null, lastPeriod: null, stale: true })
  })

  it.each([
    [12, '2025-05', '上报于 12 天前'],
    [0, '2025-05', '今天上报'],
    [null, '2025-05', '报至 2025 年 5 月，上报日期未填'],
    [null, null, '尚无月报'],
  ])('%s days and month %s are said as %s', (days, period, words) => {
    expect(sayFreshness(days, period)).toBe(words)
  })
})
