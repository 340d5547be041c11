import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EVENT_VERSION, eventId, eventText, readEvent, splitEventId, type Event } from '#domain/event.ts'
import { PAYLOADS, type EventType } from '#domain/eventTypes.ts'
import { ACTOR, change, Device, hashOf, registration } from '../../support/device.ts'
import { honestHistory, PATIENCE, PROPERTY, wildHistory } from '../../support/histories.ts'

const SOUND: Event = {
  v: 1,
  device: 'a1-b2',
  n: 7,
  prev: 'ab'.repeat(32),
  type: 'ProjectRevised',
  subject: 'project/p1',
  payload: { reason: null },
  changes: [change('owner', '业主', ['a1-b2:6', 'c:1'], '旧')],
  clock: [1_748_736_000_000, 3],
  actor: ACTOR,
  recordedAt: '2025-06-01T08:00:00.000+08:00',
}

/** Reads the sound event with some of its parts changed; a part that is `undefined` is left out. */
const readWith = (parts: Readonly<Record<string, unknown>>): ReturnType<typeof readEvent> => readEvent(JSON.stringify({ ...SOUND, ...parts }))

describe('an event', () => {
  it('reads back to the last byte as its author wrote it', () => {
    expect(readEvent(eventText(SOUND))).toEqual({ event: SOUND, issue: null })
    fc.assert(
      fc.property(fc.oneof(honestHistory, wildHistory), (events) => {
        for (const { text } of events) {
          const { event } = readEvent(text)
          expect(event === null ? null : eventText(event)).toBe(text)
        }
      }),
      { ...PROPERTY, numRuns: 200 },
    )
  }, PATIENCE)

  it('keeps every value exactly: amounts of 14 digits, decimals, emoji, quotes, line ends and nested records', () => {
    for (const to of [10_000_000_000_000, 120.2103, -0.1, '泵站🏗️', '“引号”\n"quotes"\\', '\u2028', { a: [1, { b: null }] }, [], false, null]) {
      const event = { ...SOUND, changes: [change('owner', to)] }
      expect(readEvent(eventText(event)).event?.changes[0]?.to).toEqual(to)
      expect(eventText(readEvent(eventText(event)).event as Event)).toBe(eventText(event))
    }
  })

  it('may have names of one character, and of as many as the limit', () => {
    for (const length of [1, 200]) expect(readWith({ subject: 's'.repeat(length), changes: [change('f'.repeat(length), 1)] }).issue).toBeNull()
    for (const length of [1, 40]) expect(readWith({ device: 'd'.repeat(length), n: 1, prev: '', changes: [] }).issue).toBeNull()
  })

  it('has its parts in one order, however they were put together', () => {
    expect(eventText(Object.fromEntries(Object.entries(SOUND).reverse()) as unknown as Event)).toBe(eventText(SOUND))
    expect(Object.keys(JSON.parse(eventText(SOUND)) as object)).toEqual(['v', 'device', 'n', 'prev', 'type', 'subject', 'payload', 'changes', 'clock', 'actor', 'recordedAt'])
  })

  it('is known by its device and number, also where the device’s name holds digits', () => {
    expect(eventId(SOUND)).toBe('a1-b2:7')
    expect(splitEventId('a1-b2:7')).toEqual({ device: 'a1-b2', n: 7 })
    expect(splitEventId(eventId({ device: '9', n: 12 }))).toEqual({ device: '9', n: 12 })
  })
})

