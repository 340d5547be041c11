import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IsoDate } from '#domain/calendar.ts'
import { pointsText } from '#domain/indicator.ts'
import { PROJECT_SETS, ratioText, type Indicators } from '#domain/indicators.ts'
import { GRADES } from '#domain/light.ts'
import type { Yuan } from '#domain/money.ts'
import { fulfilments } from '#projection/fulfilment.ts'
import { indicatorsOf } from '#projection/indicators.ts'
import { lightsOf } from '#projection/lights.ts'
import { sumUp } from '#projection/rollup.ts'
import { YEAR } from './fixtures.ts'
import { anyIndicated, issueOf, milestone, projectOf, standingOf, type Line } from './indicatedProjects.ts'

const on = (text: string): IsoDate => text as IsoDate
const yuan = (amount: number): Yuan => amount as Yuan

/** The table everything below is computed from, by hand: nine projects as looked at from 20 June, May the last month. */
const TABLE: Readonly<Record<string, Line>> = {
  // 新开工, planned for March, started in February; March came a day late, May on the reporting day itself.
  A: {
    category: '新开工', stage: '开工', plan: 1_000, before: 2_000, totalInvestment: yuan(10_000), monthly: 50,
    plannedStart: on('2025-03-10'), actualStart: on('2025-02-20'), counted: { 2: 180, 3: 90 },
    months: [[1, 100, '2025-02-08'], [2, 100, '2025-03-10'], [3, 100, '2025-04-11'], [4, 0, '2025-05-09'], [5, 100, '2025-06-10']],
  },
  // 新开工, planned for May, not started, nothing reported.
  B: { category: '新开工', stage: '储备', plan: 2_000, plannedStart: on('2025-05-01') },
  // 新开工, planned for June: not due yet. Its plan is 0, and 30 were spent all the same.
  C: { category: '新开工', stage: '储备', plan: 0, totalInvestment: yuan(500), plannedStart: on('2025-06-30'), months: [[1, 30]] },
  // 续建; its reports come from a sheet that does not say when.
  D: {
    category: '续建', stage: '续建', plan: 3_000, before: 5_000, totalInvestment: yuan(20_000), monthly: 100, counted: { 4: 500 },
    months: [[1, 400], [2, 400], [3, 400], [4, 400], [5, 400]],
    milestones: [
      milestone('进场', '2025-03-01', '2025-03-01'), milestone('基础开挖', '2025-04-01', '2025-04-02'), milestone('主体浇筑', '2025-06-01'),
      milestone('主体封顶', '2025-06-20'), milestone('环评', '2024-12-01'), milestone('正式投产', null),
    ],
  },
  // 建成, planned for June, in use since May: 151.1 % of its plan, in one month.
  E: {
    category: '建成', stage: '投产', plan: 4_000, totalInvestment: yuan(8_000), plannedCompletion: on('2025-06-30'), actualCompletion: on('2025-05-20'),
    months: [[5, 6_044, '2025-06-05']],
  },
  // 建成, planned for April, still under construction; no plan and no report.
  F: { category: '建成', stage: '续建', totalInvestment: yuan(700), plannedCompletion: on('2025-04-30') },
  // 预备, started in April.
  G: { category: '预备', stage: '开工', plan: 500, actualStart: on('2025-04-04') },
  // Of no category this year, started in May.
  H: { stage: '开工', actualStart: on('2025-05-05') },
  // 续建 and suspended: its plan stays in P, nobody has to report it.
  I: { category: '续建', stage: '停缓建', plan: 100 },
}

const ISSUES = [
  issueOf('1', 'A', '2025-02-01', { closed: '2025-02-11' }), // 10 days
  issueOf('2', 'A', '2025-03-01', { due: '2025-06-01' }), // overdue
  issueOf('3', 'D', '2024-11-01', { closed: '2025-01-05' }), // 65 days
  issueOf('4', 'D', '2024-05-01', { closed: '2024-06-01' }), // before the year
  issueOf('5', 'D', '2025-06-01'), // no due day
  issueOf('6', 'D', '2025-07-01'), // after the day
  issueOf('7', 'E', '2025-05-01', { due: '2025-07-01', closed: '2025-06-25' }), // closed after the day
]

const projects = Object.entries(TABLE).map(([name, line]) => projectOf(name, line))
const standing = standingOf({}, ISSUES)
const all = indicatorsOf(projects, standing)
/** The same from June, that nobody has reported. */
const later = indicatorsOf(projects, standingOf({ month: 6, day: on('2025-07-05') }, ISSUES))
const only = (...names: string[]): Indicators => indicatorsOf(projects.filter(({ name }) => names.includes(name)), standing)
const behind = (set: (typeof PROJECT_SETS)[number], of = all): string => of.behind(set).map((id) => id.slice('project/'.length)).join('')

