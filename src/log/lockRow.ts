import type { LockRow, LogDatabase } from './schema.ts'

/** The lock's row, if there is a lock. */
export async function lockRow(db: LogDatabase): Promise<LockRow | null> {
  const row = await db.meta.get('lock')
  return row?.key === 'lock' ? row : null
}
