import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StoredEvent } from '#domain/event.ts'
import { DEFAULT_LIGHT_RULE } from '#domain/light.ts'
import { DEFAULT_POLICY } from '#domain/gate.ts'
import type { Project } from '#domain/project.ts'
import { foldEvents, RegisterFold, SETTINGS } from '#projection/fold.ts'
import { changeTo, EMPTY_REGISTER, withoutClones, type Register } from '#projection/register.ts'
import { change, Device, registration } from '../../support/device.ts'
import { delivered, honestHistory, PATIENCE, PROPERTY, wildHistory } from '../../support/histories.ts'
import { earlierFirst, naiveFold, naiveValue, sound, type NaiveHead } from '../../support/naiveFold.ts'

/** Everything a register says, in the order in which it says it, so that two can be compared to the last detail. */
function told(register: Register, events: readonly StoredEvent[]): unknown {
  const paths = new Set(events.flatMap(({ event }) => event.changes.map(({ field }) => `${event.subject} ${field}`)))
  const heads = [...paths].sort().map((path) => {
    const [subject = '', field = ''] = path.split(' ')
    return [path, register.headsOf(subject, field)]
  })
  const projects = [...register.projects].map(([id, project]) => [id, { ...project, plans: [...project.plans] }])
  return { heads, projects, issues: [...register.issues], policy: register.policy, events: register.events, uncounted: register.uncounted }
}

const inSlices = (slices: readonly (readonly StoredEvent[])[]): Register => {
  const fold = new RegisterFold()
  for (const slice of slices) fold.apply(slice)
  return fold.register()
}

describe.each([
  ['what honest devices wrote', honestHistory],
  ['what damaged devices may send', wildHistory],
])('the register of %s', (_what, history) => {
  const deliveredHistory = history.chain((events) => fc.record({ events: fc.constant(events), slices: delivered(events) }))

  it('is the same in any order, with any repetition, in slices of any size', () => {
    fc.assert(
      fc.property(deliveredHistory, ({ events, slices }) => {
        const straight = foldEvents(events)
        expect(told(foldEvents(slices.flat()), events)).toEqual(told(straight, events))
        expect(told(inSlices(slices), events)).toEqual(told(straight, events))
      }),
      PROPERTY,
    )
  }, PATIENCE)

  it('has the heads, the values and the conflicts that a second, naive fold finds', () => {
    fc.assert(
      fc.property(deliveredHistory, ({ events, slices }) => expectAsNaive(inSlices(slices), events)),
      PROPERTY,
    )
  }, PATIENCE)
})

function expectAsNaive(register: Register, events: readonly StoredEvent[]): void {
  const naive = naiveFold(events)
  for (const [subject, fields] of naive) {
    for (const [field, heads] of fields) expect(register.headsOf(subject, field)).toEqual(heads)
    const project = register.projects.get(subject as `project/${string}`)
    const value = (field: string): unknown => naiveValue(naive, subject, field)
    expect(project !== undefined).toBe(value('registered') === true)
    if (!project) continue
    expect([project.name, project.stage]).toEqual([value('name') ?? '（未命名项目）', value('stage') ?? '谋划'])
    expect([project.totalInvestment, project.constructionLibrary]).toEqual([value('totalInvestment'), value('constructionLibrary')])
    expect([2024, 2025].map((year) => project.plans.get(year)?.annualPlan ?? null)).toEqual([value('annualPlan@2024'), value('annualPlan@2025')])
    expectKeyed(project, fields)
    const conflicting = [...fields].filter(([, heads]) => differ(heads)).map(([field]) => field)
    expect(project.conflicts.map(({ field }) => field)).toEqual(conflicting.sort())
  }
  expect(register.events).toBe(sound(events).length)
}

