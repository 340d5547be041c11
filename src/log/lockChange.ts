import type { Table } from 'dexie'
import type { DataKey } from './dataKey.ts'
import { Refusal } from './failure.ts'
import type { OnSealed } from './lockTypes.ts'
import type { LockRow, LogDatabase } from './schema.ts'
import { isSealed, openRow, SECRET_TABLES, sealRow, type Row } from './sealedRows.ts'

/** Rows turned in one transaction: few enough that who wants to save meanwhile need not wait. */
const ROWS_AT_ONCE = 300
/** Files are large. */
const FILES_AT_ONCE = 8

/** The lock's row, if there is a lock. */
export async function lockRow(db: LogDatabase): Promise<LockRow | null> {
  const row = await db.meta.get('lock')
  return row?.key === 'lock' ? row : null
}

/** Changes a lock's row in one transaction. @throws Refusal when another tab took it off or set another one meanwhile */
export function changeLockRow(db: LogDatabase, id: LockRow['id'], part: Partial<LockRow>): Promise<LockRow> {
  return db.transaction('rw', [db.meta], async () => {
    const row = await lockRow(db)
    if (row?.id !== id) throw new Refusal({ code: 'log/locked' })
    const next = { ...row, ...part }
    await db.meta.put(next)
    return next
  })
}

/**
 * Carries a change of the lock to its end, from wherever it was interrupted: every row is turned in place, in
 * transactions of a few rows, and the lock's row says last that it is done. Two tabs may carry the same change; it
 * ends where the lock no longer stands as it did, because another tab has finished it or turned it round: going on
 * would seal rows whose key is about to be thrown away.
 * @param raw a database that hands out rows as they lie
 */
export async function carryOut(raw: LogDatabase, row: LockRow, key: DataKey, onSealed?: OnSealed): Promise<void> {
  if (row.state === 'on') return
  let done = 0
  for (const name of SECRET_TABLES) {
    const turned = await turnTable(raw, name, { key, row }, (rows) => onSealed?.((done += rows)))
    if (!turned) return
  }
  await raw.transaction('rw', [raw.meta], async () => {
    const now = await standing(raw, row)
    if (now && row.state === 'sealing') await raw.meta.put({ ...now, state: 'on' })
    else if (now) await raw.meta.delete('lock')
  })
}

/** The lock's row, if it still is the lock that is being changed, and the change the same. */
async function standing(raw: LogDatabase, { id, state }: LockRow): Promise<LockRow | null> {
  const now = await lockRow(raw)
  return now?.id === id && now.state === state ? now : null
}

/** @returns whether the change still stood at the table's end */
async function turnTable(
  raw: LogDatabase,
  name: string,
  { key, row: lock }: { readonly key: DataKey; readonly row: LockRow },
  onRows: (rows: number) => void,
): Promise<boolean> {
  const sealing = lock.state === 'sealing'
  const table = raw.table<Row, unknown>(name)
  const idOf = table.core.schema.primaryKey.extractKey ?? (() => null)
  const turn = (row: Row): Row[] => (isSealed(row) === sealing ? [] : turnedRow(name, idOf(row), row, key, sealing))
  const most = name === 'files' ? FILES_AT_ONCE : ROWS_AT_ONCE
  let last: unknown = null
  for (;;) {
    const from = last
    const rows = await raw.transaction('rw', [table, raw.meta], async () => {
      if (!(await standing(raw, lock))) return null
      const slice = await after(table, from).limit(most).toArray()
      const turned = slice.flatMap(turn)
      if (turned.length > 0) await table.bulkPut(turned)
      return slice
    })
    if (!rows) return false
    onRows(rows.length)
    if (rows.length < most) return true
    last = idOf(rows.at(-1) ?? {})
  }
}

/** A row sealed or opened. One that does not open is damaged: it stays as it is. */
function turnedRow(table: string, id: unknown, row: Row, key: DataKey, sealing: boolean): Row[] {
  const turned = sealing ? sealRow(table, id, row, key) : openRow(table, id, row, key)
  return turned ? [turned] : []
}

const after = (table: Table<Row, unknown>, last: unknown): ReturnType<Table<Row, unknown>['toCollection']> =>
  last === null ? table.orderBy(':id') : table.where(':id').above(last)
