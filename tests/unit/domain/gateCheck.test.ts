import { describe, expect, it } from 'vitest'
import { DEFAULT_POLICY, gateTo, missingAt, openWaivers, type Gate, type GateEvidence, type GateItem, type GatePolicy } from '#domain/gate.ts'
import { checkGate, type GatePass, type GateProblem } from '#domain/gateCheck.ts'
import type { Project } from '#domain/project.ts'
import type { Stage } from '#domain/stage.ts'
import { ACCEPTED, day, IN_USE, LIXIANG, makeProject, NO_PERMIT, PERMIT, RIPE, START_PHOTO, TODAY, ZUODI } from '../../support/project.ts'

function gateOf(project: Project, to: Stage, policy: GatePolicy = DEFAULT_POLICY): Gate {
  const gate = gateTo(project, to, policy)
  if (!gate.ok) throw new Error(`No gate from ${project.stage} to ${to}`)
  return gate.value
}

/** The move as a person makes it: what stands in its way, or what it writes. */
function move(project: Project, to: Stage, evidence: GateEvidence = {}, policy?: GatePolicy): GatePass | GateProblem {
  const result = checkGate(gateOf(project, to, policy), project, evidence, TODAY)
  return result.ok ? result.value : result.issue
}

const passed = (result: GatePass | GateProblem): GatePass => {
  if ('code' in result) throw new Error(`Refused: ${JSON.stringify(result)}`)
  return result
}

const START = { constructionLibrary: LIXIANG, actualStart: day('2025-03-04'), startPhoto: START_PHOTO, permit: PERMIT }
const FINISH = { acceptance: ACCEPTED, actualCompletion: day('2025-05-10'), inUse: IN_USE }
const BUILT = makeProject({ stage: '续建', actualStart: day('2024-03-04') })
const WAIVER = { person: '区发改局 乙', reason: '并联审批，六月底前补齐' }

/** Each gate with everything it asks for. */
const GATES: readonly [name: string, project: Project, to: Stage, evidence: GateEvidence, items: readonly GateItem[]][] = [
  ['谋划 → 储备', makeProject({ stage: '谋划' }), '储备', { ripeness: RIPE }, ['ripeness']],
  ['储备 → 开工, 政府投资', makeProject(), '开工', START, ['constructionLibrary', 'actualStart', 'startPhoto', 'permit']],
  ['储备 → 开工, 企业投资', makeProject({ investorKind: '企业投资' }), '开工', { ...START, constructionLibrary: ZUODI }, ['constructionLibrary', 'actualStart', 'startPhoto', 'permit']],
  ['开工 → 续建', makeProject({ stage: '开工' }), '续建', { date: day('2025-01-01'), reason: '年度结转遗漏' }, ['date', 'reason']],
  ['开工 → 投产', makeProject({ stage: '开工' }), '投产', FINISH, ['acceptance', 'actualCompletion', 'inUse']],
  ['续建 → 投产', BUILT, '投产', FINISH, ['acceptance', 'actualCompletion', 'inUse']],
  ['续建 → 停缓建', BUILT, '停缓建', { date: day('2025-06-01'), reason: '资金未到位' }, ['date', 'reason']],
  ['续建 → 退出', BUILT, '退出', { date: day('2025-06-01'), reason: '调整出计划' }, ['date', 'reason']],
  ['续建 → 储备, backwards', BUILT, '储备', { date: day('2025-06-01'), reason: '误报开工' }, ['date', 'reason']],
  ['停缓建 → 续建', makeProject({ stage: '停缓建', suspendedFrom: '续建' }), '续建', { date: day('2025-06-01'), reason: '复工' }, ['date', 'reason']],
]

