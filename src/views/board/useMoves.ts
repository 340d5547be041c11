import { computed, nextTick, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { mayEnter, verdictOn, type Verdict } from '#components/board/verdict.ts'
import { useAnnounce } from '#composables/useAnnounce.ts'
import { useDragCards } from '#composables/useDragCards.ts'
import { useDragKeys } from '#composables/useDragKeys.ts'
import type { Project } from '#domain/project.ts'
import { BOARD_STAGES, isStage, STAGES, TRAY_STAGES, type Stage } from '#domain/stage.ts'
import { useActs } from '#stores/acts.ts'
import { useRegister } from '#stores/register.ts'
import { useSession } from '#stores/session.ts'

/** A card on its way: what each stage says to it, and the one it is over. */
export interface Carried {
  readonly project: Project
  readonly verdicts: ReadonlyMap<Stage, Verdict>
  readonly over: Stage | null
}

/** Moves of the board, whichever way they are asked for. All of them end at the one gate dialog. */
export interface Moves {
  readonly carried: ShallowRef<Carried | null>
  readonly menu: ShallowRef<{ readonly project: Project; readonly anchor: HTMLElement; readonly verdicts: readonly Verdict[] } | null>
  /** The gate dialog that is open. */
  readonly asked: ShallowRef<{ readonly project: Project; readonly to: Stage } | null>
  /** Why the last drop came to nothing. */
  readonly refused: ShallowRef<string | null>
  readonly message: Readonly<Ref<string>>
  readonly movable: ComputedRef<boolean>
  readonly openMenu: (project: Project, anchor: HTMLElement) => void
  readonly ask: (project: Project, to: Stage) => void
  readonly closeGate: () => Promise<void>
}

/** The order in which the arrow keys pass the stages: as they stand on the screen, the tray's at the end. */
const KEY_ORDER: readonly Stage[] = [...BOARD_STAGES, ...TRAY_STAGES]

/** Moves on the board inside `root`. */
export function useMoves(root: Readonly<Ref<HTMLElement | null>>): Moves {
  const register = useRegister()
  const acts = useActs()
  const session = useSession()
  const { message, announce } = useAnnounce()
  const carried: Moves['carried'] = shallowRef(null)
  const menu: Moves['menu'] = shallowRef(null)
  const asked: Moves['asked'] = shallowRef(null)
  const refused: Moves['refused'] = shallowRef(null)
  const movable = computed(() => !session.isReader)

  const verdictsOn = (project: Project): Map<Stage, Verdict> => new Map(STAGES.map((stage) => [stage, verdictOn(project, stage, register.register.policy)]))

  function projectAt(target: Element): Project | null {
    const id = target.closest<HTMLElement>('[data-card]')?.dataset['card']
    const project = id === undefined || !movable.value ? null : register.project(id)
    return project && !acts.pending.has(project.id) ? project : null
  }
  function start(project: Project): void {
    refused.value = null
    carried.value = { project, verdicts: verdictsOn(project), over: null }
  }
  function over(stage: Stage | null): void {
    if (carried.value && carried.value.over !== stage) carried.value = { ...carried.value, over: stage }
  }
  function drop(project: Project, stage: Stage | null): void {
    const verdict = stage === null ? undefined : carried.value?.verdicts.get(stage)
    carried.value = null
    if (verdict && mayEnter(verdict)) return ask(project, verdict.stage)
    if (verdict?.kind === 'no') refused.value = `“${project.name}”没有移动。${verdict.long}`
    announce(refused.value ?? `“${project.name}”仍在${project.stage}。`)
  }
  function cancel(): void {
    if (carried.value) announce(`已取消，“${carried.value.project.name}”仍在${carried.value.project.stage}。`)
    carried.value = null
  }
  function ask(project: Project, to: Stage): void {
    asked.value = { project, to }
    announce(`“${project.name}”移到${to}，等待办理关口。`)
  }
  function openMenu(project: Project, anchor: HTMLElement): void {
    menu.value = { project, anchor, verdicts: [...verdictsOn(project).values()] }
  }
  /** The card has gone elsewhere and its button with it: the focus follows the card, or waits at the tray that holds it. */
  async function closeGate(): Promise<void> {
    const id = asked.value?.project.id
    asked.value = null
    await nextTick()
    const card = [...(root.value?.querySelectorAll<HTMLElement>('[data-card]') ?? [])].find(({ dataset }) => dataset['card'] === id)
    const [link, tray] = [card?.querySelector('a'), root.value?.querySelector<HTMLElement>('[data-tray]')]
    if (!document.activeElement || document.activeElement === document.body) (link ?? tray)?.focus()
  }

  useDragCards<Project, Stage>(root, {
    cardAt: (target) => {
      const project = target.closest('button, input') ? null : projectAt(target)
      const element = target.closest<HTMLElement>('[data-card]')
      return project && element ? { card: project, element } : null
    },
    placeAt: stageAt,
    started: (project) => {
      start(project)
      announce(`已拿起“${project.name}”。`)
    },
    over,
    dropped: drop,
    cancelled: cancel,
  })
  useDragKeys<Project, Stage>(root, {
    cardAt: projectAt,
    places: () => KEY_ORDER,
    placeOf: ({ stage }) => stage,
    started: (project) => {
      start(project)
      announce(`已拿起“${project.name}”，现在${project.stage}。按左右方向键选择阶段，回车放下，Esc 取消。`)
    },
    over: (stage) => {
      over(stage)
      const verdict = carried.value?.verdicts.get(stage)
      if (verdict) announce(`${stage}：${verdict.short}。${verdict.kind === 'here' ? '' : verdict.long}`)
    },
    dropped: drop,
    cancelled: cancel,
  })

  return { carried, menu, asked, refused, message, movable, openMenu, ask, closeGate }
}

function stageAt(element: Element | null): Stage | null {
  const stage = element?.closest<HTMLElement>('[data-drop]')?.dataset['drop']
  return stage !== undefined && isStage(stage) ? stage : null
}
