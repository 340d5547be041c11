import { shallowRef, type Ref } from 'vue'
import { mayEnter, verdictOn, type Verdict } from '#components/board/verdict.ts'
import type { Announcer } from '#composables/useAnnounce.ts'
import type { GatePolicy } from '#domain/gate.ts'
import type { Project } from '#domain/project.ts'
import { isStage, STAGES, type Stage } from '#domain/stage.ts'

/** A card on its way: what each stage says to it, and the one it is over. */
export interface Carried {
  readonly project: Project
  readonly verdicts: ReadonlyMap<Stage, Verdict>
  readonly over: Stage | null
}

/** What the moves need to know of the register and of who works here. */
export interface MovePorts {
  readonly policy: () => GatePolicy
  /** The project of an id that this person may move now. */
  readonly movable: (id: string) => Project | null
}

/** Moves of the board, whichever way they are asked for: all of them end at the one gate dialog. */
export class BoardMoves {
  readonly carried = shallowRef<Carried | null>(null)
  readonly menu = shallowRef<{ readonly project: Project; readonly anchor: HTMLElement; readonly verdicts: readonly Verdict[] } | null>(null)
  /** The gate dialog that is open. */
  readonly asked = shallowRef<{ readonly project: Project; readonly to: Stage } | null>(null)
  /** Why the last drop came to nothing. */
  readonly refused = shallowRef<string | null>(null)
  /** What screen readers are told. */
  readonly message: Readonly<Ref<string>>
  readonly #announce: (sentence: string) => void
  readonly #ports: MovePorts

  constructor(ports: MovePorts, { message, announce }: Announcer) {
    this.#ports = ports
    this.#announce = announce
    this.message = message
  }

  readonly openMenu = (project: Project, anchor: HTMLElement): void => {
    this.menu.value = { project, anchor, verdicts: [...this.#verdicts(project).values()] }
  }

  readonly ask = (project: Project, to: Stage): void => {
    this.asked.value = { project, to }
    this.#announce(`“${project.name}”移到${to}，等待办理关口。`)
  }

  readonly start = (project: Project, hint = ''): void => {
    this.refused.value = null
    this.carried.value = { project, verdicts: this.#verdicts(project), over: null }
    this.#announce(`已拿起“${project.name}”，现在${project.stage}。${hint}`)
  }

  readonly over = (stage: Stage | null): void => {
    if (this.carried.value && this.carried.value.over !== stage) this.carried.value = { ...this.carried.value, over: stage }
  }

  /** As {@link over}, and says what the stage says: whoever carries by keys may not see it. */
  readonly overAndSay = (stage: Stage): void => {
    this.over(stage)
    const verdict = this.carried.value?.verdicts.get(stage)
    if (verdict) this.#announce(`${stage}：${verdict.short}。${verdict.kind === 'here' ? '' : verdict.long}`)
  }

  readonly drop = (project: Project, stage: Stage | null): void => {
    const verdict = stage === null ? undefined : this.carried.value?.verdicts.get(stage)
    this.carried.value = null
    if (verdict && mayEnter(verdict)) return this.ask(project, verdict.stage)
    if (verdict?.kind === 'no') this.refused.value = `“${project.name}”没有移动。${verdict.long}`
    this.#announce(this.refused.value ?? `“${project.name}”仍在${project.stage}。`)
  }

  readonly cancel = (): void => {
    const project = this.carried.value?.project
    this.carried.value = null
    if (project) this.#announce(`已取消，“${project.name}”仍在${project.stage}。`)
  }

  readonly projectAt = (target: Element): Project | null => {
    const id = target.closest<HTMLElement>('[data-card]')?.dataset['card']
    return id === undefined ? null : this.#ports.movable(id)
  }

  #verdicts(project: Project): Map<Stage, Verdict> {
    return new Map(STAGES.map((stage) => [stage, verdictOn(project, stage, this.#ports.policy())]))
  }
}

/** The stage whose column, cell or segment an element lies in. */
export function stageAt(element: Element | null): Stage | null {
  const stage = element?.closest<HTMLElement>('[data-drop]')?.dataset['drop']
  return stage !== undefined && isStage(stage) ? stage : null
}