describe.each(GATES)('the gate %s', (_name, project, to, evidence, items) => {
  it('lets pass who brings everything', () => {
    expect(passed(move(project, to, evidence)).waived).toEqual([])
  })

  it('names everything that is missing, in the order it is asked for, when nothing is brought', () => {
    expect(move(project, to)).toEqual({ code: 'gate/not-met', missing: items, wrong: [] })
  })

  it.each(items)('names %s when that alone is missing, be it absent, null or blank', (item) => {
    const blanks = typeof evidence[item as keyof GateEvidence] === 'string' ? ['', '  ', '　'] : []
    for (const nothing of [undefined, null, ...blanks]) {
      const { [item as keyof GateEvidence]: _left, ...rest } = evidence
      const brought = nothing === undefined ? rest : { ...rest, [item]: nothing }
      expect(move(project, to, brought as GateEvidence)).toEqual({ code: 'gate/not-met', missing: [item], wrong: [] })
    }
  })

  it('asks for nothing that the project holds already', () => {
    const held = Object.fromEntries(items.filter((item) => item !== 'startPhoto' && item !== 'date' && item !== 'reason').map((item) => [item, evidence[item as keyof GateEvidence]]))
    const project2 = makeProject({ ...project, ...held, photos: items.includes('startPhoto') ? [START_PHOTO] : [] })
    expect(missingAt(gateOf(project2, to), project2, {})).toEqual(items.filter((item) => item === 'date' || item === 'reason'))
  })
})

describe('建设项目库, by 投资类型', () => {
  const start = (investorKind: Project['investorKind'], constructionLibrary: typeof LIXIANG, held: Partial<Project> = {}): GatePass | GateProblem =>
    move(makeProject({ investorKind, ...held }), '开工', { ...START, constructionLibrary })

  it('takes 立项审批 of a 政府投资 project and 做地报批 of an 企业投资 one', () => {
    expect(passed(start('政府投资', LIXIANG)).fields['constructionLibrary']).toEqual(LIXIANG)
    expect(passed(start('企业投资', ZUODI)).fields['constructionLibrary']).toEqual(ZUODI)
  })

  it.each([
    ['政府投资', ZUODI, '立项审批'],
    ['企业投资', LIXIANG, '做地报批'],
  ] as const)('of %s refuses the other one and names the one it takes', (investorKind, approval, expected) => {
    expect(start(investorKind, approval)).toEqual({ code: 'gate/not-met', missing: [], wrong: [{ code: 'gate/wrong-approval', kind: approval.kind, expected }] })
  })

  it('asks again when the project holds the approval of the other kind', () => {
    const project = makeProject({ investorKind: '企业投资', constructionLibrary: LIXIANG })
    expect(move(project, '开工', { ...START, constructionLibrary: null })).toEqual({ code: 'gate/not-met', missing: ['constructionLibrary'], wrong: [] })
    expect(passed(move(project, '开工', { ...START, constructionLibrary: ZUODI })).fields['constructionLibrary']).toEqual(ZUODI)
  })

  it('does not judge an approval that the gate does not ask for', () => {
    const policy = { startGate: { ...DEFAULT_POLICY.startGate, constructionLibrary: '不要求' as const } }
    expect(passed(move(makeProject(), '开工', { ...START, constructionLibrary: ZUODI }, policy)).fields).not.toHaveProperty('constructionLibrary')
  })
})

describe('施工许可', () => {
  it('is met by the number, or by the reason why it is missing', () => {
    expect(passed(move(makeProject(), '开工', START)).fields['permit']).toEqual(PERMIT)
    expect(passed(move(makeProject(), '开工', { ...START, permit: NO_PERMIT })).fields['permit']).toEqual(NO_PERMIT)
  })

  it.each([
    ['neither a number nor a reason', { number: null, missingReason: null }],
    ['an empty number', { number: '', missingReason: null }],
    ['both a number and a reason', { number: '1号', missingReason: '补办中' }],
  ])('is missing with %s', (_what, permit) => {
    expect(move(makeProject(), '开工', { ...START, permit: permit as typeof PERMIT })).toMatchObject({ missing: ['permit'] })
  })
})

