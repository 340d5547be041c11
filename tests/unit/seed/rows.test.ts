import { describe, expect, it } from 'vitest'
import { CONSTRUCTION_NATURES } from '#domain/fields.ts'
import { judgeProjectCode } from '#domain/projectCode.ts'
import { APPROVAL_KINDS } from '#domain/evidence.ts'
import { seedRegister } from './seedFiles.ts'

const register = seedRegister()
const { rows } = register

describe('honesty of the illustrative rows', () => {
  it('ends every name with (示例)', () => {
    for (const { name } of rows) expect(name).toMatch(/\S\(示例\)$/)
  })

  it('marks the file as illustrative and says in its source that the rows are invented', () => {
    expect(register.illustrative).toBe(true)
    expect(register.source).toContain('编造')
  })

  it('marks every owner and every person with (示例), so that no real name stands beside an invented amount', () => {
    for (const { owner, contactLeader, officer, siteContact } of rows) {
      for (const name of [owner, contactLeader, officer, siteContact])
        if (name !== null) expect(name).toMatch(/\(示例\)$/)
    }
  })

  it('names no responsible unit but the 属地 of table 3 and units marked (示例)', () => {
    for (const { responsibleUnit, district } of rows)
      expect(responsibleUnit === district || /\(示例\)$/.test(responsibleUnit ?? '')).toBe(true)
  })
})

describe('the state at the plan’s date', () => {
  const reserve = rows.filter(({ stage }) => stage === '储备')

  it('has the three of 新开工 in 储备 and the other fifty in 续建 since 1 January', () => {
    expect(reserve).toHaveLength(3)
    expect(reserve.every(({ planCategory }) => planCategory === '新开工')).toBe(true)
    const ongoing = rows.filter(({ stage }) => stage === '续建')
    expect(ongoing).toHaveLength(50)
    expect(ongoing.every(({ stageSince }) => stageSince === '2025-01-01')).toBe(true)
  })

  it('has those three in the 建设项目库 by the approval their investor needs, before the plan’s date', () => {
    for (const { constructionLibrary, investorKind, plannedStart } of reserve) {
      expect(constructionLibrary?.kind).toBe(APPROVAL_KINDS[investorKind ?? '政府投资'])
      expect(constructionLibrary!.date < register.asOf).toBe(true)
      expect(plannedStart! > register.asOf).toBe(true)
    }
    expect(new Set(reserve.map(({ investorKind }) => investorKind))).toEqual(
      new Set(['政府投资', '企业投资']),
    )
  })

  it('has the fifty others started before 2025, and planned completion in 2025 for 建成 alone', () => {
    for (const { stage, planCategory, actualStart, plannedCompletion } of rows) {
      expect(actualStart !== null && actualStart < '2025-01-01').toBe(stage === '续建')
      expect(plannedCompletion!.startsWith('2025')).toBe(planCategory === '建成')
    }
  })

  it('leaves room in every total for what is done and what is planned', () => {
    for (const { name, totalInvestment, completedBeforeYear, annualPlan } of rows) {
      expect(completedBeforeYear! + annualPlan!, name).toBeLessThanOrEqual(totalInvestment!)
    }
  })
})

describe('the spread of the rows', () => {
  it('has project codes with right check digits, and three of the old form', () => {
    for (const { projectCode } of rows) expect(judgeProjectCode(projectCode!)).toBe('well-formed')
    expect(rows.filter(({ projectCode }) => /^20(1[5-9]|20)-/.test(projectCode!))).toHaveLength(3)
    expect(register.warnings).toEqual([])
  })

  it('has a project of 物联网产业园 whose name contains 物联谷', () => {
    expect(rows.filter(({ name }) => name.includes('物联谷')).map(({ district }) => district)).toEqual([
      '物联网产业园',
    ])
  })

  it('has every project on the city’s list and some on others', () => {
    for (const { lists, annualPlan } of rows)
      expect(lists[0]).toEqual({ list: '市重点', year: 2025, level: '市级', plan: annualPlan })
    expect(new Set(rows.flatMap(({ lists }) => lists.map(({ list }) => list)))).toEqual(
      new Set(['市重点', '省千项万亿', '两重', '专项债', '区重大']),
    )
  })

  it('has monthly plans for about a third, each adding up to the annual plan', () => {
    const planned = rows.filter(({ monthlyPlan }) => monthlyPlan !== null)
    expect(planned.length).toBeGreaterThanOrEqual(15)
    for (const { monthlyPlan, annualPlan } of planned)
      expect(monthlyPlan!.reduce((sum, month) => sum + month, 0)).toBe(annualPlan)
  })

  it('leaves a few fields 未填 and uses several kinds of 建设性质', () => {
    const optional = [
      'constructionNature',
      'longitude',
      'latitude',
      'plannedProduction',
      'owner',
      'siteContact',
    ] as const
    expect(rows.filter((row) => optional.some((field) => row[field] === null))).toHaveLength(4)
    expect(new Set(rows.map(({ constructionNature }) => constructionNature)).size).toBeGreaterThan(3)
    for (const { constructionNature } of rows)
      expect([...CONSTRUCTION_NATURES, null]).toContain(constructionNature)
  })

  it('stands where its 属地 lies: in or around Binjiang, 滨富 to the south-west', () => {
    for (const { longitude, latitude, district, name } of rows) {
      if (longitude === null || latitude === null) continue
      const [west, east, south, north] =
        district === '滨富合作区'
          ? ([119.8, 120.1, 29.9, 30.1] as const)
          : ([120.1, 120.3, 30.05, 30.25] as const)
      expect(longitude > west && longitude < east && latitude > south && latitude < north, name).toBe(true)
    }
  })
})
