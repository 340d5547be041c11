import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pointsText, ratePercent, rateText, scheduleDifference, scheduleText } from '#domain/indicator.ts'

/** Amounts up to what a large district's register sums to, 元: products of them pass 2^53. */
const amount = fc.integer({ min: 0, max: 10_000_000_000_000 })
const month = fc.integer({ min: 1, max: 12 })

describe('1. 投资完成率', () => {
  it.each([
    [977, 1000, '97.7'],
    [3090, 10_000, '30.9'],
    [74, 100, '74.0'],
    // 55 projects of 2024, and the 8 千项万亿 of them: above 100 and not clamped.
    [1511, 1000, '151.1'],
    [1443, 1000, '144.3'],
    [2_299_400_000, 6_220_000_000, '37.0'],
    // 核减 may bring a year below 0.
    [-5, 1000, '-0.5'],
    [1, 3, '33.3'],
    [2, 3, '66.7'],
    [0, 7, '0.0'],
    // Exact beyond the integers a double can hold as hundredfold.
    [77_650_000_000_001, 1_000_000_000_000_000, '7.8'],
    [77_649_999_999_999, 1_000_000_000_000_000, '7.8'],
    [77_499_999_999_999, 1_000_000_000_000_000, '7.7'],
  ])('%d of %d is %s %%', (done, plan, text) => {
    expect(rateText(done, plan)).toBe(text)
  })

  it('prints "—" for a plan of 0', () => {
    expect(rateText(0, 0)).toBe('—')
    expect(rateText(12, 0)).toBe('—')
  })

  it('is the same as a number, for sheets', () => {
    fc.assert(fc.property(amount, fc.integer({ min: 1, max: 10_000_000_000_000 }), (done, plan) => {
      expect(String(ratePercent(done, plan))).toBe(rateText(done, plan).replaceAll(',', '').replace(/\.0$/, ''))
    }))
    expect(ratePercent(5, 0)).toBeNull()
  })

  it('prints as many decimals as a notice has: 30.90 % of the first quarter', () => {
    expect(rateText(3090, 10_000, 2)).toBe('30.90')
  })

  it('is the rate in whole numbers, whatever the sums', () => {
    fc.assert(fc.property(amount, fc.integer({ min: 1, max: 10_000_000_000_000 }), (done, plan) => {
      const tenths = Number((BigInt(done) * 2000n + BigInt(plan)) / (BigInt(plan) * 2n))
      expect(rateText(done, plan).replaceAll(/[.,]/g, '').replace(/^0+(?=.)/, '')).toBe(String(tenths))
    }))
  })
})

describe('2. 序时进度', () => {
  it.each([[1, '8.3'], [3, '25.0'], [5, '41.7'], [6, '50.0'], [8, '66.7'], [10, '83.3'], [12, '100.0'], [0, '0.0']])('of month %d is %s %%', (m, text) => {
    expect(scheduleText(m)).toBe(text)
  })
})

describe('3. 序时差', () => {
  // Published: month, rate in hundredths of a percent, decimals, points.
  it.each([
    [10, 9770, 1, '+14.4'],
    [3, 3090, 2, '+5.90'],
    [8, 7400, 2, '+7.33'],
    [12, 15_110, 1, '+51.1'],
    [6, 5000, 1, '0.0'],
    [5, 2327, 1, '-18.4'],
  ])('at month %d, of %d / 10000, is as the notice prints it', (m, done, decimals, text) => {
    expect(pointsText(scheduleDifference(done, 10_000, m, decimals), decimals)).toBe(text)
  })

  it('is taken before it is rounded: 66.64 − 66.666… is 0.0, not −0.1', () => {
    expect(scheduleDifference(6664, 10_000, 8)).toBe(0)
  })

  it('has none for a plan of 0, and prints "—"', () => {
    expect(scheduleDifference(5, 0, 8)).toBeNull()
    expect(pointsText(null)).toBe('—')
  })

  it('is exact where numbers alone would not be', () => {
    fc.assert(fc.property(amount, fc.integer({ min: 1, max: 10_000_000_000_000 }), month, (done, plan, m) => {
      const ahead = (BigInt(done) * 12n - BigInt(plan) * BigInt(m)) * 1000n
      const whole = BigInt(plan) * 12n
      const size = ahead < 0n ? -ahead : ahead
      const rounded = Number((size * 2n + whole) / (whole * 2n))
      expect(scheduleDifference(done, plan, m)).toBe(ahead < 0n && rounded !== 0 ? -rounded : rounded)
    }))
  })
})
