import { describe, expect, it } from 'vitest'
import { openLog } from '#log/openLog.ts'
import { deleteRaw, editRaw, openRaw } from './rawDatabase.ts'
import {
  ACTOR,
  all,
  allTexts,
  fileOf,
  freshName,
  issue,
  memoryStorage,
  NOW,
  opened,
  registered,
  value,
} from './support.ts'

/** A closed log of three events, and how to open it again. */
async function closedLog(): Promise<{
  options: { name: string; localStorage: Storage }
  device: string
  texts: string[]
}> {
  const options = { name: freshName(), localStorage: memoryStorage() }
  const log = await opened(options)
  value(await log.append([registered('a'), registered('b'), registered('c')], ACTOR))
  const texts = await allTexts(log)
  log.close()
  return { options, device: log.health().device, texts }
}

describe('a database of a newer version', () => {
  it('is not opened and not touched', async () => {
    const name = freshName()
    ;(await openRaw(name, 990, (db) => void db.createObjectStore('things'))).close()
    expect(issue(await openLog({ name }))).toEqual({ code: 'log/newer-database', found: 99, known: 2 })
    const db = await openRaw(name)
    expect([db.version, [...db.objectStoreNames]]).toEqual([990, ['things']])
    db.close()
  })

  it('takes over from an open log, which lets go at once and turns read-only', async () => {
    const name = freshName()
    const log = await opened({ name })
    const db = await openRaw(name, 990)
    expect(log.health().readOnly).toEqual({ code: 'log/newer-database', found: 99, known: 2 })
    expect(issue(await log.append([registered('a')], ACTOR))).toMatchObject({ code: 'log/read-only' })
    db.close()
  })

  it('asking for the version of no database founds none', async () => {
    const name = freshName()
    const { nativeVersion } = await import('#log/schema.ts')
    expect(await nativeVersion(name, { indexedDB, IDBKeyRange })).toBe(0)
    const db = await openRaw(name)
    expect(db.objectStoreNames).toHaveLength(0)
    db.close()
  })
})

describe('the sentinel', () => {
  it('tells a wiped database from a first start', async () => {
    const { options } = await closedLog()
    await deleteRaw(options.name)
    const log = await opened(options)
    expect(log.health()).toMatchObject({
      events: 0,
      readOnly: { code: 'log/history-lost', remembered: 3, found: 0 },
    })
    expect(issue(await log.append([registered('d')], ACTOR))).toMatchObject({ code: 'log/read-only' })
  })

  it('tells a shortened history, and shows what is left as what it is', async () => {
    const { options } = await closedLog()
    await editRaw(options.name, 'events', (store) => store.delete(3))
    const log = await opened(options)
    expect(log.health().readOnly).toEqual({ code: 'log/history-lost', remembered: 3, found: 2 })
    expect(await all(log)).toHaveLength(2)
  })

  it('tells an older state of the database that was put back', async () => {
    const { options, texts } = await closedLog()
    await deleteRaw(options.name)
    const other = await opened({ ...options, localStorage: memoryStorage() })
    value(await other.merge(texts.slice(0, 2)))
    value(await other.append([registered('x')], ACTOR))
    other.close()
    expect((await opened(options)).health().readOnly?.code).toBe('log/history-lost')
  })

  it('is not needed: without localStorage the log works', async () => {
    const log = await opened({ localStorage: null })
    value(await log.append([registered('a')], ACTOR))
    expect(log.health().readOnly).toBeNull()
  })

  it('that is garbage is ignored', async () => {
    const { options } = await closedLog()
    options.localStorage.setItem(`${options.name}:sentinel`, '{"events":')
    expect((await opened(options)).health().readOnly).toBeNull()
  })
})

