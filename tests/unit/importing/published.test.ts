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
})