describe('a text that is no event', () => {
  it.each(['', ' ', '{', 'null x', eventText(SOUND).slice(0, -1), `${eventText(SOUND)}}`, '\ufeff{}'])('%j is not JSON', (text) => {
    expect(readEvent(text)).toEqual({ event: null, issue: { code: 'event/not-json' } })
  })

  it.each(['null', '1', '"text"', '[]', 'true', '{}'])('%s has no envelope', (text) => {
    expect(readEvent(text)).toMatchObject({ event: null, issue: { code: 'event/malformed' } })
  })

  it.each(Object.keys(SOUND))('is refused without %s, by name', (part) => {
    const { event, issue } = readWith({ [part]: undefined })
    expect([event, issue]).toEqual([null, { code: 'event/malformed', where: part }])
  })

  it.each([
    ['v', 0], ['v', 1.5], ['v', '1'],
    ['device', ''], ['device', 'A'], ['device', 'a b'], ['device', 'a:1'], ['device', 'a'.repeat(41)], ['device', '设备'],
    ['n', 0], ['n', -1], ['n', 1.5], ['n', '7'], ['n', 2 ** 53],
    ['prev', 'AB'.repeat(32)], ['prev', 'ab'.repeat(31)], ['prev', null],
    ['subject', ''], ['subject', 's'.repeat(201)],
    ['recordedAt', ''], ['recordedAt', '2025-06-01'], ['recordedAt', 1_748_736_000_000],
    ['changes', {}],
  ])('is refused with %s = %j, by name', (part, value) => {
    expect(readWith({ [part]: value })).toEqual({ event: null, issue: { code: 'event/malformed', where: part } })
  })

  it.each([
    ['changes.0.field', { field: '' }],
    ['changes.0.field', { field: 'f'.repeat(201) }],
    ['changes.0.base', { base: 'a:1' }],
    ['changes.0.base.0', { base: ['a:0'] }],
    ['changes.0.base.1', { base: ['a:1', 'a:x'] }],
    ['changes.0.to', { to: undefined }],
    ['changes.0.from', { from: undefined }],
  ])('is refused because of %s', (where, parts) => {
    expect(readWith({ changes: [{ ...SOUND.changes[0], ...parts }] })).toEqual({ event: null, issue: { code: 'event/malformed', where } })
  })

  it.each([
    ['actor.person', { ...ACTOR, person: ' ' }],
    ['actor.unit', { ...ACTOR, unit: '长'.repeat(61) }],
    ['actor.role', { ...ACTOR, role: '管理员' }],
  ])('is refused because of %s: every act says who did it', (where, actor) => {
    expect(readWith({ actor })).toEqual({ event: null, issue: { code: 'event/malformed', where } })
  })

  it('is refused because of its clock', () => {
    for (const clock of [[1], [-1, 0], [1, 0.5], ['1', 0]]) expect(readWith({ clock })).toMatchObject({ event: null, issue: { code: 'event/malformed' } })
  })
})

describe('an event of a newer version', () => {
  it('is kept as it is, with its version named, and is not judged by this version’s rules', () => {
    const { event, issue } = readWith({ v: EVENT_VERSION + 1, type: 'PermitRevoked', payload: { unheard: 1 } })
    expect(issue).toEqual({ code: 'event/newer', version: EVENT_VERSION + 1 })
    expect(event).toMatchObject({ device: 'a1-b2', n: 7, payload: { unheard: 1 } })
  })

  it('is called newer and not damaged even where its envelope has changed', () => {
    expect(readWith({ v: 3, clock: { wall: 1 } })).toEqual({ event: null, issue: { code: 'event/newer', version: 3 } })
    expect(readEvent('{"v":2}')).toEqual({ event: null, issue: { code: 'event/newer', version: 2 } })
  })

  it('keeps parts that this version does not know in its text, which is what is stored', () => {
    const text = JSON.stringify({ ...SOUND, sig: 'abc' })
    expect(readEvent(text)).toEqual({ event: SOUND, issue: null })
  })
})

describe('an event of an unknown type', () => {
  it.each(['PermitRevoked', '', 'projectrevised', 'toString', '__proto__', 'constructor'])('%j is kept, with its type named', (type) => {
    const { event, issue } = readWith({ type })
    expect(issue).toEqual({ code: 'event/unknown-type', type })
    expect(event?.type).toBe(type)
  })
})

