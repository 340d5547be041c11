import { describe, expect, it } from 'vitest'
import type { Period } from '#domain/calendar.ts'
import { monthRecords, statisticsGap } from '#projection/monthRecords.ts'
import { sumLines } from '#projection/monthSums.ts'
import { isUncounted } from '#domain/monthlyReport.ts'
import { isOfUnit, monthLine, monthLines, monthToReport, stateOf, totalsOf, waitingByMonth } from '#projection/reportLines.ts'
import { day, makeProject, makeReport, plansOf, wan } from '../../support/project.ts'

const period = (text: string): Period => text as Period
const PROJECT = makeProject({
  stage: '续建',
  plans: plansOf({ year: 2025, annualPlan: wan(1200) }),
  reports: [makeReport('2024-12', wan(500)), makeReport('2025-01', wan(100)), makeReport('2025-02', null), makeReport('2025-03', wan(200)), makeReport('2025-05', wan(50))],
  openReports: [{ ...makeReport('2025-04', wan(999)), state: '退回' }],
})

describe('the totals of a line that does not count', () => {
  const lineOf = (state: '草稿' | '已报' | '退回') => ({ report: { ...makeReport('2025-04', wan(999)), state } })

  it.each([['草稿', true], ['退回', true], ['已报', false]] as const)('%s, told apart from the sums: %s', (state, apart) => {
    expect(isUncounted(lineOf(state).report, wan(999))).toBe(apart)
  })

  it('are the sums’ own while no figure is typed, and apart while a counted one is put right', () => {
    expect(isUncounted(null, null)).toBe(false)
    expect(isUncounted(lineOf('已报').report, wan(998))).toBe(true)
  })
})

describe('a line of a month', () => {
  it('adds up the months before it of the same year, of those that count', () => {
    expect(monthLine(PROJECT, period('2025-05')).before).toBe(wan(300))
    expect(monthLine(PROJECT, period('2025-01')).before).toBeNull()
  })

  it('stands where its report stands, and 未报 where nothing was written', () => {
    expect(['2025-03', '2025-04', '2025-06'].map((month) => monthLine(PROJECT, period(month)).state)).toEqual(['已报', '退回', '未报'])
  })

  it('takes its suggestions from the last month that counts', () => {
    expect(monthLine(PROJECT, period('2025-05')).last?.period).toBe('2025-03')
  })
})

describe('what a month comes to', () => {
  const line = monthLine(PROJECT, period('2025-06'))

  it('computes the cumulative, its rate and 序时差 from what is typed', () => {
    expect(totalsOf(line, wan(250))).toEqual({ yearToDate: wan(600), rate: '50.0', difference: '0.0' })
    expect(totalsOf(line, wan(850)).rate).toBe('100.0')
    expect(totalsOf(line, null).yearToDate).toBe(wan(350))
  })

  it('has no rate without a plan', () => {
    expect(totalsOf({ ...line, annualPlan: null }, wan(1))).toMatchObject({ rate: '—', difference: '—' })
    expect(totalsOf({ ...line, before: null }, null)).toEqual({ yearToDate: null, rate: '—', difference: '—' })
  })

  it('is summed as Σ/Σ over the projects with a plan', () => {
    const june = makeProject({ ...PROJECT, reports: [...PROJECT.reports, makeReport('2025-06', wan(250))] })
    const own = monthLine(june, period('2025-06'))
    const unplanned = { ...own, annualPlan: null, before: wan(350), report: makeReport('2025-06', wan(1000)) }
    expect(sumLines([own, unplanned])).toMatchObject({ annualPlan: wan(1200), before: wan(700), invested: wan(1250), totals: { yearToDate: wan(1950), rate: '50.0' } })
  })

  it('counts neither drafts nor what was handed back, and tells of both; nothing reported is no 0', () => {
    const open = (state: '草稿' | '退回'): typeof line => ({ ...line, before: null, state, report: { ...makeReport('2025-06', wan(600)), state } })
    expect(sumLines([open('草稿'), open('草稿'), open('退回')])).toMatchObject({ before: null, invested: null, totals: { yearToDate: null, rate: '—' }, open: { drafts: 2, drafted: wan(1200), back: 1 } })
  })
})

