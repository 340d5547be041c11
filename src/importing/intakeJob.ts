import { fail, type Result } from '#domain/result.ts'
import { readFileText } from './fileText.ts'
import type { RowProblem } from './problem.ts'
import { decodeRegister } from './registerFile.ts'
import type { RegisterFile } from './registerSchema.ts'

/** What each kind of chosen file becomes, or everything wrong with it. */
export interface IntakeOutcomes {
  readonly register: Result<RegisterFile, readonly RowProblem[]>
}

/** Reading a chosen file: long work for a worker (10,000 rows take seconds). Both sides of the job can be cloned. */
export interface IntakeJob<K extends keyof IntakeOutcomes = keyof IntakeOutcomes> {
  readonly kind: K
  readonly file: Blob
}

const READERS: { readonly [K in keyof IntakeOutcomes]: (file: Blob) => Promise<IntakeOutcomes[K]> } = {
  async register(file) {
    const text = await readFileText(file)
    return text.ok ? decodeRegister(text.value) : fail([text.issue])
  },
}

/** Does a job, in a worker or, where there is none, on the page. */
export const runIntakeJob = <K extends keyof IntakeOutcomes>({ kind, file }: IntakeJob<K>): Promise<IntakeOutcomes[K]> => READERS[kind](file)
