import { splitEventId, type EventDraft, type EventId, type StoredEvent, type Subject } from '#domain/event.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { Gate, GateEvidence, GatePolicy } from '#domain/gate.ts'
import type { GatePass } from '#domain/gateCheck.ts'
import { keyed, splitField } from '#domain/fields.ts'
import type { IsoDate } from '#domain/calendar.ts'
import type { LightRule } from '#domain/light.ts'
import type { Project, ProjectId } from '#domain/project.ts'
import type { PlanRevision } from '#domain/plan.ts'
import { LIGHT_SETTINGS, SETTINGS } from './fold.ts'
import { changeTo, type Register } from './register.ts'

/** The draft of a stage change that passed its gate: the stage, its day, the evidence and any 容缺. */
export function stageChanged(register: Register, project: Project, gate: Gate, pass: GatePass, evidence: GateEvidence): EventDraft {
  const fields: Record<string, unknown> = { stage: gate.to, stageSince: pass.date, ...pass.fields }
  if (pass.waived.length > 0 && evidence.waiver) {
    fields[keyed('waiver', gate.to)] = { items: [...pass.waived], ...evidence.waiver, date: pass.date }
  }
  const payload = { from: project.stage, to: gate.to, date: pass.date, reason: evidence.reason?.trim() || null }
  return { type: 'StageChanged', subject: project.id, payload, changes: changesTo(register, project.id, fields) }
}

/** The draft of an edit in place. A plan's change carries its reason as `PlanRevised`. */
export function fieldRevised(register: Register, project: ProjectId, field: string, value: unknown, reason: string | null): EventDraft {
  const changes = [changeTo(register, project, field, value)]
  return { type: 'ProjectRevised', subject: project, payload: { reason }, changes }
}

/** The draft of a change to an annual plan already set: old, new, reason, approver, date. */
export function planRevised(register: Register, project: ProjectId, field: string, value: unknown, revision: PlanRevision): EventDraft {
  const year = Number(splitField(field)[1])
  return { type: 'PlanRevised', subject: project, payload: { year, ...revision }, changes: [changeTo(register, project, field, value)] }
}

/** The draft that puts a project into the 建设项目库 with its approval. */
export function libraryEntered(register: Register, project: ProjectId, approval: Project['constructionLibrary']): EventDraft {
  return { type: 'LibraryEntered', subject: project, payload: {}, changes: [changeTo(register, project, 'constructionLibrary', approval)] }
}

/** The draft of a project a person enters by hand: it begins in 谋划 and meets the gates from there. */
export function projectRegistered(id: ProjectId, name: string, source: string, today: IsoDate): EventDraft {
  const fields = { registered: true, name, stage: '谋划', stageSince: today }
  const changes = Object.entries(fields).map(([field, to]) => ({ field, from: null, to, base: [] }))
  return { type: 'ProjectRegistered', subject: id, payload: { source }, changes }
}

/** The draft by which a person chooses between values written apart; it names all of them as its base. */
export function conflictSettled(register: Register, subject: Subject, field: string, value: unknown): EventDraft {
  return { type: 'ConflictSettled', subject, payload: { field }, changes: [changeTo(register, subject, field, value)] }
}

/** The draft by which the bureau sets how strictly the 开工 gate asks for each item. */
export function startGateSet(register: Register, startGate: GatePolicy['startGate']): EventDraft {
  return { type: 'SettingChanged', subject: SETTINGS, payload: { setting: '开工关口' }, changes: [changeTo(register, SETTINGS, 'startGate', { ...startGate })] }
}

/** The draft by which the bureau sets the thresholds of the lights. */
export function lightRuleSet(register: Register, rule: LightRule): EventDraft {
  return { type: 'SettingChanged', subject: LIGHT_SETTINGS, payload: { setting: '亮灯规则' }, changes: [changeTo(register, LIGHT_SETTINGS, 'lightRule', rule)] }
}

/** Why an act cannot be undone: somebody has since written over it. */
export interface UndoIssue {
  readonly code: 'undo/overwritten'
  readonly field: string
}

/** Tells of a field which event's value an event holds: its own, or the one that it brought back. */
export type StandsFor = (id: EventId, field: string) => EventId

/**
 * The draft that undoes one event: every field back to what its author saw, as an event of its own.
 * Refused when a field has been written since, so that nobody else's work is taken back with it.
 * @param standsFor the event whose value another one brought back: an undone edit leaves the one before it to be undone
 */
export function reverted(register: Register, stored: StoredEvent, what: string, standsFor: StandsFor = (id) => id): Result<EventDraft, UndoIssue> {
  const { subject, changes } = stored.event
  const heads = new Map<string, EventId>()
  for (const { field } of changes) {
    const [head, ...others] = register.headsOf(subject, field)
    if (!head || others.length > 0 || standsFor(head.id, field) !== standsFor(stored.id, field)) return fail({ code: 'undo/overwritten', field })
    heads.set(field, head.id)
  }
  const others = takesProjectOut(stored) ? writtenElsewhere(register, stored) : undefined
  if (others !== undefined) return fail({ code: 'undo/overwritten', field: others })
  const back = changes.map(({ field, from, to }) => ({ field, from: to, to: from ?? null, base: [heads.get(field) ?? stored.id] }))
  return ok({ type: 'Reverted', subject, payload: { reverts: stored.id, what }, changes: back })
}

/** Undoing a registration hides the whole project, with whatever else was written of it. */
const takesProjectOut = ({ event }: StoredEvent): boolean => event.changes.some(({ field, from, to }) => field === 'registered' && to === true && from !== true)

/** A field of the same subject that another device has written. */
function writtenElsewhere(register: Register, { id, event }: StoredEvent): string | undefined {
  const { device } = splitEventId(id)
  return register.fieldsOf(event.subject).find((field) => register.headsOf(event.subject, field).some((head) => splitEventId(head.id).device !== device))
}

function changesTo(register: Register, subject: Subject, fields: Readonly<Record<string, unknown>>): EventDraft['changes'] {
  return Object.entries(fields).map(([field, to]) => changeTo(register, subject, field, to))
}
