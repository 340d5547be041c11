import type { LogDatabase } from './schema.ts'

/** What this app keeps outside the database begins with one of these, or with the database's name. */
const OWN_TEXTS = ['draft/', 'sealed/']

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
  await raw.delete({ disableAutoOpen: true })
}

function forgetTexts(name: string, storage: Storage | null): void {
  const names = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '')
  for (const one of names)
    if ([...OWN_TEXTS, `${name}:`].some((start) => one.startsWith(start))) storage?.removeItem(one)
}
