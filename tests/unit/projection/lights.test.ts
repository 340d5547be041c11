import { describe, expect, it } from 'vitest'
import type { IsoDate } from '#domain/calendar.ts'
import type { Issue } from '#domain/coordination.ts'
import { DEFAULT_LIGHT_RULE, type LightAspect, type LightRule } from '#domain/light.ts'
import type { Project } from '#domain/project.ts'
import { lightHistory } from '#projection/lightHistory.ts'
import { hasStarted, LightReader, lightsOf, reportDeadline } from '#projection/lights.ts'
import type { Standing } from '#projection/standing.ts'
import { bareProject, planned, reported, YEAR } from './fixtures.ts'

const day = (text: string): IsoDate => text as IsoDate

/** The year as looked at from a day; May is the last reported month unless a test says otherwise. */
const from = (seen: string, more: Partial<Standing> = {}): Standing => ({ year: YEAR, month: 5, day: day(seen), rule: DEFAULT_LIGHT_RULE, issuesOf: () => [], ...more })
const JUNE = from('2025-06-10')

const lightIn = (aspect: LightAspect, own: Partial<Project>, standing: Standing = JUNE) => {
  const light = lightsOf(bareProject({ officer: '张专员', responsibleUnit: '西兴街道', ...own }), standing).lights.find((one) => one.aspect === aspect)
  if (!light) throw new Error(aspect)
  return light
}
const gradeIn = (aspect: LightAspect, own: Partial<Project>, standing: Standing = JUNE): string => lightIn(aspect, own, standing).grade

/** A project of which so much of a plan of 12,000 元 was reported for January to the month. */
const done = (invested: number | null, month = 5, plan: number | null = 12_000): Partial<Project> => ({
  plans: planned(plan),
  reports: [reported(`2025-${String(month).padStart(2, '0')}`, invested)],
})

describe('进度: the 序时差 against the thresholds', () => {
  // 序时 of a plan of 12,000 at month 5 is 5,000; ten 百分点 of it are 1,200.
  it.each([
    [5_000, '正常', '与序时持平'],
    // What prints as 0.0, -10.0 or -30.0 is judged as that: 0.04 百分点 are 4.8 元.
    [4_995, '正常', '与序时持平'],
    [4_990, '略慢', '比序时慢 0.1 个百分点'],
    [3_800, '略慢', '比序时慢 10.0 个百分点'],
    [3_795, '略慢', '比序时慢 10.0 个百分点'],
    [3_790, '黄', '比序时慢 10.1 个百分点'],
    [2_792, '黄', '比序时慢 18.4 个百分点'],
    [1_400, '黄', '比序时慢 30.0 个百分点'],
    [1_390, '红', '比序时慢 30.1 个百分点'],
    [0, '红', '比序时慢 41.7 个百分点'],
    [18_132, '正常', '比序时快 109.4 个百分点'],
  ])('%d 元 of 12,000 at month 5 is %s: %s', (invested, grade, sentence) => {
    expect(lightIn('进度', done(invested))).toMatchObject({ grade, sentence })
  })

  it('tells 97.7 % at month 10 as +14.4 and 30.90 % at the first quarter as +5.9', () => {
    expect(lightIn('进度', done(977, 10, 1_000), from('2025-11-05', { month: 10 })).sentence).toBe('比序时快 14.4 个百分点')
    expect(lightIn('进度', done(3_090, 3, 10_000), from('2025-04-05', { month: 3 })).sentence).toBe('比序时快 5.9 个百分点')
  })

  it('has no rate for a plan of 0, nor where the plan is 未填', () => {
    for (const plan of [0, null]) expect(lightIn('进度', done(100, 5, plan))).toMatchObject({ grade: '不评', sentence: '本年没有计划投资，不评', person: null, due: null })
    expect(gradeIn('进度', {})).toBe('不评')
  })

  it('is 未报 where no month was reported, never 0', () => {
    expect(lightIn('进度', { plans: planned(100) })).toEqual({ aspect: '进度', grade: '未报', sentence: '1–5 月没有报过进度', person: '张专员', due: '2025-02-10' })
    expect(gradeIn('进度', done(null))).toBe('未报')
    expect(lightIn('进度', { plans: planned(100) }, from('2025-01-20', { month: 0 }))).toMatchObject({ grade: '未报', sentence: '本年尚无月报', due: '2025-02-10' })
  })

  it('takes a month reported with 0 for reported', () => {
    expect(gradeIn('进度', done(0))).toBe('红')
  })

  it('says up to which month was reported where later ones are missing', () => {
    expect(lightIn('进度', done(2_792, 3)).sentence).toBe('比序时慢 18.4 个百分点（只报到 3 月）')
    expect(lightIn('进度', done(2_792, 3)).due).toBe('2025-05-10')
  })

  it('heeds no report of another year', () => {
    expect(gradeIn('进度', { plans: planned(12_000), reports: [reported('2024-12', 12_000)] })).toBe('未报')
  })

  it('asks the officer, by the deadline of the next report; nobody where all is well', () => {
    expect(lightIn('进度', done(2_792))).toMatchObject({ person: '张专员', due: '2025-07-10' })
    expect(lightIn('进度', done(6_000))).toMatchObject({ person: null, due: null })
    expect(lightIn('进度', { ...done(2_792), officer: null }).person).toBeNull()
  })

  it('names no day after December: the year has no next report', () => {
    expect(lightIn('进度', done(5_000, 12), from('2025-12-31', { month: 12 }))).toMatchObject({ grade: '红', due: null })
  })
})

