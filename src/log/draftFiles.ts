import { hashOf } from './hash.ts'
import type { LogDatabase } from './schema.ts'
import type { DraftFile } from './types.ts'
import type { OnBegun } from './writer.ts'

/** Where files of forms that are not handed in stand among the preferences: never events, never exchanged. */
const PREFIX = 'draft-file/'

/** A form's name may hold a project's: a key is searched by and cannot be sealed, so a hash stands in its place. */
const rowKey = (form: string, id: string): string => `${PREFIX}${hashOf(form)}/${id}`

/** The files chosen in a form and not handed in, in the order they were chosen. */
export async function readDraftFiles(db: LogDatabase, form: string): Promise<readonly DraftFile[]> {
  const rows = await db.preferences.where('key').startsWith(rowKey(form, '')).toArray()
  return rows.map(({ value }) => value as DraftFile).sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Keeps one file of a form, so that a killed tab does not lose it. */
export function writeDraftFile(db: LogDatabase, form: string, file: DraftFile, onBegun: OnBegun): Promise<void> {
  const key = rowKey(form, file.id)
  return db.transaction('rw', [db.preferences], async (transaction) => {
    await db.preferences.get(key)
    onBegun(transaction.idbtrans)
    await db.preferences.put({ key, value: { ...file } })
  })
}

/** Forgets one file of a form, or with `null` all of them. */
export function dropDraftFiles(db: LogDatabase, form: string, id: string | null, onBegun: OnBegun): Promise<void> {
  const key = rowKey(form, id ?? '')
  return db.transaction('rw', [db.preferences], async (transaction) => {
    await db.preferences.get(key)
    onBegun(transaction.idbtrans)
    if (id === null) await db.preferences.where('key').startsWith(key).delete()
    else await db.preferences.delete(key)
  })
}
