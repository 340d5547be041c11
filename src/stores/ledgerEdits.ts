import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { PlanRevision } from '#domain/plan.ts'
import { fail, ok } from '#domain/result.ts'
import { actTitle, draftsOf, isOutdated, type PlannedCell } from '#projection/ledgerPlan.ts'
import type { ActResult } from './acts.ts'
import { useRecorder } from './recorder.ts'
import { useRegister } from './register.ts'

/** A cell's name in {@link useLedgerEdits}: its project and its column. */
export const cellName = (project: string, column: string): string => `${project} ${column}`

const nameOf = ({ project, column }: PlannedCell): string => cellName(project.id, column.key)

/** Whatever became of one write, the next has its turn. */
const settled = (): void => undefined

/** Edits in the ledger: painted at once, written one after another, and each one act that can be undone. */
export const useLedgerEdits = defineStore('ledgerEdits', () => {
  const store = useRegister()
  const recorder = useRecorder()
  /** By cell, the text painted before its commit. */
  const pending = shallowRef<ReadonlyMap<string, string>>(new Map())
  /** By cell, the last edit that waits for its turn. */
  const queued = new Map<string, PlannedCell>()
  let turn: Promise<unknown> = Promise.resolve()

  /**
   * Writes planned cells as one act: all of them or none, and none where something came in under one of them since.
   * `verb` begins its name where it is undone.
   */
  async function write(verb: string, changes: readonly PlannedCell[], revision: PlanRevision | null): Promise<ActResult> {
    if (changes.length === 0) return ok(null)
    const isMine = ahead(changes)
    show(changes, true)
    // One after another: a draft names the values it replaces, so it is made when they are there.
    const written = turn.then((): Promise<ActResult> | ActResult => {
      if (changes.some((cell) => isOutdated(store.register, cell) && !isMine(cell))) return fail({ code: 'edit/outdated' })
      return recorder.record(actTitle(verb, changes, store.year), draftsOf(store.register, changes, revision))
    })
    turn = written.then(settled, settled)
    const result = await written
    show(changes, false)
    return result
  }

  /** Puts cells into the queue. @returns tells whether a cell now holds what an own edit ahead of it left there */
  function ahead(changes: readonly PlannedCell[]): (cell: PlannedCell) => boolean {
    const before = new Map(changes.flatMap((cell) => queued.get(nameOf(cell)) ?? []).map((cell) => [nameOf(cell), cell]))
    for (const cell of changes) queued.set(nameOf(cell), cell)
    return (cell) => {
      const own = before.get(nameOf(cell))
      return own !== undefined && !isOutdated(store.register, { ...own, before: own.after })
    }
  }

  function show(changes: readonly PlannedCell[], painted: boolean): void {
    const next = new Map(pending.value)
    for (const cell of changes) {
      if (painted) next.set(nameOf(cell), cell.typed)
      else next.delete(nameOf(cell))
      if (!painted && queued.get(nameOf(cell)) === cell) queued.delete(nameOf(cell))
    }
    pending.value = next
  }

  return { pending, write }
})