describe('开工: whole months since the planned month', () => {
  const start = { plannedStart: day('2025-03-15') }

  it.each([
    ['2025-02-28', '正常', '未到计划开工月'],
    ['2025-03-31', '正常', '计划 2025-03 开工，尚未开工'],
    ['2025-04-01', '黄', '计划 2025-03 开工，已过 1 个月未开工'],
    ['2025-05-31', '黄', '计划 2025-03 开工，已过 2 个月未开工'],
    ['2025-06-01', '红', '计划 2025-03 开工，已过 3 个月未开工'],
  ])('on %s is %s: %s', (seen, grade, sentence) => {
    expect(lightIn('开工', start, from(seen))).toMatchObject({ grade, sentence })
  })

  it('counts over the end of a year', () => {
    const december = { plannedStart: day('2024-12-31') }
    expect(gradeIn('开工', december, from('2024-12-31'))).toBe('正常')
    expect(gradeIn('开工', december, from('2025-01-01'))).toBe('黄')
    expect(gradeIn('开工', december, from('2025-03-01'))).toBe('红')
  })

  it('is 正常 from the actual start on, and not before it', () => {
    const started = { ...start, actualStart: day('2025-06-05') }
    expect(gradeIn('开工', started, from('2025-06-05'))).toBe('正常')
    expect(gradeIn('开工', started, from('2025-06-04'))).toBe('红')
  })

  it('takes 开工, 续建 and 投产 for started where the actual start is 未填', () => {
    for (const stage of ['开工', '续建', '投产'] as const) expect(gradeIn('开工', { ...start, stage })).toBe('正常')
    for (const stage of ['谋划', '储备'] as const) expect(gradeIn('开工', { ...start, stage })).toBe('红')
  })

  it('does not judge without a planned start', () => {
    expect(lightIn('开工', {})).toMatchObject({ grade: '不评', sentence: '计划开工未填，不评' })
  })

  it('asks the responsible unit, by the planned start', () => {
    expect(lightIn('开工', start)).toMatchObject({ person: '西兴街道', due: '2025-03-15' })
  })
})

describe('入统: months since the actual start', () => {
  const started = { stage: '开工', actualStart: day('2025-03-31'), statisticsState: '未入' } as const

  it.each([
    // A month after 31 March is 30 April.
    ['2025-04-30', '正常', '未到入库期限'],
    ['2025-05-01', '黄', '开工已超过 1 个月，未入库'],
    ['2025-05-31', '黄', '开工已超过 1 个月，未入库'],
    ['2025-06-01', '红', '开工已超过 2 个月，未入库'],
  ])('on %s is %s: %s', (seen, grade, sentence) => {
    expect(lightIn('入统', started, from(seen))).toMatchObject({ grade, sentence })
  })

  it('tells 已报 from 未入, and both ask the officer by the first limit', () => {
    expect(lightIn('入统', { ...started, statisticsState: '已报' })).toMatchObject({ grade: '红', sentence: '开工已超过 2 个月，已报统计、未入库', person: '张专员', due: '2025-04-30' })
  })

  it('is 正常 from the day of 已入 on, and not before it', () => {
    const counted = { ...started, statisticsState: '已入', statisticsStateSince: day('2025-06-05') } as const
    expect(lightIn('入统', counted, from('2025-06-05'))).toMatchObject({ grade: '正常', sentence: '已入库' })
    expect(gradeIn('入统', counted, from('2025-06-04'))).toBe('红')
    expect(gradeIn('入统', { ...counted, statisticsStateSince: null })).toBe('正常')
  })

  it('does not judge what has not started, nor what nobody has filled in', () => {
    expect(lightIn('入统', { statisticsState: '未入' })).toMatchObject({ grade: '不评', sentence: '未开工，不评' })
    expect(gradeIn('入统', { ...started, actualStart: day('2025-06-11') })).toBe('不评')
    expect(lightIn('入统', { ...started, statisticsState: null })).toMatchObject({ grade: '不评', sentence: '入库状态未填，不评' })
    expect(lightIn('入统', { ...started, actualStart: null })).toMatchObject({ grade: '不评', sentence: '实际开工日期未填，不评' })
  })
})

