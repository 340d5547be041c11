import * as v from 'valibot'
import { PLAN_CATEGORIES } from '#domain/plan.ts'
import { theLog } from './openedLog.ts'
import type { TurnEdit } from './turnEdits.ts'

const KEPT_AS = 'year-turn'

const KeptSchema = v.array(
  v.tuple([
    v.string(),
    v.object({
      planCategory: v.optional(v.picklist(PLAN_CATEGORIES)),
      plan: v.optional(v.string()),
      lists: v.optional(v.array(v.string())),
      isLeft: v.optional(v.boolean()),
    }),
  ]),
)

/** Keeps what was typed into the preview of a turn on this device, for a tab that is closed or killed; never truth. */
export async function keepTurnEdits(edits: ReadonlyMap<string, TurnEdit>): Promise<void> {
  const plain = [...edits].map(([key, { lists, ...edit }]) => [key, lists ? { ...edit, lists: [...lists] } : edit])
  await theLog().setPreference(KEPT_AS, JSON.parse(JSON.stringify(plain)) as unknown)
}

/** What was kept, by year and project; what cannot be read is none. */
export async function keptTurnEdits(): Promise<ReadonlyMap<string, TurnEdit>> {
  const kept = v.safeParse(KeptSchema, await theLog().preference(KEPT_AS))
  const edits = kept.success ? kept.output : []
  return new Map(edits.map(([key, { lists, ...edit }]) => [key, lists ? { ...edit, lists: new Set(lists) } : edit]))
}