describe('what is brought but is no sound evidence is missing, by name', () => {
  it.each([
    ['an acceptance that lists nothing passed', BUILT, '投产', FINISH, 'acceptance', { passed: [], date: '2025-05-01' }],
    ['an acceptance of a kind there is not', BUILT, '投产', FINISH, 'acceptance', { passed: ['自验'], date: '2025-05-01' }],
    ['a completion on 30 February', BUILT, '投产', FINISH, 'actualCompletion', '2025-02-30'],
    ['a use neither 全部 nor 部分', BUILT, '投产', FINISH, 'inUse', { extent: '大半', date: '2025-05-01' }],
    ['an approval without a document number', makeProject(), '开工', START, 'constructionLibrary', { ...LIXIANG, documentNo: '' }],
    ['a start in 1900', makeProject(), '开工', START, 'actualStart', '1900-01-01'],
    ['a judgement without a funding channel', makeProject({ stage: '谋划' }), '储备', { ripeness: RIPE }, 'ripeness', { ...RIPE, channel: ' ' }],
    ['a judgement by nobody', makeProject({ stage: '谋划' }), '储备', { ripeness: RIPE }, 'ripeness', { ...RIPE, judgedBy: '' }],
    ['a day that does not exist', BUILT, '退出', { date: day('2025-06-01'), reason: '因' }, 'date', '2025-06-31'],
  ] as const)('%s', (_what, project, to, evidence, item, value) => {
    expect(move(project, to, { ...evidence, [item]: value })).toMatchObject({ code: 'gate/not-met', missing: [item] })
  })
})

describe('a reason', () => {
  it('that is longer than a text may be is asked for again rather than cut', () => {
    expect(move(BUILT, '退出', { date: TODAY, reason: '因'.repeat(2_001) })).toMatchObject({ missing: ['reason'] })
    expect(passed(move(BUILT, '退出', { date: TODAY, reason: '因'.repeat(2_000) })).date).toBe(TODAY)
  })
})

describe('the 开工 photo', () => {
  const withPhoto = (photo: Partial<typeof START_PHOTO>): GatePass | GateProblem => move(makeProject(), '开工', { ...START, startPhoto: { ...START_PHOTO, ...photo } })

  it.each([
    ['no time', { takenAt: null }],
    ['neither a place nor coordinates', { place: null, longitude: null, latitude: null }],
    ['no place and only half of its coordinates', { place: null, latitude: null }],
    ['no place and only the other half', { place: null, longitude: null }],
    ['another kind', { kind: '日常' as const }],
  ])('with %s proves no start, and the gate says so', (_what, photo) => {
    expect(withPhoto(photo)).toEqual({ code: 'gate/not-met', missing: ['startPhoto'], wrong: [{ code: 'gate/photo-unproven' }] })
  })

  it.each([
    ['a place but no coordinates', { longitude: null, latitude: null }],
    ['coordinates but no place', { place: null }],
    ['coordinates of 0 and no place', { place: null, longitude: 0, latitude: 0 }],
  ])('with a time and %s proves it', (_what, photo) => {
    expect(passed(withPhoto(photo)).fields[`photo@${START_PHOTO.hash}`]).toEqual({ ...START_PHOTO, ...photo })
  })

  it('is not asked for when the project has one that proves it, but is when it only has others', () => {
    const { startPhoto: _photo, ...rest } = START
    expect(passed(move(makeProject({ photos: [START_PHOTO] }), '开工', rest)).waived).toEqual([])
    expect(move(makeProject({ photos: [{ ...START_PHOTO, takenAt: null }, { ...START_PHOTO, kind: '建设' }] }), '开工', rest)).toMatchObject({ missing: ['startPhoto'] })
  })
})

