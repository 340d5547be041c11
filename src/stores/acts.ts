import { defineStore } from 'pinia'
import { localDay } from '#domain/calendar.ts'
import { checkAgainst, readTyped } from '#domain/edit.ts'
import type { EventDraft } from '#domain/event.ts'
import { fieldLabel, fieldSpec, splitField } from '#domain/fields.ts'
import { gateTo, type GateEvidence } from '#domain/gate.ts'
import { checkGate } from '#domain/gateCheck.ts'
import type { Project, ProjectId } from '#domain/project.ts'
import type { PlanRevision } from '#domain/plan.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { Stage } from '#domain/stage.ts'
import type { FileBytes } from '#log/types.ts'
import { fieldRevised, planRevised, projectRegistered, stageChanged } from '#projection/drafts.ts'
import { usePendingMoves } from './pendingMoves.ts'
import { useRecorder } from './recorder.ts'
import { useRegister } from './register.ts'
import type { ActIssue } from './wording.ts'

/** What an act came to: done, or why not, in a value that `wording.ts` puts into words. */
export type ActResult = Result<null, ActIssue>

/** The commands of the register: each checks the domain's rules and hands one act to the recorder. */
export const useActs = defineStore('acts', () => {
  const store = useRegister()
  const recorder = useRecorder()
  const pending = usePendingMoves()

  /** Moves a project through its gate. Painted as pending first, confirmed after the commit. */
  async function moveToStage(project: Project, to: Stage, evidence: GateEvidence, files: readonly FileBytes[] = []): Promise<ActResult> {
    const gate = gateTo(project, to, store.register.policy)
    if (!gate.ok) return gate
    const pass = checkGate(gate.value, project, evidence, localDay(Date.now()))
    if (!pass.ok) return pass
    pending.set(project.id, to)
    const draft = stageChanged(store.register, project, gate.value, pass.value, evidence)
    const result = await recorder.record(`将“${project.name}”移到${to}`, [draft], files)
    pending.set(project.id, null)
    return result
  }

  /** Writes what a person typed into a field, after the domain has read and checked it. */
  async function revise(project: Project, field: string, typed: string, revision: PlanRevision | null = null): Promise<ActResult> {
    const value = readTyped(field, typed)
    return value.ok ? reviseTo(project, field, value.value, revision) : value
  }

  /** Writes a value into a field. An annual plan that was set before takes a reason (`PlanRevised`). */
  async function reviseTo(project: Project, field: string, value: unknown, revision: PlanRevision | null = null): Promise<ActResult> {
    const spec = fieldSpec(field)
    const issue = spec ? checkAgainst(project, field, value, localDay(Date.now())) : ({ code: 'edit/unknown-field', field } as const)
    if (issue) return fail(issue)
    const current = store.register.headsOf(project.id, field).at(-1)?.value ?? null
    if (JSON.stringify(current) === JSON.stringify(value)) return ok(null)
    if (revision === null && current !== null && splitField(field)[0] === 'annualPlan') return fail({ code: 'edit/plan-needs-reason' })
    return recorder.record(`修改“${project.name}”的${fieldLabel(field)}`, [reviseDraft(project, field, value, revision)])
  }

  function reviseDraft(project: Project, field: string, value: unknown, revision: PlanRevision | null): EventDraft {
    return revision ? planRevised(store.register, project.id, field, value, revision) : fieldRevised(store.register, project.id, field, value, null)
  }

  /** Enters a new project by hand; it begins in 谋划. @returns its id */
  async function register(name: string): Promise<Result<ProjectId, ActIssue>> {
    const read = readTyped('name', name)
    if (!read.ok) return read
    const id: ProjectId = `project/${newSubjectKey()}`
    const title = read.value as string
    const done = await recorder.record(`新建“${title}”`, [projectRegistered(id, title, '手工录入', localDay(Date.now()))])
    return done.ok ? ok(id) : done
  }

  return { moveToStage, revise, reviseTo, register }
})

/** A new subject's key: 80 random bits; `crypto.randomUUID` is missing on plain http. */
export function newSubjectKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
