import type {
  DBCore,
  DBCoreCursor,
  DBCoreMutateRequest,
  DBCoreQueryRequest,
  DBCoreQueryResponse,
  DBCoreTable,
  DBCoreTransaction,
  Middleware,
} from 'dexie'
import { Refusal } from './failure.ts'
import type { Keyring } from './keyring.ts'
import type { LockRow } from './schema.ts'
import { damagedRow, isSealed, openRow, SECRET_TABLES, sealRow, type Row } from './sealedRows.ts'

/**
 * Seals what goes into the database and opens what comes out, below everything else of the log. Rows of both kinds
 * may stand side by side. Whoever would write in another manner than the database wants is refused.
 */
export const sealing = (keyring: Keyring): Middleware<DBCore> => ({
  stack: 'dbcore',
  name: 'sealing',
  create: (down) => ({
    ...down,
    // Every write looks at the lock within its own transaction.
    transaction: (stores, mode, options) =>
      down.transaction(mode === 'readwrite' ? [...new Set([...stores, 'meta'])] : stores, mode, options),
    table: (name) => (SECRET_TABLES.includes(name) ? sealedTable(down, name, keyring) : down.table(name)),
  }),
})

function sealedTable(core: DBCore, name: string, keyring: Keyring): DBCoreTable {
  const table = core.table(name)
  const idOf = table.schema.primaryKey.extractKey ?? (() => null)
  const opened = (row: Row): Row => {
    if (!row || !isSealed(row)) return row
    const { key } = keyring
    return (key && openRow(name, idOf(row), row, key)) ?? damagedRow(name, row)
  }
  const mutate = async (request: DBCoreMutateRequest): ReturnType<DBCoreTable['mutate']> => {
    await checked(core, request.trans, keyring)
    const { key, seals } = keyring
    if (!key || !seals || (request.type !== 'add' && request.type !== 'put')) return table.mutate(request)
    const values = (request.values as readonly Row[]).map((row) => sealRow(name, idOf(row), row, key))
    return table.mutate({ ...request, values })
  }
  return {
    ...table,
    mutate,
    get: (request) => table.get(request).then(opened),
    getMany: (request) => table.getMany(request).then((rows: Row[]) => rows.map(opened)),
    query: async (request) => {
      const { result } = await bothWays(table, request, keyring)
      return { result: request.values === false ? result : (result as Row[]).map(opened) }
    },
    openCursor: (request) =>
      table.openCursor(request).then((cursor) => cursor && request.values !== false ? openedCursor(cursor, opened) : cursor),
  }
}

/** A subject is filed under its own name in rows that are clear, and under a hidden one in sealed rows. */
async function bothWays(table: DBCoreTable, request: DBCoreQueryRequest, keyring: Keyring): Promise<DBCoreQueryResponse> {
  const { query } = request
  const { key } = keyring
  if (query.index.name !== 'subject' || !key || query.range.lower !== query.range.upper) return table.query(request)
  const hidden = key.nameOf(query.range.lower as string)
  const clear = await table.query(request)
  const range = { ...query.range, lower: hidden, upper: hidden }
  const sealed = await table.query({ ...request, query: { ...query, range } })
  return { result: [...(clear.result as unknown[]), ...(sealed.result as unknown[])] }
}

const openedCursor = (cursor: DBCoreCursor, opened: (row: Row) => Row): DBCoreCursor =>
  Object.create(cursor, { value: { get: () => opened(cursor.value as Row) } }) as DBCoreCursor

const checks = new WeakMap<DBCoreTransaction, Promise<void>>()

/** Looks at the lock once a transaction. @throws Refusal when another tab has set or taken off a lock meanwhile */
function checked(core: DBCore, trans: DBCoreTransaction, keyring: Keyring): Promise<void> {
  const known = checks.get(trans)
  if (known) return known
  const check = core
    .table('meta')
    .get({ trans, key: 'lock' })
    .then((row: LockRow | undefined) => {
      if (!keyring.fits(row)) throw new Refusal({ code: 'log/locked' })
    })
  checks.set(trans, check)
  return check
}