describe('1–3. completion and 序时差', () => {
  it('add A and P of the projects with a plan above 0, and divide the sums', () => {
    // P = 1,000 + 2,000 + 3,000 + 4,000 + 500 + 100; A = 400 + 0 + 2,000 + 6,044.
    expect([all.plan, all.done, all.allDone]).toEqual([10_600, 8_444, 8_474])
    expect(all.completion).toEqual({ part: 8_444, whole: 10_600 })
    // 79.66 %, not the mean of the six rates, 43.0.
    expect(ratioText(all.completion)).toBe('79.7')
    expect(behind('有计划')).toBe('ABDEGI')
    expect(behind('本年未报')).toBe('BGI')
    expect([behind('当月未报'), all.reportedTo]).toEqual(['', []])
    expect([behind('当月未报', later), later.reportedTo]).toEqual(['ADE', [5]])
  })

  it('measure it against 5/12', () => {
    // 79.660 − 41.667
    expect([ratioText(all.schedule), pointsText(all.difference)]).toEqual(['41.7', '+38.0'])
  })

  it('do not clamp 151.1 %', () => {
    expect(ratioText(only('E').completion)).toBe('151.1')
  })

  it('print "—" for a plan of 0, and for a group without a plan', () => {
    for (const group of [only('C'), only('F', 'H'), only()]) {
      expect([group.completion, group.difference, ratioText(group.completion), pointsText(group.difference)]).toEqual([null, null, '—', '—'])
    }
  })

  it('know no completion where no project with a plan was reported: 未报 is not 0', () => {
    expect([only('B', 'G').completion, only('B', 'G').difference]).toEqual([null, null])
    expect(indicatorsOf(projects, standingOf({ month: 0 })).completion).toBeNull()
  })

  it.each([[10, 977, 1000, '+14.4'], [3, 3090, 10_000, '+5.9'], [8, 74, 100, '+7.3']])('tell month %d and %d of %d as published: %s', (month, done, plan, points) => {
    const published = indicatorsOf([projectOf('P', { category: '续建', stage: '续建', plan, months: [[month, done]] })], standingOf({ month, day: on('2025-12-20') }))
    expect(pointsText(published.difference)).toBe(points)
  })
})

describe('4. 计划曲线比', () => {
  it('holds the projects with a monthly plan against five months of it, and says how many there are', () => {
    // (400 + 2,000) / (250 + 500)
    expect([all.curve, ratioText(all.curve), all.count('有月度计划')]).toEqual([{ part: 2_400, whole: 750 }, '320.0', 2])
    expect(only('E').curve).toBeNull()
  })
})

describe('5 and 6. 开工率 and 建成率', () => {
  it('are of their own categories only', () => {
    expect([all.starts, all.completions]).toEqual([{ part: 1, whole: 3 }, { part: 1, whole: 2 }])
    expect([behind('计划新开工'), behind('已开工'), behind('计划建成'), behind('已建成')]).toEqual(['ABC', 'A', 'EF', 'E'])
    expect(only('D', 'G').starts).toBeNull()
  })

  it('list what should have been by now: the planned month has passed, not the month that runs', () => {
    expect([behind('应开未开'), behind('应建未建')]).toEqual(['B', 'F'])
  })

  it('list what came early: before its planned month, of 预备, or of no category this year', () => {
    expect([behind('提前开工'), behind('提前建成')]).toEqual(['AGH', 'E'])
  })
})

describe('7. 占总投资', () => {
  it('divides the cumulative by the total of the projects where both are known', () => {
    // A 2,400 / 10,000, C 30 / 500, D 7,000 / 20,000, E 6,044 / 8,000; of F nothing is known to be done.
    expect([all.ofTotal, ratioText(all.ofTotal), behind('有累计')]).toEqual([{ part: 15_474, whole: 38_500 }, '40.2', 'ACDE'])
    expect(all.total).toBe(39_200)
  })
})

describe('8. 入统率 and 入统差额', () => {
  it('compare the months that have both figures, February with January as statistics counts it', () => {
    // A: 180 of 100 + 100, 90 of 100; D: 500 of 400.
    expect([all.inclusion, ratioText(all.inclusion), all.inclusionGap]).toEqual([{ part: 770, whole: 700 }, '110.0', -70])
    expect([only('A').inclusionGap, only('E').inclusionGap]).toEqual([30, null])
  })
})

describe('9. 节点按期率', () => {
  it('counts this year’s milestones that were due before the day; a day late is not in time', () => {
    expect([all.milestones, all.overdueMilestones]).toEqual([{ part: 1, whole: 3 }, 2])
    expect([behind('有到期节点'), behind('有超期节点')]).toEqual(['D', 'D'])
  })
})

