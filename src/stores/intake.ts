import { defineStore } from 'pinia'
import { ref } from 'vue'
import { ok, type Result } from '#domain/result.ts'
import { registerImport } from '#importing/registerEvents.ts'
import type { RegisterFile } from '#importing/registerSchema.ts'
import type { RowProblem } from '#importing/problem.ts'
import { hashOf } from '#log/hash.ts'
import type { LogIssue, MergeSummary } from '#log/types.ts'
import { changeTo } from '#projection/register.ts'
import { readChosenFile } from './intakeWorker.ts'
import { theLog } from './openedLog.ts'
import { useRecorder } from './recorder.ts'
import { useRegister } from './register.ts'
import type { ActIssue } from './wording.ts'

/** What importing a ledger would do, for consent. Nothing is written by looking. */
export interface RegisterPreview {
  readonly file: RegisterFile
  /** Rows that would enter the register. */
  readonly added: number
  /** Names of the rows left out because their project is in the register. */
  readonly known: readonly string[]
}

/** What the app is doing while a person waits. */
export type IntakeStep = 'reading' | 'writing' | null

/** Brings projects in from outside: the illustrative ones that ship with the app, and ledgers people choose. */
export const useIntake = defineStore('intake', () => {
  const store = useRegister()
  const recorder = useRecorder()
  const step = ref<IntakeStep>(null)

  /** Merges the illustrative events. They are others' events, so any role may, and loading twice adds nothing. */
  async function loadExamples(): Promise<Result<MergeSummary, LogIssue>> {
    step.value = 'reading'
    const { exampleTexts } = await import('./examples.ts')
    step.value = 'writing'
    const merged = await theLog().merge(await exampleTexts(hashOf))
    step.value = null
    return merged
  }

  /** Reads a ledger a person chose and says what importing it would do. @returns the preview, or every problem */
  async function previewRegister(file: Blob): Promise<Result<RegisterPreview, readonly RowProblem[]>> {
    const register = await readChosenFile({ kind: 'register', file })
    if (!register.ok) return register
    const { added, skipped } = plan(register.value)
    return ok({ file: register.value, added, known: skipped.map(({ name }) => name) })
  }

  /** Imports a ledger as one act, so that one undo takes all of it back. @returns how many projects came in */
  async function importRegister(file: RegisterFile): Promise<Result<number, ActIssue>> {
    const { drafts, added } = plan(file)
    if (added === 0) return ok(0)
    step.value = 'writing'
    const done = await recorder.record(`导入台账 ${added} 个项目`, drafts)
    step.value = null
    return done.ok ? ok(added) : done
  }

  /** The illustrative ledger as a file: an example of the format for whoever has to make one. */
  async function exampleLedger(): Promise<Blob> {
    const { default: text } = await import('#seed/register-2025.json?raw')
    return new Blob([text], { type: 'application/json' })
  }

  const plan = (file: RegisterFile): ReturnType<typeof registerImport> =>
    registerImport(file, store.projects, (subject, field, to) => changeTo(store.register, subject, field, to))

  return { step, loadExamples, previewRegister, importRegister, exampleLedger }
})
