import * as v from 'valibot'
import type { ImportChoices } from '#importing/sheet/plan/preview.ts'
import { theLog } from './openedLog.ts'

/** What a person approved with an import, to be used for the next: which column is which field, and what a former 属地 is now. */
export type Approved = Pick<ImportChoices, 'mappings' | 'renamedDistricts'>

const KEPT_AS: Readonly<Record<keyof Approved, string>> = { mappings: 'import-mappings', renamedDistricts: 'import-districts' }
const WordsSchema = v.record(v.string(), v.string())

async function kept(name: keyof Approved): Promise<Readonly<Record<string, string>>> {
  const words = v.safeParse(WordsSchema, await theLog().preference(KEPT_AS[name]))
  return words.success ? words.output : {}
}

/** What was approved when an import was last accepted: a preference of the device, not part of the log. */
export const approvedBefore = async (): Promise<Approved> => ({ mappings: await kept('mappings'), renamedDistricts: await kept('renamedDistricts') })

/** Keeps what was approved. What is not kept is asked again, which costs nobody a figure. */
export async function keepApproved({ mappings, renamedDistricts }: Approved): Promise<void> {
  await theLog().setPreference(KEPT_AS.mappings, { ...mappings })
  await theLog().setPreference(KEPT_AS.renamedDistricts, { ...renamedDistricts })
}
