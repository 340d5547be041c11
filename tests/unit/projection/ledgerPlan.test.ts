import { describe, expect, it } from 'vitest'
import type { Project } from '#domain/project.ts'
import { columnOf, type LedgerColumn } from '#projection/ledgerColumns.ts'
import { actTitle, draftsOf, planEntries, revisesPlan, type CellEntry } from '#projection/ledgerPlan.ts'
import { EMPTY_REGISTER } from '#projection/register.ts'
import { makeProject, plansOf, TODAY, wan, day } from '../../support/project.ts'

const YEAR = 2025
const column = (key: string): LedgerColumn => columnOf(key) as LedgerColumn
const entry = (project: Project, key: string, typed: string, clears = false): CellEntry => ({ project, column: column(key), typed, clears })
const planned = makeProject({ totalInvestment: wan(1000), plans: plansOf({ year: YEAR, annualPlan: wan(100) }) })

describe('a block of texts before it is written', () => {
  it('a blank cell, a dash and 无 change nothing', () => {
    const plan = planEntries(['', ' ', '—', '/', '无'].map((typed) => entry(planned, 'totalInvestment', typed)), YEAR, TODAY)
    expect(plan).toMatchObject({ changes: [], refused: [], blank: 5 })
  })
  it('a value that stands there already is no change', () => {
    expect(planEntries([entry(planned, 'totalInvestment', '1,000.00')], YEAR, TODAY)).toMatchObject({ changes: [], refused: [], same: 1 })
  })
  it('money is read as 万元', () => {
    expect(planEntries([entry(planned, 'totalInvestment', '1234.5')], YEAR, TODAY).changes[0]).toMatchObject({ before: wan(1000), after: 12_345_000 })
  })
  it('a text that is no amount is refused with its reason, and the others stay', () => {
    const plan = planEntries([entry(planned, 'totalInvestment', '约300'), entry(planned, 'officer', '李专员')], YEAR, TODAY)
    expect(plan.refused.map(({ issue }) => issue?.code)).toEqual(['amount/not-a-number'])
    expect(plan.changes.map(({ path }) => path)).toEqual(['officer'])
  })
  it('a plan and a total that are pasted together are checked as they will stand together', () => {
    const plan = planEntries([entry(planned, 'annualPlan', '1500'), entry(planned, 'totalInvestment', '2000')], YEAR, TODAY)
    expect(plan.refused).toEqual([])
    expect(plan.changes).toHaveLength(2)
  })
  it('a plan above its total is refused', () => {
    expect(planEntries([entry(planned, 'annualPlan', '1500')], YEAR, TODAY).refused[0]?.issue?.code).toBe('edit/plan-exceeds-total')
  })
  it('a cell that leaned on a refused one is refused too', () => {
    const plans = new Map([...planned.plans, [2024, { year: 2024, planCategory: null, annualPlan: wan(900), completedBeforeYear: null, monthlyPlan: null, annualTarget: null }]])
    const plan = planEntries([entry({ ...planned, plans }, 'totalInvestment', '500'), entry({ ...planned, plans }, 'annualPlan', '1001')], YEAR, TODAY)
    expect(plan.changes).toEqual([])
    expect(plan.refused).toHaveLength(2)
  })
  it('what is worked out cannot be typed, unless it says what stands there', () => {
    const plan = planEntries([entry(planned, 'yearToDate', '5'), entry(planned, 'stage', '投产'), entry(planned, 'stage', '储备')], YEAR, TODAY)
    expect(plan.refused.map(({ issue }) => issue?.code)).toEqual(['edit/derived', 'edit/by-gate'])
    expect(plan.same).toBe(1)
  })
  it('what has happened does not lie in the future', () => {
    expect(planEntries([entry(planned, 'actualStart', '2025-06-16')], YEAR, TODAY).refused[0]?.issue?.code).toBe('edit/future-date')
  })
  it('clearing sets 未填, but never a name', () => {
    const plan = planEntries([entry(planned, 'totalInvestment', '', true), entry(planned, 'name', '', true)], YEAR, TODAY)
    expect(plan.changes[0]?.after).toBeNull()
    expect(plan.refused[0]?.issue?.code).toBe('edit/required')
  })
})

describe('the drafts of a block', () => {
  const other = makeProject({ id: 'project/p2', name: '第二个' })
  const plan = planEntries([entry(planned, 'officer', '李专员'), entry(planned, 'siteContact', '王工'), entry(planned, 'annualPlan', '200'), entry(other, 'annualPlan', '300')], YEAR, TODAY)

  it('a plan that was set before takes a reason; one that was 未填 does not', () => {
    expect(plan.changes.filter(revisesPlan).map(({ project }) => project.id)).toEqual(['project/p1'])
  })
  it('one event a project, and one more for its revised plan with the one reason', () => {
    const drafts = draftsOf(EMPTY_REGISTER, plan.changes, { reason: '中期调整', approver: '张主任', date: day('2025-07-01') })
    expect(drafts.map(({ type, subject, changes }) => [type, subject, changes.map(({ field }) => field)])).toEqual([
      ['ProjectRevised', 'project/p1', ['officer', 'siteContact']],
      ['ProjectRevised', 'project/p2', ['annualPlan@2025']],
      ['PlanRevised', 'project/p1', ['annualPlan@2025']],
    ])
  })
  it('the act is named by what it changes', () => {
    expect(actTitle('粘贴', plan.changes, YEAR)).toBe('粘贴：2 个项目的3 项')
    expect(actTitle('修改', plan.changes.slice(0, 1), YEAR)).toBe('修改：“智慧泵站（示例）”的项目专员')
  })
})
