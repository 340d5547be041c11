import { computed, shallowRef, type ComputedRef } from 'vue'
import type { Area, GridColumn, Place } from '#components/ledger/grid.ts'
import type { LedgerRow } from '#projection/ledgerGroups.ts'

/** A cell by its names, which stay right when lines are sorted, filtered and added. "" is the header's row. */
interface Named {
  readonly row: string
  readonly col: string
}

/** Where one is in the grid, and the rectangle one has marked. */
export interface GridPlace {
  readonly active: ComputedRef<Place>
  readonly area: ComputedRef<Area>
  readonly row: ComputedRef<LedgerRow | null>
  readonly column: ComputedRef<GridColumn | null>
  /** Goes to a cell, never past the edges. `extend` keeps the other corner of the rectangle. */
  readonly go: (to: Place, extend?: boolean) => void
  /** Goes to a cell by its names, wherever it stands now. */
  readonly goTo: (row: string, col: string) => void
  readonly all: () => void
  readonly collapse: () => void
}

const HEADER = ''

/** Follows the active cell by name through changes of lines and columns. */
export function useGridPlace(rows: () => readonly LedgerRow[], columns: () => readonly GridColumn[]): GridPlace {
  const at = shallowRef<Named>({ row: '?', col: 'name' })
  const corner = shallowRef<Named | null>(null)
  const last = shallowRef<Place>({ row: 0, col: 0 })
  const rowNumbers = computed(() => new Map(rows().map(({ id }, number) => [id, number])))
  const colNumbers = computed(() => new Map(columns().map(({ key }, number) => [key, number])))

  const within = ({ row, col }: Place): Place => ({
    row: Math.max(-1, Math.min(rows().length - 1, row)),
    col: Math.max(0, Math.min(columns().length - 1, col)),
  })
  /** Where a named cell stands now; one that has gone leaves its place to whoever stands there. */
  const placeOf = ({ row, col }: Named): Place => within({
    row: row === HEADER ? -1 : (rowNumbers.value.get(row) ?? last.value.row),
    col: colNumbers.value.get(col) ?? last.value.col,
  })
  const nameOf = ({ row, col }: Place): Named => ({ row: row < 0 ? HEADER : (rows()[row]?.id ?? '?'), col: columns()[col]?.key ?? 'name' })
  const active = computed(() => placeOf(at.value))
  const area = computed(() => areaOf(active.value, corner.value ? placeOf(corner.value) : active.value))

  function go(to: Place, extend = false): void {
    const place = within(to)
    corner.value = extend ? (corner.value ?? nameOf(active.value)) : null
    at.value = nameOf(place)
    last.value = place
  }
  function all(): void {
    corner.value = nameOf({ row: 0, col: 0 })
    at.value = nameOf({ row: rows().length - 1, col: columns().length - 1 })
  }
  function goTo(row: string, col: string): void {
    corner.value = null
    at.value = { row, col }
  }
  return {
    active, area, go, goTo, all,
    row: computed(() => rows()[active.value.row] ?? null),
    column: computed(() => columns()[active.value.col] ?? null),
    collapse: () => (corner.value = null),
  }
}

const areaOf = (a: Place, b: Place): Area => ({
  top: Math.max(0, Math.min(a.row, b.row)), bottom: Math.max(a.row, b.row), left: Math.min(a.col, b.col), right: Math.max(a.col, b.col),
})
