import { describe, expect, it } from 'vitest'
import type { EventDraft, StoredEvent } from '#domain/event.ts'
import { decodePayload } from '#domain/eventTypes.ts'
import { fitsField } from '#domain/fields.ts'
import { gateTo, openWaivers, type GateEvidence } from '#domain/gate.ts'
import { checkGate } from '#domain/gateCheck.ts'
import type { Project } from '#domain/project.ts'
import type { Stage } from '#domain/stage.ts'
import { conflictSettled, fieldRevised, libraryEntered, planRevised, projectRegistered, reverted, stageChanged } from '#projection/drafts.ts'
import { foldEvents } from '#projection/fold.ts'
import { changeTo, type Register } from '#projection/register.ts'
import { Device, registration } from '../../support/device.ts'
import { ACCEPTED, day, IN_USE, LIXIANG, NO_PERMIT, PERMIT, START_PHOTO, TODAY } from '../../support/project.ts'

const PROJECT = 'project/p1'
const WAIVER = { person: '区发改局 乙', reason: '并联审批，六月底前补齐' }
const START: GateEvidence = { constructionLibrary: LIXIANG, actualStart: day('2025-03-04'), startPhoto: START_PHOTO, permit: PERMIT }

/** A device with one 政府投资 project in 储备. */
function office(fields: Readonly<Record<string, unknown>> = {}): { device: Device; register: () => Register; project: () => Project } {
  const device = new Device('a')
  device.write({ type: 'ProjectRegistered', payload: { source: '示例' }, changes: registration({ investorKind: '政府投资', ...fields }) })
  const register = (): Register => foldEvents(device.known)
  const project = (): Project => {
    const found = register().projects.get(PROJECT)
    if (!found) throw new Error('The project is not in the register')
    return found
  }
  return { device, register, project }
}

function moveDraft(register: Register, project: Project, to: Stage, evidence: GateEvidence): EventDraft {
  const gate = gateTo(project, to)
  if (!gate.ok) throw new Error(gate.issue.because)
  const pass = checkGate(gate.value, project, evidence, TODAY)
  if (!pass.ok) throw new Error(JSON.stringify(pass.issue))
  return stageChanged(register, project, gate.value, pass.value, evidence)
}

/** Writes the draft that undoes an event. @throws when it is refused */
function undo(device: Device, stored: StoredEvent): StoredEvent {
  const draft = reverted(foldEvents(device.known), stored, '移到开工')
  if (!draft.ok) throw new Error(draft.issue.field)
  return device.write(draft.value)
}

describe('every draft', () => {
  const { register, project } = office({ owner: '旧', 'annualPlan@2025': 10_000 })
  const stored = office().device.known[0] as StoredEvent
  const undoing = reverted(foldEvents([stored]), stored, '新建')
  const drafts: EventDraft[] = [
    moveDraft(register(), project(), '开工', START),
    moveDraft(register(), project(), '停缓建', { date: TODAY, reason: '资金未到位' }),
    fieldRevised(register(), PROJECT, 'owner', '新', null),
    planRevised(register(), PROJECT, 'annualPlan@2025', 20_000, { reason: '追加', approver: null, date: TODAY }),
    libraryEntered(register(), PROJECT, LIXIANG),
    projectRegistered('project/p9', '新项目', '手工录入', TODAY),
    conflictSettled(register(), PROJECT, 'owner', '新'),
    ...(undoing.ok ? [undoing.value] : []),
  ]

  it.each(drafts.map((draft) => [draft.type, draft] as const))('%s can be read back: its payload is sound and its values fit their fields', (_type, draft) => {
    expect(decodePayload(draft.type, draft.payload)).toBeNull()
    for (const { field, to } of draft.changes) expect([field, fitsField(field, to)]).toEqual([field, true])
    expect(draft.changes.length).toBeGreaterThan(0)
  })

  it('names what its author saw: the value before, and every event that holds one', () => {
    const [change] = fieldRevised(register(), PROJECT, 'owner', '新', null).changes
    expect(change).toEqual({ field: 'owner', from: '旧', to: '新', base: ['a:1'] })
    expect(fieldRevised(register(), PROJECT, 'officer', '新', null).changes).toEqual([{ field: 'officer', from: null, to: '新', base: [] }])
  })

  it('names both of two values in conflict, and as the value before the one that was shown', () => {
    const { device, register: now } = office()
    const b = new Device('b')
    b.receive(device.known)
    b.now += 1_000
    const [seenByBoth, authors] = [now(), [device, b]]
    const [mine, theirs] = authors.map((author, at) => author.write({ changes: [changeTo(seenByBoth, PROJECT, 'owner', `业主${at}`)] }))
    device.receive(b.known)
    expect(changeTo(foldEvents(device.known), PROJECT, 'owner', '定')).toEqual({ field: 'owner', from: '业主1', to: '定', base: [mine?.id, theirs?.id] })
  })
})