/** What is kept by key is there exactly as long as its field holds a value. */
function expectKeyed(project: Project, fields: ReadonlyMap<string, readonly NaiveHead[]>): void {
  const held = (name: string): string[] =>
    [...fields].filter(([path, heads]) => path.startsWith(`${name}@`) && (heads.at(-1)?.value ?? null) !== null).map(([path]) => path.slice(name.length + 1)).sort()
  expect(project.lists.map(({ year, list }) => `${year}/${list}`).sort()).toEqual(held('list'))
  expect(project.reports.map(({ period }) => period)).toEqual(held('report'))
  expect(project.milestones.map(({ kind }) => kind).sort()).toEqual(held('milestone'))
  expect(project.waivers.map(({ stage }) => stage)).toEqual(held('waiver'))
  expect([...project.plans.keys()]).toEqual([...new Set([...held('annualPlan'), ...held('planCategory')])].sort().map(Number))
}

const differ = (heads: readonly NaiveHead[]): boolean => new Set(heads.map(({ value }) => JSON.stringify(value))).size > 1

/** Two devices that both know one registered project, and have not met since. */
function apart(fields: Readonly<Record<string, unknown>> = {}): { a: Device; b: Device; all: () => StoredEvent[] } {
  const [a, b] = [new Device('a'), new Device('b')]
  a.write({ type: 'ProjectRegistered', payload: { source: '示例' }, changes: registration(fields) })
  b.receive(a.known)
  return { a, b, all: () => [...a.known, ...b.known] }
}

const PROJECT = 'project/p1'

function edit(device: Device, field: string, to: unknown, type = 'ProjectRevised'): StoredEvent {
  const payload = type === 'ConflictSettled' ? { field } : { reason: null }
  return device.write({ type, payload, changes: [changeTo(foldEvents(device.known), PROJECT, field, to)] })
}

describe('a field that two devices wrote apart', () => {
  it('holds both values side by side when they differ, each with its event', () => {
    const { a, b, all } = apart({ owner: '旧业主' })
    const [mine, theirs] = [edit(a, 'owner', '业主甲'), edit(b, 'owner', '业主乙')]
    const [conflict] = foldEvents(all()).projects.get(PROJECT)?.conflicts ?? []
    expect(conflict?.field).toBe('owner')
    expect(conflict?.heads.map(({ id, value }) => [id, value])).toEqual([[mine.id, '业主甲'], [theirs.id, '业主乙']])
  })

  it('is no conflict when both wrote the same value', () => {
    const { a, b, all } = apart()
    edit(a, 'owner', '同一业主')
    edit(b, 'owner', '同一业主')
    const register = foldEvents(all())
    expect(register.projects.get(PROJECT)?.conflicts).toEqual([])
    expect(register.headsOf(PROJECT, 'owner')).toHaveLength(2)
  })

  it('is no conflict when both wrote the same record with its parts in another order', () => {
    const { a, b, all } = apart()
    edit(a, 'permit', { number: '1号', missingReason: null })
    edit(b, 'permit', { missingReason: null, number: '1号' })
    expect(foldEvents(all()).projects.get(PROJECT)?.conflicts).toEqual([])
  })

  it('is a conflict when one wrote a value and the other emptied the field', () => {
    const { a, b, all } = apart({ owner: '旧业主' })
    edit(a, 'owner', '业主甲')
    edit(b, 'owner', null)
    expect(foldEvents(all()).projects.get(PROJECT)?.conflicts.map(({ field }) => field)).toEqual(['owner'])
  })

  it('shows the value with the later clock until somebody settles it, and the same on every device', () => {
    const { a, b, all } = apart()
    b.now += 60_000
    edit(b, 'owner', '业主乙')
    edit(a, 'owner', '业主甲')
    expect(foldEvents(all()).projects.get(PROJECT)?.owner).toBe('业主乙')
    expect(foldEvents(all().reverse()).projects.get(PROJECT)?.owner).toBe('业主乙')
  })

  it('does not touch fields that only one of them wrote', () => {
    const { a, b, all } = apart()
    edit(a, 'owner', '业主甲')
    edit(b, 'officer', '专员乙')
    const project = foldEvents(all()).projects.get(PROJECT)
    expect([project?.owner, project?.officer, project?.conflicts]).toEqual(['业主甲', '专员乙', []])
  })

  it('keeps a plan of one year apart from the plan of another', () => {
    const { a, b, all } = apart()
    edit(a, 'annualPlan@2024', 10_000)
    edit(b, 'annualPlan@2025', 20_000)
    expect(foldEvents(all()).projects.get(PROJECT)?.conflicts).toEqual([])
  })
})

