import { describe, expect, it } from 'vitest'
import type { IsoDate, Period } from '#domain/calendar.ts'
import type { Issue } from '#domain/coordination.ts'
import type { Yuan } from '#domain/money.ts'
import { dayOfStanding, issuesByProject, reportedTo } from '#projection/standing.ts'
import { bareProject, reported } from './fixtures.ts'

const day = (text: string): IsoDate => text as IsoDate
const month = (text: string): Period => text as Period

describe('the day from which a 截至月份 is looked at', () => {
  it.each([
    ['an earlier month of the running year, from its last day', 2025, '2025-04', false, '2025-06-10', '2025-04-30'],
    ['the last reported month of the running year, from today', 2025, '2025-05', true, '2025-06-10', '2025-06-10'],
    ['the running month, from today', 2025, '2025-06', true, '2025-06-10', '2025-06-10'],
    ['a month still to come, from today', 2025, '2025-08', false, '2025-06-10', '2025-06-10'],
    ['February of a leap year, from the 29th', 2024, '2024-02', false, '2025-06-10', '2024-02-29'],
    ['the last reported month of a past year, from its last day', 2024, '2024-12', true, '2025-06-10', '2024-12-31'],
    ['a past year that ended with October, from the end of October', 2024, '2024-10', true, '2025-06-10', '2024-10-31'],
  ])('looks at %s', (_what, year, period, isLatest, today, expected) => {
    expect(dayOfStanding(year, month(period), isLatest, day(today))).toBe(expected)
  })

  it.each([
    ['the running year from today', 2025, '2025-06-10'],
    ['a past year from its last day', 2024, '2024-12-31'],
    ['a year to come from today: nothing is overdue before its day', 2026, '2025-06-10'],
  ])('looks at a year without a report: %s', (_what, year, expected) => {
    expect(dayOfStanding(year, null, true, day('2025-06-10'))).toBe(expected)
  })
})

describe('a project as it was reported up to a month', () => {
  const project = bareProject({
    reports: [reported('2025-01', 1), reported('2025-02', 2), reported('2025-04', 4)],
    openReports: [{ ...reported('2025-05', 5), state: '草稿' }],
    statistics: new Map([[month('2025-02'), 20 as Yuan], [month('2025-04'), 40 as Yuan]]),
  })

  it('leaves out later months, begun months and figures of the statistics bureau', () => {
    const cut = reportedTo(project, month('2025-03'))
    expect(cut.reports.map(({ period }) => period)).toEqual(['2025-01', '2025-02'])
    expect(cut.openReports).toEqual([])
    expect([...cut.statistics.keys()]).toEqual(['2025-02'])
  })

  it('keeps the month itself', () => {
    expect(reportedTo(project, month('2025-04')).reports.at(-1)?.period).toBe('2025-04')
    expect(reportedTo(project, month('2025-05')).openReports).toHaveLength(1)
  })

  it('is the very project when nothing is later, or no month is chosen', () => {
    expect(reportedTo(project, month('2025-05'))).toBe(project)
    expect(reportedTo(project, null)).toBe(project)
  })

  it('leaves the project itself as it is', () => {
    reportedTo(project, month('2025-01'))
    expect(project.reports).toHaveLength(3)
    expect(project.statistics.size).toBe(2)
  })

  it('leaves out a later year', () => {
    expect(reportedTo(bareProject({ reports: [reported('2025-12', 1), reported('2026-01', 2)] }), month('2025-12')).reports).toHaveLength(1)
  })
})

it('groups issues by their project, in their order', () => {
  const issue = (id: string, project: string): Issue => ({ id, project, description: id, kind: '用地', level: 1, responsibleUnit: '某街道', reported: day('2025-01-01'), due: null, closed: null })
  const issuesOf = issuesByProject([issue('a', 'project/a'), issue('b', 'project/b'), issue('c', 'project/a')])
  expect(issuesOf('project/a').map(({ id }) => id)).toEqual(['a', 'c'])
  expect(issuesOf('project/none')).toEqual([])
})
