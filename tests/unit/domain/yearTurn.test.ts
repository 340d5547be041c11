import { describe, expect, it } from 'vitest'
import { periodOf } from '#domain/calendar.ts'
import type { Project } from '#domain/project.ts'
import { proposeCategory, proposePlan, turnKindOf } from '#domain/yearTurn.ts'
import { isLastingList, isSteep, isYearOver, mayTurn, turnWarnings } from '#domain/yearTurnCheck.ts'
import { monthsText, sayTimes, sayTurnReason, sayTurnWarning, sayTurnWarnings } from '#domain/yearTurnWords.ts'
import { prevails } from '#projection/reportedMonths.ts'
import { day, makeProject, makeReport, plansOf, wan } from '../../support/project.ts'

const plans2025 = plansOf({ year: 2025, planCategory: '续建', annualPlan: wan(3_000), completedBeforeYear: wan(4_000) })
/** Total 10,000; 4,000 before 2025 and 1,000 in it: 5,000 万元 remain. */
const ongoing = (known: Partial<Project> = {}): Project =>
  makeProject({
    stage: '续建', stageSince: day('2025-01-01'), actualStart: day('2023-03-10'), plannedStart: day('2023-03-01'),
    totalInvestment: wan(10_000), plans: plans2025, reports: [makeReport('2025-03', 10_000_000)], ...known,
  })
const reserve = (known: Partial<Project> = {}): Project => makeProject({ stage: '储备', stageSince: day('2024-10-08'), totalInvestment: wan(10_000), plans: plans2025, ...known })

const categoryOf = (project: Project): readonly string[] => {
  const { value, why } = proposeCategory(project, 2026)
  return [value, sayTurnReason(why)]
}
const planOf = (project: Project): readonly (number | null | string)[] => {
  const { value, why } = proposePlan(project, 2026, proposeCategory(project, 2026).value)
  return [value === null ? null : value / 10_000, sayTurnReason(why)]
}

describe('what the turn makes of a project', () => {
  it.each([
    ['开工', '2025-04-02', '转为续建'],
    ['续建', '2025-01-01', '续建'],
    ['储备', '2024-10-08', '储备'],
    ['投产', '2025-09-30', '投产'],
    ['停缓建', '2025-05-01', '停缓建'],
    ['退出', '2025-05-01', '退出'],
    ['谋划', '2025-05-01', '谋划'],
  ] as const)('of one in %s since %s: %s', (stage, since, kind) => {
    expect(turnKindOf(makeProject({ stage, stageSince: day(since), plans: plans2025 }), 2026)).toBe(kind)
  })

  it('judges by where it stood when the year ended: begun in January it was in 储备, completed in January it was 续建', () => {
    expect(turnKindOf(reserve({ stage: '开工', stageSince: day('2026-01-20') }), 2026)).toBe('储备')
    expect(turnKindOf(ongoing({ stage: '投产', stageSince: day('2026-01-20') }), 2026)).toBe('续建')
    expect(categoryOf(reserve({ stage: '开工', stageSince: day('2026-01-20') }))).toEqual(['新开工', '2026-01 已开工'])
    expect(categoryOf(ongoing({ stage: '投产', stageSince: day('2026-01-20') }))).toEqual(['建成', '2026-01 已投产'])
  })

  it('is 已结转 once the new year has its category and what was carried, however it got there', () => {
    const next = { year: 2026, planCategory: '续建', completedBeforeYear: wan(5_000) } as const
    expect(turnKindOf(ongoing({ plans: new Map([...plans2025, ...plansOf(next)]) }), 2026)).toBe('已结转')
    expect(turnKindOf(ongoing({ plans: new Map([...plans2025, ...plansOf({ ...next, completedBeforeYear: null })]) }), 2026)).toBe('续建')
  })

  it('still makes 续建 of one in 开工 whose plan was imported beforehand', () => {
    const next = { year: 2026, planCategory: '续建', completedBeforeYear: wan(5_000) } as const
    const begun = ongoing({ stage: '开工', stageSince: day('2025-06-01'), plans: new Map([...plans2025, ...plansOf(next)]) })
    expect(turnKindOf(begun, 2026)).toBe('转为续建')
  })
})

