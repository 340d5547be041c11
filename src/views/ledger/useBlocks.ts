import { shallowRef, type ShallowRef } from 'vue'
import type { GridColumn } from '#components/ledger/grid.ts'
import { localDay } from '#domain/calendar.ts'
import type { PlanRevision } from '#domain/plan.ts'
import { readBlock, writeBlock, type Block } from '#projection/ledgerBlock.ts'
import { typedCell } from '#projection/ledgerCells.ts'
import { columnOf } from '#projection/ledgerColumns.ts'
import type { LightOf } from '#projection/lights.ts'
import type { LedgerRow } from '#projection/ledgerGroups.ts'
import { isOutdated, planAnew, planEntries, revisesPlan, type CellEntry, type LedgerPlan } from '#projection/ledgerPlan.ts'
import { useLedgerEdits } from '#stores/ledgerEdits.ts'
import { useRegister } from '#stores/register.ts'
import { useShownRegister } from '#stores/shownRegister.ts'
import { say } from '#stores/wording.ts'
import { sumText } from './useGridCells.ts'
import type { GridPlace } from './useGridPlace.ts'

/** Many changes shown before they are written. */
export interface AskedPlan {
  /** How the act is called where it is undone: 粘贴, 填充. */
  readonly verb: string
  readonly plan: LedgerPlan
  /** Cells that lay outside the table and were left out. */
  readonly beyond: number
  /** Why it could not be written when it was tried, in words. */
  readonly refusal: string | null
}

/** Acts on many cells at once, each one act that can be undone. */
export interface Blocks {
  readonly asked: ShallowRef<AskedPlan | null>
  readonly ask: (verb: string, plan: LedgerPlan, beyond?: number) => void
  /** Writes what was shown, painted at once. What cannot be written is shown again, with the reason. */
  readonly accept: (asked: AskedPlan, revision: PlanRevision | null) => Promise<void>
  readonly paste: (text: string) => void
  readonly copy: () => string
  readonly fill: () => void
  readonly clear: () => void
}

/** Pastes, copies, fills and clears the marked rectangle. */
export function useBlocks(place: GridPlace, rows: () => readonly LedgerRow[], columns: () => readonly GridColumn[]): Blocks {
  const store = useRegister()
  const edits = useLedgerEdits()
  const shown = useShownRegister()
  const asked: Blocks['asked'] = shallowRef(null)

  /** One sound change is written at once, like one that is typed; more are shown first. */
  function ask(verb: string, plan: LedgerPlan, beyond = 0): void {
    const plain = isPlain(plan) && beyond === 0 && plan.changes.length <= 1
    if (plain) void write({ verb, plan, beyond, refusal: null }, null)
    else asked.value = { verb, plan, beyond, refusal: null }
  }
  /** What came in while the preview was open was not agreed to: it is shown anew. */
  async function accept(shown: AskedPlan, revision: PlanRevision | null): Promise<void> {
    if (shown.plan.changes.some((cell) => isOutdated(store.register, cell))) return again(shown, say({ code: 'edit/outdated' }))
    asked.value = null
    await write(shown, revision)
  }
  async function write(shown: AskedPlan, revision: PlanRevision | null): Promise<void> {
    const written = await edits.write(shown.verb, shown.plan.changes, revision)
    if (!written.ok) again(shown, say(written.issue))
  }
  function again(shown: AskedPlan, refusal: string): void {
    asked.value = { ...shown, plan: planAnew(store.register, shown.plan, localDay(Date.now())), refusal }
  }
  function paste(text: string): void {
    const { entries, beyond } = pastedEntries(readBlock(text), place.area.value, rows(), columns())
    ask('粘贴', planEntries(entries, store.year, localDay(Date.now())), beyond)
  }
  function copy(): string {
    const { top, bottom, left, right } = place.area.value
    const across = columns().slice(left, right + 1)
    return writeBlock(rows().slice(top, bottom + 1).map((row) => across.map(({ key }) => copied(row, key, store.year, shown.lightOf))))
  }
  function fill(): void {
    const { top, bottom, left, right } = place.area.value
    const from = rows()[top === bottom ? top - 1 : top]
    if (from?.kind !== 'project') return
    const across = columns().slice(left, right + 1)
    const block = [across.map(({ key }) => copied(from, key, store.year))]
    const below = { top: top === bottom ? top : top + 1, bottom, left, right }
    const plan = planEntries(pastedEntries(block, below, rows(), columns()).entries, store.year, localDay(Date.now()))
    // As in a sheet: what is sound is filled at once and can be undone; anything else is shown first.
    const filled = { verb: '向下填充', plan, beyond: 0, refusal: null }
    if (isPlain(plan)) void write(filled, null)
    else asked.value = filled
  }
  function clear(): void {
    const { top, bottom, left, right } = place.area.value
    const entries = rows().slice(top, bottom + 1).flatMap((row) => columns().slice(left, right + 1).flatMap((column) => entryOf(row, column, '', true)))
    ask('清空', planEntries(entries, store.year, localDay(Date.now())))
  }
  return { asked, ask, accept, paste, copy, fill, clear }
}

const isPlain = ({ refused, changes }: LedgerPlan): boolean => refused.length === 0 && !changes.some(revisesPlan)

function copied(row: LedgerRow, key: string, year: number, lightOf?: LightOf): string {
  if (row.kind === 'group') return key === 'name' ? row.name : (sumText(row.sums, key)?.text ?? '').replaceAll(',', '')
  const column = columnOf(key)
  return column ? typedCell(row.project, column, year, lightOf) : ''
}

function entryOf(row: LedgerRow, { key }: GridColumn, typed: string, clears = false): CellEntry[] {
  const column = columnOf(key)
  return row.kind === 'project' && column ? [{ project: row.project, column, typed, clears }] : []
}

/** Lays a block on the lines from a corner on; group lines are passed over. A rectangle it fits into evenly is filled with it. */
function pastedEntries(block: Block, { top, bottom, left, right }: GridPlace['area']['value'], rows: readonly LedgerRow[], columns: readonly GridColumn[]): { entries: CellEntry[]; beyond: number } {
  const lines = rows.slice(top).filter(({ kind }) => kind === 'project')
  const marked = rows.slice(top, bottom + 1).filter(({ kind }) => kind === 'project').length
  const wide = Math.max(...block.map((cells) => cells.length))
  const height = marked % block.length === 0 ? Math.max(marked, block.length) : block.length
  const width = (right - left + 1) % wide === 0 ? Math.max(right - left + 1, wide) : wide
  const entries: CellEntry[] = []
  let beyond = 0
  for (let down = 0; down < height; down += 1) {
    for (let across = 0; across < width; across += 1) {
      const typed = block[down % block.length]?.[across % wide] ?? ''
      const [line, column] = [lines[down], columns[left + across]]
      if (line && column) entries.push(...entryOf(line, column, typed))
      else if (typed.trim() !== '') beyond += 1
    }
  }
  return { entries, beyond }
}
