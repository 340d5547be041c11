import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Period } from '#domain/calendar.ts'
import { yearToDate, type Project, type ProjectId } from '#domain/project.ts'
import { useActs } from '#stores/acts.ts'
import { provideLog } from '#stores/openedLog.ts'
import { useRecorder } from '#stores/recorder.ts'
import { useRegister } from '#stores/register.ts'
import { useReports } from '#stores/reports.ts'
import { useSession } from '#stores/session.ts'
import { reportOf } from '#projection/reportLines.ts'
import { wan } from '../../support/project.ts'
import { ACTOR, opened, registered, value } from '../log/support.ts'

const [A, B] = ['project/a', 'project/b'] as [ProjectId, ProjectId]
const MAY = '2025-05' as Period

beforeEach(async () => {
  const log = await opened()
  value(await log.append([registered('a'), registered('b')], ACTOR))
  provideLog(log)
  setActivePinia(createPinia())
  await useRegister().start()
  await become('填报员甲', '填报员')
})

const become = async (person: string, role: '填报员' | '发改局' | '领导'): Promise<unknown> => value(await useSession().become({ person, unit: '示例街道', role }))
const project = (id: ProjectId): Project => useRegister().project(id) as Project
const done = (id: ProjectId): number | null => yearToDate(project(id), 2025)

describe('what is typed of a month', () => {
  it('is a 草稿 that counts in no figure, field after field in one report', async () => {
    const reports = useReports()
    await Promise.all([reports.saveDraft(A, MAY, { invested: '100' }), reports.saveDraft(A, MAY, { progressText: '主体施工' })])
    expect(reportOf(project(A), MAY)).toMatchObject({ state: '草稿', invested: wan(100), progressText: '主体施工', reporter: '填报员甲' })
    expect(done(A)).toBeNull()
    expect(project(A).conflicts).toEqual([])
  })

  it('is taken back field by field', async () => {
    await useReports().saveDraft(A, MAY, { invested: '100' })
    await useReports().saveDraft(A, MAY, { nextMonth: '封顶' })
    value(await useRecorder().undo())
    expect(reportOf(project(A), MAY)).toMatchObject({ invested: wan(100), nextMonth: null })
    value(await useRecorder().undo())
    expect(reportOf(project(A), MAY)).toBeNull()
    value(await useRecorder().redo())
    value(await useRecorder().redo())
    expect(reportOf(project(A), MAY)).toMatchObject({ invested: wan(100), nextMonth: '封顶' })
    value(await useRecorder().undo())
    expect(reportOf(project(A), MAY)).toMatchObject({ invested: wan(100), nextMonth: null })
  })

  it('records nothing when nothing differs', async () => {
    await useReports().saveDraft(A, MAY, { invested: '' })
    await useReports().saveDraft(A, MAY, { invested: '100' })
    await useReports().saveDraft(A, MAY, { invested: '100.00' })
    expect(useRecorder().done).toHaveLength(1)
  })

  it('is refused to a leader, who only reads', async () => {
    await become('张领导', '领导')
    expect(await useReports().saveDraft(A, MAY, { invested: '100' })).toMatchObject({ ok: false, issue: { code: 'actor/read-only' } })
  })
})

describe('handing in', () => {
  it('makes the month count, with what was typed and not recorded yet', async () => {
    await useReports().saveDraft(A, MAY, { invested: '100' })
    value(await useReports().handIn(A, MAY, { progressPercent: '60' }))
    expect(reportOf(project(A), MAY)).toMatchObject({ state: '已报', invested: wan(100), progressPercent: 60 })
    expect(done(A)).toBe(wan(100))
  })

  it('of several is one act; those that cannot be handed in stay and say why', async () => {
    await useReports().saveDraft(A, MAY, { invested: '100' })
    const result = value(await useReports().handInAll([{ id: A, texts: {} }, { id: B, texts: { invested: '约三百' } }], MAY))
    expect(result).toMatchObject({ done: 1, refused: [{ id: B, issue: { code: 'amount/not-a-number' } }] })
    value(await useRecorder().undo())
    expect(reportOf(project(A), MAY)?.state).toBe('草稿')
    expect(done(A)).toBeNull()
  })
})