describe('节点: days overdue', () => {
  const milestone = (kind: string, due: string | null, finished: string | null = null, responsible: string | null = null) =>
    ({ kind, due: due === null ? null : day(due), done: finished === null ? null : day(finished), responsible })

  it.each([
    ['2025-06-10', '正常', '到期节点均已完成'],
    ['2025-06-09', '黄', '节点“环评”超期 1 天'],
    ['2025-05-11', '黄', '节点“环评”超期 30 天'],
    ['2025-05-10', '红', '节点“环评”超期 31 天'],
  ])('due %s on 10 June is %s: %s', (due, grade, sentence) => {
    expect(lightIn('节点', { milestones: [milestone('环评', due)] })).toMatchObject({ grade, sentence })
  })

  it('names the most overdue, counts the others, and asks who answers for it, else the officer', () => {
    const milestones = [milestone('审图', '2025-06-01'), milestone('环评', '2025-05-01', null, '李工'), milestone('供地', '2025-06-05')]
    expect(lightIn('节点', { milestones })).toMatchObject({ grade: '红', sentence: '节点“环评”超期 40 天，另有 2 个节点超期', person: '李工', due: '2025-05-01' })
    expect(lightIn('节点', { milestones: milestones.slice(0, 1) }).person).toBe('张专员')
  })

  it('forgives a milestone from the day it was done, however late', () => {
    const milestones = [milestone('环评', '2025-01-01', '2025-06-01')]
    expect(gradeIn('节点', { milestones }, from('2025-06-01'))).toBe('正常')
    expect(gradeIn('节点', { milestones }, from('2025-05-31'))).toBe('红')
  })

  it('does not judge without milestones; one without a day is not overdue', () => {
    expect(lightIn('节点', {})).toMatchObject({ grade: '不评', sentence: '没有登记节点，不评' })
    expect(gradeIn('节点', { milestones: [milestone('环评', null)] })).toBe('正常')
  })
})

describe('问题: overdue issues', () => {
  const issue = (own: Partial<Issue>): Issue => ({ id: 'issue/a', project: 'project/a', description: '管线迁改未完成', kind: '管线迁改', level: 1, responsibleUnit: '某管线单位', reported: day('2025-01-01'), due: day('2025-06-09'), closed: null, ...own })
  const light = (...issues: Partial<Issue>[]) => lightIn('问题', {}, { ...JUNE, issuesOf: () => issues.map(issue) })

  it('is 黄 overdue below level 3 and 红 from level 3 on', () => {
    expect(light({ level: 2 })).toMatchObject({ grade: '黄', sentence: '二级问题“管线迁改未完成”超期 1 天', person: '某管线单位', due: '2025-06-09' })
    expect(light({ level: 3 }).grade).toBe('红')
  })

  it('is overdue after its day, not on it, and never without a day', () => {
    expect(light({ due: day('2025-06-10') })).toMatchObject({ grade: '正常', sentence: '未销号的问题均未超期' })
    expect(light({ due: null }).grade).toBe('正常')
    expect(light({ closed: day('2025-06-01') })).toMatchObject({ grade: '正常', sentence: '没有未销号的问题' })
  })

  it('does not judge where no issue was ever raised: nothing known is no good news', () => {
    expect(light()).toMatchObject({ grade: '不评', sentence: '没有登记问题，不评' })
    expect(lightsOf(bareProject(), JUNE).worst.grade).toBe('不评')
  })

  it('names the highest level before the most overdue', () => {
    expect(light({ level: 1, due: day('2025-01-02') }, { level: 4, description: '征拆' }).sentence).toBe('四级问题“征拆”超期 1 天，另有 1 个问题超期')
  })

  it('heeds an issue from the day it was reported to the day it was closed', () => {
    expect(light({ reported: day('2025-06-11') }).sentence).toBe('没有登记问题，不评')
    expect(light({ closed: day('2025-06-10') }).sentence).toBe('没有未销号的问题')
    expect(light({ closed: day('2025-06-11') }).grade).toBe('黄')
  })

  it('repeats no more than sixteen characters of a long text', () => {
    expect(light({ description: '一'.repeat(41) }).sentence).toBe(`一级问题“${'一'.repeat(40)}…”超期 1 天`)
  })
})

