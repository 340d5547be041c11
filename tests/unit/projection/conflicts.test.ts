import { describe, expect, it } from 'vitest'
import type { StoredEvent } from '#domain/event.ts'
import { conflictCases, type ConflictCase } from '#projection/conflictCase.ts'
import { conflictPlaces, countConflicts, countUnsettledFigures, filterPlaces, orderPlaces, type ConflictPlace } from '#projection/conflicts.ts'
import { foldEvents, LIGHT_SETTINGS, SETTINGS } from '#projection/fold.ts'
import { DEFAULT_LIGHT_RULE } from '#domain/light.ts'
import type { Actor } from '#domain/person.ts'
import { change, Device, registration } from '../../support/device.ts'

const OTHER: Actor = { person: '乙', unit: '区发改局', role: '发改局' }

/** Two devices that know the same project, registered by the first; `site` is 甲地 to both. */
function twoDevices(): { mine: Device; theirs: Device; first: StoredEvent } {
  const [mine, theirs] = [new Device('mine'), new Device('theirs')]
  const first = mine.write({ type: 'ProjectRegistered', payload: { source: '台账' }, changes: registration({ site: '甲地', responsibleUnit: '西兴街道' }) })
  theirs.receive(mine.known)
  return { mine, theirs, first }
}

const all = (...devices: Device[]): StoredEvent[] => devices.flatMap(({ known }) => known)

function casesOf(events: readonly StoredEvent[], own: readonly string[] = ['mine']): ConflictCase[] {
  return conflictPlaces(foldEvents(events)).flatMap(({ fields }) => conflictCases(fields, events, (device) => own.includes(device)))
}

const valuesOf = (one: ConflictCase | undefined): unknown[] | undefined => one?.values.map(({ value }) => value)
const beforeOf = (one: ConflictCase | undefined): unknown[] | null | undefined => one?.before && one.before.map(({ value }) => value)

describe('a conflict says', () => {
  it('what both saw before, and of each value who wrote it, when and by which act', () => {
    const { mine, theirs, first } = twoDevices()
    mine.write({ changes: [change('site', '乙地', [first.id], '甲地')] })
    theirs.write({ changes: [change('site', '丙地', [first.id], '甲地')], actor: OTHER })
    const [one] = casesOf(all(mine, theirs))
    expect(one).toMatchObject({
      field: 'site',
      before: [{ value: '甲地', writers: [{ id: first.id, act: '登记项目（来源：台账）' }] }],
      values: [
        { value: '乙地', mine: true, writers: [{ id: 'mine:2', actor: { person: '甲' }, act: '修改建设地点' }] },
        { value: '丙地', mine: false, writers: [{ id: 'theirs:1', actor: OTHER, act: '修改建设地点', recordedAt: '2025-06-01T00:00:00.000Z' }] },
      ],
    })
  })

  it('the value before, however often each side has written since', () => {
    const { mine, theirs, first } = twoDevices()
    const once = mine.write({ changes: [change('site', '乙地', [first.id], '甲地')] })
    mine.write({ changes: [change('site', '丁地', [once.id], '乙地')] })
    theirs.write({ changes: [change('site', '丙地', [first.id], '甲地')] })
    const [one] = casesOf(all(mine, theirs))
    expect([beforeOf(one), valuesOf(one)]).toEqual([['甲地'], ['丁地', '丙地']])
  })

  it('that nothing was there before, when each wrote the field first', () => {
    const { mine, theirs } = twoDevices()
    mine.write({ changes: [change('owner', '业主甲')] })
    theirs.write({ changes: [change('owner', '业主乙')] })
    expect(casesOf(all(mine, theirs))[0]?.before).toEqual([])
  })

  it('what the authors say they saw, when the event before is not here, and nothing when they disagree', () => {
    const { mine, theirs } = twoDevices()
    mine.write({ changes: [change('owner', '业主甲', ['gone:7'], '旧业主')] })
    theirs.write({ changes: [change('owner', '业主乙', ['gone:7'], '旧业主')] })
    expect(beforeOf(casesOf(all(mine, theirs))[0])).toEqual(['旧业主'])
    const third = new Device('third')
    third.write({ changes: [change('owner', '业主丙', ['gone:8'], '更旧')] })
    expect(casesOf(all(mine, theirs, third))[0]?.before).toBeNull()
  })

  it('every value that stood before, when that was itself a conflict both had seen', () => {
    const { mine, theirs, first } = twoDevices()
    const a = mine.write({ changes: [change('site', '乙地', [first.id], '甲地')] })
    const b = theirs.write({ changes: [change('site', '丙地', [first.id], '甲地')] })
    mine.receive(theirs.known)
    theirs.receive(mine.known)
    mine.write({ type: 'ConflictSettled', payload: { field: 'site' }, changes: [change('site', '乙地', [a.id, b.id], '丙地')] })
    theirs.write({ type: 'ConflictSettled', payload: { field: 'site' }, changes: [change('site', '丙地', [a.id, b.id], '丙地')] })
    const [one] = casesOf(all(mine, theirs))
    expect([beforeOf(one), valuesOf(one)]).toEqual([['乙地', '丙地'], ['乙地', '丙地']])
    expect([one?.original?.value, one?.dropped]).toEqual(['甲地', []])
    expect(one?.values.map(({ writers }) => writers.map(({ settled }) => settled))).toEqual([[true], [true]])
  })

  it('what an earlier settlement chose among and nobody holds any more', () => {
    const { mine, theirs, first } = twoDevices()
    const a = mine.write({ changes: [change('site', '乙地', [first.id], '甲地')] })
    const b = theirs.write({ changes: [change('site', '丙地', [first.id], '甲地')] })
    mine.receive(theirs.known)
    theirs.receive(mine.known)
    mine.write({ type: 'ConflictSettled', payload: { field: 'site' }, changes: [change('site', '丁地', [a.id, b.id], '丙地')] })
    theirs.write({ type: 'ConflictSettled', payload: { field: 'site' }, changes: [change('site', '丙地', [a.id, b.id], '丙地')] })
    const [one] = casesOf(all(mine, theirs))
    expect([one?.original?.value, valuesOf(one), one?.dropped.map(({ value }) => value)]).toEqual(['甲地', ['丁地', '丙地'], ['乙地']])
  })

  it('which value counts until somebody settles: the one that the project shows', () => {
    const { mine, theirs, first } = twoDevices()
    mine.write({ changes: [change('site', '乙地', [first.id], '甲地')] })
    theirs.now += 60_000
    theirs.write({ changes: [change('site', '丙地', [first.id], '甲地')] })
    const [one] = casesOf(all(mine, theirs))
    expect(one?.values.map(({ value, counts }) => [value, counts])).toEqual([['乙地', false], ['丙地', true]])
    expect(foldEvents(all(mine, theirs)).projects.get('project/p1')?.site).toBe('丙地')
  })
})