describe('the plan category proposed', () => {
  it.each([
    ['2026-06-30', '建成', '计划 2026-06 竣工'],
    ['2025-09-30', '建成', '计划 2025-09 竣工，尚未投产，顺延'],
    ['2028-12-31', '续建', '计划 2028-12 竣工，继续建设'],
    [null, '续建', '计划竣工未填，按续建'],
  ] as const)('of what is being built with planned completion %s is %s', (completion, category, why) => {
    expect(categoryOf(ongoing({ plannedCompletion: completion === null ? null : day(completion) }))).toEqual([category, why])
  })

  it.each([
    ['2026-05-10', '新开工', '计划 2026-05 开工'],
    ['2025-06-10', '新开工', '计划 2025-06 开工，尚未开工，顺延'],
    ['2027-03-01', '预备', '计划 2027-03 开工，不在新年'],
    [null, '预备', '计划开工未填，按预备'],
  ] as const)('of what is in 储备 with planned start %s is %s', (start, category, why) => {
    expect(categoryOf(reserve({ plannedStart: start === null ? null : day(start) }))).toEqual([category, why])
  })
})

describe('the annual plan proposed', () => {
  it('is all that remains when the year completes it', () => {
    expect(planOf(ongoing({ plannedCompletion: day('2026-06-30') }))).toEqual([5_000, '剩余 5,000 万元，新年内完成'])
  })

  it('is not more than the months of the new year among those left', () => {
    expect(planOf(ongoing({ plannedCompletion: day('2027-12-31') }))).toEqual([2_500, '剩余 5,000 万元，尚有 24 个月，新年占 12 个月'])
  })

  it('is rounded down to whole 10 万元', () => {
    expect(planOf(ongoing({ plannedCompletion: day('2028-06-30') }))[0]).toBe(2_000)
    expect(planOf(ongoing({ plannedCompletion: day('2027-05-31') }))[0]).toBe(3_520)
  })

  it('is all that remains when the planned completion has gone by', () => {
    expect(planOf(ongoing({ plannedCompletion: day('2025-09-30') }))).toEqual([5_000, '剩余 5,000 万元，计划 2025-09 竣工已过，全部列入'])
  })

  it('counts a new start from its planned month', () => {
    const started = reserve({ plannedStart: day('2026-07-01'), plannedCompletion: day('2027-12-31') })
    expect(proposePlan({ ...started, plans: new Map() }, 2026, '新开工')).toMatchObject({ value: wan(3_330), why: { months: 6, of: 18 } })
  })

  it('counts a start that slipped from January', () => {
    const slipped = reserve({ plannedStart: day('2025-07-01'), plannedCompletion: day('2027-12-31'), plans: new Map() })
    expect(proposePlan(slipped, 2026, '新开工')).toMatchObject({ value: wan(5_000), why: { months: 12, of: 24 } })
  })

  it('is 未填 for 预备, without a total, and without an end', () => {
    expect(planOf(reserve({ plannedStart: null }))).toEqual([null, '预备项目不列投资'])
    expect(planOf(ongoing({ totalInvestment: null }))).toEqual([null, '总投资未填，无法推算'])
    expect(planOf(ongoing({ plannedCompletion: null, endYear: null }))).toEqual([null, '计划竣工未填，无法推算'])
    expect(planOf(ongoing({ plannedCompletion: null, endYear: 2027 }))[0]).toBe(2_500)
  })

  it('is as much as the year before when asked for, but not more than what remains', () => {
    const { value, why } = proposePlan(ongoing({ plannedCompletion: day('2026-06-30') }), 2026, '建成', '同上年计划')
    expect([value, sayTurnReason(why)]).toEqual([wan(3_000), '剩余 5,000 万元，同上年计划'])
    expect(proposePlan(ongoing({ totalInvestment: wan(6_000), plannedCompletion: day('2026-06-30') }), 2026, '建成', '同上年计划').value).toBe(wan(1_000))
    const unplanned = ongoing({ plannedCompletion: day('2026-06-30'), plans: plansOf({ year: 2025, completedBeforeYear: wan(4_000) }) })
    expect(proposePlan(unplanned, 2026, '建成', '同上年计划').value).toBe(wan(5_000))
  })

  it('is 0 when the total is spent', () => {
    expect(planOf(ongoing({ totalInvestment: wan(5_000), plannedCompletion: day('2026-06-30') }))).toEqual([0, '累计已达总投资，没有剩余'])
  })

  it('leaves out a month that does not count', () => {
    const drafted = ongoing({ plannedCompletion: day('2026-06-30'), openReports: [{ ...makeReport('2025-04', 20_000_000), state: '草稿' }] })
    expect(planOf(drafted)[0]).toBe(5_000)
  })
})