describe('the lines of a month', () => {
  it('begin with those handed back', () => {
    const other = makeProject({ id: 'project/p2', stage: '续建' })
    expect(monthLines([other, PROJECT], period('2025-04')).map(({ project }) => project.id)).toEqual(['project/p1', 'project/p2'])
  })

  it('leave out projects outside their course, unless they were reported', () => {
    const gone = makeProject({ id: 'project/p3', stage: '退出' })
    const reported = makeProject({ id: 'project/p4', stage: '停缓建', reports: [makeReport('2025-04', wan(1))] })
    expect(monthLines([gone, reported], period('2025-04')).map(({ project }) => project.id)).toEqual(['project/p4'])
  })

  it('wait for the officer, for the bureau, or for nobody', () => {
    expect((['未报', '草稿', '已报', '退回', '已审'] as const).map((state) => stateOf({ state }))).toEqual(['待报', '待报', '待审', '退回', '已审'])
  })
})

describe('whose a project is', () => {
  it('is told by its responsible unit, or by its 属地, whatever the width of the brackets', () => {
    const project = makeProject({ responsibleUnit: '区城建中心(示例)', district: '西兴街道' })
    expect(isOfUnit(project, { unit: '区城建中心（示例）' })).toBe(true)
    expect(isOfUnit(project, { unit: '西兴街道' })).toBe(true)
    expect(isOfUnit(project, { unit: '长河街道' })).toBe(false)
    expect(isOfUnit(makeProject(), { unit: '' })).toBe(false)
  })
})

describe('the month a person comes for', () => {
  const today = day('2026-11-22')
  const done = makeProject({ reports: [makeReport('2025-05', wan(1))] })

  it('is for an officer the one after the last, for the bureau the last', () => {
    expect(monthToReport([done], 2025, '填报员', today)).toBe('2025-06')
    expect(monthToReport([done], 2025, '发改局', today)).toBe('2025-05')
    expect(monthToReport([makeProject({ reports: [makeReport('2025-04', wan(1))] }), makeProject({ reports: [makeReport('2025-04', wan(1)), makeReport('2025-05', wan(1))] })], 2025, '发改局', today)).toBe('2025-04')
  })

  it('is the one that was handed back', () => {
    expect(monthToReport([PROJECT], 2025, '填报员', today)).toBe('2025-04')
  })

  it('is never one that has not begun, nor after December', () => {
    expect(monthToReport([done], 2025, '填报员', day('2025-05-20'))).toBe('2025-05')
    expect(monthToReport([makeProject({ reports: [makeReport('2025-12', wan(1))] })], 2025, '填报员', today)).toBe('2025-12')
    expect(monthToReport([], 2027, '填报员', today)).toBe('2027-01')
  })

  it('is chosen among months that say what waits in them', () => {
    const waiting = waitingByMonth([PROJECT, done], 2025)
    expect(waiting.get(period('2025-05'))).toEqual({ waiting: 2, back: 0 })
    expect(waiting.get(period('2025-04'))).toEqual({ waiting: 0, back: 1 })
    expect(waiting.has(period('2024-12'))).toBe(false)
  })
})

describe('the months of a project', () => {
  it('are all up to the last that was written of, and the next to be reported', () => {
    expect(monthRecords(PROJECT, 2025, 6).map(({ line, counts }) => [line.period.slice(5), counts])).toEqual([['01', true], ['02', true], ['03', true], ['04', false], ['05', true], ['06', false]])
    expect(monthRecords(PROJECT, 2026, 0)).toEqual([])
  })

  it('tell how far statistics stands from what was reported, both since January', () => {
    const counted = { ...PROJECT, statistics: new Map([[period('2025-02'), wan(90)], [period('2025-03'), wan(150)]]) }
    expect(statisticsGap(counted, period('2025-02'))).toBe(wan(10))
    expect(statisticsGap(counted, period('2025-03'))).toBe(wan(60))
    expect(statisticsGap(counted, period('2025-05'))).toBeNull()
  })
})