describe('dates', () => {
  const tomorrow = day('2025-06-16')

  it.each([
    ['actualStart', makeProject(), '开工', { ...START, actualStart: tomorrow }],
    ['startPhoto', makeProject(), '开工', { ...START, startPhoto: { ...START_PHOTO, takenAt: tomorrow } }],
    ['constructionLibrary', makeProject(), '开工', { ...START, constructionLibrary: { ...LIXIANG, date: tomorrow } }],
    ['ripeness', makeProject({ stage: '谋划' }), '储备', { ripeness: { ...RIPE, date: tomorrow } }],
    ['acceptance', BUILT, '投产', { ...FINISH, acceptance: { ...ACCEPTED, date: tomorrow } }],
    ['actualCompletion', BUILT, '投产', { ...FINISH, actualCompletion: tomorrow }],
    ['inUse', BUILT, '投产', { ...FINISH, inUse: { ...IN_USE, date: tomorrow } }],
    ['date', BUILT, '停缓建', { date: tomorrow, reason: '因' }],
  ] as const)('of %s may be today but not tomorrow: what has happened does not lie in the future', (item, project, to, evidence) => {
    expect(move(project, to, evidence)).toEqual({ code: 'gate/not-met', missing: [], wrong: [{ code: 'gate/future-date', item, date: tomorrow }] })
    const result = checkGate(gateOf(project, to), project, evidence, tomorrow)
    expect(result.ok).toBe(true)
  })

  it.each([
    ['actualCompletion', { ...FINISH, actualCompletion: day('2024-03-03') }],
    ['inUse', { ...FINISH, inUse: { ...IN_USE, date: day('2024-03-03') } }],
    ['acceptance', { ...FINISH, acceptance: { ...ACCEPTED, date: day('2024-03-03') } }],
  ] as const)('of %s may not lie before the start; on the day itself they may', (item, evidence) => {
    expect(move(BUILT, '投产', evidence)).toEqual({ code: 'gate/not-met', missing: [], wrong: [{ code: 'gate/before-start', item, date: '2024-03-03', start: '2024-03-04' }] })
    expect(passed(move(makeProject({ stage: '续建', actualStart: day('2024-03-03') }), '投产', evidence)).waived).toEqual([])
  })

  it('of things the gate does not ask for do not matter', () => {
    expect(passed(move(makeProject(), '开工', { ...START, inUse: { ...IN_USE, date: tomorrow } })).fields).not.toHaveProperty('inUse')
  })

  it('that are wrong are named together with what is missing: everything at once', () => {
    expect(move(makeProject(), '开工', { actualStart: tomorrow, constructionLibrary: ZUODI })).toEqual({
      code: 'gate/not-met',
      missing: ['startPhoto', 'permit'],
      wrong: [{ code: 'gate/future-date', item: 'actualStart', date: tomorrow }, { code: 'gate/wrong-approval', kind: '做地报批', expected: '立项审批' }],
    })
  })
})

describe('容缺', () => {
  it('lets documents and the photo be made good later, by a name and for a reason, and records which', () => {
    const result = passed(move(makeProject(), '开工', { actualStart: day('2025-03-04'), waiver: WAIVER }))
    expect(result.waived).toEqual(['constructionLibrary', 'startPhoto', 'permit'])
  })

  it('waives only what is missing', () => {
    const { permit: _permit, ...rest } = START
    expect(passed(move(makeProject(), '开工', { ...rest, waiver: WAIVER })).waived).toEqual(['permit'])
    expect(passed(move(makeProject(), '开工', { ...START, waiver: WAIVER })).waived).toEqual([])
  })

  it('never waives the start date itself', () => {
    const { actualStart: _start, ...rest } = START
    expect(move(makeProject(), '开工', { ...rest, waiver: WAIVER })).toMatchObject({ missing: ['actualStart'] })
  })

  it('lets a completed project into use before its acceptance, but not without the two dates', () => {
    const { acceptance: _acceptance, ...rest } = FINISH
    expect(passed(move(BUILT, '投产', { ...rest, waiver: WAIVER })).waived).toEqual(['acceptance'])
    expect(move(BUILT, '投产', { waiver: WAIVER })).toMatchObject({ missing: ['actualCompletion', 'inUse'] })
  })

  it.each([['停缓建'], ['退出'], ['储备']] as const)('does not stand for the reason of a move to %s', (to) => {
    expect(move(BUILT, to, { date: TODAY, waiver: WAIVER })).toMatchObject({ missing: ['reason'] })
  })

  it.each([
    ['no reason', { person: '乙', reason: '' }],
    ['a blank reason', { person: '乙', reason: '　' }],
    ['no name', { person: '', reason: '因' }],
    ['a blank name', { person: ' ', reason: '因' }],
    ['a name too long to be recorded', { person: '乙'.repeat(201), reason: '因' }],
    ['a reason too long to be recorded', { person: '乙', reason: '因'.repeat(2_001) }],
  ])('waives nothing with %s, and says so', (_what, waiver) => {
    const { permit: _permit, ...rest } = START
    expect(move(makeProject(), '开工', { ...rest, waiver })).toEqual({ code: 'gate/not-met', missing: ['permit'], wrong: [{ code: 'gate/waiver-incomplete' }] })
  })

  it('of an item that was brought half leaves the half out', () => {
    const half = { ...START, permit: { number: '', missingReason: null } as unknown as typeof PERMIT, waiver: WAIVER }
    expect(passed(move(makeProject(), '开工', half))).toMatchObject({ waived: ['permit'] })
    expect(passed(move(makeProject(), '开工', half)).fields).not.toHaveProperty('permit')
  })

  it('left wholly blank is no 容缺 at all', () => {
    expect(passed(move(makeProject(), '开工', { ...START, waiver: { person: ' ', reason: '' } })).waived).toEqual([])
  })
})

