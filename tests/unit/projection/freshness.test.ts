import { describe, expect, it } from 'vitest'
import { STALE_DAYS } from '#domain/indicators.ts'
import { sayFreshness } from '#domain/indicatorWords.ts'
import type { IsoDate, Period } from '#domain/calendar.ts'
import { freshness } from '#projection/freshness.ts'
import { projectOf, type Line } from './indicatedProjects.ts'

const seenFrom = (day: string, months: Line['months'], own: { year?: number; month?: number } = {}) => freshness(projectOf('甲', { months: months ?? [] }), { year: 2025, month: 5, day: day as IsoDate, ...own })

describe('数据新鲜度', () => {
  it('counts the days from the last report to the day, by when it was handed in and not by its month', () => {
    expect(seenFrom('2025-06-20', [[4, 1, '2025-06-18'], [5, 1, '2025-06-08']])).toEqual({ day: '2025-06-20', days: 2, lastReportedOn: '2025-06-18', lastPeriod: '2025-05', stale: false })
  })

  it('does not see a report that was handed in after the day', () => {
    expect(seenFrom('2025-05-31', [[4, 1, '2025-05-08'], [5, 1, '2025-06-08']])).toMatchObject({ days: 23, lastReportedOn: '2025-05-08' })
  })

  it(`is stale from the day after ${STALE_DAYS} days`, () => {
    expect([seenFrom('2025-06-24', [[4, 1, '2025-05-10']]).stale, seenFrom('2025-06-25', [[4, 1, '2025-05-10']]).stale]).toEqual([false, true])
  })

  it('goes by the month’s end where no report says its day, and claims no number of days', () => {
    expect(seenFrom('2025-06-14', [[4, 1]])).toEqual({ day: '2025-06-14', days: null, lastReportedOn: null, lastPeriod: '2025-04', stale: false })
    expect(seenFrom('2025-06-15', [[4, 1]]).stale).toBe(true)
  })

  it('is stale where nothing was ever reported', () => {
    expect(seenFrom('2025-06-15', [])).toEqual({ day: '2025-06-15', days: null, lastReportedOn: null, lastPeriod: null, stale: true })
  })

  it('does not see a report of a month after 截至月份', () => {
    expect(seenFrom('2025-07-05', [[5, 1, '2025-06-08'], [6, 1, '2025-07-05']])).toMatchObject({ days: 27, lastReportedOn: '2025-06-08', lastPeriod: '2025-05' })
  })

  it('tells nothing of another year’s reports while the year has none', () => {
    expect(seenFrom('2026-01-10', [[12, 1, '2026-01-10']], { year: 2026, month: 0 })).toMatchObject({ days: null, lastReportedOn: null, lastPeriod: null, stale: false })
  })

  it.each([
    [12, '2025-06-08', '2025-06-20', '2025-06-20', '上报于 12 天前（6月8日报）'],
    [12, '2025-06-08', '2025-06-20', '2026-02-01', '最近上报 2025-06-08（截至6月20日）'],
    [0, '2025-06-20', '2025-06-20', '2025-06-20', '今天上报（6月20日报）'],
    [0, '2025-06-20', '2025-06-20', '2025-06-21', '最近上报 2025-06-20（截至6月20日）'],
    [20, '2024-12-31', '2025-01-20', '2025-01-20', '上报于 20 天前（2024年12月31日报）'],
  ])('%s days before a day, reported on %s, seen from %s on %s, are said as %s', (days, on, day, today, words) => {
    expect(sayFreshness({ days, day: day as IsoDate, lastReportedOn: on as IsoDate, lastPeriod: '2025-05' as Period }, today as IsoDate)).toBe(words)
  })

  it('says so where no day or no report is known', () => {
    const unknown = { days: null, day: '2025-06-20' as IsoDate, lastReportedOn: null }
    expect([sayFreshness({ ...unknown, lastPeriod: '2025-05' as Period }, null), sayFreshness({ ...unknown, lastPeriod: null }, null)]).toEqual(['报至 2025 年 5 月，上报日期未填', '本年尚无月报'])
  })
})
