import * as v from 'valibot'
import type { Mappings } from '#importing/sheet/layout/header.ts'
import { theLog } from './openedLog.ts'

const KEPT_AS = 'import-mappings'
const MappingsSchema = v.record(v.string(), v.string())

/** Which column was which field when an import was last accepted: a preference of the device, not part of the log. */
export async function approvedMappings(): Promise<Mappings> {
  const kept = v.safeParse(MappingsSchema, await theLog().preference(KEPT_AS))
  return kept.success ? kept.output : {}
}

/** Keeps what was approved. One that is not kept is asked again, which costs nobody a figure. */
export const keepMappings = async (mappings: Mappings): Promise<void> => void (await theLog().setPreference(KEPT_AS, { ...mappings }))
