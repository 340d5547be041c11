import { describe, expect, it } from 'vitest'
import type { IsoDate } from '#domain/calendar.ts'
import type { StoredEvent } from '#domain/event.ts'
import { recordedBy } from '#projection/asOf.ts'
import { compareRegisters, type ComparedProject } from '#projection/compare.ts'
import { compareSums } from '#projection/compareSums.ts'
import { PastFold, type TwoDays } from '#projection/pastFold.ts'
import { change, Device, registration } from '../../support/device.ts'

const FROM = '2025-03-31' as IsoDate
const TO = '2025-04-30' as IsoDate
/** An instant of the zone the tests run in, UTC+8. */
const at = (text: string): number => Date.parse(`${text}+08:00`)

function twoDays(events: readonly StoredEvent[]): TwoDays {
  const past = new PastFold(FROM)
  return past.after(recordedBy(past.apply(events), TO))
}

function compared(events: readonly StoredEvent[]): ComparedProject[] {
  const { before, after, between } = twoDays(events)
  return compareRegisters(before, after, between)
}

/** A device that registered one project in March and stands in April since. */
function inApril(fields: Readonly<Record<string, unknown>> = {}): { device: Device; first: StoredEvent } {
  const device = new Device('a', at('2025-03-10T09:00:00'))
  const first = device.write({ type: 'ProjectRegistered', payload: { source: '示例' }, changes: registration(fields) })
  device.now = at('2025-04-08T10:00:00')
  return { device, first }
}

const undo = (device: Device, stored: StoredEvent): StoredEvent =>
  device.write({
    type: 'Reverted', subject: stored.event.subject, payload: { reverts: stored.id, what: '修改建设地点' },
    changes: stored.event.changes.map(({ field, from, to }) => change(field, from, [stored.id], to)),
  })

describe('what changed between two days', () => {
  it('says a figure before and after, with its unit, who changed it, when and why', () => {
    const { device, first } = inApril({ 'annualPlan@2025': 50_000_000 })
    const payload = { year: 2025, reason: '征迁滞后', approver: '李副区长', date: '2025-04-08' }
    device.write({ type: 'PlanRevised', payload, changes: [change('annualPlan@2025', 42_000_000, [first.id], 50_000_000)] })
    const [row] = compared(device.known)
    expect(row?.kind).toBe('changed')
    expect(row?.fields).toMatchObject([{
      label: '年度计划投资（2025）', before: ['5,000 万元'], after: ['4,200 万元'], times: 1,
      acts: [{ title: '调整2025年年度计划投资', actor: { person: '甲' }, recordedAt: '2025-04-08T02:00:00.000Z', reason: '征迁滞后（李副区长批准，2025-04-08）' }],
    }])
  })

  it('names the last of several acts on a field, and how many there were', () => {
    const { device, first } = inApril({ site: '甲地' })
    const second = device.write({ changes: [change('site', '乙地', [first.id], '甲地')] })
    device.write({ payload: { reason: '核对批文' }, changes: [change('site', '丙地', [second.id], '乙地')] })
    expect(compared(device.known)[0]?.fields).toMatchObject([{ before: ['甲地'], after: ['丙地'], times: 2, acts: [{ reason: '核对批文' }] }])
  })

  it('has nothing to say of what was changed and taken back in between', () => {
    const { device, first } = inApril({ site: '甲地' })
    undo(device, device.write({ changes: [change('site', '乙地', [first.id], '甲地')] }))
    expect(compared(device.known)).toEqual([])
  })

  it('shows the undoing in between of what was written before the first day', () => {
    const { device, first } = inApril({ site: '甲地' })
    device.now = at('2025-03-20T10:00:00')
    const wrong = device.write({ changes: [change('site', '乙地', [first.id], '甲地')] })
    device.now = at('2025-04-02T10:00:00')
    undo(device, wrong)
    expect(compared(device.known)[0]?.fields).toMatchObject([{ before: ['乙地'], after: ['甲地'], acts: [{ title: '撤销：修改建设地点' }] }])
  })

  it('leaves out what was recorded after the second day', () => {
    const { device, first } = inApril({ site: '甲地' })
    device.now = at('2025-05-01T00:00:00')
    device.write({ changes: [change('site', '乙地', [first.id], '甲地')] })
    expect(compared(device.known)).toEqual([])
  })

  it('tells 未填 from what was filled in', () => {
    const { device } = inApril()
    device.write({ changes: [change('contactLeader', '王常委')] })
    expect(compared(device.known)[0]?.fields).toMatchObject([{ label: '联系领导', before: ['未填'], after: ['王常委'] }])
  })

  it('says so when a record differs in a part that its words leave out', () => {
    const milestone = { due: '2025-06-01', done: null, responsible: null, evidence: null }
    const { device, first } = inApril({ 'milestone@施工许可': milestone })
    device.write({ changes: [change('milestone@施工许可', { ...milestone, evidence: '许可证' }, [first.id], milestone)] })
    expect(compared(device.known)[0]?.fields).toMatchObject([{ before: ['计划 2025-06-01'], after: ['计划 2025-06-01（细项有改动）'] }])
  })
})

