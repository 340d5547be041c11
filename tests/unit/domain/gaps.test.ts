import { describe, expect, it } from 'vitest'
import { PROJECT_FIELDS } from '#domain/fields.ts'
import { gapsOf } from '#domain/gaps.ts'
import type { Project } from '#domain/project.ts'
import { LIXIANG, makeProject } from '../../support/project.ts'

const gaps = (known: Partial<Project> = {}): string[] => gapsOf(makeProject(known), 2025).map(({ field }) => field)

describe('what the data dictionary requires and is 未填', () => {
  it('counts required fields, the plan of the year, its lists and its milestones', () => {
    const found = gaps()
    expect(found).toContain('totalInvestment')
    expect(found).toContain('annualPlan@2025')
    expect(found).toEqual(expect.arrayContaining(['list', 'milestone']))
    expect(found).not.toContain('owner')
  })

  it('asks for the 项目代码 from 立项 on, not before', () => {
    expect(gaps({ stage: '谋划' })).not.toContain('projectCode')
    expect(gaps({ stage: '储备' })).not.toContain('projectCode')
    expect(gaps({ stage: '储备', constructionLibrary: LIXIANG })).toContain('projectCode')
    expect(gaps({ stage: '开工' })).toContain('projectCode')
  })

  it('does not count a 0 as a gap: 未填 is null', () => {
    const required = Object.fromEntries(Object.entries(PROJECT_FIELDS).map(([name]) => [name, 0])) as unknown as Partial<Project>
    expect(gaps({ ...required, stage: '开工' }).filter((field) => !field.includes('@'))).toEqual(['list', 'milestone'])
  })
})
