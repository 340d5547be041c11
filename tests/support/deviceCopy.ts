import type { Page } from '@playwright/test'

/** What the app keeps on a device, as text: every database row by row, and the short texts beside them. Playwright's own
 *  storage state would lose the log's heads, which are a Map. */
export type DeviceCopy = string

/** Copies what the origin of the open page keeps. Throws at a value it could not bring back. */
export async function copyDevice(page: Page): Promise<DeviceCopy> {
  return page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(new Error(String(request.error))) }))
    const encode = (value: unknown): unknown => {
      if (value === null || typeof value !== 'object') return value
      if (Array.isArray(value)) return value.map(encode)
      if (value instanceof Map) return { $map: [...value].map(encode) }
      if (value instanceof Uint8Array) return { $bytes: [...value] }
      if (Object.getPrototypeOf(value) !== Object.prototype) throw new Error(`Not copied: ${Object.prototype.toString.call(value)}`)
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, encode(one)]))
    }
    const tableOf = async (store: IDBObjectStore): Promise<object> => ({
      name: store.name,
      keyPath: store.keyPath,
      autoIncrement: store.autoIncrement,
      indexes: [...store.indexNames].map((name) => store.index(name)).map(({ name, keyPath, unique, multiEntry }) => ({ name, keyPath, unique, multiEntry })),
      rows: (await asked(store.getAll())).map(encode),
    })
    const databases = []
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name))
      const transaction = database.transaction([...database.objectStoreNames])
      const tables = await Promise.all([...database.objectStoreNames].map((table) => tableOf(transaction.objectStore(table))))
      databases.push({ name, version: database.version, tables })
      database.close()
    }
    return JSON.stringify({ databases, texts: Object.entries(localStorage).sort() })
  })
}

/** Lays a copy down on a device that holds nothing yet. The page has to show the app's origin and not the app. */
export async function layDown(page: Page, copy: DeviceCopy): Promise<void> {
  await page.evaluate(async (text) => {
    interface Index { name: string; keyPath: string | string[]; unique: boolean; multiEntry: boolean }
    interface Table { name: string; keyPath: string | string[] | null; autoIncrement: boolean; indexes: Index[]; rows: unknown[] }
    const decode = (_: string, value: unknown): unknown => {
      const { $map, $bytes } = (value ?? {}) as { $map?: [unknown, unknown][]; $bytes?: number[] }
      return $map ? new Map($map) : $bytes ? new Uint8Array($bytes) : value
    }
    const { databases, texts } = JSON.parse(text, decode) as { databases: { name: string; version: number; tables: Table[] }[]; texts: [string, string][] }
    for (const { name, version, tables } of databases) {
      const opening = indexedDB.open(name, version)
      opening.onupgradeneeded = () => {
        for (const { name: table, keyPath, autoIncrement, indexes, rows } of tables) {
          const store = opening.result.createObjectStore(table, { keyPath, autoIncrement })
          for (const index of indexes) store.createIndex(index.name, index.keyPath, index)
          for (const row of rows) store.add(row)
        }
      }
      const database = await new Promise<IDBDatabase>((resolve, reject) => Object.assign(opening, { onsuccess: () => resolve(opening.result), onerror: () => reject(new Error(String(opening.error))) }))
      database.close()
    }
    for (const [key, value] of texts) localStorage.setItem(key, value)
  }, copy)
}