describe('the light of a project', () => {
  it('is the worst of five, whose order is 红, 黄, 未报, 略慢, 正常, 不评', () => {
    const yellowStart = { plannedStart: day('2025-05-01') }
    expect(lightsOf(bareProject({ ...yellowStart, ...done(1_000) }), JUNE).worst).toMatchObject({ aspect: '进度', grade: '红' })
    expect(lightsOf(bareProject({ ...yellowStart, plans: planned(100) }), JUNE).worst).toMatchObject({ aspect: '开工', grade: '黄' })
    expect(lightsOf(bareProject({ plans: planned(100) }), JUNE).worst.grade).toBe('未报')
    expect(lightsOf(bareProject(done(4_000)), JUNE).worst).toMatchObject({ aspect: '进度', grade: '略慢' })
    expect(lightsOf(bareProject(done(5_000)), JUNE).worst).toMatchObject({ aspect: '进度', grade: '正常' })
  })

  it('is the first of equals', () => {
    expect(lightsOf(bareProject({ plannedStart: day('2025-05-01'), ...done(2_792) }), JUNE).worst.aspect).toBe('进度')
  })

  it('is not judged while a project is suspended or has left', () => {
    for (const [stage, sentence] of [['停缓建', '停缓建，不评'], ['退出', '已退出，不评']] as const) {
      const { worst, lights } = lightsOf(bareProject({ stage, plannedStart: day('2024-01-01'), ...done(0) }), JUNE)
      expect(worst).toMatchObject({ grade: '不评', sentence })
      expect(lights.map((light) => light.sentence)).toEqual(Array(5).fill(sentence))
    }
  })

  it('follows the thresholds of the rule', () => {
    const strict: LightRule = { ...DEFAULT_LIGHT_RULE, schedule: { slow: 5, yellow: 0, red: -5 } }
    expect(gradeIn('进度', done(5_000), { ...JUNE, rule: strict })).toBe('略慢')
    expect(gradeIn('进度', done(4_990), { ...JUNE, rule: strict })).toBe('黄')
    expect(gradeIn('开工', { plannedStart: day('2025-05-01') }, { ...JUNE, rule: { ...strict, start: { yellow: 2, red: 4 } } })).toBe('正常')
  })

  it('is read once from a standing for as long as the project stands unchanged', () => {
    const reader = new LightReader(JUNE)
    const project = bareProject(done(1_000))
    expect(reader.lights(project)).toBe(reader.lights(project))
    expect(reader.lights({ ...project })).not.toBe(reader.lights(project))
    const { worst } = reader
    expect(worst(project).grade).toBe('红')
  })
})

describe('the history of a light', () => {
  it('is each month as its reports stood at its end, up to 截至月份', () => {
    const reports = [reported('2025-01', 1_000), reported('2025-02', 0), reported('2025-03', 0), reported('2025-04', 3_000)]
    const history = lightHistory(bareProject({ plans: planned(12_000), reports }), from('2025-05-10', { month: 4 }))
    expect(history.map(({ month, lights }) => [month, lights.worst.grade, lights.worst.sentence])).toEqual([
      [1, '正常', '与序时持平'],
      [2, '略慢', '比序时慢 8.3 个百分点'],
      [3, '黄', '比序时慢 16.7 个百分点'],
      [4, '正常', '与序时持平'],
    ])
  })

  it('looks at each month from its last day, at the last from the standing’s own', () => {
    const milestones = [{ kind: '环评', due: day('2025-02-15'), done: null, responsible: null }]
    const history = lightHistory(bareProject({ milestones }), from('2025-04-10', { month: 3 }))
    expect(history.map(({ lights }) => lights.lights[3]?.sentence)).toEqual(['到期节点均已完成', '节点“环评”超期 13 天', '节点“环评”超期 54 天'])
  })

  it('is empty before the first report and covers twelve months at most', () => {
    expect(lightHistory(bareProject(), from('2025-01-20', { month: 0 }))).toEqual([])
    expect(lightHistory(bareProject(), from('2025-12-31', { month: 12 })).map(({ month }) => month)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })
})

it('gives a month until the reporting day of the month after it, December until January', () => {
  expect(reportDeadline(2025, 1, 10)).toBe('2025-02-10')
  expect(reportDeadline(2025, 12, 5)).toBe('2026-01-05')
})

it('takes a project for started by its actual start, else by its stage', () => {
  expect(hasStarted({ actualStart: day('2025-06-11'), stage: '开工' }, day('2025-06-10'))).toBe(false)
  expect(hasStarted({ actualStart: null, stage: '开工' }, day('2025-06-10'))).toBe(true)
  expect(hasStarted({ actualStart: null, stage: '停缓建' }, day('2025-06-10'))).toBe(false)
})
