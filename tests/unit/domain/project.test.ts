import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cumulative, emptyPlan, planOf, yearToDate } from '#domain/project.ts'
import { PATIENCE, PROPERTY } from '../../support/histories.ts'
import { makeProject, makeReport, plansOf, wan } from '../../support/project.ts'

describe('a year’s plan', () => {
  it('that was never set is 未填 throughout, not 0', () => {
    expect(planOf(makeProject({ plans: plansOf({ year: 2025, annualPlan: wan(1) }) }), 2024)).toEqual(emptyPlan(2024))
    expect(Object.values(emptyPlan(2024)).filter((value) => value !== null)).toEqual([2024])
  })
})

describe('年初累计', () => {
  const reports = [makeReport('2024-12', 9_000), makeReport('2025-01', 100), makeReport('2025-02', null), makeReport('2025-03', -30)]

  it('is the sum of the year’s months, amounts taken back (核减) included, and of no other year', () => {
    expect(yearToDate(makeProject({ reports }), 2025)).toBe(70)
    expect(yearToDate(makeProject({ reports }), 2024)).toBe(9_000)
  })

  it('is 未填 while no month has a figure, and 0 when months said 0', () => {
    expect(yearToDate(makeProject({ reports: [makeReport('2025-01', null)] }), 2025)).toBeNull()
    expect(yearToDate(makeProject(), 2025)).toBeNull()
    expect(yearToDate(makeProject({ reports: [makeReport('2025-01', 0)] }), 2025)).toBe(0)
  })

  it('of all months is exact whatever their order', () => {
    const months = fc.array(fc.integer({ min: -1e10, max: 1e10 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(months, (amounts) => {
        const all = amounts.map((amount, at) => makeReport(`2025-${String(at + 1).padStart(2, '0')}`, amount))
        const total = Number(amounts.reduce((sum, amount) => sum + BigInt(amount), 0n))
        return yearToDate(makeProject({ reports: all }), 2025) === total && yearToDate(makeProject({ reports: [...all].reverse() }), 2025) === total
      }),
      PROPERTY,
    )
  }, PATIENCE)
})

describe('开工累计', () => {
  const plans = plansOf({ year: 2025, completedBeforeYear: wan(5) })
  const reports = [makeReport('2025-01', 10_000)]

  it('is the end of the year before and this year’s months together', () => {
    expect(cumulative(makeProject({ plans, reports }), 2025)).toBe(wan(6))
  })

  it('takes what is known of the two, and is 未填 when neither is', () => {
    expect(cumulative(makeProject({ plans }), 2025)).toBe(wan(5))
    expect(cumulative(makeProject({ reports }), 2025)).toBe(wan(1))
    expect(cumulative(makeProject(), 2025)).toBeNull()
  })
})
