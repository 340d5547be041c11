import { afterPatience } from './patience.ts'
import type { LogDatabase } from './schema.ts'

/** What this app keeps outside the database begins with one of these, or with the database's name. */
const OWN_TEXTS = ['draft/', 'sealed/', 'last-touch']

/** A tab the system froze holds the emptied database open, and would hold up who erases it. */
const DELETING_MS = 2_000

/**
 * Removes everything of this device. The wrapped keys go first, in a commit of their own: even if nothing after it
 * happens, nobody can open what is left. @param raw a database that hands out rows as they lie
 */
export async function eraseAll(raw: LogDatabase, storage: Storage | null): Promise<void> {
  await raw.meta.delete('lock')
  forgetTexts(raw.name, storage)
  await raw.transaction('rw', raw.tables, async () => {
    for (const table of raw.tables) await table.clear()
  })
  const deleted = raw.delete({ disableAutoOpen: true })
  await Promise.race([deleted, new Promise((resolve) => afterPatience(DELETING_MS, () => resolve(null)))])
}

function forgetTexts(name: string, storage: Storage | null): void {
  const names = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '')
  for (const one of names)
    if ([...OWN_TEXTS, `${name}:`].some((start) => one.startsWith(start))) storage?.removeItem(one)
}
