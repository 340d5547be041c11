import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { ranking, sortRanking, BY_RANK, RANK_COLUMNS } from '#projection/ranking.ts'
import { issuesByProject } from '#projection/standing.ts'
import { anyIndicated, issueOf, projectOf, standingOf } from './indicatedProjects.ts'

/**
 * By hand, May being the last reported month, so 序时 is 41.7 %:
 * 西兴街道 120 + 120 planned, 60 + 60 done: 50.0 %, +8.3. 长河街道 240 planned, 120 done: the same.
 * 浦沿街道 120 planned, 20 done: 16.7 %, −25.0. 其他: no plan. 未归属: 120 planned, 120 done.
 */
const register = [
  projectOf('西一', { district: '西兴街道', contactLeader: '甲', category: '新开工', plan: 120, months: [[5, 60]], stage: '开工' }),
  projectOf('西二', { district: '西兴街道', contactLeader: '乙', category: '建成', plan: 120, months: [[5, 60]], stage: '续建' }),
  projectOf('西三', { district: '西兴街道', contactLeader: '乙', plan: null }),
  projectOf('长一', { district: '长河街道', contactLeader: '乙', category: '续建', plan: 240, months: [[5, 120]], stage: '续建' }),
  projectOf('浦一', { district: '浦沿街道', contactLeader: '甲', category: '续建', plan: 120, months: [[5, 20]], stage: '续建' }),
  projectOf('其一', { district: '其他', contactLeader: null, plan: 0 }),
  projectOf('无一', { district: null, contactLeader: '甲', category: '续建', plan: 120, months: [[5, 120]], stage: '续建' }),
]
const issues = [issueOf('a', '浦一', '2025-03-01'), issueOf('b', '浦一', '2025-03-01', { closed: '2025-04-01' }), issueOf('c', '长一', '2025-03-01')]
const standing = standingOf({ issuesOf: issuesByProject(issues) })

describe('the ranking by 属地', () => {
  const rows = ranking(register, standing, 'district')
  const byName = new Map(rows.map((row) => [row.name, row]))

  it('ranks by 序时差; ties share a rank and the next rank is left out', () => {
    expect(rows.map(({ name, rank, indicators: { difference } }) => [name, rank, difference])).toEqual([
      ['西兴街道', 1, 83], ['长河街道', 1, 83], ['浦沿街道', 3, -250], ['其他', null, null], ['未归属', null, 583],
    ])
  })

  it('marks fewer than three projects as a small sample', () => {
    expect(rows.filter(({ few }) => !few).map(({ name }) => name)).toEqual(['西兴街道'])
  })

  it('tells projects, plan, done, starts, completions, lights and open issues of each', () => {
    const { indicators } = byName.get('西兴街道') ?? rows[0]!
    expect([indicators.projects, indicators.plan, indicators.done]).toEqual([3, 240, 120])
    expect([indicators.starts, indicators.completions]).toEqual([{ part: 1, whole: 1 }, { part: 0, whole: 1 }])
    expect(byName.get('浦沿街道')?.indicators.overdueIssues?.whole).toBe(1)
    expect(byName.get('浦沿街道')?.indicators.grades.黄).toBe(1)
  })
})

describe('the ranking by leader', () => {
  it('adds up the projects of each; what has no leader has no rank', () => {
    // 甲: 360 planned, 200 done, 55.6 %, +13.9. 乙: 360 planned, 180 done, 50.0 %, +8.3.
    expect(ranking(register, standing, 'leader').map(({ name, rank, indicators: { difference } }) => [name, rank, difference])).toEqual([['甲', 1, 139], ['乙', 2, 83], ['未归属', null, null]])
  })
})

describe('sorting a ranking', () => {
  const rows = ranking(register, standing, 'district')
  const names = (column: (typeof RANK_COLUMNS)[number], descending: boolean): string[] => sortRanking(rows, { column, descending }).map(({ name }) => name)

  it('puts the furthest ahead first by default, and what has no value last either way', () => {
    expect(sortRanking(rows, BY_RANK).map(({ name }) => name)).toEqual(['未归属', '西兴街道', '长河街道', '浦沿街道', '其他'])
    expect(names('difference', false)).toEqual(['浦沿街道', '西兴街道', '长河街道', '未归属', '其他'])
  })

  it('keeps the printed order of 属地 among equals and by name', () => {
    expect(names('issues', true)).toEqual(['长河街道', '浦沿街道', '西兴街道', '其他', '未归属'])
    expect(names('name', false)).toEqual(rows.map(({ name }) => name))
  })

  it('loses no line, whatever the column', () => {
    fc.assert(
      fc.property(anyIndicated, fc.constantFrom(...RANK_COLUMNS), fc.boolean(), ({ projects }, column, descending) => {
        const all = ranking(projects, standingOf(), 'leader')
        expect(new Set(sortRanking(all, { column, descending }))).toEqual(new Set(all))
        expect(all.reduce((sum, { indicators }) => sum + indicators.projects, 0)).toBe(projects.length)
      }),
    )
  })
})