/** For each type a payload that is sound, and one that is not with the place where. */
const CASES: { readonly [T in EventType]: readonly [sound: unknown, broken: unknown, where: string] } = {
  ProjectRegistered: [{ source: '示例' }, { source: '' }, 'source'],
  ProjectRevised: [{ reason: null }, {}, 'reason'],
  ListJoined: [{ list: '市重点', year: 2025 }, { list: '市重点', year: '2025' }, 'year'],
  ListLeft: [{ list: '市重点', year: 2025, reason: '调整' }, { list: '市重点', year: 2025 }, 'reason'],
  PlanSet: [{ year: 2025 }, { year: 1900 }, 'year'],
  PlanRevised: [{ year: 2025, reason: '追加', approver: null, date: '2025-05-01' }, { year: 2025, reason: null, approver: null, date: '2025-05-01' }, 'reason'],
  LibraryEntered: [{}, null, ''],
  StageChanged: [{ from: null, to: '储备', date: '2025-05-01', reason: null }, { from: null, to: '在建', date: '2025-05-01', reason: null }, 'to'],
  MonthReported: [{ period: '2025-05' }, { period: '2025-13' }, 'period'],
  ReportReviewed: [{ period: '2025-05', verdict: '退回', note: '请核对金额' }, { period: '2025-05', verdict: '已报', note: null }, 'verdict'],
  FactorSet: [{ factor: '用地' }, { factor: '' }, 'factor'],
  YearTurned: [{ from: 2025, to: 2026 }, { from: 2025 }, 'to'],
  MilestoneSet: [{ milestone: '环评' }, { milestone: ' ' }, 'milestone'],
  MilestoneDone: [{ milestone: '环评' }, {}, 'milestone'],
  PhotoAttached: [{ hash: 'ab' }, { hash: 1 }, 'hash'],
  PhotoRemoved: [{ hash: 'ab', reason: '拍错项目' }, { hash: 'ab', reason: ' ' }, 'reason'],
  IssueRaised: [{ project: 'project/p1' }, {}, 'project'],
  ImportApplied: [{ source: '台账', rows: 53 }, { source: '台账', rows: -1 }, 'rows'],
  Reverted: [{ reverts: 'a:1', what: '移到开工' }, { reverts: 'a:1', what: '' }, 'what'],
  ConflictSettled: [{ field: 'owner' }, {}, 'field'],
  SettingChanged: [{ setting: '开工关口' }, { setting: 3 }, 'setting'],
}

describe.each(Object.entries(CASES))('the payload of %s', (type, [sound, broken, where]) => {
  it('is sound as the domain says it', () => {
    expect(readWith({ type, payload: sound }).issue).toBeNull()
  })

  it('that is not sound is named with its place, and the event is kept', () => {
    const { event, issue } = readWith({ type, payload: broken })
    expect(issue).toEqual({ code: 'event/malformed', where: `payload.${where}` })
    expect(event?.payload).toEqual(broken)
  })
})

describe('the types of events', () => {
  it('are sentences in the past tense: a subject and what was done to it', () => {
    for (const type of Object.keys(PAYLOADS)) expect(type).toMatch(/^[A-Z][a-z]+([A-Z][a-z]+)*(ed|Set|Left|Done)$/)
  })
})

describe('a text that means to change the program', () => {
  it('changes no prototype and leaves no trace in what is read', () => {
    const evil = eventText(SOUND).replace('"payload":{', '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"payload":{"__proto__":{"polluted":1},')
    const { event } = readEvent(evil)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
    expect((event as { polluted?: number } | null)?.polluted).toBeUndefined()
  })
})

describe('a device’s chain', () => {
  it('numbers from 1 without a gap, each event with the hash of the text before it, "" before the first', () => {
    const device = new Device('a')
    for (let at = 0; at < 5; at++) device.write({ changes: registration() })
    const { known } = device
    expect(known.map(({ event }) => event.n)).toEqual([1, 2, 3, 4, 5])
    expect(known.map(({ event }) => event.prev)).toEqual(['', ...known.slice(0, -1).map(({ text }) => hashOf(text))])
  })
})
