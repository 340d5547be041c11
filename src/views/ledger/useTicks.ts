import { shallowRef, type ShallowRef } from 'vue'
import type { LedgerRow } from '#projection/ledgerGroups.ts'
import type { GridPlace } from './useGridPlace.ts'

/** Lines that are ticked, to be edited together. */
export interface Ticks {
  /** By their projects' ids. */
  readonly chosen: ShallowRef<ReadonlySet<string>>
  /** Ticks or unticks a line by number; -1, the header, all or none. */
  readonly line: (row: number) => void
  /** Ticks the marked lines, or unticks them when all are ticked. */
  readonly marked: () => void
  readonly none: () => void
}

/** Keeps what is ticked through sorting and filtering. */
export function useTicks(place: GridPlace, rows: () => readonly LedgerRow[]): Ticks {
  const chosen: Ticks['chosen'] = shallowRef(new Set())

  function toggle(ids: readonly string[]): void {
    const next = new Set(chosen.value)
    const all = ids.every((id) => next.has(id))
    for (const id of ids) if (all) next.delete(id)
    else next.add(id)
    chosen.value = next
  }
  function none(): void {
    chosen.value = new Set()
  }
  function line(row: number): void {
    if (row < 0) return chosen.value.size > 0 ? none() : toggle(projectsOf(rows()))
    toggle(projectsOf(rows().slice(row, row + 1)))
  }
  return { chosen, line, none, marked: () => toggle(projectsOf(rows().slice(place.area.value.top, place.area.value.bottom + 1))) }
}

const projectsOf = (rows: readonly LedgerRow[]): string[] => rows.flatMap(({ kind, id }) => (kind === 'project' ? [id] : []))
