import { shallowRef, type ShallowRef } from 'vue'
import { localDay } from '#domain/calendar.ts'
import type { CellEdit } from '#components/ledger/grid.ts'
import { columnOf, type LedgerColumn } from '#projection/ledgerColumns.ts'
import { typedCell } from '#projection/ledgerCells.ts'
import { planEntries, revisesPlan, type LedgerPlan } from '#projection/ledgerPlan.ts'
import type { Project } from '#domain/project.ts'
import { useLedgerEdits } from '#stores/ledgerEdits.ts'
import { useRegister } from '#stores/register.ts'
import { say } from '#stores/wording.ts'
import type { GridPlace } from './useGridPlace.ts'

/** The active cell being typed in. */
export interface CellEditing {
  readonly edit: ShallowRef<CellEdit | null>
  /** Opens the active cell; with `replacing` the text begins empty. @returns whether it can be typed in */
  readonly open: (replacing?: boolean) => boolean
  readonly cancel: () => void
  readonly typing: () => void
  /** Takes what was typed. @returns whether the cell is left; else it stays open and says why */
  readonly commit: (typed: string) => boolean
}

/** Types into one cell. `ask` is told of a change that takes a reason before it is written. */
export function useCellEdit(place: GridPlace, ask: (plan: LedgerPlan) => void): CellEditing {
  const store = useRegister()
  const edits = useLedgerEdits()
  const edit: CellEditing['edit'] = shallowRef(null)

  function target(): { project: Project; column: LedgerColumn } | null {
    const row = place.row.value
    const column = place.column.value?.editable ? columnOf(place.column.value.key) : null
    const project = row?.kind === 'project' ? store.project(row.id) : null
    return project && column ? { project, column } : null
  }
  function open(replacing = false): boolean {
    const cell = target()
    if (!cell) return false
    edit.value = { typed: replacing ? '' : typedCell(cell.project, cell.column, store.year), problem: null }
    return true
  }
  function commit(typed: string): boolean {
    const cell = target()
    if (!cell) return true
    const plan = planEntries([{ ...cell, typed, clears: typed.trim() === '' }], store.year, localDay(Date.now()))
    const issue = plan.refused[0]?.issue
    if (issue) {
      edit.value = { typed, problem: say(issue) }
      return false
    }
    edit.value = null
    if (plan.changes.some(revisesPlan)) ask(plan)
    else void write(plan, typed)
    return true
  }
  async function write(plan: LedgerPlan, typed: string): Promise<void> {
    const written = await edits.write('修改', plan.changes, null)
    const [cell] = plan.changes
    if (written.ok || !cell) return
    // What was typed comes back into its cell: a failed write loses no text.
    const { row, column } = { row: cell.project.id, column: cell.column.key }
    place.goTo(row, column)
    edit.value = { typed, problem: say(written.issue) }
  }
  function typing(): void {
    if (edit.value?.problem) edit.value = { ...edit.value, problem: null }
  }
  return { edit, open, commit, typing, cancel: () => (edit.value = null) }
}
