import { nextTick, type Ref } from 'vue'
import { useAnnounce } from '#composables/useAnnounce.ts'
import { useDragCards } from '#composables/useDragCards.ts'
import { useDragKeys } from '#composables/useDragKeys.ts'
import type { Project } from '#domain/project.ts'
import { BOARD_STAGES, TRAY_STAGES, type Stage } from '#domain/stage.ts'
import { usePendingMoves } from '#stores/pendingMoves.ts'
import { useRegister } from '#stores/register.ts'
import { useSession } from '#stores/session.ts'
import { BoardMoves, stageAt } from './boardMoves.ts'

/** The order in which the arrow keys pass the stages: as they stand on the screen, the tray's at the end. */
const KEY_ORDER: readonly Stage[] = [...BOARD_STAGES, ...TRAY_STAGES]

const KEY_HINT = '按左右方向键选择阶段，回车放下，Esc 取消。'

/** The moves on the board inside `root`, by pointer, by keys and by menu. */
export function useMoves(root: Readonly<Ref<HTMLElement | null>>): BoardMoves {
  const [register, pending, session] = [useRegister(), usePendingMoves(), useSession()]
  const movable = (id: string): Project | null => {
    const project = session.isReader ? null : register.project(id)
    return project && !pending.moves.has(project.id) ? project : null
  }
  const moves = new BoardMoves({ policy: () => register.register.policy, movable }, useAnnounce())
  const { over, drop: dropped, cancel: cancelled } = moves

  useDragCards<Project, Stage>(root, { cardAt: (target) => pressedCard(moves, target), placeAt: stageAt, started: (project) => moves.start(project), over, dropped, cancelled })
  useDragKeys<Project, Stage>(root, {
    cardAt: moves.projectAt,
    places: KEY_ORDER,
    placeOf: ({ stage }) => stage,
    started: (project) => moves.start(project, KEY_HINT),
    over: moves.overAndSay,
    dropped,
    cancelled,
  })
  return moves
}

function pressedCard(moves: BoardMoves, target: Element): { card: Project; element: HTMLElement } | null {
  const element = target.closest('button, input') ? null : target.closest<HTMLElement>('[data-card]')
  const card = element && moves.projectAt(element)
  return card && element ? { card, element } : null
}

/** Closes the gate. The card may have gone elsewhere and its button with it: the focus follows, or waits at the tray. */
export async function closeGate({ asked }: BoardMoves, root: HTMLElement | null): Promise<void> {
  const id = asked.value?.project.id
  asked.value = null
  await nextTick()
  const card = [...(root?.querySelectorAll<HTMLElement>('[data-card]') ?? [])].find(({ dataset }) => dataset['card'] === id)
  const target = card?.querySelector('a') ?? root?.querySelector<HTMLElement>('[data-tray]')
  if (!document.activeElement || document.activeElement === document.body) target?.focus()
}
