import { describe, expect, it } from 'vitest'
import { decodePublished } from '#importing/published.ts'
import { publishedPlan, seedText } from '../seed/seedFiles.ts'

const raw = (): Record<string, unknown> =>
  JSON.parse(seedText('published-2025.json')) as Record<string, unknown>

describe('the published plan', () => {
  it('is decoded with its two tables, its categories and the differences it has with itself', () => {
    const plan = publishedPlan()
    expect(plan.sectors.rows).toHaveLength(5)
    expect(plan.districts.rows).toHaveLength(10)
    expect(plan.byPlanCategory).toEqual({ 新开工: 3, 续建: 32, 建成: 18 })
    expect(plan.knownDifferences.length).toBeGreaterThanOrEqual(5)
    expect(plan.source).toContain('2025年')
  })

  it('names where a figure is not printed with one decimal', () => {
    const plan = raw()
    Object.assign((plan['sectors'] as { rows: object[] }).rows[2]!, { share: 18.6 })
    expect(decodePublished(plan)).toEqual({
      ok: false,
      issue: { code: 'published/malformed', where: 'sectors.rows.2.share' },
    })
  })

  it('refuses a 属地 that is not in the list', () => {
    const plan = raw()
    Object.assign((plan['districts'] as { rows: object[] }).rows[0]!, { label: '下城区' })
    expect(decodePublished(plan)).toMatchObject({ issue: { where: 'districts.rows.0.label' } })
  })

  it('carries the four reserve pools, where more than 15 亿元 is not 15', () => {
    expect(
      publishedPlan().reservePools.map(({ channel, projects, qualifier, need, scope }) => [
        channel,
        projects,
        qualifier,
        need,
        scope,
      ]),
    ).toEqual([
      ['“两重”“两新”', 62, '为', '59', null],
      ['地方政府专项债', 23, '超', '15', null],
      ['中央预算内投资', 11, '为', '5', null],
      ['土储债', 5, '为', '15', '当年'],
    ])
  })

  it('carries the targets of 2025 and what 2024 came to', () => {
    const { targets, actuals2024 } = publishedPlan()
    expect(targets).toMatchObject({
      planCompletionRateAbove: 100,
      provinceAndCityProjects: 53,
      specialFundingAtLeast: '8',
      fixedAssetInvestmentAtLeast: '300',
      newStarts: 67,
      completions: 62,
    })
    expect(targets.thousandProjectsStartRate.map(({ month, percent }) => [month, percent])).toEqual([
      [3, 50],
      [6, 80],
      [9, 100],
    ])
    expect(actuals2024).toMatchObject({
      cityKeyProjects: 55,
      cityKeyCompletionRate: '151.1',
      thousandProjects: 8,
      thousandProjectsCompletionRate: '144.3',
      investment: '414.8',
      investmentGrowth: '5.3',
      investmentInDistrict: '337.1',
    })
  })

  it('names the channels of the special funds alike in the target and in what was won', () => {
    const { targets, actuals2024 } = publishedPlan()
    expect(actuals2024.specialFunding.map(({ channel }) => channel)).toEqual(targets.specialFundingChannels)
  })

  it('quotes for every figure the words in which it stands', () => {
    const { reservePools, targets, actuals2024 } = publishedPlan()
    for (const { need, projects, said } of reservePools) {
      expect(said.sentence).toContain(`${need}亿元`)
      expect(said.sentence).toContain(`${projects}个`)
    }
    for (const figures of [targets, actuals2024]) {
      for (const [name, { sentence }] of Object.entries(figures.said)) {
        const figure: unknown = (figures as Record<string, unknown>)[name]
        const printed = Array.isArray(figure)
          ? figure.map((part: { percent?: number; amount?: string }) => part.percent ?? part.amount)
          : [figure]
        for (const one of printed) expect(sentence, name).toContain(String(one))
      }
    }
  })

  it('refuses a figure without its words', () => {
    const plan = raw()
    delete (plan['targets'] as { said: Record<string, unknown> }).said['newStarts']
    expect(decodePublished(plan)).toMatchObject({ issue: { where: 'targets.said.newStarts' } })
  })
})
