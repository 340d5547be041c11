import { computed, type ComputedRef, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import type { GridHandle } from '#components/ledger/grid.ts'
import { useReloadGuard } from '#composables/reloadGuards.ts'
import { PHONE, useMedia } from '#composables/useMedia.ts'
import { projectPath } from '#projection/card.ts'
import type { LedgerRow } from '#projection/ledgerGroups.ts'
import { useShownRegister } from '#stores/shownRegister.ts'
import { useSession } from '#stores/session.ts'
import { useBlocks, type Blocks } from './useBlocks.ts'
import { useCellEdit, type CellEditing } from './useCellEdit.ts'
import { useGridCells, type GridCells } from './useGridCells.ts'
import { useGridKeys, type GridKeys } from './useGridKeys.ts'
import { useGridPlace, type GridPlace } from './useGridPlace.ts'
import { useGridPointer, type GridPointer } from './useGridPointer.ts'
import { useHeaderActs, type HeaderActs } from './useHeaderActs.ts'
import type { LedgerState } from './useLedger.ts'
import { useTicks, type Ticks } from './useTicks.ts'

/** The grid with everything that is done in it. */
export interface LedgerTable {
  readonly cells: GridCells
  readonly place: GridPlace
  readonly ticks: Ticks
  readonly blocks: Blocks
  readonly editing: CellEditing
  readonly header: HeaderActs
  readonly pointer: GridPointer
  readonly keys: GridKeys
  readonly writable: ComputedRef<boolean>
  /** px; a finger needs more than a mouse, and larger text more than usual. */
  readonly rowHeight: ComputedRef<number>
  readonly focus: () => void
}

const ROW = { mouse: 32, finger: 44 } as const

/** Ties place, cells, keys, presses and edits of the grid together. */
export function useLedgerTable(state: LedgerState, grid: Readonly<Ref<GridHandle | null>>): LedgerTable {
  const router = useRouter()
  const session = useSession()
  const narrow = useMedia(PHONE)
  const coarse = useMedia('(pointer: coarse)')
  /** How much larger than the usual 16 px this reader's text is. */
  const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16
  const shown = useShownRegister()
  // A past day is read only.
  const writable = computed(() => !session.isReader && shown.day === null)
  const rows = (): readonly LedgerRow[] => state.rows.value.rows
  const focus = (): void => void grid.value?.focusActive()

  const cells = useGridCells(state, { phone: () => narrow.value, writable: () => writable.value, scale })
  const columns = (): typeof cells.columns.value => cells.columns.value
  const place = useGridPlace(rows, columns)
  const ticks = useTicks(place, rows)
  const blocks = useBlocks(place, rows, columns)
  const editing = useCellEdit(place, (plan) => blocks.ask('修改', plan))
  const header = useHeaderActs(state, place, columns, computed(() => grid.value?.element() ?? null))
  const pointer = useGridPointer(place, editing, { fold: state.toggleFold, sort: state.sort, tick: ticks.line, columns, focus })
  const keys = useGridKeys(place, {
    editing, focus,
    pageRows: () => grid.value?.pageRows() ?? 1,
    begin: () => grid.value?.begin(),
    fold: state.toggleFold,
    press: header.press, shift: header.shift, size: header.size,
    clear: () => writable.value && blocks.clear(),
    fill: () => writable.value && blocks.fill(),
    tick: ticks.marked,
    openProject: (id) => void router.push({ path: projectPath({ id: id as `project/${string}` }), query: shown.day === null ? {} : { on: shown.day } }),
  })
  useReloadGuard(() => editing.edit.value === null)
  return { cells, place, ticks, blocks, editing, header, pointer, keys, writable, focus, rowHeight: computed(() => Math.round((coarse.value ? ROW.finger : ROW.mouse) * Math.max(1, scale))) }
}
