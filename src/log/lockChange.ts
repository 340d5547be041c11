import type { Table } from 'dexie'
import type { DataKey } from './dataKey.ts'
import { lockRow } from './lockRow.ts'
import type { OnSealed } from './lockTypes.ts'
import type { LockRow, LogDatabase } from './schema.ts'
import { isSealed, openRow, SECRET_TABLES, sealRow, type Row } from './sealedRows.ts'

/** Rows turned in one transaction: few enough that who wants to save meanwhile need not wait. */
const ROWS_AT_ONCE = 300
/** Files are large. */
const FILES_AT_ONCE = 8

/** Changes the lock's row in one transaction. @throws when there is none */
export function changeLockRow(db: LogDatabase, part: Partial<LockRow>): Promise<LockRow> {
  return db.transaction('rw', [db.meta], async () => {
    const row = await lockRow(db)
    if (!row) throw new Error('There is no lock')
    const next = { ...row, ...part }
    await db.meta.put(next)
    return next
  })
}

/**
 * Carries a change of the lock to its end, from wherever it was interrupted: every row is turned in place, in
 * transactions of a few rows, and the lock's row says last that it is done.
 * @param raw a database that hands out rows as they lie
 */
export async function carryOut(raw: LogDatabase, row: LockRow, key: DataKey, onSealed?: OnSealed): Promise<void> {
  if (row.state === 'on') return
  let done = 0
  for (const name of SECRET_TABLES)
    await turnTable(raw, name, key, row.state, (rows) => onSealed?.((done += rows)))
  if (row.state === 'sealing') await changeLockRow(raw, { state: 'on' })
  else await raw.meta.delete('lock')
}

async function turnTable(
  raw: LogDatabase,
  name: string,
  key: DataKey,
  to: 'sealing' | 'opening',
  onRows: (rows: number) => void,
): Promise<void> {
  const table = raw.table<Row, unknown>(name)
  const idOf = table.core.schema.primaryKey.extractKey ?? (() => null)
  const turn = (row: Row): Row[] => {
    if (isSealed(row) === (to === 'sealing')) return []
    // A row that does not open is damaged: it stays as it is.
    const turned = to === 'sealing' ? sealRow(name, idOf(row), row, key) : openRow(name, idOf(row), row, key)
    return turned ? [turned] : []
  }
  const most = name === 'files' ? FILES_AT_ONCE : ROWS_AT_ONCE
  let last: unknown = null
  for (;;) {
    const from = last
    const rows = await raw.transaction('rw', [table], async () => {
      const slice = await after(table, from).limit(most).toArray()
      const turned = slice.flatMap(turn)
      if (turned.length > 0) await table.bulkPut(turned)
      return slice
    })
    onRows(rows.length)
    if (rows.length < most) return
    last = idOf(rows.at(-1) ?? {})
  }
}

const after = (table: Table<Row, unknown>, last: unknown): ReturnType<Table<Row, unknown>['toCollection']> =>
  last === null ? table.orderBy(':id') : table.where(':id').above(last)
