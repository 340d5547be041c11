import { describe, expect, it } from 'vitest'
import { CONSTRUCTION, PREPARATION } from '#domain/milestone.ts'
import { seedCourse, seedRegister } from './seedFiles.ts'

const course = seedCourse()
const { rows } = seedRegister()
const ongoing = new Set(rows.filter(({ stage }) => stage === '续建').map(({ projectCode }) => projectCode))
const planOf = new Map(rows.map(({ projectCode, annualPlan }) => [projectCode, annualPlan ?? 0]))

const doneByProject = new Map<string, number>()
for (const { project, invested } of course.reports)
  doneByProject.set(project, (doneByProject.get(project) ?? 0) + (invested ?? 0))
const rates = [...doneByProject].map(([project, done]) => done / planOf.get(project)!)

describe('the illustrative course of 2025', () => {
  it('reports January to May of the fifty projects under construction, and of no other', () => {
    expect(new Set(course.reports.map(({ project }) => project))).toEqual(ongoing)
    expect(new Set(course.reports.map(({ period }) => period))).toEqual(
      new Set(['2025-01', '2025-02', '2025-03', '2025-04', '2025-05']),
    )
  })

  it('has done about 45 % of the year’s plan by May', () => {
    const done = [...doneByProject.values()].reduce((sum, amount) => sum + amount, 0)
    const planned = [...planOf.values()].reduce((sum, amount) => sum + amount, 0)
    expect(done / planned).toBeGreaterThan(0.43)
    expect(done / planned).toBeLessThan(0.47)
  })

  it('has projects far behind, well ahead, and one past 100 % of its annual plan', () => {
    expect(rates.filter((rate) => rate < 5 / 12 - 0.3).length).toBeGreaterThanOrEqual(1)
    expect(rates.filter((rate) => rate > (5 / 12) * 1.4).length).toBeGreaterThanOrEqual(4)
    expect(rates.filter((rate) => rate > 1).length).toBeGreaterThanOrEqual(1)
  })

  it('has a few months missing and a few reported 10 days late or more', () => {
    const missing = 250 - course.reports.length
    expect(missing).toBeGreaterThanOrEqual(3)
    expect(missing).toBeLessThanOrEqual(12)
    const late = course.reports.filter(
      ({ period, recordedAt }) => period !== '2025-01' && daysAfterMonth(period, recordedAt) >= 13,
    )
    expect(late.length).toBeGreaterThanOrEqual(4)
    expect(late.length).toBeLessThanOrEqual(15)
  })

  it('records every report after its month, in or after the plan’s issue, by the project’s officer', () => {
    for (const { period, recordedAt, reporter, project } of course.reports) {
      expect(recordedAt.slice(0, 7) > period).toBe(true)
      expect(recordedAt > '2025-02-11').toBe(true)
      expect(recordedAt.slice(0, 10) <= course.asOf).toBe(true)
      expect(reporter).toBe(rows.find(({ projectCode }) => projectCode === project)?.officer)
    }
  })

  it('never spends more than a project’s total', () => {
    for (const { projectCode, completedBeforeYear, totalInvestment } of rows) {
      expect(completedBeforeYear! + (doneByProject.get(projectCode!) ?? 0)).toBeLessThanOrEqual(
        totalInvestment!,
      )
    }
  })

  it('sets key points for all 53, some done in time, some late, some overdue', () => {
    expect(new Set(course.milestones.map(({ project }) => project)).size).toBe(53)
    for (const { kind } of course.milestones) expect([...PREPARATION, ...CONSTRUCTION]).toContain(kind)
    const dueByMay = course.milestones.filter(({ due }) => due >= '2025-02-11' && due <= '2025-05-31')
    expect(dueByMay.filter(({ due, done }) => done !== null && done <= due).length).toBeGreaterThan(10)
    expect(dueByMay.filter(({ due, done }) => done !== null && done > due).length).toBeGreaterThan(2)
    expect(dueByMay.filter(({ done }) => done === null).length).toBeGreaterThan(5)
  })

  it('raises a dozen issues of several kinds and all four levels', () => {
    expect(course.issues).toHaveLength(12)
    expect(new Set(course.issues.map(({ level }) => level))).toEqual(new Set([1, 2, 3, 4]))
    expect(new Set(course.issues.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(6)
    for (const { description } of course.issues) expect(description).toMatch(/\(示例\)$/)
  })
})

function daysAfterMonth(period: string, recordedAt: string): number {
  const [year, month] = period.split('-').map(Number) as [number, number]
  return (Date.parse(recordedAt) - Date.UTC(year, month, 1)) / 86_400_000
}