describe('an open 容缺', () => {
  const waived = (items: readonly GateItem[], more: Partial<Project> = {}): Project =>
    makeProject({ stage: '开工', waivers: [{ stage: '开工', items: [...items], ...WAIVER, date: TODAY }], ...more })

  it('stays open for each item until that item is made good', () => {
    const items = ['constructionLibrary', 'startPhoto', 'permit'] as const
    expect(openWaivers(waived(items))).toEqual(items)
    expect(openWaivers(waived(items, { permit: PERMIT }))).toEqual(['constructionLibrary', 'startPhoto'])
    expect(openWaivers(waived(items, { permit: PERMIT, photos: [START_PHOTO] }))).toEqual(['constructionLibrary'])
    expect(openWaivers(waived(items, { permit: PERMIT, photos: [START_PHOTO], constructionLibrary: LIXIANG }))).toEqual([])
  })

  it('is not made good by a photo without its time, nor by the approval of the other kind', () => {
    const poor = { photos: [{ ...START_PHOTO, takenAt: null }], constructionLibrary: ZUODI }
    expect(openWaivers(waived(['startPhoto', 'constructionLibrary'], poor))).toEqual(['startPhoto', 'constructionLibrary'])
  })

  it('stays open whatever stage the project is in since', () => {
    for (const stage of ['储备', '续建', '投产', '停缓建', '退出'] as const) expect(openWaivers(waived(['permit'], { stage }))).toEqual(['permit'])
  })

  it('is listed once when two gates let it pass', () => {
    const twice = (['开工', '投产'] as const).map((stage) => ({ stage, items: ['permit'], ...WAIVER, date: TODAY }))
    expect(openWaivers(makeProject({ waivers: twice }))).toEqual(['permit'])
  })
})

describe('the 开工 test is a setting', () => {
  const policyWith = (startGate: GatePolicy['startGate']): GatePolicy => ({ startGate: { ...DEFAULT_POLICY.startGate, ...startGate } })

  it('that may drop an item: it is not asked for and not written', () => {
    const gate = gateOf(makeProject(), '开工', policyWith({ permit: '不要求' }))
    expect(gate.items).toEqual(['constructionLibrary', 'actualStart', 'startPhoto'])
    expect(gate.waivable).toEqual(['constructionLibrary', 'startPhoto'])
    expect(passed(move(makeProject(), '开工', START, policyWith({ permit: '不要求' }))).fields).not.toHaveProperty('permit')
  })

  it('that may make an item strictly required: no 容缺 helps', () => {
    expect(move(makeProject(), '开工', { actualStart: day('2025-03-04'), waiver: WAIVER }, policyWith({ permit: '必需' }))).toMatchObject({ missing: ['permit'] })
  })

  it('that may let the start date be made good later', () => {
    const { actualStart: _start, ...rest } = START
    expect(passed(move(makeProject(), '开工', { ...rest, waiver: WAIVER }, policyWith({ actualStart: '可容缺' }))).waived).toEqual(['actualStart'])
  })

  it('that asks strictly for what it does not mention', () => {
    expect(gateOf(makeProject(), '开工', { startGate: {} })).toMatchObject({ items: ['constructionLibrary', 'actualStart', 'startPhoto', 'permit'], waivable: [] })
  })

  it('of the start alone: the other gates stay as they are', () => {
    const lax = policyWith({ acceptance: '不要求', ripeness: '不要求', reason: '不要求' })
    expect(gateOf(BUILT, '投产', lax).items).toEqual(['acceptance', 'actualCompletion', 'inUse'])
    expect(gateOf(makeProject({ stage: '谋划' }), '储备', lax).items).toEqual(['ripeness'])
    expect(gateOf(BUILT, '退出', lax).items).toEqual(['date', 'reason'])
  })
})