describe('settling a conflict', () => {
  function settled(): ReturnType<typeof apart> & { settlement: StoredEvent } {
    const devices = apart()
    edit(devices.a, 'owner', '业主甲')
    edit(devices.b, 'owner', '业主乙')
    devices.a.receive(devices.b.known)
    return { ...devices, settlement: edit(devices.a, 'owner', '业主乙', 'ConflictSettled') }
  }

  it('names both values as its base and leaves one', () => {
    const { settlement, all } = settled()
    expect(settlement.event.changes[0]?.base).toEqual(['a:2', 'b:1'])
    const register = foldEvents(all())
    expect(register.headsOf(PROJECT, 'owner').map(({ id }) => id)).toEqual([settlement.id])
    expect(register.projects.get(PROJECT)?.conflicts).toEqual([])
    expect(register.projects.get(PROJECT)?.owner).toBe('业主乙')
  })

  it('conflicts again with a third value that was written without seeing it', () => {
    const { all } = settled()
    const c = new Device('c')
    c.receive(all().slice(0, 1))
    const third = edit(c, 'owner', '业主丙')
    const register = foldEvents([...all(), third])
    expect(register.headsOf(PROJECT, 'owner').map(({ value }) => value).sort()).toEqual(['业主丙', '业主乙'].sort())
    expect(register.projects.get(PROJECT)?.conflicts).toHaveLength(1)
  })

  it('holds when the settlement arrives before the values it settles', () => {
    const { settlement, all } = settled()
    const register = inSlices([[settlement], all().filter(({ id }) => id !== settlement.id)])
    expect(register.headsOf(PROJECT, 'owner').map(({ id }) => id)).toEqual([settlement.id])
  })

  it('conflicts with another settlement made elsewhere that chose otherwise', () => {
    const { a, b, all } = settled()
    const elsewhere = new Device('c')
    elsewhere.receive([...a.known, ...b.known].filter(({ id }) => id !== 'a:3'))
    const other = edit(elsewhere, 'owner', '业主甲', 'ConflictSettled')
    expect(foldEvents([...all(), other]).projects.get(PROJECT)?.conflicts).toHaveLength(1)
  })
})

describe('two events with one id and different bytes', () => {
  const twins = (): { first: StoredEvent; second: StoredEvent } => {
    const [one, two] = [new Device('a'), new Device('a')]
    const first = one.write({ type: 'ProjectRegistered', payload: { source: '示例' }, changes: registration({ name: '甲' }) })
    const second = two.write({ type: 'ProjectRegistered', payload: { source: '示例' }, changes: registration({ name: '乙' }) })
    return { first, second }
  }

  it('are both left out, whichever came first and however often, and are named for the alarm', () => {
    const { first, second } = twins()
    for (const set of [[first, second], [second, first], [first, second, first], [first, first, second, second]]) {
      expect(withoutClones(set)).toEqual({ sound: [], clones: ['a:1'] })
      expect(foldEvents(set).projects.size).toBe(0)
    }
  })

  it('leave the rest of that device counted', () => {
    const { first, second } = twins()
    const later = new Device('b').write({ changes: registration() })
    expect(withoutClones([first, later, second]).sound).toEqual([later])
  })

  it('are no clones when the same bytes came twice', () => {
    const { first } = twins()
    expect(withoutClones([first, { ...first }])).toEqual({ sound: [first], clones: [] })
  })
})

