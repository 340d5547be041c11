import { describe, expect, it } from 'vitest'
import type { IsoDate } from '#domain/calendar.ts'
import { samePerson } from '#domain/contactLeader.ts'
import { changeOf, rankChange } from '#domain/change.ts'
import { attentionOf } from '#projection/attention.ts'
import { indicatorsOf } from '#projection/indicators.ts'
import { readerOf } from '#projection/lights.ts'
import { milestone, projectOf, standingOf } from './indicatedProjects.ts'

const late = (days: string): ReturnType<typeof milestone> => milestone('主体封顶', days)

describe('the projects somebody has to act on', () => {
  it('are the red ones, then the yellow; among them first those furthest behind, then the most overdue, then the larger plan', () => {
    const slow = (name: string, plan: number, done: number, due: string | null = null): ReturnType<typeof projectOf> => projectOf(name, { category: '续建', plan, months: [[5, done]], stage: '续建', milestones: due ? [late(due)] : [] })
    const all = [
      slow('超前而超期', 12, 12, '2025-05-01'), // 100.0 %, and a milestone fifty days late
      slow('红稍慢', 12_000, 1_000), // 8.3 %, −33.4
      slow('黄', 120, 30), // 25.0 %, −16.7
      slow('正常', 120, 60),
      slow('红小', 120, 0), // 0.0 %, −41.7
      slow('红大', 1200, 0),
      slow('黄二', 12, 3, '2025-06-10'), // and a milestone ten days late
      slow('红二', 12, 0, '2025-06-10'),
    ]
    expect(attentionOf(all, readerOf(standingOf())).map(({ project }) => project.name)).toEqual(['红二', '红大', '红小', '红稍慢', '超前而超期', '黄二', '黄'])
  })
})

describe('what a figure changed by', () => {
  const standing = standingOf()
  const before = indicatorsOf([projectOf('a', { plan: 2_000_000_000, months: [[4, 500_000_000]], stage: '续建', category: '续建' })], standingOf({ month: 4, day: '2025-04-30' as IsoDate }))
  const now = indicatorsOf([projectOf('a', { plan: 2_000_000_000, months: [[4, 500_000_000], [5, 320_000_000]], stage: '续建', category: '续建' })], standing)

  it('is printed with its sign and unit, rates in 百分点', () => {
    // 25.0 % to 41.0 %; 序时差 −8.3 to −0.7.
    expect([changeOf('done', before, now), changeOf('rate', before, now), changeOf('difference', before, now)]).toEqual([
      { text: '+3.2 亿元', way: 'up' }, { text: '+16.0 个百分点', way: 'up' }, { text: '+7.6 个百分点', way: 'up' },
    ])
    expect(changeOf('projects', before, now)).toEqual({ text: '持平', way: 'same' })
    expect(changeOf('done', now, before)).toEqual({ text: '-3.2 亿元', way: 'down' })
  })

  it('is nothing where one side has no such figure', () => {
    expect(changeOf('rate', indicatorsOf([], standing), now)).toBeNull()
  })

  it('tells a rank’s way: up is a smaller number', () => {
    expect([rankChange(4, 1)?.text, rankChange(1, 4)?.text, rankChange(2, 2)?.text, rankChange(null, 2)]).toEqual(['升 3 位', '降 3 位', '持平', null])
  })
})

describe('我联系的项目', () => {
  it('finds a leader by name, with the mark of an example or without it', () => {
    expect([samePerson('周领导(示例)', '周领导'), samePerson('周领导（示例）', '周领导(示例)'), samePerson('周领导', ' 周领导 '), samePerson('周领导', '吴领导'), samePerson('', '')]).toEqual([true, true, true, false, false])
  })
})
