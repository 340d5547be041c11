import { computed, type ComputedRef } from 'vue'
import { useRoute } from 'vue-router'
import type { Project } from '#domain/project.ts'
import type { BoardStage, Stage } from '#domain/stage.ts'
import { BOARD_STAGES } from '#domain/stage.ts'
import { arrangeBoard, LANE_KINDS, type Board, type LaneKind } from '#projection/board.ts'
import { CardReader, type CardFacts } from '#projection/card.ts'
import { valuesFrom, valuesText } from '#projection/filter.ts'
import type { LightOf } from '#projection/lights.ts'
import { usePendingMoves } from '#stores/pendingMoves.ts'
import { useRegister } from '#stores/register.ts'
import { useShownRegister } from '#stores/shownRegister.ts'
import { useProjectFilter, type ProjectFilter } from '#views/filter/useProjectFilter.ts'

/** The board as the address has it. */
export interface BoardState {
  readonly filter: ProjectFilter
  readonly lanes: ComputedRef<LaneKind>
  readonly setLanes: (kind: LaneKind) => void
  /** Folded stages and lanes, by name. */
  readonly folded: ComputedRef<ReadonlySet<string>>
  readonly toggleFold: (name: string) => void
  readonly trayOpen: ComputedRef<boolean>
  readonly toggleTray: () => void
  readonly board: ComputedRef<Board>
  /** By stage, how many projects the filter hides. */
  readonly hidden: ComputedRef<ReadonlyMap<Stage, number>>
  readonly counts: ComputedRef<Readonly<Record<BoardStage, number>>>
  readonly facts: (project: Project) => CardFacts
  readonly lightOf: LightOf
}

/** Arranges what the filter lets pass, with moves not yet committed shown where they were put. */
export function useBoard(): BoardState {
  const route = useRoute()
  const register = useRegister()
  const shown = useShownRegister()
  const pending = usePendingMoves()
  const filter = useProjectFilter()
  const day = computed(() => shown.standing.day)
  const reader = computed(() => new CardReader(register.year, day.value))

  const lanes = computed(() => LANE_KINDS.find((kind) => kind === route.query['lanes']) ?? 'none')
  const folded = computed(() => new Set(valuesFrom(route.query['fold'])))
  const placed = computed(() => withPending(filter.matching.value, pending.moves))
  const board = computed(() => arrangeBoard(placed.value, lanes.value, register.year, shown.lightOf))
  const all = computed(() => countByStage(register.projects))
  const hidden = computed(() => (filter.isEmpty.value ? NONE_HIDDEN : beyond(board.value, all.value)))

  function toggleFold(name: string): void {
    const next = new Set(folded.value)
    if (!next.delete(name)) next.add(name)
    filter.setQuery({ fold: valuesText([...next]) || null })
  }

  return {
    filter, lanes, folded, board, hidden, toggleFold,
    setLanes: (kind) => filter.setQuery({ lanes: kind === 'none' ? null : kind }),
    trayOpen: computed(() => route.query['tray'] === 'open' || board.value.total.projects === 0),
    toggleTray: () => filter.setQuery({ tray: route.query['tray'] === 'open' ? null : 'open' }),
    counts: computed(() => Object.fromEntries(BOARD_STAGES.map((stage) => [stage, board.value.columns[stage].projects])) as Record<BoardStage, number>),
    facts: (project) => reader.value.facts(project),
    lightOf: (project) => shown.lightOf(project),
  }
}

const NONE_HIDDEN: ReadonlyMap<Stage, number> = new Map()

/** Moves not yet committed, shown where they go. */
function withPending(projects: readonly Project[], pending: ReadonlyMap<string, Stage>): readonly Project[] {
  if (pending.size === 0) return projects
  return projects.map((project) => {
    const stage = pending.get(project.id)
    return stage === undefined ? project : { ...project, stage }
  })
}

function countByStage(projects: readonly Project[]): ReadonlyMap<Stage, number> {
  const counts = new Map<Stage, number>()
  for (const { stage } of projects) counts.set(stage, (counts.get(stage) ?? 0) + 1)
  return counts
}

/** By stage, how many projects there are beyond those on the board. */
const beyond = ({ columns }: Board, all: ReadonlyMap<Stage, number>): ReadonlyMap<Stage, number> =>
  new Map(BOARD_STAGES.map((stage) => [stage, Math.max(0, (all.get(stage) ?? 0) - columns[stage].projects)]))
