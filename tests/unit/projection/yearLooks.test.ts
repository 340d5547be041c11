import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import type { IsoDate } from '#domain/calendar.ts'
import { sayResidues } from '#domain/overviewWords.ts'
import { emptyPlan, yearToDate, type Project } from '#domain/project.ts'
import { ageing, AGE_BANDS } from '#projection/ageing.ts'
import { yearCurve } from '#projection/curve.ts'
import { sizes } from '#projection/sizes.ts'
import { bareProject, reported, YEAR } from './fixtures.ts'
import { anyProjects } from './someProjects.ts'

const day = (text: string): IsoDate => text as IsoDate
const withPlan = (annualPlan: number, monthlyPlan: readonly number[] | null = null): Project['plans'] =>
  new Map([[YEAR, { ...emptyPlan(YEAR), annualPlan, monthlyPlan } as never]])

describe('the year’s curve', () => {
  it('draws 序时 as twelfths of the plan and the actual up to 截至月份, not beyond', () => {
    const project = bareProject({ plans: withPlan(1200), reports: [reported('2025-01', 50), reported('2025-03', 200)] })
    const { points, plan, withMonthlyPlan } = yearCurve([project], { year: YEAR, month: 3 })
    expect(plan).toBe(1200)
    expect(withMonthlyPlan).toBe(0)
    expect(points.slice(0, 4)).toEqual([
      { month: 1, scheduled: 100, planned: null, actual: 50 },
      { month: 2, scheduled: 200, planned: null, actual: 50 },
      { month: 3, scheduled: 300, planned: null, actual: 250 },
      { month: 4, scheduled: 400, planned: null, actual: null },
    ])
  })

  it('adds monthly plans where they exist, and twelfths where not', () => {
    const uneven = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1200]
    const { points } = yearCurve([bareProject({ plans: withPlan(1200, uneven) }), bareProject({ plans: withPlan(600) })], { year: YEAR, month: 0 })
    expect(points.map(({ planned }) => planned)).toEqual([50, 100, 150, 200, 250, 300, 350, 400, 450, 500, 550, 1800])
    expect(points.every(({ actual }) => actual === null)).toBe(true)
  })

  it('leaves out projects without a plan, as 投资完成率 does', () => {
    const { plan, points } = yearCurve([bareProject({ plans: withPlan(0), reports: [reported('2025-01', 50)] }), bareProject({ reports: [reported('2025-01', 7)] })], { year: YEAR, month: 1 })
    expect([plan, points[0]?.actual]).toEqual([0, 0])
  })

  it('ends, in December, at the sum of what all projects with a plan have done', () => {
    fc.assert(
      fc.property(anyProjects, (projects) => {
        const planned = projects.filter((project) => (project.plans.get(YEAR)?.annualPlan ?? 0) > 0)
        const done = planned.reduce((sum, project) => sum + (yearToDate(project, YEAR) ?? 0), 0)
        const { points, plan } = yearCurve(projects, { year: YEAR, month: 12 })
        expect([points[11]?.actual, points[11]?.scheduled]).toEqual([done, plan])
      }),
    )
  })
})

describe('ageing in a stage', () => {
  const since = (stage: Project['stage'], stageSince: string | null): Project => bareProject({ stage, stageSince: stageSince as IsoDate | null })

  it('puts each project into the band of its days, and tells those whose day is 未填 apart', () => {
    const projects = [since('储备', '2025-05-01'), since('储备', '2024-06-30'), since('储备', '2020-01-01'), since('储备', null), since('开工', '2025-06-30')]
    const [reserve, started, ...none] = ageing(projects, ['储备', '开工', '续建'], day('2025-06-30'))
    expect(none).toEqual([])
    expect(reserve?.bands.map((band) => band.length)).toEqual([1, 0, 1, 0, 1])
    expect([reserve?.unknown.length, reserve?.median]).toEqual([1, 365])
    expect([started?.bands[0]?.length, started?.median]).toEqual([1, 0])
  })

  it('counts every project of the stages once', () => {
    fc.assert(
      fc.property(anyProjects, (projects) => {
        const all = ageing(projects, ['储备', '开工'], day('2025-06-30'))
        const count = all.reduce((sum, { bands, unknown }) => sum + unknown.length + bands.reduce((each, band) => each + band.length, 0), 0)
        expect(count).toBe(projects.filter(({ stage }) => stage === '储备' || stage === '开工').length)
        expect(all.every(({ bands }) => bands.length === AGE_BANDS.length)).toBe(true)
      }),
    )
  })
})

describe('size by sector and 属地', () => {
  it('ranks by total and by annual plan, which differ; equal amounts share a rank', () => {
    const of = (district: string, total: number, plan: number): Project => bareProject({ district, totalInvestment: total as never, plans: withPlan(plan) })
    const rows = sizes([of('西兴街道', 900, 10), of('长河街道', 100, 60), of('浦沿街道', 100, 30)], 'district', YEAR)
    expect(rows.map(({ name, totalRank, planRank, totalShare, planShare }) => [name, totalRank, planRank, totalShare, planShare])).toEqual([
      ['西兴街道', 1, 3, 818, 100],
      ['长河街道', 2, 1, 91, 600],
      ['浦沿街道', 2, 2, 91, 300],
    ])
  })

  it('tells which row took what of the rounding residue, and says it', () => {
    const third = (district: string): Project => bareProject({ district, totalInvestment: 100 as never })
    const rows = sizes([third('西兴街道'), third('长河街道'), third('浦沿街道')], 'district', YEAR)
    const taken = rows.filter(({ totalResidue, planResidue }) => totalResidue !== 0 || planResidue !== 0)
    expect(taken).toMatchObject([{ totalShare: 334, totalResidue: 1, planResidue: 0 }])
    expect(sayResidues([{ name: '西兴街道总投资', residue: 1 }])).toContain('占比凑整到 100.0，差额计入最大一行（西兴街道总投资 +0.1）')
    expect(sayResidues([])).toBe('')
  })

  it('prints shares that add up to 100.0 wherever there is an amount', () => {
    fc.assert(
      fc.property(anyProjects, (projects) => {
        const rows = sizes(projects, 'sector', YEAR)
        const whole = rows.reduce((sum, { sums }) => sum + sums.annualPlan, 0)
        if (whole > 0) expect(rows.reduce((sum, { planShare }) => sum + planShare, 0)).toBe(1000)
      }),
    )
  })
})
