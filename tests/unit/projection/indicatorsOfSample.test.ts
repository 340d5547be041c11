import { describe, expect, it } from 'vitest'
import { INDICATOR_NAMES } from '#domain/indicatorCatalogue.ts'
import { readEvent, type Event } from '#domain/event.ts'
import type { IsoDate } from '#domain/calendar.ts'
import { sampleEventTexts, SAMPLE_DEVICE } from '#importing/sampleEvents.ts'
import { hashOf } from '#log/hash.ts'
import { RegisterFold } from '#projection/fold.ts'
import { indicatorsOf } from '#projection/indicators.ts'
import { sayIndicator } from '../../support/indicator.ts'
import { seedCourse, seedRegister, seedText } from '../seed/seedFiles.ts'
import { standingOf } from './indicatedProjects.ts'

interface Report { project: string; period: string; invested: number; state: string; recordedAt: string }
interface Milestone { due: string | null; done: string | null }

/** The committed files as they stand, added up here by hand: nothing of the app's reading or folding. */
const course = JSON.parse(seedText('course-2025.json')) as { reports: Report[]; counts: { project: string; period: string; amount: number }[]; milestones: Milestone[]; issues: { due: string }[] }
const rows = (JSON.parse(seedText('register-2025.json')) as { rows: { annualPlan: number; totalInvestment: number; completedBeforeYear: number }[] }).rows
const counted = course.reports.filter(({ state }) => state === '已报' || state === '已审')
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
const done = sum(counted.map(({ invested }) => invested))

const DAY = '2025-06-20'
const fold = new RegisterFold()
fold.apply(sampleEventTexts(seedRegister(), seedCourse(), hashOf).map((text) => {
  const event = readEvent(text).event as Event
  return { id: `${SAMPLE_DEVICE}:${event.n}` as const, event, text, hash: hashOf(text), issue: null }
}))
const { projects, issues } = fold.register()
const sample = indicatorsOf([...projects.values()], standingOf({ day: DAY as IsoDate }, [...issues.values()]))

describe('the indicators of the sample', () => {
  it('are of 53 projects, 1243.8 and 62.2 亿元', () => {
    expect(['项目数', '总投资', '年度计划投资'].map((name) => sayIndicator(name as '项目数', sample))).toEqual(['项目数 = 53 个', '总投资 = 1,243.8 亿元', '年度计划投资 = 62.2 亿元'])
  })

  it('add up the reports of the file that count, and no draft', () => {
    expect(sample.completion).toEqual({ part: done, whole: sum(rows.map(({ annualPlan }) => annualPlan)) })
    expect(counted.length).toBeLessThan(course.reports.length)
  })

  it('hold statistics against the same months, February against two', () => {
    const told = new Map(counted.map(({ project, period, invested }) => [`${project} ${period}`, invested]))
    const pairs = course.counts.filter(({ project, period }) => told.has(`${project} ${period}`))
    const reported = pairs.map(({ project, period }) => (told.get(`${project} ${period}`) ?? 0) + (period === '2025-02' ? (told.get(`${project} 2025-01`) ?? 0) : 0))
    expect(sample.inclusion).toEqual({ part: sum(pairs.map(({ amount }) => amount)), whole: sum(reported) })
  })

  it('count milestones, months and issues as the files have them', () => {
    const due = course.milestones.filter((one) => one.due !== null && one.due >= '2025-01-01' && one.due < DAY)
    expect(sample.milestones).toEqual({ part: due.filter((one) => one.done !== null && one.done <= (one.due ?? '')).length, whole: due.length })
    // Of 53 projects, five months each; in time is by the tenth of the next month, in the district's own zone.
    const inTime = counted.filter(({ period, recordedAt }) => recordedAt.slice(0, 10) <= `2025-${String(Number(period.slice(5)) + 1).padStart(2, '0')}-10`)
    expect(sample.timeliness).toEqual({ part: inTime.length, whole: 53 * 5 })
    expect(sample.overdueIssues).toEqual({ part: course.issues.filter((one) => one.due < DAY).length, whole: course.issues.length })
  })

  it('all have words', () => {
    for (const name of INDICATOR_NAMES) expect(sayIndicator(name, sample)).toMatch(/ = .+/)
  })
})