describe('conflicts between two days', () => {
  function apart(): { device: Device; heads: readonly StoredEvent[] } {
    const { device, first } = inApril({ site: '甲地' })
    const other = new Device('b', at('2025-04-07T10:00:00'))
    other.receive([first])
    const there = other.write({ changes: [change('site', '丁地', [first.id], '甲地')], actor: { person: '乙', unit: '示例街道', role: '填报员' } })
    const here = device.write({ changes: [change('site', '乙地', [first.id], '甲地')] })
    device.receive([there])
    return { device, heads: [here, there] }
  }

  it('shows both values of a conflict with both authors', () => {
    const [field] = compared(apart().device.known)[0]?.fields ?? []
    expect(field?.after).toEqual(['丁地', '乙地'])
    expect(field?.acts.map(({ actor }) => actor.person)).toEqual(['乙', '甲'])
  })

  it('shows a conflict settled in between although the shown value is the old one', () => {
    const { device, first } = inApril({ site: '甲地' })
    const other = new Device('b', at('2025-03-12T10:00:00'))
    other.receive([first])
    const there = other.write({ changes: [change('site', '丁地', [first.id], '甲地')] })
    device.now = at('2025-03-13T10:00:00')
    const here = device.write({ changes: [change('site', '乙地', [first.id], '甲地')] })
    device.receive([there])
    device.now = at('2025-04-03T10:00:00')
    device.write({ type: 'ConflictSettled', payload: { field: 'site' }, changes: [change('site', '乙地', [here.id, there.id], '乙地')] })
    expect(compared(device.known)[0]?.fields).toMatchObject([{ before: ['丁地', '乙地'], after: ['乙地'], acts: [{ title: '处理冲突：建设地点' }] }])
  })
})

describe('projects that came and went', () => {
  it('a project registered in between is 新增, with who registered it and from where', () => {
    const { device } = inApril()
    device.write({ type: 'ProjectRegistered', subject: 'project/p2', payload: { source: '四月台账' }, changes: registration({ name: '示例二' }) })
    const [row] = compared(device.known)
    expect(row).toMatchObject({ kind: 'added', fields: [], project: { name: '示例二' }, acts: [{ title: '登记项目（来源：四月台账）' }] })
  })

  it('a project whose registration was undone in between is 移出, as it last stood', () => {
    const { device, first } = inApril()
    undo(device, first)
    expect(compared(device.known)).toMatchObject([{ kind: 'removed', project: { id: 'project/p1' }, acts: [{ title: '撤销：修改建设地点' }] }])
  })

  it('a project registered and undone in between was never there', () => {
    const device = new Device('a', at('2025-04-08T10:00:00'))
    undo(device, device.write({ type: 'ProjectRegistered', payload: { source: '示例' }, changes: registration() }))
    expect(compared(device.known)).toEqual([])
  })

  it('comes out the same whatever order the events came in', () => {
    const { device, first } = inApril({ site: '甲地', 'annualPlan@2025': 1_000_000 })
    device.write({ changes: [change('site', '乙地', [first.id], '甲地'), change('annualPlan@2025', 2_000_000, [first.id], 1_000_000)] })
    expect(compared([...device.known].reverse())).toEqual(compared(device.known))
  })
})

describe('the figures of two days', () => {
  it('add up by stage, and a project that moved leaves one stage and stands in the other', () => {
    const { device, first } = inApril({ totalInvestment: 90_000_000, 'annualPlan@2025': 10_000_000 })
    device.write({ type: 'StageChanged', payload: { from: '储备', to: '开工', date: '2025-04-08', reason: null }, changes: [change('stage', '开工', [first.id], '储备')] })
    const { before, after } = twoDays(device.known)
    const sums = compareSums([...before.projects.values()], [...after.projects.values()], 2025)
    const of = (stage: string | null): [number, number] | undefined => sums.filter((row) => row.stage === stage).map((row): [number, number] => [row.before.projects, row.after.projects])[0]
    expect([of('储备'), of('开工'), of(null)]).toEqual([[1, 0], [0, 1], [1, 1]])
    expect(sums.at(-1)?.after.annualPlan).toBe(10_000_000)
  })
})