describe('what cannot be counted', () => {
  it('is named with its reason and changes nothing', () => {
    const device = new Device('a')
    device.write({ changes: registration() })
    const unheard = device.write({ type: 'PermitRevoked', changes: [change('owner', '业主')] })
    const register = foldEvents(device.known)
    expect(register.uncounted).toEqual([{ id: unheard.id, issue: { code: 'event/unknown-type', type: 'PermitRevoked' } }])
    expect(register.projects.get(PROJECT)?.owner).toBeNull()
    expect(register.events).toBe(1)
  })

  it.each([
    ['an amount below 0', 'totalInvestment', -1],
    ['an amount that is no whole 元', 'totalInvestment', 0.5],
    ['an amount as text', 'totalInvestment', '100'],
    ['a day that does not exist', 'actualStart', '2025-02-30'],
    ['a stage of another product', 'stage', '在建'],
    ['an unknown field', 'budget', 1],
    ['a plan of no year', 'annualPlan@latest', 1],
    ['a plan of a year beyond all bounds', 'annualPlan@0', 1],
    ['a list of no year', 'list@市重点', { level: null, plan: null }],
    ['a report of no month', 'report@2025-13', { invested: 1, progressText: null, progressPercent: null, nextMonth: null, funds: null, reductionReason: null, reporter: '甲' }],
    ['a milestone of no kind', 'milestone@开庆功会', { due: null, done: null, responsible: null }],
    ['a waiver at no stage', 'waiver@在建', { items: ['permit'], reason: '因', person: '人', date: '2025-01-01' }],
    ['a field named like an inherited property', 'constructor', 'x'],
    ['a field named __proto__', '__proto__', { polluted: true }],
  ])('names %s by its field, keeps the value before, and counts the rest of the act', (_what, field, value) => {
    const device = new Device('a')
    const first = device.write({ changes: registration({ totalInvestment: 5, actualStart: '2025-01-01' }) })
    const bad = device.write({ changes: [change(field, value, [first.id]), change('owner', '业主')] })
    const register = foldEvents(device.known)
    expect(register.uncounted).toEqual([{ id: bad.id, issue: { code: 'event/malformed', where: field } }])
    const project = register.projects.get(PROJECT)
    expect([project?.totalInvestment, project?.actualStart, project?.stage, project?.owner]).toEqual([5, '2025-01-01', '储备', '业主'])
    expect([project?.plans.size, project?.lists, project?.reports, project?.milestones, project?.waivers]).toEqual([0, [], [], [], []])
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it('does not swallow a field that an event names twice: the later of the two is replaced with the earlier', () => {
    const device = new Device('a')
    const twice = device.write({ changes: [...registration(), change('owner', '甲'), change('owner', '乙')] })
    const after = device.write({ changes: [change('owner', '丙', [twice.id])] })
    expect(foldEvents(device.known).headsOf(PROJECT, 'owner').map(({ id }) => id)).toEqual([after.id])
    expect(inSlices([[after], [twice]]).headsOf(PROJECT, 'owner').map(({ id }) => id)).toEqual([after.id])
  })

  it('does not let a change that names itself as base make a value vanish', () => {
    const device = new Device('a')
    device.write({ changes: [...registration(), change('owner', '业主', ['a:1'])] })
    expect(foldEvents(device.known).projects.get(PROJECT)?.owner).toBe('业主')
  })
})

describe('a register that was handed out', () => {
  it('never changes, whatever is folded after it', () => {
    const device = new Device('a')
    const fold = new RegisterFold()
    fold.apply([device.write({ changes: registration({ owner: '旧' }) })])
    const before = fold.register()
    const [told1, heads1] = [JSON.stringify([...before.projects]), before.headsOf(PROJECT, 'owner')]
    fold.apply([device.write({ changes: [change('owner', '新', ['a:1'])] }), device.write({ type: 'Unheard' })])
    fold.apply([device.write({ subject: 'project/p2', changes: registration() }), device.write({ subject: SETTINGS, type: 'SettingChanged', payload: { setting: '开工' }, changes: [change('startGate', { permit: '不要求' })] })])
    expect(JSON.stringify([...before.projects])).toBe(told1)
    expect(before.headsOf(PROJECT, 'owner')).toEqual(heads1)
    expect(before.headsOf(PROJECT, 'owner').map(({ value }) => value)).toEqual(['旧'])
    expect([before.events, before.uncounted, before.policy]).toEqual([1, [], DEFAULT_POLICY])
    expect(before.headsOf('project/p2', 'name')).toEqual([])
    expect([before.fieldsOf(PROJECT), before.fieldsOf('project/p2')]).toEqual([['name', 'owner', 'registered', 'stage'], []])
    expect(fold.register().headsOf(PROJECT, 'owner').map(({ value }) => value)).toEqual(['新'])
  })

  it('never changes: at every step of any history', () => {
    fc.assert(
      fc.property(honestHistory, (events) => {
        const fold = new RegisterFold()
        const handedOut = events.map((stored) => {
          fold.apply([stored])
          const register = fold.register()
          return { register, then: JSON.stringify(told(register, events)) }
        })
        for (const { register, then } of handedOut) expect(JSON.stringify(told(register, events))).toBe(then)
      }),
      { ...PROPERTY, numRuns: 200 },
    )
  }, PATIENCE)

  it('shares the projects that did not change, so that a screen need not paint them again', () => {
    const device = new Device('a')
    const fold = new RegisterFold()
    fold.apply([device.write({ changes: registration() }), device.write({ subject: 'project/p2', changes: registration() })])
    const before = fold.register()
    expect(fold.apply([device.write({ changes: [change('owner', '新')] })])).toEqual(new Set([PROJECT]))
    const after = fold.register()
    expect(after.projects.get('project/p2')).toBe(before.projects.get('project/p2'))
    expect(after.projects.get(PROJECT)).not.toBe(before.projects.get(PROJECT))
  })
})

describe('the 开工 gate as it was set', () => {
  it('is the same object for as long as nobody sets it again, whatever else is recorded', () => {
    const [fold, device] = [new RegisterFold(), new Device('a')]
    const set = (permit: string): StoredEvent => device.write({ subject: SETTINGS, type: 'SettingChanged', payload: { setting: '开工关口' }, changes: [change('startGate', { permit })] })
    fold.apply([set('不要求')])
    const { policy } = fold.register()
    fold.apply([device.write({ subject: 'project/p1', changes: registration() })])
    expect(fold.register().policy).toBe(policy)
    fold.apply([set('可容缺')])
    expect(fold.register().policy.startGate.permit).toBe('可容缺')
  })
})

describe('the register of an empty log', () => {
  it('has nothing in it, and asks at the gates what published practice asks', () => {
    const { headsOf, fieldsOf, ...rest } = foldEvents([])
    const { headsOf: _headsOf, fieldsOf: _fieldsOf, ...empty } = EMPTY_REGISTER
    expect(rest).toEqual(empty)
    expect(rest).toEqual({ projects: new Map(), issues: new Map(), policy: DEFAULT_POLICY, lightRule: DEFAULT_LIGHT_RULE, events: 0, uncounted: [] })
    for (const register of [{ headsOf, fieldsOf }, EMPTY_REGISTER]) expect([register.headsOf(PROJECT, 'name'), register.fieldsOf(PROJECT)]).toEqual([[], []])
  })
})

describe('the order of what a register lists', () => {
  it('puts projects in the order of their registration, whatever order their events arrived in', () => {
    const [a, b] = [new Device('a'), new Device('b')]
    const subjects = ['project/z', 'project/m', 'project/a']
    const events = subjects.map((subject, at) => {
      const device = at % 2 === 0 ? a : b
      device.now = 1_000 + at
      return device.write({ subject, changes: registration() })
    })
    const later = a.write({ subject: 'project/z', changes: [change('owner', '业主')] })
    for (const order of [[...events, later], [later, ...events].reverse(), [later, ...events]]) {
      expect([...foldEvents(order).projects.keys()]).toEqual(subjects)
      expect([...inSlices(order.map((stored) => [stored])).projects.keys()]).toEqual(subjects)
    }
  })

  it('puts reports by month, milestones by their usual course, lists by year and waivers by stage', () => {
    const device = new Device('a')
    const none = { due: null, done: null, responsible: null }
    const report = { invested: 1, progressText: null, progressPercent: null, nextMonth: null, funds: null, reductionReason: null, reporter: '甲' }
    const waiver = { items: ['permit'], reason: '因', person: '人', date: '2025-01-01' }
    const list = { level: null, plan: null }
    const keyed = { 'report@2025-10': report, 'report@2025-02': report, 'milestone@进场': none, 'milestone@环评': none, 'list@2025/两重': list, 'list@2025/市重点': list, 'list@2024/市重点': list, 'list@2025/b': list, 'list@2025/a': list, 'waiver@投产': waiver, 'waiver@开工': waiver }
    device.write({ changes: registration(keyed) })
    const project = foldEvents(device.known).projects.get(PROJECT)
    expect(project?.reports.map(({ period }) => period)).toEqual(['2025-02', '2025-10'])
    expect(project?.milestones.map(({ kind }) => kind)).toEqual(['环评', '进场'])
    expect(project?.lists.map(({ year, list: name }) => `${year}${name}`)).toEqual(['2024市重点', '2025市重点', '2025两重', '2025a', '2025b'])
    expect(project?.waivers.map(({ stage }) => stage)).toEqual(['开工', '投产'])
  })
})

describe('a hundred devices', () => {
  it('that each wrote their own part and one common field come to one register with a hundred values in conflict', () => {
    const first = new Device('origin')
    first.write({ changes: registration() })
    const devices = Array.from({ length: 100 }, (_, at) => new Device(`d${at}`, 5_000 + at))
    for (const [at, device] of devices.entries()) {
      device.receive(first.known)
      device.write({ changes: [change('owner', `业主${at}`), change(`annualPlan@${2000 + at}`, at)] })
    }
    const all = devices.flatMap((device) => device.known)
    const register = foldEvents(all)
    const project = register.projects.get(PROJECT)
    expect(register.events).toBe(101)
    expect(register.headsOf(PROJECT, 'owner')).toHaveLength(100)
    expect(register.headsOf(PROJECT, 'owner')).toEqual([...register.headsOf(PROJECT, 'owner')].sort(earlierFirst))
    expect(project?.conflicts.map(({ field }) => field)).toEqual(['owner'])
    expect(project?.plans.size).toBe(100)
    expect(told(inSlices([[...all].reverse()]), all)).toEqual(told(register, all))
  })
})

describe('the bureau’s settings', () => {
  const set = (device: Device, startGate: unknown): StoredEvent =>
    device.write({ subject: SETTINGS, type: 'SettingChanged', payload: { setting: '开工关口' }, changes: [change('startGate', startGate)] })

  it('are the published test until somebody sets them', () => {
    expect(foldEvents([]).policy).toEqual(DEFAULT_POLICY)
  })

  it('change what they name and leave the rest as published', () => {
    const register = foldEvents([set(new Device('a'), { permit: '不要求' })])
    expect(register.policy.startGate).toEqual({ ...DEFAULT_POLICY.startGate, permit: '不要求' })
  })

  it('refuse a strictness that does not exist', () => {
    const register = foldEvents([set(new Device('a'), { permit: '随意' })])
    expect(register.policy).toEqual(DEFAULT_POLICY)
    expect(register.uncounted).toHaveLength(1)
  })
})

describe('issues for coordination', () => {
  const raised = (description: string, reported: string): Record<string, unknown> =>
    ({ project: PROJECT, description, kind: '征拆', level: 2, responsibleUnit: '示例街道', reported, due: null, closed: null })
  const raise = (device: Device, id: string, value: unknown, base: `${string}:${number}`[] = []): StoredEvent =>
    device.write({ subject: `issue/${id}`, type: 'IssueRaised', payload: { project: PROJECT }, changes: [change('issue', value, base)] })

  it('stand by the day they were reported, whatever order they arrived in', () => {
    const device = new Device('a')
    const events = [raise(device, 'b', raised('后报', '2025-03-02')), raise(device, 'c', raised('先报', '2025-03-01')), raise(device, 'a', raised('同日', '2025-03-02'))]
    for (const order of [events, [...events].reverse()]) {
      expect([...foldEvents(order).issues].map(([id, issue]) => [id, issue.id, issue.description])).toEqual([
        ['issue/c', 'issue/c', '先报'],
        ['issue/a', 'issue/a', '同日'],
        ['issue/b', 'issue/b', '后报'],
      ])
    }
  })

  it('are gone when their raising was undone, and are no projects', () => {
    const device = new Device('a')
    const first = raise(device, 'a', raised('误报', '2025-03-02'))
    expect(foldEvents(device.known).projects.size).toBe(0)
    raise(device, 'a', null, [first.id])
    expect(foldEvents(device.known).issues.size).toBe(0)
  })

  it('follow an issue’s change of day in the next register', () => {
    const device = new Device('a')
    const fold = new RegisterFold()
    const first = raise(device, 'a', raised('甲', '2025-03-01'))
    fold.apply([first, raise(device, 'b', raised('乙', '2025-03-02'))])
    expect([...fold.register().issues.keys()]).toEqual(['issue/a', 'issue/b'])
    fold.apply([raise(device, 'a', raised('甲', '2025-03-03'), [first.id])])
    expect([...fold.register().issues.keys()]).toEqual(['issue/b', 'issue/a'])
  })
})

describe('a project that lacks what it should have', () => {
  it('has a name that says so, stands in 谋划, and is no example', () => {
    const device = new Device('a')
    device.write({ changes: [change('registered', true)] })
    expect(foldEvents(device.known).projects.get(PROJECT)).toMatchObject({ name: '（未命名项目）', stage: '谋划', illustrative: false, totalInvestment: null, plans: new Map(), statistics: new Map(), factors: [] })
  })

  it('is an example only where it says so', () => {
    const device = new Device('a')
    device.write({ changes: registration({ illustrative: true }) })
    device.write({ subject: 'project/p2', changes: registration({ illustrative: false }) })
    expect([...foldEvents(device.known).projects.values()].map(({ illustrative }) => illustrative)).toEqual([true, false])
  })

  it('is in no register before it was registered, and its other fields wait for it', () => {
    const device = new Device('a')
    device.write({ changes: [change('owner', '业主')] })
    expect(foldEvents(device.known).projects.size).toBe(0)
    device.write({ changes: [change('registered', true)] })
    expect(foldEvents(device.known).projects.get(PROJECT)?.owner).toBe('业主')
  })
})

describe('what is kept by key', () => {
  it('comes out by its key: plans by year, figures of the statistics by month, factors by kind, photos by content', () => {
    const device = new Device('a')
    const photo = (hash: string): Record<string, unknown> =>
      ({ hash, kind: '日常', takenAt: null, place: null, longitude: null, latitude: null, fileName: 'a.jpg', mediaType: 'image/jpeg', size: 1 })
    const [one, two] = ['1'.repeat(64), '2'.repeat(64)]
    const factor = { needed: 1, secured: null, unit: '亩' }
    const fields = { 'annualPlan@2025': 2, 'annualPlan@2024': 1, 'planCategory@2024': '续建', 'statisticsInvestment@2025-03': 30, 'statisticsInvestment@2025-02': 20, 'factor@用能': factor, 'factor@用地': factor, [`photo@${two}`]: photo(two), [`photo@${one}`]: photo(one) }
    device.write({ changes: registration(fields) })
    const project = foldEvents(device.known).projects.get(PROJECT)
    const plan = { planCategory: null, completedBeforeYear: null, monthlyPlan: null, annualTarget: null }
    expect([...(project?.plans ?? [])]).toEqual([[2024, { ...plan, year: 2024, annualPlan: 1, planCategory: '续建' }], [2025, { ...plan, year: 2025, annualPlan: 2 }]])
    expect([...(project?.statistics ?? [])]).toEqual([['2025-02', 20], ['2025-03', 30]])
    expect(project?.factors).toEqual([{ ...factor, kind: '用地' }, { ...factor, kind: '用能' }])
    expect(project?.photos.map(({ hash }) => hash)).toEqual([one, two])
  })
})
