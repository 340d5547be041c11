import type { Go } from '#components/ledger/grid.ts'
import { commandOf, type GridCommand } from '#components/ledger/gridKeys.ts'
import type { CellEditing } from './useCellEdit.ts'
import type { GridPlace } from './useGridPlace.ts'

/** What keys and presses in the grid do besides moving. */
export interface GridActs {
  readonly editing: CellEditing
  readonly pageRows: () => number
  /** Puts the caret into the active cell's unseen field, before the key arrives. */
  readonly begin: () => void
  readonly focus: () => void
  readonly fold: (group: string) => void
  readonly press: (column: number, adding: boolean) => void
  readonly shift: (column: number, by: number) => void
  readonly size: (column: number, by: number) => void
  readonly clear: () => void
  readonly fill: () => void
  readonly tick: () => void
  readonly openProject: (id: string) => void
}

/** The grid's keys. */
export interface GridKeys {
  readonly onKey: (event: KeyboardEvent) => void
  /** An edit has ended: on to the next cell, as Enter and Tab do in a sheet. */
  readonly left: (go: Go) => void
}

/** Answers the grid's keys as a sheet does. */
export function useGridKeys(place: GridPlace, acts: GridActs): GridKeys {
  /** The column where a run of Tabs began: Enter goes back under it. While it lasts, Tab goes on to the next cell. */
  let tabbing: number | null = null

  function step(rows: number, cols: number, extend = false): void {
    const { row, col } = place.active.value
    // Only a single step up leads from the first line into the header.
    const least = row === 0 && rows === -1 && !extend ? -1 : row < 0 && rows === 0 ? -1 : 0
    place.go({ row: Math.max(least, row + rows), col: col + cols }, extend)
    acts.focus()
  }
  function onKey(event: KeyboardEvent): void {
    const command = commandOf(event, place.active.value.row < 0)
    if (!command || (isTab(command) && tabbing === null)) return
    // The key that begins an edit goes on into the field.
    if (command.kind !== 'type') event.preventDefault()
    run(command)
  }
  function run(command: GridCommand): void {
    const { row, col } = place.active.value
    if (!isTab(command) && command.kind !== 'type' && command.kind !== 'edit') tabbing = null
    if (command.kind === 'move') step(command.rows, command.cols, command.extend)
    else if (command.kind === 'page') step(command.pages * acts.pageRows(), 0, command.extend)
    else if (command.kind === 'press') acts.press(col, command.adding)
    else if (command.kind === 'shift') acts.shift(col, command.by)
    else if (command.kind === 'size') acts.size(col, command.by)
    else if (command.kind === 'tab') step(0, 1)
    else if (command.kind === 'tabBack') step(0, -1)
    else if (row >= 0) runInCell(command, place, acts)
  }
  function left(go: Go): void {
    if (go === 'right' || go === 'left') tabbing ??= place.active.value.col
    if (go === 'right') step(0, 1)
    else if (go === 'left') step(0, -1)
    else if (go !== 'stay') {
      step(go === 'down' ? 1 : -1, tabbing === null ? 0 : tabbing - place.active.value.col)
      tabbing = null
    }
  }
  return { onKey, left }
}

const isTab = ({ kind }: GridCommand): boolean => kind === 'tab' || kind === 'tabBack'

/** Commands that one cell answers, or the whole rectangle. */
function runInCell(command: GridCommand, place: GridPlace, acts: GridActs): void {
  const line = place.row.value
  if (line?.kind === 'group') return command.kind === 'edit' || command.kind === 'toggle' ? acts.fold(line.name) : undefined
  if (command.kind === 'edit') acts.editing.open()
  else if (command.kind === 'type') type(place, acts)
  else if (command.kind === 'clear') acts.clear()
  else if (command.kind === 'fill') acts.fill()
  else if (command.kind === 'toggle') acts.tick()
  else if (command.kind === 'all') place.all()
  else if (command.kind === 'collapse') place.collapse()
  else if (command.kind === 'open' && line) acts.openProject(line.id)
}

function type(place: GridPlace, acts: GridActs): void {
  place.collapse()
  if (acts.editing.open(true)) acts.begin()
}
