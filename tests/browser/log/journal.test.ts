import { describe, expect, it } from 'vitest'
import { opfsDesk } from '#log/journal/desk.ts'
import { prepareLock } from '#log/lockKeys.ts'
import { openLog, type LogOptions } from '#log/openLog.ts'
import type { ProjectLog } from '#log/types.ts'
import { Device } from '../../support/device.ts'
import { deleteRaw, editRaw } from '../../unit/log/rawDatabase.ts'
import { ACTOR, all, allTexts, freshName, issue, memoryStorage, NOW, opened, registered, registerOf, revised, value } from '../../unit/log/support.ts'

/** Where a log and its journal lie. */
type Where = Required<Pick<LogOptions, 'name' | 'localStorage' | 'journal'>> & { localStorage: Storage }

const place = (): Where => ({ name: freshName(), localStorage: memoryStorage(), journal: opfsDesk })

/** A log of three own events and one of a colleague, with its journal. */
async function filled(where: LogOptions): Promise<ProjectLog> {
  const log = await opened(where)
  value(await log.append([registered('a', '甲项目'), registered('b', '乙项目')], ACTOR))
  value(await log.append([revised('a', 'name', '甲项目一期')], ACTOR))
  value(await log.merge([new Device('colleague').write({ subject: 'project/a' }).text]))
  return log
}

/** Opens it again and lets the journal be compared. */
async function again(where: LogOptions): Promise<ProjectLog> {
  const log = await opened(where)
  await log.journal.tend()
  return log
}

/** What the log knows of itself, as it lies in the database. */
async function rawState(name: string): Promise<unknown> {
  let state: unknown
  await editRaw(name, 'meta', (store) => {
    store.get('log').onsuccess = ({ target }) => (state = (target as IDBRequest<unknown>).result)
  })
  return state
}

/** The journal's files, by name, as they lie on the disk. */
async function filesOf({ name }: Where): Promise<Map<string, string>> {
  const root = await navigator.storage.getDirectory()
  const files = new Map<string, string>()
  try {
    const folder = await root.getDirectoryHandle(`${name}.journal`)
    for await (const handle of folder.values()) if (handle.kind === 'file') files.set(handle.name, await (await handle.getFile()).text())
  } catch {
    // There is no journal.
  }
  return files
}

const linesOf = async (where: Where): Promise<string[]> => [...(await filesOf(where)).values()].flatMap((text) => text.split('\n').filter((line) => line !== ''))

