import { describe, expect, it } from 'vitest'
import type { IsoDate } from '#domain/calendar.ts'
import { sayAmountLacking, sayRateGoal, sayStartsLacking } from '#domain/overviewWords.ts'
import type { Project } from '#domain/project.ts'
import { fundsTogether, fundsWon, lackingOf, startTarget } from '#projection/targets.ts'
import { bareProject, reported, YEAR } from './fixtures.ts'
import { projectOf, standingOf } from './indicatedProjects.ts'
import { publishedPlan } from './someProjects.ts'

const GOALS = publishedPlan().targets.thousandProjectsStartRate
const listed = (list: string, plan: number | null = null, year = YEAR): Project['lists'] => [{ list, year, level: null, plan: plan as never }]
const member = (name: string, started: boolean): Project =>
  projectOf(name, { category: '新开工', plan: 100, lists: listed('省千项万亿'), actualStart: started ? ('2025-03-05' as IsoDate) : null })

describe('the start rate of 省千项万亿', () => {
  const five = [member('a', true), member('b', true), member('c', true), member('d', false), member('e', false)]
  const others = [projectOf('f', { category: '新开工', plan: 1 }), projectOf('g', { category: '续建', plan: 1, lists: listed('省千项万亿'), stage: '续建' })]

  it('holds 50, 80 and 100 % against those of the list that are planned to start, and says how many are lacking', () => {
    // 3 of 5. 50 % of 5 is 2.5, so 3 must have started; 80 % is 4; 100 % is 5.
    const target = startTarget([...five, ...others], standingOf({ month: 5 }), GOALS)
    expect([target.members.length, target.started, target.planned, target.startedOfAll]).toEqual([6, 3, 5, 4])
    expect(target.goals.map(({ by, percent, time, lacking }) => [by, percent, time, lacking])).toEqual([
      ['一季度', 50, '到期', 0], ['上半年', 80, '本期', 1], ['三季度', 100, '未到', 2],
    ])
  })

  it('is due in the month it names, and none is left to come after September', () => {
    const times = (month: number): string[] => startTarget(five, standingOf({ month }), GOALS).goals.map(({ time }) => time)
    expect(times(0)).toEqual(['本期', '未到', '未到'])
    expect(times(3)).toEqual(['到期', '本期', '未到'])
    expect(times(9)).toEqual(['到期', '到期', '到期'])
  })

  it('is not judged where the list plans no start', () => {
    expect(startTarget(others, standingOf(), GOALS).goals.map(({ lacking }) => lacking)).toEqual([null, null, null])
  })
})

describe('special funds', () => {
  const funded = (funds: Record<string, number> | null, lists: Project['lists'] = [], period = '2025-03'): Project => bareProject({ lists, reports: [{ ...reported(period, 1), funds: funds as never }] })

  it('counts list figures of the channel’s lists of the year, and 到位资金 of its source of every project, apart', () => {
    const projects = [
      funded({ 超长期特别国债: 300, 企业自筹: 50 }, listed('两重', 1000)),
      funded({ 超长期特别国债: 7 }, listed('两新', null)),
      funded({ 超长期特别国债: 5 }),
      funded({ 超长期特别国债: 900 }, listed('两重', 9000, 2024), '2024-12'),
      funded(null, listed('专项债', 40)),
    ]
    const won = fundsWon(projects, '“两重”“两新”', YEAR)
    expect([won?.projects.length, won?.listed, won?.unknownListed, won?.inPlace]).toEqual([2, 1000, 1, 312])
    const bonds = fundsWon(projects, '地方政府专项债', YEAR)
    expect([bonds?.projects.length, bonds?.listed, bonds?.inPlace]).toEqual([1, 40, null])
    expect(fundsTogether([won, bonds].flatMap((part) => part ?? []))).toEqual({ listed: 1040, inPlace: 312, unknownListed: 1 })
  })

  it('is 未填, not 0, where nobody gave a figure', () => {
    expect(fundsWon([], '土储债', YEAR)).toMatchObject({ listed: null, inPlace: null })
    expect(fundsWon([], '别的渠道', YEAR)).toBeNull()
  })

  it('knows every channel that the report names', () => {
    const { reservePools, targets } = publishedPlan()
    const channels = [...reservePools.map(({ channel }) => channel), ...targets.specialFundingChannels]
    expect(channels.filter((channel) => fundsWon([], channel, YEAR) === null)).toEqual([])
  })

  it('says what is lacking of 8 亿元', () => {
    expect([lackingOf(271_400_000 as never, '8'), lackingOf(800_000_000 as never, '8'), lackingOf(900_000_000 as never, '8')]).toEqual([528_600_000, 0, 0])
    expect([sayAmountLacking(528_600_000 as never), sayAmountLacking(0 as never), sayAmountLacking(null)]).toEqual(['还差 5.29 亿元', '已达到', '均未填'])
  })
})

describe('the words of targets', () => {
  it('tell what is lacking of starts, and whether its time has passed', () => {
    expect([sayStartsLacking(0, true), sayStartsLacking(2, true), sayStartsLacking(1, false)]).toEqual(['已达到', '未达到，差 2 个', '还差 1 个'])
  })

  it('tell how far a completion rate is from 100 %, above it too', () => {
    expect(sayRateGoal({ part: 455, whole: 1000 }, 100)).toBe('还差 54.5 个百分点')
    expect(sayRateGoal({ part: 1511, whole: 1000 }, 100)).toBe('已超 51.1 个百分点')
    expect(sayRateGoal(null, 100)).toBe('—')
  })
})