describe('the figures of a sum that nobody has settled', () => {
  const report = (invested: number, progressText: string) => ({ invested, progressText, progressPercent: null, nextMonth: null, funds: null, reductionReason: null, reporter: '甲' })
  function counted(field: string, ours: unknown, other: unknown): number {
    const { mine, theirs } = twoDevices()
    mine.write({ changes: [change(field, ours)] })
    theirs.write({ changes: [change(field, other)] })
    return countUnsettledFigures(foldEvents(all(mine, theirs)).projects.values(), 2025)
  }

  it.each(['totalInvestment', 'annualPlan@2025'])('count %s', (field) => {
    expect(counted(field, 100, 200)).toBe(1)
  })

  it.each(['annualPlan@2024', 'site'])('do not count %s, which is in no sum of the year', (field) => {
    expect(counted(field, field === 'site' ? '乙地' : 100, field === 'site' ? '丙地' : 200)).toBe(0)
  })

  it('count a month whose investment differs, and not one whose words alone do', () => {
    expect(counted('report@2025-05', report(100, '主体施工'), report(200, '主体施工'))).toBe(1)
    expect(counted('report@2025-05', report(100, '主体施工'), report(100, '主体封顶'))).toBe(0)
    expect(counted('report@2024-05', report(100, '主体施工'), report(200, '主体施工'))).toBe(0)
  })
})

