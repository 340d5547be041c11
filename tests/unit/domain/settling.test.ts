import { describe, expect, it } from 'vitest'
import type { IsoDate } from '#domain/calendar.ts'
import { emptyPlan } from '#domain/project.ts'
import type { Yuan } from '#domain/money.ts'
import { maySettle, mayTypeAnother, settlementOf, type Decision } from '#domain/settling.ts'
import { differingParts, valueParts } from '#domain/valueParts.ts'
import { makeProject } from '../../support/project.ts'

const TODAY = '2025-06-20' as IsoDate
const standing = (value: unknown): Decision => ({ kind: 'standing', value })
const typed = (text: string): Decision => ({ kind: 'typed', text })
const settle = (decisions: Record<string, Decision>, project = makeProject()) => settlementOf(project, new Map(Object.entries(decisions)), TODAY)

describe('what is written to settle conflicts', () => {
  it('is each value as it stands, and a third as it is read in its own field', () => {
    const settled = settle({ site: standing('甲地'), totalInvestment: typed('12,340.5'), permit: standing(null) })
    expect(settled).toEqual({ ok: true, value: new Map<string, unknown>([['site', '甲地'], ['totalInvestment', 123_405_000], ['permit', null]]) })
  })

  it('is nothing while one of them is wrong, and each wrong one is named', () => {
    const settled = settle({ site: standing('甲地'), totalInvestment: typed('约1亿'), plannedStart: typed('2025-02-30'), owner: typed('  ') })
    expect(!settled.ok && [...settled.issue].map(([field, { code }]) => [field, code])).toEqual([
      ['totalInvestment', 'amount/not-a-number'],
      ['plannedStart', 'edit/not-allowed-value'],
      ['owner', 'edit/required'],
    ])
  })

  it('is checked against the project as it will be, not as it was', () => {
    const project = makeProject({ plannedStart: '2025-05-01' as IsoDate, plans: new Map([[2025, { ...emptyPlan(2025), annualPlan: 500_000 as Yuan }]]) })
    expect(settle({ plannedCompletion: typed('2025-04-01') }, project).ok).toBe(false)
    expect(settle({ plannedCompletion: typed('2025-04-01'), plannedStart: standing('2025-01-01') }, project).ok).toBe(true)
    expect(settle({ totalInvestment: typed('40') }, project).ok).toBe(false)
    expect(settle({ totalInvestment: typed('40'), 'annualPlan@2025': standing(300_000) }, project).ok).toBe(true)
  })

  it('is no third value where a gate, a form of its own or a reason is asked for', () => {
    expect(['stage', 'stageSince', 'registered', 'permit', 'report@2025-05', 'annualPlan@2025', 'unknown'].filter(mayTypeAnother)).toEqual([])
    expect(['site', 'name', 'totalInvestment', 'sector', 'annualTarget@2025'].every(mayTypeAnother)).toBe(true)
    expect(settle({ 'annualPlan@2025': typed('5') })).toMatchObject({ ok: false })
    expect(settle({ stage: typed('开工') })).toMatchObject({ ok: false })
  })

  it('is a setting only by the bureau, and nothing by a leader', () => {
    const as = (role: '填报员' | '发改局' | '领导', subject: string): boolean => maySettle({ person: '甲', unit: '乙', role }, subject).ok
    expect([as('填报员', 'project/a'), as('发改局', 'project/a'), as('领导', 'project/a')]).toEqual([true, true, false])
    expect([as('填报员', 'settings/gates'), as('发改局', 'settings/gates'), as('领导', 'settings/gates')]).toEqual([false, true, false])
  })
})

describe('a record in conflict', () => {
  const [one, other] = [{ kind: '立项审批', documentNo: '发改〔2025〕1号', date: '2025-03-01' }, { kind: '立项审批', documentNo: '发改〔2025〕2号', date: '2025-03-01' }]

  it('is shown by its parts, and those that differ are told from those that do not', () => {
    expect(valueParts('constructionLibrary', one).map(({ label, text }) => `${label} ${text}`)).toEqual(['审批类型 立项审批', '文号 发改〔2025〕1号', '日期 2025-03-01'])
    expect([...differingParts('constructionLibrary', [one, other])]).toEqual(['documentNo'])
  })

  it('shows money in 万元, months by number, and nested thresholds by name', () => {
    const report = { invested: 1_230_000, progressText: null, progressPercent: 40, nextMonth: null, funds: { 银行贷款: 500_000 }, reductionReason: null, reporter: '甲' }
    const texts = valueParts('report@2025-05', report).map(({ label, text }) => `${label} ${text}`)
    expect(texts).toContain('本月完成 123 万元')
    expect(texts).toContain('形象进度 未填')
    expect(texts).toContain('到位资金：银行贷款 50 万元')
    expect(valueParts('monthlyPlan@2025', Array.from({ length: 12 }, () => 10_000))[11]).toMatchObject({ label: '12 月', text: '1 万元' })
    expect([...differingParts('lightRule', [{ schedule: { red: -30 } }, { schedule: { red: -20 } }])]).toEqual(['schedule.red'])
  })

  it('has no parts where it is no record', () => {
    expect([valueParts('site', '甲地'), valueParts('permit', null)]).toEqual([[], []])
  })
})
