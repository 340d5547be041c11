import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { PlanRevision } from '#domain/plan.ts'
import { ok } from '#domain/result.ts'
import { actTitle, draftsOf, type PlannedCell } from '#projection/ledgerPlan.ts'
import type { ActResult } from './acts.ts'
import { useRecorder } from './recorder.ts'
import { useRegister } from './register.ts'

/** A cell's name in {@link useLedgerEdits}: its project and its column. */
export const cellName = (project: string, column: string): string => `${project} ${column}`

/** Whatever became of one write, the next has its turn. */
const settled = (): void => undefined

/** Edits in the ledger: painted at once, written one after another, and each one act that can be undone. */
export const useLedgerEdits = defineStore('ledgerEdits', () => {
  const store = useRegister()
  const recorder = useRecorder()
  /** By cell, the text painted before its commit. */
  const pending = shallowRef<ReadonlyMap<string, string>>(new Map())
  let turn: Promise<unknown> = Promise.resolve()

  /** Writes planned cells as one act: all of them or none. `verb` begins its name where it is undone. */
  async function write(verb: string, changes: readonly PlannedCell[], revision: PlanRevision | null): Promise<ActResult> {
    if (changes.length === 0) return ok(null)
    show(changes, true)
    // One after another: a draft names the values it replaces, so it is made when they are there.
    const written = turn.then(() => recorder.record(actTitle(verb, changes, store.year), draftsOf(store.register, changes, revision)))
    turn = written.then(settled, settled)
    const result = await written
    show(changes, false)
    return result
  }

  function show(changes: readonly PlannedCell[], painted: boolean): void {
    const next = new Map(pending.value)
    for (const { project, column, typed } of changes) {
      if (painted) next.set(cellName(project.id, column.key), typed)
      else next.delete(cellName(project.id, column.key))
    }
    pending.value = next
  }

  return { pending, write }
})
