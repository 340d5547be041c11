import type { EventRow } from '#log/schema.ts'

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('request'))
  })

const completed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('abort'))
  })

/** Opens a database past the app, as a damaged disk, another program or another version would. */
export function openRaw(
  name: string,
  version?: number,
  onUpgrade?: (db: IDBDatabase) => void,
): Promise<IDBDatabase> {
  const request = indexedDB.open(name, version)
  if (onUpgrade) request.onupgradeneeded = () => onUpgrade(request.result)
  return done(request)
}

/** Deletes a database. */
export const deleteRaw = (name: string): Promise<unknown> => done(indexedDB.deleteDatabase(name))

/** Changes a store past the app. */
export async function editRaw(
  name: string,
  store: string,
  edit: (store: IDBObjectStore) => void,
): Promise<void> {
  const db = await openRaw(name)
  const transaction = db.transaction(store, 'readwrite')
  edit(transaction.objectStore(store))
  await completed(transaction)
  db.close()
}

/** Every event row as it lies in the database. */
export async function rawRows(name: string): Promise<EventRow[]> {
  const db = await openRaw(name)
  const rows = await done(db.transaction('events').objectStore('events').getAll() as IDBRequest<EventRow[]>)
  db.close()
  return rows
}

/** Holds every store for writing until released: whoever else writes hangs. */
export async function holdRaw(name: string): Promise<() => Promise<void>> {
  const db = await openRaw(name)
  const transaction = db.transaction([...db.objectStoreNames], 'readwrite')
  const store = transaction.objectStore('meta')
  let held = true
  const spin = (): void => {
    store.get('nothing').onsuccess = () => void (held && spin())
  }
  spin()
  return async () => {
    held = false
    await completed(transaction)
    db.close()
  }
}

/** Everything a database holds, keys and values, as text; bytes read as UTF-8. */
export async function everythingStored(name: string): Promise<string[]> {
  const db = await openRaw(name)
  const found: string[] = []
  for (const store of db.objectStoreNames) {
    const rows = db.transaction(store).objectStore(store)
    const [keys, values] = [await done(rows.getAllKeys()), await done(rows.getAll())]
    found.push(JSON.stringify([keys, values], readably))
  }
  db.close()
  return found
}

const readably = (_name: string, value: unknown): unknown => {
  if (ArrayBuffer.isView(value)) return new TextDecoder().decode(value)
  return value instanceof Map ? [...(value as Map<unknown, unknown>)] : value
}