describe('the journal', () => {
  it('has every event on the disk by the time an act is told as saved, own and merged ones, with their exact bytes', async () => {
    const where = place()
    const log = await opened(where)
    await log.journal.tend()
    value(await log.append([registered('a', '甲项目'), registered('b')], ACTOR))
    expect((await linesOf(where)).map((line) => line.split(' ').slice(3).join(' '))).toEqual(await allTexts(log))
    value(await log.merge([new Device('colleague').write({ subject: 'project/a' }).text]))
    expect((await linesOf(where)).map((line) => line.split(' ').slice(3).join(' '))).toEqual(await allTexts(log))
    expect(log.health()).toMatchObject({ journal: 'kept', recoverable: 0 })
  })

  it('brings back a database that was deleted: offered first, nothing written unasked, then the same register', async () => {
    const where = place()
    const log = await filled(where)
    const [before, texts, { device }] = [await registerOf(log), await allTexts(log), log.health()]
    log.close()
    await deleteRaw(where.name)
    const lost = await again(where)
    expect(lost.health()).toMatchObject({ readOnly: { code: 'log/history-lost', remembered: 4, found: 0 }, recoverable: 4 })
    expect(await all(lost)).toEqual([])
    const offer = value(await lost.journal.look())
    expect([offer.added.length, offer.repaired, offer.gaps]).toEqual([4, 0, 0])
    expect(await all(lost)).toEqual([])
    expect(value(await lost.journal.restore())).toMatchObject({ added: 4 })
    expect(new Set(await allTexts(lost))).toEqual(new Set(texts))
    expect((await registerOf(lost)).projects).toEqual(before.projects)
    expect(lost.health()).toMatchObject({ readOnly: null, recoverable: 0 })
    expect(lost.health().device).not.toBe(device)
    expect(await lost.verify()).toEqual([])
  })

  it('brings back what is missing where the events were cleared or the history was shortened', async () => {
    for (const spoil of [(store: IDBObjectStore) => store.clear(), (store: IDBObjectStore) => store.delete(3)]) {
      const where = place()
      const log = await filled(where)
      const before = await registerOf(log)
      log.close()
      await editRaw(where.name, 'events', spoil)
      const lost = await again(where)
      expect(lost.health().readOnly?.code).toBe('log/history-lost')
      value(await lost.journal.restore())
      expect((await registerOf(lost)).projects).toEqual(before.projects)
      expect(await lost.verify()).toEqual([])
      lost.close()
    }
  })

  it('gives damaged rows their true bytes back, under the same device id', async () => {
    const where = place()
    const log = await filled(where)
    const [before, { device }] = [await registerOf(log), log.health()]
    log.close()
    await editRaw(where.name, 'events', (store) => {
      store.get(2).onsuccess = ({ target }) => store.put({ ...(target as IDBRequest<object>).result, text: '{"dam' })
    })
    const damaged = await opened(where)
    expect((await registerOf(damaged)).projects.size).toBe(1)
    await damaged.journal.tend()
    expect(damaged.health()).toMatchObject({ readOnly: null, recoverable: 1 })
    expect(value(await damaged.journal.look())).toMatchObject({ added: [], repaired: 1 })
    expect(value(await damaged.journal.restore())).toMatchObject({ added: 0, repaired: 1 })
    expect((await registerOf(damaged)).projects).toEqual(before.projects)
    expect(damaged.health()).toMatchObject({ device, unreadable: [], recoverable: 0 })
  })

  it('remembers a log that the sentinel forgot too: never taken for a first use', async () => {
    const where = place()
    ;(await filled(where)).close()
    await deleteRaw(where.name)
    where.localStorage.clear()
    const log = await again(where)
    expect(log.health().readOnly).toEqual({ code: 'log/history-lost', remembered: 4, found: 0 })
  })

  it('stops a log that was put back to an older state, sentinel and all, before it forks its own chain', async () => {
    const where = place()
    const first = await opened(where)
    value(await first.append([registered('a')], ACTOR))
    const sentinel = where.localStorage.getItem(`${where.name}:sentinel`) ?? ''
    const state = await rawState(where.name)
    value(await first.append([registered('b')], ACTOR))
    first.close()
    await editRaw(where.name, 'events', (store) => store.delete(2))
    await editRaw(where.name, 'meta', (store) => store.put(state))
    where.localStorage.setItem(`${where.name}:sentinel`, sentinel)
    const older = await opened(where)
    expect(older.health().readOnly).toBeNull()
    await older.journal.tend()
    expect(older.health().readOnly).toEqual({ code: 'log/history-lost', remembered: 2, found: 1 })
    value(await older.journal.restore())
    expect(older.health().device).not.toBe(first.health().device)
    expect(await older.verify()).toEqual([])
  })

  it('keeps what a person goes on without, and offers it still', async () => {
    const where = place()
    ;(await filled(where)).close()
    await deleteRaw(where.name)
    const log = await again(where)
    value(await log.continueAsNewDevice())
    value(await log.append([registered('c')], ACTOR))
    log.close()
    const later = await again(where)
    expect(later.health()).toMatchObject({ readOnly: null, recoverable: 4, events: 1 })
    expect(value(await later.journal.restore())).toMatchObject({ added: 4 })
    expect(await later.verify()).toEqual([])
  })

  it('is completed with what a log held before it had one', async () => {
    const where = place()
    const { journal: _journal, ...without } = where
    ;(await filled(without)).close()
    const log = await again(where)
    expect(await linesOf(where)).toHaveLength(4)
    log.close()
    await deleteRaw(where.name)
    expect((await again(where)).health().recoverable).toBe(4)
  })

  it('stays small: files of many sessions are put together, each text once', async () => {
    const where = place()
    for (let session = 0; session < 12; session += 1) {
      const log = await again(where)
      value(await log.append([registered(`p${session}`)], ACTOR))
      log.close()
    }
    const log = await again(where)
    expect((await filesOf(where)).size).toBeLessThan(9)
    expect((await linesOf(where)).map((line) => line.split(' ')[1])).toHaveLength(12)
    expect(log.health()).toMatchObject({ journal: 'kept', recoverable: 0 })
  })

  it('tells a log without such storage, which works as before', async () => {
    const log = await again({ name: freshName(), localStorage: memoryStorage() })
    expect(log.health().journal).toBe('unavailable')
    value(await log.append([registered('a')], ACTOR))
    expect(issue(await log.journal.look()).code).toBe('log/unreadable')
  })
})