describe('10. 销号', () => {
  it('counts what was open at any time of the year up to the day', () => {
    expect([all.closure, all.overdueIssues]).toEqual([{ part: 2, whole: 5 }, { part: 1, whole: 3 }])
    expect([behind('有问题'), behind('有未销号问题'), behind('有超期问题')]).toEqual(['ADE', 'ADE', 'A'])
  })

  it('takes 37.5 days on average', () => {
    expect(all.closingDays).toEqual({ part: 75, whole: 2 })
  })
})

describe('11. 填报及时率 and 数据新鲜度', () => {
  it('counts the months whose reporting day has passed, of those who have to report', () => {
    // A 4 of 5, B, G 0 of 5, E 1 of 5; D does not say when, C has no plan, I is suspended.
    expect([all.timeliness, all.undatedReports, behind('应填报'), behind('未按时填报')]).toEqual([{ part: 5, whole: 20 }, 5, 'ABDEG', 'ABEG'])
  })

  it('lets a month be handed in on the reporting day itself', () => {
    const early = indicatorsOf(projects, standingOf({ day: on('2025-06-10') }))
    // May is not due yet; A 3 of 4, the others 0 of 4.
    expect(early.timeliness).toEqual({ part: 3, whole: 16 })
  })

  it('tells how old the latest report of the group is, and whose figures are stale', () => {
    expect(all.freshness).toEqual({ day: '2025-06-20', days: 10, lastReportedOn: '2025-06-10', lastPeriod: '2025-05', stale: false })
    expect(behind('数据陈旧')).toBe('BG')
  })
})

describe('lights and 已兑现', () => {
  it('count the grades of the projects’ worst lights', () => {
    for (const grade of GRADES) expect(all.grades[grade]).toBe(projects.filter((project) => lightsOf(project, standing).worst.grade === grade).length)
  })

  it('are 1/3, 1/2, 1/2 and 0/1', () => {
    expect(all.fulfilled.map(({ category, fulfilled, projects: of }) => `${category} ${fulfilled}/${of}`)).toEqual(['新开工 1/3', '续建 1/2', '建成 1/2', '预备 0/1'])
  })
})

/** Everything of a group that adds up. */
const summed = (of: Indicators): readonly number[] => [
  ...PROJECT_SETS.map((set) => of.count(set)), of.total, of.plan, of.done, of.allDone, of.overdueMilestones, of.undatedReports, of.inclusionGap ?? 0,
  ...[of.starts, of.completions, of.ofTotal, of.milestones, of.closure, of.overdueIssues, of.closingDays, of.timeliness].flatMap((ratio) => [ratio?.part ?? 0, ratio?.whole ?? 0]),
]

describe('any register', () => {
  it('has the sums of its parts, however it is parted', () => {
    fc.assert(fc.property(anyIndicated, fc.integer({ min: 1, max: 4 }), ({ projects: any, issues }, parts) => {
      const from = standingOf({}, issues)
      const groups = Array.from({ length: parts }, (_, part) => indicatorsOf(any.filter((_, at) => at % parts === part), from))
      const whole = indicatorsOf(any, from)
      const added = groups.map(summed).reduce((a, b) => a.map((value, at) => value + (b[at] ?? 0)))
      expect(added).toEqual(summed(whole))
      for (const set of PROJECT_SETS) expect(whole.behind(set)).toHaveLength(whole.count(set))
    }))
  })

  it('says the same in whatever order its projects come', () => {
    fc.assert(fc.property(anyIndicated.chain(({ projects: any, issues }) => fc.shuffledSubarray(any, { minLength: any.length }).map((shuffled) => ({ any, shuffled, issues }))), ({ any, shuffled, issues }) => {
      const from = standingOf({}, issues)
      const [one, other] = [indicatorsOf(any, from), indicatorsOf(shuffled, from)]
      expect(summed(other)).toEqual(summed(one))
      expect({ ...other, count: null, behind: null }).toEqual({ ...one, count: null, behind: null })
    }))
  })

  it('agrees with the rollup, the lights and 已兑现 told one by one', () => {
    fc.assert(fc.property(anyIndicated, ({ projects: any, issues }) => {
      const from = standingOf({}, issues)
      const sums = sumUp(any, YEAR)
      const told = indicatorsOf(any, from)
      expect([told.projects, told.total, told.plan, told.done, told.allDone]).toEqual([sums.projects, sums.totalInvestment, sums.annualPlan, sums.plannedDone, sums.done])
      expect(told.fulfilled).toEqual(fulfilments(any, YEAR))
      for (const grade of GRADES) expect(told.grades[grade]).toBe(any.filter((project) => lightsOf(project, from).worst.grade === grade).length)
    }))
  })
})