describe('the values of a conflict', () => {
  it('may be three, mine first and then by the clock', () => {
    const { mine, theirs, first } = twoDevices()
    const third = new Device('third')
    third.write({ changes: [change('site', '丁地', [first.id], '甲地')] })
    theirs.write({ changes: [change('site', '丙地', [first.id], '甲地')] })
    mine.now += 60_000
    mine.write({ changes: [change('site', '乙地', [first.id], '甲地')] })
    const [one] = casesOf(all(mine, theirs, third))
    expect(one?.values.map(({ value, mine: own }) => [value, own])).toEqual([['乙地', true], ['丁地', false], ['丙地', false]])
  })

  it('are mine under every id this device has written under, and none may be', () => {
    const { mine, theirs, first } = twoDevices()
    mine.write({ changes: [change('site', '乙地', [first.id])] })
    theirs.write({ changes: [change('site', '丙地', [first.id])] })
    const events = all(mine, theirs)
    expect(casesOf(events, ['mine', 'theirs'])[0]?.values.every((value) => value.mine)).toBe(true)
    expect(casesOf(events, ['elsewhere'])[0]?.values.some((value) => value.mine)).toBe(false)
  })

  it('that were written apart and are equal are one to choose, with both writers', () => {
    const { mine, theirs, first } = twoDevices()
    const third = new Device('third')
    mine.write({ changes: [change('site', '乙地', [first.id])] })
    theirs.write({ changes: [change('site', '乙地', [first.id])] })
    third.write({ changes: [change('site', '丙地', [first.id])] })
    const [one] = casesOf(all(mine, theirs, third))
    expect(one?.values.map(({ value, mine: own, writers }) => [value, own, writers.length])).toEqual([['乙地', true, 2], ['丙地', false, 1]])
  })
})

describe('the list of conflicts', () => {
  it('has none where equal values were written apart', () => {
    const { mine, theirs, first } = twoDevices()
    mine.write({ changes: [change('site', '乙地', [first.id])] })
    theirs.write({ changes: [change('site', '乙地', [first.id])] })
    expect(conflictPlaces(foldEvents(all(mine, theirs)))).toEqual([])
  })

  it('has the problems raised on a project and the settings of the bureau', () => {
    const { mine, theirs } = twoDevices()
    const problem = { project: 'project/p1', description: '管线未迁', kind: '管线迁改', level: 2, responsibleUnit: '西兴街道', reported: '2025-06-01', due: null, closed: null }
    const start = { constructionLibrary: '必需', actualStart: '必需', startPhoto: '必需', permit: '必需' }
    mine.write({ type: 'IssueRaised', subject: 'issue/i1', payload: { project: 'project/p1' }, changes: [change('issue', problem)] })
    theirs.write({ type: 'IssueRaised', subject: 'issue/i1', payload: { project: 'project/p1' }, changes: [change('issue', { ...problem, level: 3 })] })
    for (const [device, permit] of [[mine, '必需'], [theirs, '不要求']] as const) {
      device.write({ type: 'SettingChanged', subject: SETTINGS, payload: { setting: '开工关口' }, changes: [change('startGate', { ...start, permit })] })
    }
    for (const [device, reportDay] of [[mine, 5], [theirs, 8]] as const) {
      device.write({ type: 'SettingChanged', subject: LIGHT_SETTINGS, payload: { setting: '亮灯规则' }, changes: [change('lightRule', { ...DEFAULT_LIGHT_RULE, reportDay })] })
    }
    const places = conflictPlaces(foldEvents(all(mine, theirs)))
    expect(places.map(({ kind, title, project }) => [kind, title, project?.id ?? null])).toEqual([
      ['issue', '智慧泵站（示例）：管线未迁', 'project/p1'],
      ['settings', '设置：开工关口', null],
      ['settings', '设置：亮灯规则', null],
    ])
    expect(countConflicts(places)).toBe(3)
  })

  const place = (title: string, latest: number, unit: string | null, fields = 1): ConflictPlace => ({
    subject: `project/${title}`, kind: 'project', project: null, title, unit, latest, fields: Array.from({ length: fields }, () => ({ field: 'site', heads: [] })),
  })
  const places = [place('丙站', 2, '西兴街道'), place('甲路', 3, null, 2), place('乙园', 1, '长河街道')]
  const titles = (found: readonly ConflictPlace[]): string[] => found.map(({ title }) => title)

  it('is ordered by when, by how many and by name', () => {
    expect(titles(orderPlaces(places, 'latest'))).toEqual(['甲路', '丙站', '乙园'])
    expect(titles(orderPlaces(places, 'earliest'))).toEqual(['乙园', '丙站', '甲路'])
    expect(titles(orderPlaces(places, 'most'))).toEqual(['甲路', '丙站', '乙园'])
    expect(titles(orderPlaces(places, 'name'))).toEqual(['丙站', '甲路', '乙园'])
  })

  it('is filtered by unit, by the text of a name, and by the project that led here', () => {
    const open = { text: '', unit: null, project: null }
    expect(titles(filterPlaces(places, { ...open, unit: '西兴街道' }))).toEqual(['丙站'])
    expect(titles(filterPlaces(places, { ...open, unit: '责任单位未填' }))).toEqual(['甲路'])
    expect(titles(filterPlaces(places, { ...open, text: ' 园 ' }))).toEqual(['乙园'])
    expect(filterPlaces(places, { ...open, project: 'project/none' })).toEqual([])
  })
})