describe('two tabs', () => {
  it('write to a file each; a third that opens meanwhile sees both whole, and gathers neither away', async () => {
    const where = place()
    const [one, two] = [await again(where), await again(where)]
    for (let act = 0; act < 10; act += 1) {
      value(await one.append([registered(`one${act}`)], ACTOR))
      value(await two.append([registered(`two${act}`)], ACTOR))
    }
    expect((await filesOf(where)).size).toBe(2)
    const third = await again(where)
    expect(third.health()).toMatchObject({ journal: 'kept', recoverable: 0 })
    const { added } = value(await third.journal.look())
    expect(added).toEqual([])
    for (const log of [one, two, third]) log.close()
    await deleteRaw(where.name)
    const lost = await again(where)
    expect(value(await lost.journal.restore())).toMatchObject({ added: 20 })
    expect((await registerOf(lost)).projects.size).toBe(20)
    expect(await lost.verify()).toEqual([])
  })
})

describe('a tab that opens while another one writes', () => {
  it('reads the other’s file as far as it has come, again and again, and calls nothing damaged or missing', async () => {
    const where = place()
    const [busy, looking] = [await again(where), await again(where)]
    const done = Promise.all(Array.from({ length: 60 }, (_, act) => busy.append([registered(`p${act}`)], ACTOR)))
    for (let look = 0; look < 6; look += 1) {
      await looking.journal.tend()
      expect(looking.health()).toMatchObject({ readOnly: null, journal: 'kept', recoverable: 0 })
    }
    expect((await done).every(({ ok }) => ok)).toBe(true)
    expect(new Set((await linesOf(where)).map((line) => line.split(' ')[1])).size).toBe(60)
  })
})

describe('a tab that was killed', () => {
  it('leaves a torn line at most, which is left out; the rest stands', async () => {
    const where = place()
    ;(await filled(where)).close()
    const root = await navigator.storage.getDirectory()
    const folder = await root.getDirectoryHandle(`${where.name}.journal`)
    for (const [name, text] of await filesOf(where)) {
      const file = await (await folder.getFileHandle(name)).createWritable()
      await file.write(text.slice(0, -7))
      await file.close()
    }
    await deleteRaw(where.name)
    const lost = await again(where)
    expect(value(await lost.journal.look())).toMatchObject({ gaps: 0 })
    expect(value(await lost.journal.restore())).toMatchObject({ added: 3 })
  })

  it('says which records stand in neither when a line in the middle was damaged', async () => {
    const where = place()
    ;(await filled(where)).close()
    const root = await navigator.storage.getDirectory()
    const folder = await root.getDirectoryHandle(`${where.name}.journal`)
    for (const [name, text] of await filesOf(where)) {
      const file = await (await folder.getFileHandle(name)).createWritable()
      await file.write(text.replace('乙项目', '丙项目'))
      await file.close()
    }
    await deleteRaw(where.name)
    const lost = await again(where)
    expect(value(await lost.journal.look())).toMatchObject({ gaps: 1 })
    expect(value(await lost.journal.restore())).toMatchObject({ added: 3 })
    expect((await lost.verify()).map(({ code }) => code)).toEqual(['deleted'])
  })
})

const PASSPHRASE = '滨江大道 2025 年'
const ROUNDS = 1_000

/** Opens a locked log with its passphrase. @returns it and what its door said is here */
async function unlocked(where: Where, passphrase = PASSPHRASE): Promise<ProjectLog> {
  const log = value(await openLog({ ...where, now: () => NOW, unlock: async (door) => void value(await door.byPassphrase(passphrase)) }))
  await log.journal.tend()
  return log
}

