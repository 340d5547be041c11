import { computed, shallowRef, type Ref } from 'vue'
import { localDay, type IsoDate } from '#domain/calendar.ts'
import { gateTo, missingAt, type Gate, type GateItem } from '#domain/gate.ts'
import { checkGate } from '#domain/gateCheck.ts'
import type { TypedField } from '#domain/gateFields.ts'
import type { Project } from '#domain/project.ts'
import type { Stage } from '#domain/stage.ts'
import { useActs } from '#stores/acts.ts'
import { useRegister } from '#stores/register.ts'
import { say } from '#stores/wording.ts'
import { problemsOf, type FieldProblem } from './gateProblems.ts'
import { useEvidenceForm, type EvidenceForm } from './useEvidenceForm.ts'

/** One project at one gate: what is asked for, what was typed, and handing it in once. */
export interface GateVisit {
  readonly today: IsoDate
  /** `null` when there is no gate between the two stages; `refusal` says why. */
  readonly gate: Gate | null
  readonly form: EvidenceForm
  readonly asked: Readonly<Ref<readonly GateItem[]>>
  /** What 容缺 would leave open if the gate were passed now. */
  readonly open: Readonly<Ref<readonly GateItem[]>>
  readonly problems: Readonly<Ref<readonly FieldProblem[]>>
  /** Why the act was refused, in words. */
  readonly refusal: Readonly<Ref<string | null>>
  readonly busy: Readonly<Ref<boolean>>
  /** Takes the words away from a field that is being mended. */
  readonly mended: (field: TypedField) => void
  /** Asks anew for something the project holds already. */
  readonly reopen: (item: GateItem) => void
  /** Checks, and hands the act in once. @returns whether it was saved */
  readonly submit: () => Promise<boolean>
}

/** @param project as it was when the dialog opened: the register moves on under it while the act is being saved */
export function useGate(project: Project, to: Stage): GateVisit {
  const way = gateTo(project, to, useRegister().register.policy)
  const gate = way.ok ? way.value : null
  const missing = gate ? missingAt(gate, project, {}) : []
  const reopened = shallowRef<readonly GateItem[]>([])
  const asked = computed(() => (gate?.items ?? []).filter((item) => missing.includes(item) || reopened.value.includes(item)))
  const form = useEvidenceForm(`gate/${project.id}/${to}`, () => asked.value, project)
  const open = computed(() => (gate ? missingAt(gate, project, form.read.value.evidence).filter((item) => gate.waivable.includes(item)) : []))
  const reopen = (item: GateItem): void => {
    reopened.value = [...reopened.value, item]
  }
  const handing = useHandingIn(project, to, gate, form)
  if (!way.ok) handing.refusal.value = say(way.issue)
  return { gate, form, asked, open, reopen, ...handing }
}

function useHandingIn(project: Project, to: Stage, gate: Gate | null, form: EvidenceForm) {
  const today = localDay(Date.now())
  const problems = shallowRef<readonly FieldProblem[]>([])
  const refusal = shallowRef<string | null>(null)
  const busy = shallowRef(false)

  async function submit(): Promise<boolean> {
    // A second click while the first is being saved is the same act.
    if (!gate || busy.value || form.photo.busy.value) return false
    const { evidence, issues } = form.read.value
    const pass = checkGate(gate, project, evidence, today)
    problems.value = problemsOf(gate, project, issues, pass.ok ? null : pass.issue)
    if (problems.value.length > 0) return false
    busy.value = true
    try {
      const sealed = await form.seal()
      const moved = sealed.ok ? await useActs().moveToStage(useRegister().project(project.id) ?? project, to, form.read.value.evidence, form.files()) : sealed
      refusal.value = moved.ok ? null : say(moved.issue)
      if (moved.ok) form.forget()
      return moved.ok
    } finally {
      busy.value = false
    }
  }
  function mended(field: TypedField): void {
    problems.value = problems.value.filter((problem) => problem.field !== field)
  }
  return { today, problems, refusal, busy, mended, submit }
}