describe('a project entered by hand', () => {
  it('begins in 谋划 on that day and is no example', () => {
    const device = new Device('a')
    device.write(projectRegistered(PROJECT, '新泵站', '手工录入', TODAY))
    const project = foldEvents(device.known).projects.get(PROJECT)
    expect(project).toMatchObject({ name: '新泵站', stage: '谋划', stageSince: TODAY, illustrative: false, conflicts: [] })
  })
})

describe('a stage change', () => {
  it('puts the project into its stage from that day on, with its evidence', () => {
    const { device, register, project } = office()
    const stored = device.write(moveDraft(register(), project(), '开工', START))
    expect(project()).toMatchObject({ stage: '开工', stageSince: '2025-03-04', actualStart: '2025-03-04', constructionLibrary: LIXIANG, permit: PERMIT, photos: [START_PHOTO], waivers: [] })
    expect(stored.event.payload).toEqual({ from: '储备', to: '开工', date: '2025-03-04', reason: null })
  })

  it('keeps its reason for good, without the blanks around it', () => {
    const { device, register, project } = office()
    const stored = device.write(moveDraft(register(), project(), '退出', { date: TODAY, reason: ' 调整出计划　' }))
    expect(stored.event.payload).toEqual({ from: '储备', to: '退出', date: TODAY, reason: '调整出计划' })
  })

  it('with a 容缺 records who, why, what and when, and the card shows it until it is made good', () => {
    const { device, register, project } = office()
    device.write(moveDraft(register(), project(), '开工', { ...START, permit: null, startPhoto: null, waiver: WAIVER }))
    expect(project().waivers).toEqual([{ stage: '开工', items: ['startPhoto', 'permit'], ...WAIVER, date: '2025-03-04' }])
    expect(openWaivers(project())).toEqual(['startPhoto', 'permit'])
    device.write(fieldRevised(register(), PROJECT, 'permit', NO_PERMIT, null))
    device.write({ type: 'PhotoAttached', payload: { hash: START_PHOTO.hash }, changes: [changeTo(register(), PROJECT, `photo@${START_PHOTO.hash}`, START_PHOTO)] })
    expect(openWaivers(project())).toEqual([])
    expect(project().waivers).toHaveLength(1)
  })

  it('writes no 容缺 when one was offered but nothing was missing', () => {
    const { register, project } = office()
    const draft = moveDraft(register(), project(), '开工', { ...START, waiver: WAIVER })
    expect(draft.changes.filter(({ field }) => field.startsWith('waiver'))).toEqual([])
  })

  it('keeps one 容缺 apart from that of another gate', () => {
    const { device, register, project } = office()
    device.write(moveDraft(register(), project(), '开工', { ...START, permit: null, waiver: WAIVER }))
    device.write(moveDraft(register(), project(), '投产', { actualCompletion: TODAY, inUse: IN_USE, waiver: WAIVER }))
    expect(project().waivers.map(({ stage, items }) => [stage, items])).toEqual([['开工', ['permit']], ['投产', ['acceptance']]])
    expect(openWaivers(project())).toEqual(['permit', 'acceptance'])
    device.write(fieldRevised(register(), PROJECT, 'acceptance', ACCEPTED, null))
    expect(openWaivers(project())).toEqual(['permit'])
  })

  it('that two devices made apart is a conflict of the stage', () => {
    const { device, register, project } = office()
    const b = new Device('b')
    b.receive(device.known)
    const [start, leave] = [moveDraft(register(), project(), '开工', START), moveDraft(register(), project(), '停缓建', { date: TODAY, reason: '资金' })]
    device.write(start)
    b.write(leave)
    device.receive(b.known)
    expect(project().conflicts.map(({ field }) => field)).toEqual(['stage', 'stageSince'])
  })
})