describe('a month that counts', () => {
  beforeEach(async () => void value(await useReports().handIn(A, MAY, { invested: '100' })))

  it('is not overwritten by a draft: it goes on counting until the correction is handed in', async () => {
    expect(await useReports().saveDraft(A, MAY, { invested: '80' })).toMatchObject({ issue: { code: 'report/counts-already' } })
    expect(done(A)).toBe(wan(100))
  })

  it('is corrected downward only with 核减原因', async () => {
    expect(await useReports().handIn(A, MAY, { invested: '80' })).toMatchObject({ issue: { code: 'report/reduction-unexplained' } })
    value(await useReports().handIn(A, MAY, { invested: '80', reductionReason: '重复计入' }))
    expect(done(A)).toBe(wan(80))
  })

  it('is passed by another person of the bureau, and never by its reporter', async () => {
    expect(value(await useReports().review([A], MAY, '已审', null)).refused).toMatchObject([{ issue: { code: 'report/bureau-reviews' } }])
    await become('填报员甲', '发改局')
    expect(value(await useReports().review([A], MAY, '已审', null)).refused).toMatchObject([{ issue: { code: 'report/own-review' } }])
    await become('周工', '发改局')
    expect(value(await useReports().review([A, B], MAY, '已审', null))).toMatchObject({ done: 1, refused: [{ id: B }] })
    expect(reportOf(project(A), MAY)).toMatchObject({ state: '已审', reviewer: '周工' })
  })

  it('handed back counts no longer, keeps the note while it is put right, and counts again when handed in', async () => {
    await become('周工', '发改局')
    value(await useReports().review([A], MAY, '退回', '与台账不符'))
    expect(done(A)).toBeNull()
    await become('填报员甲', '填报员')
    await useReports().saveDraft(A, MAY, { invested: '90' })
    expect(reportOf(project(A), MAY)).toMatchObject({ state: '退回', invested: wan(90), reviewNote: '与台账不符' })
    value(await useReports().handIn(A, MAY, {}))
    expect(reportOf(project(A), MAY)).toMatchObject({ state: '已报', reviewer: null, reviewNote: null })
    expect(done(A)).toBe(wan(90))
  })

  it('keeps its own figure beside that of statistics; January has none', async () => {
    value(await useReports().setStatistics(A, MAY, '95'))
    expect(project(A).statistics.get(MAY)).toBe(wan(95))
    expect(done(A)).toBe(wan(100))
    expect(await useReports().setStatistics(A, '2025-01' as Period, '5')).toMatchObject({ ok: false })
  })
})

describe('the year’s plan', () => {
  it('takes twelve monthly plans and gives them up again', async () => {
    const months = Array.from({ length: 12 }, () => '450')
    value(await useReports().setMonthlyPlan(A, 2025, months))
    expect(project(A).plans.get(2025)?.monthlyPlan).toHaveLength(12)
    value(await useReports().setMonthlyPlan(A, 2025, months.map(() => '')))
    expect(project(A).plans.get(2025)?.monthlyPlan).toBeNull()
  })

  it('is not changed without a reason once it was set', async () => {
    const acts = useActs()
    expect(await acts.reviseTo(project(A), 'annualPlan@2025', wan(6000))).toMatchObject({ ok: false, issue: { code: 'edit/plan-needs-reason' } })
    value(await acts.revise(project(A), 'annualPlan@2025', '6000', { reason: '追加', approver: '区领导', date: '2025-06-01' as never }))
    expect(project(A).plans.get(2025)?.annualPlan).toBe(wan(6000))
    value(await acts.reviseTo(project(A), 'annualPlan@2026', wan(100)))
  })
})
