import { describe, expect, it } from 'vitest'
import { agreementOf, differencesOf, ownDifferences, remarksOn } from '#projection/differences.ts'
import { compareTable, FIGURES, projectsOfPlan, type ComparedTable } from '#projection/tables.ts'
import type { Project } from '#domain/project.ts'
import type { Yuan } from '#domain/money.ts'
import { aProject, publishedPlan, seedProjects, YEAR } from './someProjects.ts'

const plan = publishedPlan()
const seed = seedProjects()

function bothTables(projects: readonly Project[]): [ComparedTable, ComparedTable] {
  const planned = projectsOfPlan(projects, YEAR)
  return [compareTable(plan.sectors, 'sector', planned, YEAR), compareTable(plan.districts, 'district', planned, YEAR)]
}

const computed = ({ rows, total }: ComparedTable): string[][] => [...rows, total].map((line) => [line.label, ...FIGURES.map((name) => line.figures[name].computed)])
const printed = ({ rows, total }: typeof plan.sectors): string[][] => [...rows, total].map((line) => [line.label, ...FIGURES.map((name) => String(line[name]))])

describe('tables 2 and 3 of the 2025 plan, computed from the 53 projects', () => {
  const [sectors, districts] = bothTables(seed)

  it('come out as printed in every figure of table 2', () => {
    expect(computed(sectors)).toEqual(printed(plan.sectors))
  })

  it('come out as printed in every figure of table 3 but the share of 互联网产业园', () => {
    const expected = printed(plan.districts as unknown as typeof plan.sectors).map((line) => (line[0] === '互联网产业园' ? [...line.slice(0, 4), '7.8'] : line))
    expect(computed(districts)).toEqual(expected)
  })

  it('name that one difference with its proof', () => {
    const found = [sectors, districts].flatMap((table) => differencesOf(table, plan.knownDifferences))
    expect(found).toEqual([
      { table: '表3', row: '互联网产业园', column: 'share', printed: '7.9', computed: '7.8', explanation: expect.stringContaining('4.85÷62.15') as string },
    ])
  })

  it('agree in 67 of the 68 printed figures', () => {
    expect(agreementOf([sectors, districts])).toEqual({ compared: 68, agreeing: 67 })
  })

  it('round plainly: the computed shares of table 3 add up to 99.9, not to 100.0', () => {
    const tenths = districts.rows.map(({ figures }) => Number(figures.share.computed.replace('.', '')))
    expect(tenths.reduce((a, b) => a + b)).toBe(999)
    expect(districts.total.figures.share.computed).toBe('100.0')
  })
})

describe('which projects tables 2 and 3 count', () => {
  const listed = (facts: Parameters<typeof aProject>[0]): Project => aProject({ lists: [{ list: '市重点', year: YEAR, level: null, plan: null }], ...facts })

  it('are all on the list 市重点 of the year, whatever their stage', () => {
    const projects = [listed({ stage: '退出' }), listed({ stage: '谋划' }), aProject(), aProject({ lists: [{ list: '市重点', year: 2024, level: null, plan: null }] })]
    expect(projectsOfPlan(projects, YEAR)).toEqual(projects.slice(0, 2))
  })

  it('get a line of their own in a 行业 or 属地 the report does not have, and it is named as a difference', () => {
    const [sectors] = bothTables([...seed, listed({ sector: '交通强省', total: 100_000_000 })])
    expect(sectors.rows.at(-1)).toMatchObject({ label: '交通强省', isPrinted: false, figures: { totalInvestment: { printed: null, computed: '1.0' } } })
    expect(differencesOf(sectors, []).map(({ row, column, printed: was }) => [row, column, was])).toContainEqual(['交通强省', 'projects', null])
  })
})

describe('differences', () => {
  it('carry a known explanation only for a figure which it explains', () => {
    const moved = seed.map((project) => (project.district === '互联网产业园' ? withPlan(project, 900_000_000) : project))
    const share = differencesOf(bothTables(moved)[1], plan.knownDifferences).find(({ row, column }) => row === '互联网产业园' && column === 'share')
    expect(share).toMatchObject({ printed: '7.9', explanation: null })
  })

  it('of the report with itself are computed from its printed figures alone', () => {
    const found = [plan.sectors, plan.districts].flatMap((table) => ownDifferences(table, plan.knownDifferences))
    expect(found.map(({ table, row, column, printed: was, computed: is }) => [table, row, column, was, is])).toEqual([
      ['表2', '合计', 'totalInvestment', '1243.8', '1243.9'],
      ['表2', '先进制造业基地', 'share', '58.6', '58.5'],
      ['表3', '互联网产业园', 'share', '7.9', '7.7'],
      ['表3', '创意城管委会', 'share', '22.6', '22.7'],
    ])
    expect(found.every(({ explanation }) => explanation !== null)).toBe(true)
  })

  it('leave what is known without being a difference as a remark: 其他 is 城镇有机更新', () => {
    expect(remarksOn(plan.sectors, plan.knownDifferences)).toEqual([])
    expect(remarksOn(plan.districts, plan.knownDifferences)).toEqual([expect.stringContaining('城镇有机更新')])
  })
})

function withPlan(project: Project, annualPlan: number): Project {
  const year = project.plans.get(YEAR)!
  return { ...project, plans: new Map([[YEAR, { ...year, annualPlan: annualPlan as Yuan }]]) }
}