describe('undo', () => {
  it('is an event of its own that names what it takes back, and puts every field back as it was', () => {
    const { device, register, project } = office({ permit: NO_PERMIT })
    const before = project()
    const moved = device.write(moveDraft(register(), project(), '开工', { ...START, startPhoto: null, waiver: WAIVER }))
    const stored = undo(device, moved)
    expect(stored.event).toMatchObject({ type: 'Reverted', payload: { reverts: moved.id, what: '移到开工' } })
    expect(project()).toEqual(before)
    expect(device.known).toHaveLength(3)
  })

  it('can itself be undone', () => {
    const { device, register, project } = office()
    const moved = device.write(moveDraft(register(), project(), '开工', START))
    const after = project()
    undo(device, undo(device, moved))
    expect(project()).toEqual(after)
  })

  it('of a registration takes the project out of the register, and the redo brings it back', () => {
    const { device, register, project } = office({ owner: '业主' })
    const before = project()
    const back = undo(device, device.known[0] as StoredEvent)
    expect(register().projects.size).toBe(0)
    undo(device, back)
    expect(project()).toEqual(before)
  })

  it('of a registration is refused once another device has written of the project: its work would be hidden', () => {
    const { device, register } = office()
    const b = new Device('b')
    b.receive(device.known)
    b.write(fieldRevised(foldEvents(b.known), PROJECT, 'owner', '乙', null))
    device.receive(b.known)
    expect(reverted(register(), device.known[0] as StoredEvent, '新建')).toEqual({ ok: false, issue: { code: 'undo/overwritten', field: 'owner' } })
  })

  it('of a registration is refused while a field of it is in conflict with another device', () => {
    const { device, register } = office()
    const b = new Device('b')
    b.receive(device.known)
    device.write(fieldRevised(register(), PROJECT, 'owner', '甲', null))
    b.write(fieldRevised(foldEvents(b.known), PROJECT, 'owner', '乙', null))
    device.receive(b.known)
    expect(reverted(register(), device.known[0] as StoredEvent, '新建').ok).toBe(false)
  })

  it('of any other act is not refused because another device has written other fields', () => {
    const { device, register, project } = office({ illustrative: true })
    const mine = device.write({ changes: [changeTo(register(), PROJECT, 'owner', '甲'), changeTo(register(), PROJECT, 'illustrative', true)] })
    const b = new Device('b')
    b.receive(device.known)
    b.write(fieldRevised(foldEvents(b.known), PROJECT, 'officer', '乙', null))
    device.receive(b.known)
    undo(device, mine)
    expect(project()).toMatchObject({ owner: null, officer: '乙' })
  })

  it('of a registration is not refused because of the same device’s later work that was itself undone', () => {
    const { device, register } = office()
    undo(device, device.write(fieldRevised(register(), PROJECT, 'owner', '甲', null)))
    undo(device, device.known[0] as StoredEvent)
    expect(register().projects.size).toBe(0)
  })

  it('is refused, with the field named, when somebody has written over it since', () => {
    const { device, register, project } = office()
    const moved = device.write(moveDraft(register(), project(), '开工', START))
    device.write(fieldRevised(register(), PROJECT, 'permit', NO_PERMIT, null))
    expect(reverted(register(), moved, '移到开工')).toEqual({ ok: false, issue: { code: 'undo/overwritten', field: 'permit' } })
  })

  it('is refused when another device has written the same field without seeing it', () => {
    const { device, register } = office()
    const b = new Device('b')
    b.receive(device.known)
    const mine = device.write(fieldRevised(register(), PROJECT, 'owner', '甲', null))
    b.write(fieldRevised(foldEvents(b.known), PROJECT, 'owner', '乙', null))
    device.receive(b.known)
    expect(reverted(register(), mine, '修改')).toMatchObject({ ok: false, issue: { code: 'undo/overwritten', field: 'owner' } })
  })

  it('is refused a second time', () => {
    const { device, register, project } = office()
    const moved = device.write(moveDraft(register(), project(), '开工', START))
    undo(device, moved)
    expect(reverted(register(), moved, '移到开工').ok).toBe(false)
  })

  it('is not refused because of work on other fields, and leaves that work alone', () => {
    const { device, register, project } = office()
    const moved = device.write(moveDraft(register(), project(), '开工', START))
    device.write(fieldRevised(register(), PROJECT, 'owner', '业主', null))
    undo(device, moved)
    expect(project()).toMatchObject({ stage: '储备', owner: '业主' })
  })

  it('conflicts with an edit made elsewhere without seeing it, rather than losing either', () => {
    const { device, register, project } = office({ owner: '旧' })
    const mine = device.write(fieldRevised(register(), PROJECT, 'owner', '甲', null))
    const b = new Device('b')
    b.receive(device.known)
    undo(device, mine)
    b.write(fieldRevised(foldEvents(b.known), PROJECT, 'owner', '乙', null))
    device.receive(b.known)
    expect(project().conflicts.map(({ heads }) => heads.map(({ value }) => value))).toEqual([['旧', '乙']])
  })
})