describe('under a device lock', () => {
  it('nothing stands in the journal in clear, and a wiped database opens to the passphrase and is filled again', async () => {
    const where = place()
    const log = await filled(where)
    const before = await registerOf(log)
    value(await log.lock.turnOn(await prepareLock(PASSPHRASE, ROUNDS)))
    value(await log.append([revised('b', 'name', '乙项目二期')], ACTOR))
    const stored = [...(await filesOf(where)).values()].join('\n')
    expect(['项目', 'project/', '王建'].filter((word) => stored.includes(word))).toEqual([])
    log.close()
    await deleteRaw(where.name)
    expect(issue(await openLog(where))).toEqual({ code: 'log/locked' })
    const lost = await unlocked(where)
    expect(lost.health()).toMatchObject({ readOnly: { code: 'log/history-lost' }, recoverable: 5 })
    value(await lost.journal.restore())
    expect([...(await registerOf(lost)).projects.keys()]).toEqual([...before.projects.keys()])
    expect(lost.lock.isOn()).toBe(true)
    lost.close()
    expect(issue(await openLog(where))).toEqual({ code: 'log/locked' })
  })

  it('a new passphrase opens it and the old one does no more', async () => {
    const where = place()
    const log = await filled(where)
    value(await log.lock.turnOn(await prepareLock(PASSPHRASE, ROUNDS)))
    value(await log.lock.changePassphrase(PASSPHRASE, '换成这句'))
    log.close()
    await deleteRaw(where.name)
    await openLog({ ...where, unlock: async (door) => void expect(issue(await door.byPassphrase(PASSPHRASE)).code).toBe('lock/wrong-passphrase') })
    expect((await unlocked(where, '换成这句')).health().recoverable).toBe(4)
  })

  it('what a lock left sealed goes only when it stands elsewhere too, and its keys with it', async () => {
    const where = place()
    const log = await filled(where)
    value(await log.lock.turnOn(await prepareLock(PASSPHRASE, ROUNDS)))
    log.close()
    // Taken off by a tab that was killed before the journal could follow.
    const { journal: _journal, ...without } = where
    const bare = await unlocked(without as Where)
    value(await bare.lock.turnOff(PASSPHRASE))
    bare.close()
    const open = await again(where)
    expect([...(await filesOf(where)).keys()].map((name) => name.split('.')[0])).toEqual(['clear'])
    expect(await linesOf(where)).toHaveLength(4)
    open.close()
  })

  it('taken off, it lies in clear again and needs no key', async () => {
    const where = place()
    const log = await filled(where)
    value(await log.lock.turnOn(await prepareLock(PASSPHRASE, ROUNDS)))
    value(await log.lock.turnOff(PASSPHRASE))
    log.close()
    await deleteRaw(where.name)
    expect((await filesOf(where)).has('lock')).toBe(false)
    expect(value(await (await again(where)).journal.restore())).toMatchObject({ added: 4 })
  })

  it('what another tab had written in clear is gone once that tab has let go', async () => {
    const where = place()
    const [log, other] = [await filled(where), await again(where)]
    value(await other.append([registered('c', '丙项目')], ACTOR))
    // What the app does: it reloads.
    other.lock.onCall(() => other.close())
    value(await log.lock.turnOn(await prepareLock(PASSPHRASE, ROUNDS)))
    expect([...(await filesOf(where)).values()].join('\n')).not.toContain('项目')
    expect(log.health().journal).toBe('kept')
    log.close()
    await deleteRaw(where.name)
    expect((await unlocked(where)).health().recoverable).toBe(5)
  })

  it('what a frozen tab holds open while the device is erased is never offered, and goes when it can', async () => {
    const where = place()
    const [log, frozen] = [await filled(where), await again(where)]
    value(await frozen.append([registered('c', '丙项目')], ACTOR))
    await log.lock.erase()
    log.close()
    expect([...(await filesOf(where)).keys()]).toContain('erased')
    const fresh = await again(where)
    expect(fresh.health()).toMatchObject({ readOnly: null, recoverable: 0, events: 0 })
    frozen.close()
    await expect.poll(async () => {
      await fresh.journal.tend()
      return [...(await filesOf(where)).keys()]
    }).toEqual([])
  }, 20_000)

  it('erasing takes the journal along, from a locked screen too', async () => {
    for (const locked of [false, true]) {
      const where = place()
      const log = await filled(where)
      if (locked) value(await log.lock.turnOn(await prepareLock(PASSPHRASE, ROUNDS)))
      if (!locked) await log.lock.erase()
      log.close()
      if (locked) await openLog({ ...where, unlock: (door) => door.erase() })
      expect([...(await filesOf(where)).keys()]).toEqual([])
      const fresh = await again(where)
      expect(fresh.health()).toMatchObject({ readOnly: null, recoverable: 0, events: 0 })
    }
  })
})
