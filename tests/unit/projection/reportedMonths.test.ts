import { describe, expect, it } from 'vitest'
import { sayTally } from '#domain/tallyWords.ts'
import type { Project } from '#domain/project.ts'
import { prevailingPeriod, reportTallies } from '#projection/reportedMonths.ts'
import { projectOf, type Line } from './indicatedProjects.ts'

/** A started project with a plan that reported these months. */
const one = (months: readonly number[], own: Line = {}): Project => projectOf('甲', { plan: 120, category: '续建', stage: '续建', months: months.map((month) => [month, 1]), ...own })

describe('the month that is shown by default', () => {
  it('does not move on because one project reported early', () => {
    const projects = [one([5]), one([5]), one([5, 6])]
    expect(prevailingPeriod(projects, 2025)).toBe('2025-05')
    expect(sayTally(6, reportTallies(projects, 2025)[5])).toBe('，6 月已报 1/3')
  })

  it('moves on when half of those due have reported', () => {
    expect(prevailingPeriod([one([5]), one([5, 6]), one([5]), one([5, 6])], 2025)).toBe('2025-06')
  })

  it('asks nothing of projects that are suspended, withdrawn, not started, or without a plan', () => {
    const notDue = [one([], { stage: '停缓建' }), one([], { stage: '退出' }), one([], { stage: '储备' }), one([], { plan: 0 }), one([], { plan: null })]
    expect(prevailingPeriod([...notDue, one([3])], 2025)).toBe('2025-03')
    expect(reportTallies(notDue, 2025)[2]).toEqual({ due: 0, reported: 0 })
  })

  it('is the last that any reported where no month reaches half, and none where nobody reported', () => {
    expect(prevailingPeriod([one([2]), one([3]), one([4])], 2025)).toBe('2025-04')
    expect(prevailingPeriod([one([])], 2025)).toBeNull()
    expect(prevailingPeriod([one([5])], 2026)).toBeNull()
  })

  it('counts no month without a figure as reported', () => {
    expect(prevailingPeriod([one([5], { months: [[5, 1], [6, null]] })], 2025)).toBe('2025-05')
  })

  it('says nothing of months that nobody reported', () => {
    expect([sayTally(7, { due: 3, reported: 0 }), sayTally(7, { due: 0, reported: 0 }), sayTally(7, undefined)]).toEqual(['', '', ''])
  })
})