describe('a database that lost its own notes but not its events', () => {
  it('is opened whole, under a new device id, because the old one is not known any more', async () => {
    const { options, device } = await closedLog()
    await editRaw(options.name, 'meta', (store) => store.clear())
    const log = await opened(options)
    expect(log.health()).toMatchObject({ events: 3, readOnly: null })
    expect(log.health().device).not.toBe(device)
    expect(await log.verify()).toEqual([])
    const [next] = value(await log.append([registered('d')], ACTOR))
    expect(next?.event).toMatchObject({ n: 1, clock: [NOW, 3] })
  })

  it('says so when they vanish while it is open, and writes nothing', async () => {
    const options = { name: freshName(), localStorage: memoryStorage() }
    const log = await opened(options)
    value(await log.append([registered('a')], ACTOR))
    await editRaw(options.name, 'meta', (store) => store.clear())
    expect(issue(await log.append([registered('b')], ACTOR))).toMatchObject({ code: 'log/history-lost' })
    expect(log.health().readOnly).toMatchObject({ code: 'log/history-lost', remembered: 1 })
    expect(await all(log)).toHaveLength(1)
  })
})

describe('after lost history', () => {
  it('a person may go on with what is here, under a new device id', async () => {
    const { options, device } = await closedLog()
    await editRaw(options.name, 'events', (store) => store.delete(3))
    const log = await opened(options)
    value(await log.continueAsNewDevice())
    expect(log.health().readOnly).toBeNull()
    const [next] = value(await log.append([registered('d')], ACTOR))
    expect(next?.event).toMatchObject({ n: 1, prev: '' })
    expect(next?.event.device).not.toBe(device)
    log.close()
    expect((await opened(options)).health()).toMatchObject({ events: 3, readOnly: null })
  })

  it('a person may restore a backup: what the device wrote before enters as another’s', async () => {
    const { options, device, texts } = await closedLog()
    await deleteRaw(options.name)
    const log = await opened(options)
    const photo = fileOf('照片')
    expect(value(await log.restore(texts, [photo]))).toMatchObject({ added: 3, known: 0 })
    expect(log.health().readOnly).toBeNull()
    expect(log.health().device).not.toBe(device)
    expect((await log.file(photo.hash))?.bytes).toEqual(photo.bytes)
    const [next] = value(await log.append([registered('d')], ACTOR))
    expect(next?.event.n).toBe(1)
    log.close()
    expect((await opened(options)).health()).toMatchObject({ events: 4, readOnly: null })
  })

  it('a restore over a shortened log fills the gap and still takes a new device id', async () => {
    const { options, device, texts } = await closedLog()
    await editRaw(options.name, 'events', (store) => store.delete(3))
    const log = await opened(options)
    expect(value(await log.restore(texts))).toMatchObject({ added: 1, known: 2 })
    expect(log.health()).toMatchObject({ events: 3, readOnly: null })
    expect(log.health().device).not.toBe(device)
    expect(await log.verify()).toEqual([])
  })

  it('the decision in one tab frees the other', async () => {
    const { options } = await closedLog()
    await deleteRaw(options.name)
    const [one, two] = [await opened(options), await opened(options)]
    const freed = new Promise<void>((resolve) => two.onHealth(({ readOnly }) => void (readOnly ?? resolve())))
    value(await one.continueAsNewDevice())
    await freed
    expect(two.health().device).toBe(one.health().device)
  })
})

describe('restoring where nothing was lost', () => {
  it('keeps the device’s id when the backup holds nothing new of it', async () => {
    const { options, device, texts } = await closedLog()
    const log = await opened(options)
    expect(value(await log.restore(texts.slice(0, 2)))).toMatchObject({ added: 0, known: 2 })
    expect(log.health().device).toBe(device)
  })

  it('gives up the id when the backup holds events of this device that are not here', async () => {
    const options = { name: freshName(), localStorage: memoryStorage() }
    const log = await opened(options)
    value(await log.append([registered('a')], ACTOR))
    const early = await allTexts(log)
    value(await log.append([registered('b')], ACTOR))
    const texts = await allTexts(log)
    log.close()
    await deleteRaw(options.name)
    // The database as it was after the first act, the sentinel gone with it.
    const older = await opened({ ...options, localStorage: null })
    value(await older.restore(early))
    await editRaw(options.name, 'meta', (store) => {
      const request = store.get('log')
      request.onsuccess = () => store.put({ ...(request.result as object), device: log.health().device })
    })
    expect(value(await older.restore(texts))).toMatchObject({ added: 1, known: 1 })
    expect(older.health().device).not.toBe(log.health().device)
  })
})
