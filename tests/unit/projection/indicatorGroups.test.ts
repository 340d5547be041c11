import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Indicators } from '#domain/indicators.ts'
import type { Project } from '#domain/project.ts'
import { IndicatorGroups } from '#projection/indicatorGroups.ts'
import { indicatorsOf } from '#projection/indicators.ts'
import { anyIndicated, projectOf, standingOf } from './indicatedProjects.ts'

const byStageAndAll = ({ stage }: Project): readonly string[] => ['全部', stage]
/** An indicator object without its functions, so that two can be compared. */
const plain = (it: Indicators): object => ({ ...it, count: null, behind: it.behind('全部') })

describe('the indicators of all groups, kept as projects change', () => {
  it('are those of the register as it now stands, whatever became of it in between', () => {
    fc.assert(fc.property(anyIndicated, fc.array(fc.nat(30), { maxLength: 8 }), ({ projects, issues }, removed) => {
      const standing = standingOf({}, issues)
      const groups = new IndicatorGroups(standing, byStageAndAll)
      groups.update(projects)
      const left = projects.filter((_, at) => !removed.includes(at)).map((project, at) => (at % 3 === 0 ? { ...project, stage: '续建' as const } : project))
      groups.update(left)
      for (const key of groups.keys) expect(plain(groups.of(key))).toEqual(plain(indicatorsOf(left.filter((project) => byStageAndAll(project).includes(key)), standing)))
      expect(new Set(groups.keys)).toEqual(new Set(left.flatMap(byStageAndAll)))
    }))
  })

  it('stay the same object for a group nobody touched, and change for those of the project that changed', () => {
    const [one, other] = [projectOf('甲', { stage: '续建', plan: 100, months: [[1, 10]] }), projectOf('乙', { stage: '储备', plan: 50 })]
    const groups = new IndicatorGroups(standingOf(), byStageAndAll)
    groups.update([one, other])
    const [ongoing, reserve] = [groups.of('续建'), groups.of('储备')]
    expect(groups.update([{ ...one, reports: [] }, other])).toBe(1)
    expect(groups.of('储备')).toBe(reserve)
    expect([ongoing.done, groups.of('续建').done, groups.of('续建')]).toEqual([10, 0, expect.not.objectContaining({ done: 10 })])
  })

  it('of a group without a project are those of none', () => {
    const groups = new IndicatorGroups(standingOf(), byStageAndAll)
    groups.update([projectOf('甲', { stage: '续建' })])
    groups.update([])
    expect([groups.keys, groups.of('续建').projects, groups.of('续建').completion]).toEqual([[], 0, null])
  })
})