describe('the day a stage counts from', () => {
  it.each([
    ['the actual start', makeProject(), '开工', START, '2025-03-04'],
    ['the start the project holds already', makeProject({ actualStart: day('2025-02-01') }), '开工', { ...START, actualStart: null }, '2025-02-01'],
    ['the day it came into use', BUILT, '投产', FINISH, '2025-06-01'],
    ['the use the project holds already', makeProject({ ...BUILT, inUse: { extent: '部分', date: day('2025-05-02') } }), '投产', { ...FINISH, inUse: null }, '2025-05-02'],
    ['the day it was judged ripe', makeProject({ stage: '谋划' }), '储备', { ripeness: RIPE }, '2025-01-20'],
    ['the day given with the reason', BUILT, '停缓建', { date: day('2025-04-01'), reason: '因' }, '2025-04-01'],
    ['the day given, backwards', BUILT, '储备', { date: day('2025-04-02'), reason: '因' }, '2025-04-02'],
    ['the day given, back to 开工', BUILT, '开工', { date: day('2025-04-03'), reason: '因' }, '2025-04-03'],
    ['the day given, resumed', makeProject({ stage: '停缓建', suspendedFrom: '投产' }), '投产', { date: day('2025-04-04'), reason: '因' }, '2025-04-04'],
    ['the day given, at the turn of the year', makeProject({ stage: '开工' }), '续建', { date: day('2025-01-01'), reason: '因' }, '2025-01-01'],
  ] as const)('is %s', (_what, project, to, evidence, date) => {
    expect(passed(move(project, to, evidence)).date).toBe(date)
  })
})

describe('what a passed gate writes', () => {
  it('is the evidence brought, under the names of its fields', () => {
    const { startPhoto, ...facts } = START
    expect(passed(move(makeProject(), '开工', START)).fields).toEqual({ ...facts, [`photo@${startPhoto.hash}`]: startPhoto })
  })

  it('is not what the project held already with the same value', () => {
    const project = makeProject({ permit: PERMIT, constructionLibrary: LIXIANG })
    expect(Object.keys(passed(move(project, '开工', START)).fields).sort()).toEqual(['actualStart', `photo@${START_PHOTO.hash}`])
  })

  it('is a new value in place of the one the project held', () => {
    expect(passed(move(makeProject({ permit: NO_PERMIT }), '开工', START)).fields['permit']).toEqual(PERMIT)
  })

  it('puts the day of use down as the actual production', () => {
    expect(passed(move(BUILT, '投产', FINISH)).fields).toEqual({ ...FINISH, actualProduction: '2025-06-01' })
  })

  it('remembers where a suspended or departed project stood', () => {
    const leave = { date: TODAY, reason: '因' }
    expect(passed(move(BUILT, '停缓建', leave)).fields).toEqual({ suspendedFrom: '续建' })
    expect(passed(move(makeProject({ stage: '谋划' }), '退出', leave)).fields).toEqual({ suspendedFrom: '谋划' })
  })

  it.each([['停缓建', '退出'], ['退出', '停缓建']] as const)('keeps where it stood on its way from %s to %s', (from, to) => {
    const off = makeProject({ stage: from, suspendedFrom: '续建' })
    expect(passed(move(off, to, { date: TODAY, reason: '因' })).fields).toEqual({})
  })

  it('is nothing for a move back: what was proved stays proved', () => {
    expect(passed(move(BUILT, '开工', { date: TODAY, reason: '因' })).fields).toEqual({})
  })
})
