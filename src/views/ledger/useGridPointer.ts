import { shallowRef } from 'vue'
import type { GridColumn, Place } from '#components/ledger/grid.ts'
import type { CellEditing } from './useCellEdit.ts'
import type { GridPlace } from './useGridPlace.ts'

/** What presses in the grid ask for. */
export interface GridPointer {
  readonly down: (event: PointerEvent) => void
  readonly over: (event: PointerEvent) => void
  readonly click: (event: MouseEvent) => void
  readonly open: (event: MouseEvent) => void
  readonly focused: (event: FocusEvent) => void
}

/** What a press leads to outside the grid. */
export interface PointerActs {
  readonly fold: (group: string) => void
  readonly sort: (key: string, adding: boolean) => void
  /** Ticks a line by number; -1 is the header. */
  readonly tick: (row: number) => void
  readonly columns: () => readonly GridColumn[]
  readonly focus: () => void
}

/** Answers mouse and finger in the grid: a press goes to a cell, a drag marks, a second press edits, the number ticks. */
export function useGridPointer(place: GridPlace, editing: CellEditing, acts: PointerActs): GridPointer {
  const marking = shallowRef(false)
  /** The cell that was active when the press began: on a touch screen a second tap edits. */
  let before: Place | null = null

  function down(event: PointerEvent): void {
    const at = placeAt(event)
    if (!at || event.button !== 0 || isInside(event, 'a, .editor.is-open')) return
    // An open cell hands in first; when it is refused, one stays there.
    if (editing.edit.value) (document.activeElement as HTMLElement | null)?.blur()
    if (editing.edit.value) return event.preventDefault()
    before = place.active.value
    if (at.row < 0) return
    place.go(at, event.shiftKey)
    marking.value = event.pointerType === 'mouse'
    if (marking.value) addEventListener('pointerup', () => (marking.value = false), { once: true })
  }
  function over(event: PointerEvent): void {
    const at = marking.value && event.buttons === 1 ? placeAt(event) : null
    if (at && at.row >= 0 && (at.row !== place.active.value.row || at.col !== place.active.value.col)) place.go(at, true)
  }
  function click(event: MouseEvent): void {
    if (isInside(event, 'a, .editor.is-open')) return
    const number = (event.target as Element).closest<HTMLElement>('[data-tick]')
    if (number) return acts.tick(Number(number.dataset['row']))
    const group = (event.target as Element).closest<HTMLElement>('[data-group]')?.dataset['group']
    if (group !== undefined) return acts.fold(group)
    const at = placeAt(event)
    const column = at && acts.columns()[at.col]
    if (at && column && at.row < 0) return acts.sort(column.key, event.shiftKey)
    if (event instanceof PointerEvent && event.pointerType === 'touch' && at && before?.row === at.row && before.col === at.col) editing.open()
    else if (!editing.edit.value && at) acts.focus()
  }
  return {
    down, over, click,
    open: (event) => !isInside(event, 'a') && placeAt(event) && void editing.open(),
    // By Tab or a screen reader the focus may come to another cell than the active one.
    focused: (event) => {
      const at = placeAt(event)
      if (at && !editing.edit.value && (at.row !== place.active.value.row || at.col !== place.active.value.col) && !marking.value) place.go(at)
    },
  }
}

const isInside = ({ target }: Event, what: string): boolean => (target as Element).closest(what) !== null

/** The cell an event is about. */
function placeAt({ target }: Event): Place | null {
  const cell = (target as Element).closest<HTMLElement>('[data-row][data-col]')
  return cell ? { row: Number(cell.dataset['row']), col: Number(cell.dataset['col']) } : null
}
