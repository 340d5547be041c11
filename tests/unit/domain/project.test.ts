import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gapsOf } from '#domain/gaps.ts'
import { cumulative, emptyPlan, planOf, yearToDate } from '#domain/project.ts'
import { PROPERTY } from '../../support/histories.ts'
import { LIXIANG, makeProject, makeReport, plansOf, wan } from '../../support/project.ts'

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
  })
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

describe('what is required and 未填', () => {
  const labels = (...given: Parameters<typeof gapsOf>): string[] => gapsOf(...given).map(({ label }) => label)

  it('is named in the order of the data dictionary, the year’s plan last', () => {
    expect(labels(makeProject({ stage: '开工', site: '西兴街道' }), 2025)).toEqual([
      '项目代码', '行业领域', '属地', '建设规模及内容', '起始年份', '终止年份', '计划开工', '计划竣工', '计划投产', '总投资', '责任单位', '联系领导', '项目专员',
      '计划类别（2025）', '年度计划投资（2025）', '上年底累计（2025）', '年度形象目标（2025）',
    ])
  })

  it('is the code only from 立项 on', () => {
    expect(labels(makeProject({ stage: '谋划' }), 2025)).not.toContain('项目代码')
    expect(labels(makeProject({ stage: '储备' }), 2025)).not.toContain('项目代码')
    expect(labels(makeProject({ stage: '储备', constructionLibrary: LIXIANG }), 2025)).toContain('项目代码')
  })

  it('is not what stands there as 0', () => {
    const plans = plansOf({ year: 2025, annualPlan: wan(0), completedBeforeYear: wan(0) })
    expect(labels(makeProject({ plans, totalInvestment: wan(0) }), 2025).filter((label) => /总投资|年度计划投资|上年底累计/.test(label))).toEqual([])
  })
})