describe('what a person should know before the cumulative is carried', () => {
  const words = (project: Project): readonly string[] => turnWarnings(project, 2025).map(sayTurnWarning)

  it('names drafts, months handed back and months nobody reported', () => {
    const reports = [1, 2, 3].map((month) => makeReport(`2025-0${month}`, 1_000_000))
    const openReports = [{ ...makeReport('2025-04', 1), state: '草稿' as const }, { ...makeReport('2025-06', 1), state: '退回' as const }]
    expect(words(ongoing({ reports, openReports }))).toEqual(['4月月报为草稿，未计入累计', '6月月报为退回，未计入累计', '5、7–12月没有月报，累计可能不全'])
  })

  it('asks nothing of the months before the start, and nothing of a project in 储备', () => {
    expect(words(ongoing({ actualStart: day('2025-11-03'), reports: [makeReport('2025-11', 1), makeReport('2025-12', 1)] }))).toEqual([])
    expect(words(reserve())).toEqual([])
  })

  it('says that an unknown 上年底累计 counts as 0, and that more was spent than the total', () => {
    const whole = Array.from({ length: 12 }, (_, index) => makeReport(`2025-${String(index + 1).padStart(2, '0')}`, 10_000_000))
    const unknown = ongoing({ reports: whole, plans: plansOf({ year: 2025 }), totalInvestment: wan(11_000) })
    expect(words(unknown)).toEqual(['当年的上年底累计未填，按 0 计', '累计超过总投资 1,000 万元'])
  })
})

describe('the turn itself', () => {
  it('may be made once the calendar has passed the year', () => {
    expect(isYearOver(2025, day('2025-12-31'), false)).toBe(false)
    expect(isYearOver(2025, day('2026-01-01'), false)).toBe(true)
  })

  it('may be made within December once December prevails, and not before December began, whatever was reported', () => {
    expect(isYearOver(2025, day('2025-12-25'), true)).toBe(true)
    expect(isYearOver(2025, day('2025-11-22'), true)).toBe(false)
  })

  it('is not opened by one project’s December while the others due still have to report it', () => {
    const plan = { plans: plansOf({ year: 2025, annualPlan: wan(100) }), actualStart: day('2025-01-05') }
    const early = ongoing({ ...plan, reports: [makeReport('2025-12', 1)] })
    const others = ['project/b', 'project/c'].map((id) => ongoing({ ...plan, id: id as Project['id'], reports: [] }))
    expect(prevails([early, ...others], periodOf(2025, 12))).toBe(false)
    expect(prevails([early], periodOf(2025, 12))).toBe(true)
  })

  it('is the bureau’s affair', () => {
    expect(mayTurn({ person: '甲', unit: '局', role: '发改局' })).toBeNull()
    expect(mayTurn({ person: '乙', unit: '街道', role: '填报员' })).toEqual({ code: 'turn/bureau-only', person: '乙' })
  })

  it('carries lists that say what a project is, and not those of a year’s funds', () => {
    expect(['市重点', '省千项万亿', '区重大', '专项债', '两重'].map(isLastingList)).toEqual([true, true, true, false, false])
  })

  it('is asked about when its plans come to more than twice those of the year before', () => {
    expect([isSteep(wan(100), wan(200)), isSteep(wan(100), wan(201)), isSteep(wan(0), wan(201))]).toEqual([false, true, false])
    expect([sayTimes(2025, wan(100), wan(374)), sayTimes(2025, wan(0), wan(1))]).toEqual(['2025 年的 3.7 倍', null])
  })

  it('names each warning with how many projects it stands at', () => {
    const unreported = { code: 'unreported', months: [6] } as const
    expect(sayTurnWarnings([[unreported, { code: 'before-unknown' }], [unreported], []])).toEqual(['2 个项目有月份没有月报，累计可能不全', '1 个项目当年的上年底累计未填，按 0 计'])
  })

  it('writes months as runs', () => {
    expect([monthsText([5]), monthsText([1, 2, 3, 5]), monthsText([6, 7, 8, 9, 10, 11, 12])]).toEqual(['5月', '1–3、5月', '6–12月'])
  })
})
