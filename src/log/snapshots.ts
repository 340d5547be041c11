import type { LogDatabase, SnapshotHead } from './schema.ts'
import { dropSnapshot } from './state.ts'
import type { Position } from './types.ts'
import type { OnBegun } from './writer.ts'

/** A snapshot as handed in and out; what the chunks mean is the projection's business. */
export interface StoredSnapshot {
  readonly position: Position
  readonly chunks: readonly string[]
}

/** Replaces the snapshot in one transaction. @param clones how many clones it left out */
export function writeSnapshot(
  db: LogDatabase,
  { position, chunks }: StoredSnapshot,
  clones: number,
  onBegun: OnBegun,
): Promise<void> {
  return db.transaction('rw', [db.snapshot, db.meta], async (transaction) => {
    await db.meta.get('snapshot')
    onBegun(transaction.idbtrans)
    await dropSnapshot(db)
    await db.snapshot.bulkAdd(chunks.map((text, part) => ({ part, text })))
    await db.meta.put({ key: 'snapshot', position, parts: chunks.length, clones } satisfies SnapshotHead)
  })
}

/** Reads the snapshot; `null` when there is none, a chunk is missing, or the log has changed under it. */
export function readSnapshot(db: LogDatabase): Promise<StoredSnapshot | null> {
  return db.transaction('r', [db.snapshot, db.meta, db.clones], async () => {
    const [head, state] = [await db.meta.get('snapshot'), await db.meta.get('log')]
    if (head?.key !== 'snapshot' || state?.key !== 'log' || head.position > state.position) return null
    if ((await db.clones.count()) !== head.clones) return null
    const parts = await db.snapshot.orderBy('part').toArray()
    const whole =
      parts.length === head.parts &&
      parts.every(({ part, text }, index) => part === index && typeof text === 'string')
    return whole ? { position: head.position, chunks: parts.map(({ text }) => text) } : null
  })
}
