import { describe, expect, it } from 'vitest'
import type { StoredEvent } from '#domain/event.ts'
import { historyOf } from '#projection/history.ts'
import { change, Device, makeStored, registration } from '../../support/device.ts'

const titles = (events: readonly StoredEvent[]): string[] => historyOf(events).map(({ title }) => title)

describe('the history of a project', () => {
  it('says who did what, when, before and after, with units', () => {
    const device = new Device('a', Date.UTC(2025, 2, 4, 2))
    const first = device.write({ changes: [change('totalInvestment', 10_000_000)] })
    const second = device.write({ changes: [change('totalInvestment', 12_340_500, [first.id], 10_000_000)] })
    const [entry] = historyOf([first, second])
    expect(entry).toMatchObject({ title: '修改总投资', actor: { person: '甲' }, recordedAt: '2025-03-04T02:00:00.000Z' })
    expect(entry?.lines).toEqual([{ field: 'totalInvestment', label: '总投资', before: '1,000 万元', after: '1,234.05 万元' }])
  })

  it('names moves, plans, lists, reports and milestones in the words of the trade', () => {
    const device = new Device('a')
    device.write({ type: 'StageChanged', payload: { from: '储备', to: '开工', date: '2025-03-04', reason: null } })
    device.write({ type: 'PlanSet', payload: { year: 2025 } })
    device.write({ type: 'ListJoined', payload: { list: '市重点', year: 2025 } })
    device.write({ type: 'MonthReported', payload: { period: '2025-03' } })
    device.write({ type: 'MilestoneDone', payload: { milestone: '环评' } })
    expect(titles(device.known)).toEqual(['完成节点“环评”', '填报2025年3月月报', '列入2025年市重点名录', '下达2025年计划', '由储备移到开工（2025-03-04起）'])
  })

  it('gives the reason of a revised plan with who approved it and when', () => {
    const device = new Device('a')
    device.write({ type: 'PlanRevised', payload: { year: 2025, reason: '工期调整', approver: '乙', date: '2025-05-01' } })
    expect(historyOf(device.known)[0]?.reason).toBe('工期调整（乙批准，2025-05-01）')
  })

  it('writes an unknown value as 未填 and never as 0', () => {
    const device = new Device('a')
    device.write({ changes: [change('annualPlan@2025', 0)] })
    expect(historyOf(device.known)[0]?.lines[0]).toMatchObject({ label: '年度计划投资（2025）', before: '未填', after: '0 万元' })
  })

  it('puts evidence into words: an approval, a permit, a photo, a 容缺', () => {
    const device = new Device('a')
    const approval = { kind: '立项审批', documentNo: '示例立项1号', date: '2025-01-02' }
    const waiver = { items: ['permit'], reason: '并联审批', person: '丙', date: '2025-03-04' }
    device.write({ changes: [change('constructionLibrary', approval), change('permit', { number: null, missingReason: '审图中' }), change('waiver@开工', waiver)] })
    expect(historyOf(device.known)[0]?.lines.map(({ after }) => after)).toEqual([
      '立项审批 示例立项1号，2025-01-02',
      '缺件：审图中',
      '施工许可证号或缺件原因；丙同意，原因：并联审批',
    ])
  })

  it('keeps what was undone, and names who undid it', () => {
    const device = new Device('a')
    const edit = device.write({ changes: [change('site', '甲地')] })
    device.write({ type: 'Reverted', payload: { reverts: edit.id, what: '修改建设地点' } })
    const [undoing, undone] = historyOf(device.known)
    expect(undoing?.title).toBe('撤销：修改建设地点')
    expect(undone?.undone?.by.person).toBe('甲')
  })

  it('no longer calls an event undone once the undoing was undone', () => {
    const device = new Device('a')
    const edit = device.write({ changes: [change('site', '甲地')] })
    const undoing = device.write({ type: 'Reverted', payload: { reverts: edit.id, what: '修改建设地点' } })
    device.write({ type: 'Reverted', payload: { reverts: undoing.id, what: '修改建设地点' } })
    expect(historyOf(device.known).map(({ undone }) => undone !== null)).toEqual([false, true, false])
  })

  it('is newest first by the clock, whatever order events arrive in', () => {
    const [a, b] = [new Device('a', 1_000_000), new Device('b', 900_000)]
    const first = a.write({ changes: registration() })
    b.receive([first])
    const second = b.write({ changes: [change('site', '乙地')] })
    expect(historyOf([second, first]).map(({ id }) => id)).toEqual(['b:1', 'a:1'])
    expect(historyOf([first, second]).map(({ id }) => id)).toEqual(['b:1', 'a:1'])
  })

  it('shows an event of a later version by its name instead of hiding it', () => {
    const { event } = new Device('a').write({ type: 'PermitRevoked', payload: {} })
    const [entry] = historyOf([makeStored(event)])
    expect(entry).toMatchObject({ title: '无法计入的记录（PermitRevoked）', issue: { code: 'event/unknown-type' } })
  })
})
