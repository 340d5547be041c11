import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fulfilments } from '#projection/fulfilment.ts'
import { countyTable } from '#projection/counties.ts'
import { lastReportedPeriod } from '#projection/reportedMonths.ts'
import { addSums, NO_SUMS, rollUp, sumUp } from '#projection/rollup.ts'
import { aProject, anyProjects, seedProjects, YEAR } from './someProjects.ts'

describe('sums', () => {
  it('make the same whole however the projects are parted', () => {
    fc.assert(
      fc.property(anyProjects, (projects) => {
        const groups = rollUp(projects, YEAR, ({ stage }) => [stage])
        expect([...groups.values()].reduce(addSums, NO_SUMS)).toEqual(sumUp(projects, YEAR))
      }),
    )
  })

  it('count a 未填 amount as nothing and say how many there were', () => {
    const sums = sumUp([aProject({ total: null, plan: 5 }), aProject({ total: 7 })], YEAR)
    expect(sums).toMatchObject({ projects: 2, totalInvestment: 7, unknownTotal: 1, annualPlan: 5, unknownPlan: 1, unreported: 2 })
  })

  it('keep what was done without a plan out of the numerator of 投资完成率', () => {
    const sums = sumUp([aProject({ plan: 100, months: [80, 40] }), aProject({ plan: 0, months: [9] }), aProject({ months: [null, 1] })], YEAR)
    expect(sums).toMatchObject({ done: 130, plannedDone: 120, annualPlan: 100 })
  })

  it('name the latest month any project reported', () => {
    expect(lastReportedPeriod([aProject({ months: [1] }), aProject({ months: [1, 2, 3] }), aProject()], YEAR)).toBe('2025-03')
    expect(lastReportedPeriod([aProject({ months: [1] })], 2026)).toBeNull()
  })
})

describe('by county', () => {
  const 滨富 = aProject({ district: '滨富合作区', total: 10 })
  const 滨萧 = aProject({ district: '滨萧合作园', total: 20 })
  const 西兴 = aProject({ district: '西兴街道', total: 40 })

  it('counts a 滨富合作区 project in both counties and once in the grand total', () => {
    const { rows, total } = countyTable([滨富, 西兴], YEAR, true)
    expect(rows.map(({ name, sums }) => [name, sums.projects, sums.totalInvestment])).toEqual([['滨江', 2, 50], ['富阳', 1, 10], ['萧山', 0, 0]])
    expect(total).toMatchObject({ projects: 2, totalInvestment: 50 })
  })

  it('shows how much of a county another county counts too', () => {
    const { rows } = countyTable([滨富, 滨萧, 西兴], YEAR, true)
    expect(rows.map(({ name, shared }) => [name, shared.projects])).toEqual([['滨江', 2], ['富阳', 1], ['萧山', 1]])
  })

  it('counts each project once, in the county that keeps the register, when 两区均作计数 is off', () => {
    const { rows, twice } = countyTable([滨富, 滨萧, 西兴], YEAR, false)
    expect(rows.map(({ sums }) => sums.projects)).toEqual([3, 0, 0])
    expect(twice).toEqual(NO_SUMS)
  })

  it('has a row 未归属 for a project of no known 属地', () => {
    const { rows } = countyTable([aProject({ district: '某街道' }), 西兴], YEAR, true)
    expect(rows.at(-1)).toMatchObject({ name: '未归属', sums: { projects: 1 } })
  })

  it('adds up: the rows less what was counted twice are every project once', () => {
    fc.assert(
      fc.property(anyProjects, fc.boolean(), (projects, both) => {
        const { rows, counted, twice, total } = countyTable(projects, YEAR, both)
        expect(rows.map(({ sums }) => sums).reduce(addSums, NO_SUMS)).toEqual(counted)
        expect(addSums(total, twice)).toEqual(counted)
        expect(total).toEqual(sumUp(projects, YEAR))
      }),
    )
  })

  it('has 53 projects in 滨江, 2 also in 富阳 and 4 also in 萧山 in the plan of 2025', () => {
    const { rows, counted, twice, total } = countyTable(seedProjects(), YEAR, true)
    expect(rows.map(({ name, sums }) => [name, sums.projects])).toEqual([['滨江', 53], ['富阳', 2], ['萧山', 4]])
    expect([counted.projects, twice.projects, total.projects]).toEqual([59, 6, 53])
  })
})

describe('已兑现', () => {
  it('counts a 建成 project when it is in 投产, not while it is under construction', () => {
    const projects = [aProject({ category: '建成', stage: '续建' }), aProject({ category: '建成', stage: '投产' })]
    expect(fulfilments(projects, YEAR)).toEqual([{ category: '建成', projects: 2, fulfilled: 1 }])
  })

  it('counts a 新开工 project from its start on, and a 续建 project unless it stopped', () => {
    const projects = [
      ...(['储备', '开工', '续建'] as const).map((stage) => aProject({ category: '新开工', stage })),
      ...(['续建', '停缓建', '退出'] as const).map((stage) => aProject({ category: '续建', stage })),
    ]
    expect(fulfilments(projects, YEAR).map(({ fulfilled }) => fulfilled)).toEqual([2, 1])
  })

  it('is 0/3, 32/32 and 0/18 at the date of the plan of 2025', () => {
    expect(fulfilments(seedProjects(), YEAR).map(({ category, fulfilled, projects }) => `${category} ${fulfilled}/${projects}`)).toEqual([
      '新开工 0/3',
      '续建 32/32',
      '建成 0/18',
    ])
  })
})
