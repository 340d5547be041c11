import { shallowRef, type Ref, type ShallowRef } from 'vue'
import type { GridColumn } from '#components/ledger/grid.ts'
import { useColumnDrag } from '#composables/useColumnDrag.ts'
import { useLedgerColumns } from '#stores/ledgerColumns.ts'
import type { GridPlace } from './useGridPlace.ts'
import type { LedgerState } from './useLedger.ts'

/** What is done at the header, by key and by drag. Columns by number. */
export interface HeaderActs {
  /** The column at which a dragged one would be put. */
  readonly drop: ShallowRef<number | null>
  readonly press: (column: number, adding: boolean) => void
  readonly shift: (column: number, by: number) => void
  readonly size: (column: number, by: number) => void
}

/** Sorts, moves and sizes columns. The name stays the first. */
export function useHeaderActs(state: LedgerState, place: GridPlace, columns: () => readonly GridColumn[], root: Readonly<Ref<HTMLElement | null>>): HeaderActs {
  const kept = useLedgerColumns()
  const drop: HeaderActs['drop'] = shallowRef(null)

  function move(from: number, to: number): void {
    const keys = columns().map(({ key }) => key)
    const [moved] = keys.splice(from, 1)
    if (moved === undefined || from === 0 || to <= 0 || to > keys.length) return
    keys.splice(to, 0, moved)
    void kept.arrange(keys)
    state.setPreset('own')
    place.goTo('', moved)
  }
  function setWidth(column: number, width: number): void {
    const one = columns()[column]
    if (one) void kept.setWidth(one.key, width)
  }
  useColumnDrag(root, {
    widthOf: (column) => columns()[column]?.width ?? 0,
    size: (column, width, last) => {
      const one = columns()[column]
      if (last) setWidth(column, width)
      else if (one) kept.showWidth(one.key, width)
    },
    over: (_from, to) => (drop.value = to),
    move,
  })
  return {
    drop,
    press: (column, adding) => {
      const one = columns()[column]
      if (one) state.sort(one.key, adding)
    },
    shift: (column, by) => move(column, column + by),
    size: (column, by) => setWidth(column, (columns()[column]?.width ?? 0) + by),
  }
}
