import type { Project } from '#domain/project.ts'
import { ledgerSums } from '../ledgerSums.ts'

/** Works out each project's share of the sums, one at a time: a long ledger is then added up in no time. */
export function* eachSum(projects: readonly Project[], year: number): Generator<null> {
  for (const project of projects) {
    ledgerSums([project], year)
    yield null
  }
}
