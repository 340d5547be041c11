import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import * as v from 'valibot'
import { ok, type Result } from '#domain/result.ts'
import type { LogIssue } from '#log/types.ts'
import { theLog } from './openedLog.ts'

/** Longest name of a view; longer does not fit its menu. */
const MAX_NAME = 30

const ViewSchema = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_NAME)),
  query: v.record(v.string(), v.string()),
})
/** A board's address under a name: filter, lanes and what is folded. */
export type SavedView = v.InferOutput<typeof ViewSchema>

const KEPT_AS = 'board-views'

/** The views a person keeps on this device: a preference, not part of the log, never exchanged. */
export const useSavedViews = defineStore('savedViews', () => {
  const views = shallowRef<readonly SavedView[]>([])

  /** Reads what was kept. What cannot be read is left out, never half applied. */
  async function load(): Promise<void> {
    const kept = v.safeParse(v.array(v.unknown()), await theLog().preference(KEPT_AS))
    views.value = kept.success ? kept.output.flatMap((one) => (v.is(ViewSchema, one) ? [one] : [])) : []
  }

  /** Keeps a view; one of the same name is replaced. A blank name keeps nothing. */
  async function save(name: string, query: Readonly<Record<string, string>>): Promise<Result<null, LogIssue>> {
    const view = v.safeParse(ViewSchema, { name: name.slice(0, MAX_NAME), query: { ...query } })
    if (!view.success) return ok(null)
    return keep([...views.value.filter((one) => one.name !== view.output.name), view.output])
  }

  /** Gives a view another name; nothing happens when that name is blank or taken. */
  async function rename(from: string, to: string): Promise<Result<null, LogIssue>> {
    const name = to.trim().slice(0, MAX_NAME)
    if (name === '' || views.value.some((one) => one.name === name)) return ok(null)
    return keep(views.value.map((one) => (one.name === from ? { ...one, name } : one)))
  }

  /** Forgets a view. */
  async function remove(name: string): Promise<Result<null, LogIssue>> {
    return keep(views.value.filter((one) => one.name !== name))
  }

  async function keep(next: readonly SavedView[]): Promise<Result<null, LogIssue>> {
    const kept = await theLog().setPreference(KEPT_AS, next.map((one) => ({ ...one })))
    if (kept.ok) views.value = next
    return kept
  }

  return { views, load, save, rename, remove }
})
