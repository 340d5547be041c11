import { computed, type ComputedRef } from 'vue'
import { NUMBER_WIDTHS, placed, type GridCell, type GridColumn } from '#components/ledger/grid.ts'
import { rateText } from '#domain/indicator.ts'
import { formatWan, type Yuan } from '#domain/money.ts'
import type { Project } from '#domain/project.ts'
import { cellOf, headerText } from '#projection/ledgerCells.ts'
import { columnOf } from '#projection/ledgerColumns.ts'
import { sumUnder, type LedgerSums } from '#projection/ledgerSums.ts'
import { cellName, useLedgerEdits } from '#stores/ledgerEdits.ts'
import { useLedgerColumns } from '#stores/ledgerColumns.ts'
import { useShownRegister } from '#stores/shownRegister.ts'
import type { LedgerState } from './useLedger.ts'

/** Widest name beside which a phone still shows two columns: px. */
const PHONE_NAME = 132

/** What the grid draws: columns in their places, cells and sums as text. */
export interface GridCells {
  readonly columns: ComputedRef<readonly GridColumn[]>
  readonly cell: (project: Project, key: string) => GridCell
  readonly sum: (sums: LedgerSums, key: string) => { readonly text: string; readonly note: string } | null
}

/** @param scale how much larger than usual a reader's text is */
export function useGridCells(state: LedgerState, { phone, writable, scale }: { phone: () => boolean; writable: () => boolean; scale: number }): GridCells {
  const store = useShownRegister()
  const kept = useLedgerColumns()
  const edits = useLedgerEdits()

  const columns = computed(() => placed(state.columns.value.map((column) => {
    const at = state.levels.value.findIndex(({ key }) => key === column.key)
    const width = Math.round(kept.widthOf(column) * scale)
    return {
      ...column,
      title: headerText(column, store.year),
      width: phone() && column.key === 'name' ? Math.min(PHONE_NAME * scale, width) : width,
      pinned: phone() ? column.key === 'name' : kept.isPinned(column.key),
      editable: column.editable && writable(),
      sort: at < 0 ? null : state.levels.value[at]?.descending ? 'descending' : 'ascending',
      level: at >= 0 && state.levels.value.length > 1 ? at + 1 : null,
    } as const
  }), (phone() ? NUMBER_WIDTHS.phone : NUMBER_WIDTHS.desk) * scale))

  function cell(project: Project, key: string): GridCell {
    const column = columnOf(key)
    const typed = edits.pending.size > 0 ? edits.pending.get(cellName(project.id, key)) : undefined
    if (!column) return { text: '', state: 'unknown', saving: false }
    if (typed !== undefined) return { text: typed, state: typed === '' ? 'unknown' : 'known', saving: true }
    const shown = { ...cellOf(project, column, store.year, store.lightOf), saving: false }
    return key === 'light' ? { ...shown, grade: store.lightOf(project).grade } : shown
  }
  return { columns, cell, sum: sumText }
}

/** A sum as it is shown: 万元 or %, and how many projects it leaves out. Where all are unknown so is the sum, and not 0. */
export function sumText(sums: LedgerSums, key: string): { readonly text: string; readonly note: string } | null {
  const sum = sumUnder(sums, key)
  if (!sum) return null
  if (sum.unknown === sums.projects) return { text: '—', note: '' }
  if (sum.whole !== null) return { text: rateText(sum.part, sum.whole), note: '' }
  return { text: formatWan(sum.part as Yuan), note: sum.unknown > 0 ? `另有 ${sum.unknown} 个未填` : '' }
}
