import { describe, expect, it } from 'vitest'
import { KNOWN_VERSION } from '#log/schema.ts'
import { openRaw } from './rawDatabase.ts'
import { ACTOR, all, freshName, memoryStorage, opened, registered, value } from './support.ts'

/** An event and its SHA-256 exactly as version 1 stored them. Never to be changed. */
const TEXT =
  '{"v":1,"device":"0123456789abcdef0123","n":1,"prev":"","type":"ProjectRegistered","subject":"project/old","payload":{"source":"台账"},"changes":[{"field":"registered","from":null,"to":true,"base":[]},{"field":"name","from":null,"to":"旧项目（示例）","base":[]}],"clock":[1764000000000,0],"actor":{"person":"王建","unit":"发改局","role":"发改局"},"recordedAt":"2025-11-24T16:00:00.000Z"}'
const HASH = '2546804cf85fa59b2c8b783a46705aeabbc0f648210036b824c818424760f41c'
const DEVICE = '0123456789abcdef0123'

/** Founds the stores of version 1, of 2026-11-22, without Dexie and without the app. Never to be changed. */
function foundVersion1(db: IDBDatabase): void {
  const events = db.createObjectStore('events', { keyPath: 'seq', autoIncrement: true })
  events.createIndex('[device+n]', ['device', 'n'], { unique: true })
  events.createIndex('subject', 'subject')
  const clones = db.createObjectStore('clones', { keyPath: ['device', 'n', 'hash'] })
  clones.createIndex('[device+n]', ['device', 'n'])
  db.createObjectStore('files', { keyPath: 'hash' })
  db.createObjectStore('meta', { keyPath: 'key' })
  db.createObjectStore('preferences', { keyPath: 'key' })
  db.createObjectStore('snapshot', { keyPath: 'part' })
}

/** Founds the stores of version 2, of 2026-11-22: as version 1, and a place for what waits. Never to be changed. */
function foundVersion2(db: IDBDatabase): void {
  foundVersion1(db)
  const waiting = db.createObjectStore('waiting', { keyPath: ['device', 'n', 'hash'] })
  waiting.createIndex('[device+n]', ['device', 'n'])
}

const OLD_VERSIONS = [
  [1, 10, foundVersion1],
  [2, 20, foundVersion2],
] as const

/** A database as an older version left it. */
async function databaseOf(name: string, native: number, found: (db: IDBDatabase) => void): Promise<void> {
  const db = await openRaw(name, native, found)
  const transaction = db.transaction(['events', 'meta', 'preferences'], 'readwrite')
  const events = transaction.objectStore('events')
  events.put({ seq: 1, device: DEVICE, n: 1, subject: 'project/old', text: TEXT, hash: HASH })
  const heads = new Map([[DEVICE, { n: 1, hash: HASH }]])
  const meta = transaction.objectStore('meta')
  meta.put({ key: 'log', device: DEVICE, clock: [1_764_000_000_000, 0], events: 1, position: 1, heads })
  transaction.objectStore('preferences').put({ key: 'actor', value: ACTOR })
  await new Promise((resolve) => (transaction.oncomplete = resolve))
  db.close()
}

/** The stores and indexes of a database, to compare two. */
async function layout(name: string): Promise<unknown> {
  const db = await openRaw(name)
  const stores = [...db.objectStoreNames]
  const transaction = db.transaction(stores)
  const described = stores.map((store) => {
    const { keyPath, autoIncrement, indexNames } = transaction.objectStore(store)
    const indexes = [...indexNames].map((index) => {
      const { keyPath: path, unique, multiEntry } = transaction.objectStore(store).index(index)
      return { index, path, unique, multiEntry }
    })
    return { store, keyPath, autoIncrement, indexes }
  })
  const { version } = db
  db.close()
  return { version, described }
}

describe('a database of an older version', () => {
  it.each(OLD_VERSIONS)('of version %i is opened with its events, its settings and its chain', async (_, native, found) => {
    const options = { name: freshName(), localStorage: memoryStorage() }
    await databaseOf(options.name, native, found)
    const log = await opened(options)
    expect((await all(log)).map(({ text }) => text)).toEqual([TEXT])
    expect(await log.preference('actor')).toEqual(ACTOR)
    expect(await log.verify()).toEqual([])
    const [next] = value(await log.append([registered('new')], ACTOR))
    expect(next?.event).toMatchObject({ device: DEVICE, n: 2, prev: HASH })
  })

  it.each(OLD_VERSIONS)('of version %i ends up laid out like one founded today', async (_, native, found) => {
    const [old, fresh] = [freshName(), freshName()]
    await databaseOf(old, native, found)
    for (const name of [old, fresh]) (await opened({ name })).close()
    expect(await layout(old)).toEqual(await layout(fresh))
  })

  it('has a test here for every version there was: a new version needs its own', () => {
    expect(OLD_VERSIONS.map(([version]) => version)).toEqual(Array.from({ length: KNOWN_VERSION }, (_, i) => i + 1))
  })
})
