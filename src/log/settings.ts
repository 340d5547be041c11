import type { LogDatabase } from './schema.ts'
import type { StorageState } from './types.ts'
import type { OnBegun } from './writer.ts'

/** The preference under which the time of the last backup stands, ISO 8601. */
export const LAST_BACKUP = 'lastBackup'

/** Writes one of this device's own settings, as plain data. */
export function writePreference(
  db: LogDatabase,
  key: string,
  value: unknown,
  onBegun: OnBegun,
): Promise<void> {
  const plain: unknown = JSON.parse(JSON.stringify(value ?? null))
  return db.transaction('rw', [db.preferences], async (transaction) => {
    await db.preferences.get(key)
    onBegun(transaction.idbtrans)
    await db.preferences.put({ key, value: plain })
  })
}

/** What the browser says of the storage; plain http cannot ask. */
export async function storageState(
  storage: StorageManager | null,
  lastBackup: unknown,
): Promise<StorageState> {
  const [persistent, estimate] = await Promise.all([storage?.persisted?.(), storage?.estimate?.()])
  return {
    persistent: persistent ?? null,
    usedBytes: estimate?.usage ?? null,
    quotaBytes: estimate?.quota ?? null,
    lastBackup: typeof lastBackup === 'string' ? lastBackup : null,
  }
}
