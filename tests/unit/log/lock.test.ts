import { describe, expect, it } from 'vitest'
import { openLog, type LogOptions } from '#log/openLog.ts'
import type { ProjectLog } from '#log/types.ts'
import { Device } from '../../support/device.ts'
import { lockOf, PASSPHRASE, place, through, unlocked } from './lockSupport.ts'
import { replaceMethod } from './faults.ts'
import { editRaw, everythingStored } from './rawDatabase.ts'
import { ACTOR, all, allTexts, fileOf, issue, NOW, opened, registered, registerOf, revised, value } from './support.ts'

/** What must not be found anywhere once the lock is set. */
const SECRETS = ['智慧泵站', 'p-secret', '照片的内容', '王建', '草稿里的话', '快照的一块', '随手拍', '等待中的名称', 'draft/month']

const texts = new TextEncoder()

/** A log with something in every table and a draft beside it. */
async function filled(options: LogOptions): Promise<ProjectLog> {
  const log = await opened(options)
  value(await log.append([registered('p-secret', '智慧泵站（示例）')], ACTOR, [fileOf('照片的内容')]))
  value(await log.setPreference('actor', { person: '王建' }))
  const draft = { id: '1', mediaType: 'image/jpeg', bytes: texts.encode('随手拍'), facts: '{"text":"随手拍"}' }
  value(await log.keepDraftFile('field/p-secret', draft))
  await log.saveSnapshot(1, ['快照的一块'])
  const other = new Device('other')
  other.write({ subject: 'project/p-secret' })
  value(await log.merge([other.write({ subject: 'project/p-secret', payload: { reason: '等待中的名称' } }).text]))
  options.localStorage?.setItem('draft/month', JSON.stringify({ at: 1, texts: { a: '草稿里的话' } }))
  return log
}

/** The secrets found in what is stored, in the database and beside it. */
async function leaks({ name, localStorage }: { name: string; localStorage: Storage }): Promise<string[]> {
  const beside = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '')
  const stored = [...(await everythingStored(name)), ...beside, ...beside.map((key) => localStorage.getItem(key) ?? '')].join('\n')
  return SECRETS.filter((secret) => stored.includes(secret))
}

describe('a device lock', () => {
  it('leaves nothing of what was typed, photographed or set in anything that is stored', async () => {
    const where = place()
    const log = await filled(where)
    expect(await leaks(where)).toEqual(SECRETS)
    value(await log.lock.turnOn(await lockOf()))
    expect(await leaks(where)).toEqual([])
    value(await log.append([registered('p-secret2', '智慧泵站二期')], ACTOR, [fileOf('照片的内容之二')]))
    log.lock.texts.setItem('draft/month', '草稿里的话')
    expect(await leaks(where)).toEqual([])
  })

  it('opens to the same log: events, one project’s events, files, settings, drafts, snapshot, what waits', async () => {
    const where = place()
    const log = await filled(where)
    const before = { events: await all(log), texts: await allTexts(log), projects: (await registerOf(log)).projects.size, waiting: await log.waiting() }
    value(await log.lock.turnOn(await lockOf()))
    log.close()
    const again = await unlocked(where)
    expect({ events: await all(again), texts: await allTexts(again), projects: (await registerOf(again)).projects.size, waiting: await again.waiting() }).toEqual(before)
    expect((await again.eventsOf('project/p-secret')).length).toBe(1)
    expect(await again.file(fileOf('照片的内容').hash)).toEqual(fileOf('照片的内容'))
    expect(await again.preference('actor')).toEqual({ person: '王建' })
    expect((await again.draftFiles('field/p-secret'))[0]?.bytes).toEqual(texts.encode('随手拍'))
    expect(await again.loadSnapshot()).toEqual({ position: 1, chunks: ['快照的一块'] })
    expect(again.lock.texts.getItem('draft/month')).toContain('草稿里的话')
    expect(await again.verify()).toEqual([])
  })

  it('does not open to a wrong passphrase, and after three of them only slowly', async () => {
    const where = place()
    const log = await filled(where)
    value(await log.lock.turnOn(await lockOf()))
    log.close()
    let now = NOW
    const codes: string[] = []
    const refused = await through({ ...where, now: () => now }, async (door) => {
      for (let n = 0; n < 3; n += 1) codes.push(issue(await door.byPassphrase('不是这一句')).code)
      codes.push(issue(await door.byPassphrase(PASSPHRASE)).code)
      now += door.waitMs()
      expect(door.waitMs()).toBe(0)
      codes.push(issue(await door.byPassphrase('还不是')).code)
      expect(door.waitMs()).toBe(10_000)
    })
    expect(codes).toEqual(['lock/wrong-passphrase', 'lock/wrong-passphrase', 'lock/wrong-passphrase', 'lock/wait', 'lock/wrong-passphrase'])
    expect(issue(refused)).toEqual({ code: 'log/locked' })
    expect(issue(await openLog(where))).toEqual({ code: 'log/locked' })
  })

  it('opens to the recovery key however it is typed, and then to the new passphrase only', async () => {
    const where = place()
    const log = await filled(where)
    const prepared = await lockOf()
    expect(prepared.recoveryKey).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/)
    value(await log.lock.turnOn(prepared))
    log.close()
    const typed = ` ${prepared.recoveryKey.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `
    const again = value(
      await through(where, async (door) => {
        expect(issue(await door.byRecovery('0000-0000', '新的一句话')).code).toBe('lock/wrong-recovery')
        value(await door.byRecovery(typed, '新的一句话'))
      }),
    )
    expect((await all(again)).length).toBe(1)
    again.close()
    expect((await through(where, (door) => door.byPassphrase(PASSPHRASE))).ok).toBe(false)
    expect((await all(await unlocked(where, '新的一句话'))).length).toBe(1)
  })

  it('gets another passphrase from who knows the old one', async () => {
    const where = place()
    const log = await filled(where)
    value(await log.lock.turnOn(await lockOf()))
    expect(issue(await log.lock.changePassphrase('不是', '换成这句')).code).toBe('lock/wrong-passphrase')
    value(await log.lock.changePassphrase(PASSPHRASE, '换成这句'))
    log.close()
    expect((await all(await unlocked(where, '换成这句'))).length).toBe(1)
  })

  it('is taken off by its passphrase, and everything lies open as before', async () => {
    const where = place()
    const log = await filled(where)
    const before = await registerOf(log)
    value(await log.lock.turnOn(await lockOf()))
    expect(issue(await log.lock.turnOff('不是')).code).toBe('lock/wrong-passphrase')
    value(await log.lock.turnOff(PASSPHRASE))
    value(await log.append([revised('p-secret', 'name', '智慧泵站')], ACTOR))
    log.close()
    expect(await leaks(where)).toEqual(SECRETS)
    const again = await opened(where)
    expect((await registerOf(again)).projects.size).toBe(before.projects.size)
    expect((await again.eventsOf('project/p-secret')).length).toBe(2)
    expect(again.lock.isOn()).toBe(false)
  })

  it('keeps going when another device’s events come in and when a backup is made', async () => {
    const where = place()
    const log = await filled(where)
    value(await log.lock.turnOn(await lockOf()))
    const other = new Device('third')
    const texts = [other.write({ subject: 'project/p-secret' }).text]
    expect(value(await log.merge(texts)).added).toBe(1)
    expect(value(await log.merge(texts)).known).toBe(1)
    expect(await allTexts(log)).toContain(texts[0])
    expect(await log.verify()).toEqual([])
  })
})

describe('a lock that is set or taken off while the tab is killed', () => {
  it.each([1, 2, 3, 4, 5])('loses nothing and is brought to its end by the next unlocking: killed after %i slices', async (slices) => {
    const where = place()
    const log = await filled(where)
    for (let n = 0; n < 4; n += 1) value(await log.append(Array.from({ length: 150 }, (_, k) => registered(`p-secret${n}-${k}`)), ACTOR))
    const before = await allTexts(log)
    let met = 0
    const killed = log.lock.turnOn(await lockOf(), () => {
      if ((met += 1) === slices) throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    expect(await allTexts(log)).toEqual(before)
    log.close()
    const again = await unlocked(where)
    expect(await allTexts(again)).toEqual(before)
    expect(await leaks(where)).toEqual([])
    met = 0
    const off = again.lock.turnOff(PASSPHRASE, () => {
      if ((met += 1) === slices) throw new Error('killed')
    })
    await expect(off).rejects.toThrow('killed')
    again.close()
    const last = await unlocked(where)
    expect(last.lock.isOn()).toBe(false)
    last.close()
    expect(await allTexts(await opened(where))).toEqual(before)
  })
})

describe('a lock that was interrupted while the disk is full', () => {
  it('still opens to its passphrase, shows everything, and is brought to its end by a later unlocking', async () => {
    const where = place()
    const log = await filled(where)
    for (let n = 0; n < 4; n += 1) value(await log.append(Array.from({ length: 150 }, (_, k) => registered(`p-secret${n}-${k}`)), ACTOR))
    const before = await allTexts(log)
    let met = 0
    await expect(log.lock.turnOn(await lockOf(), () => {
      if ((met += 1) === 2) throw new Error('killed')
    })).rejects.toThrow('killed')
    log.close()
    const full = value(await through(where, async (door) => {
      const restore = replaceMethod<IDBObjectStore>(IDBObjectStore.prototype, 'put', () => () => {
        throw new DOMException('injected', 'QuotaExceededError')
      })
      expect(value(await door.byPassphrase(PASSPHRASE))).toBeNull()
      restore()
    }))
    expect(await allTexts(full)).toEqual(before)
    full.close()
    expect(await leaks(where)).not.toEqual([])
    const last = await unlocked(where)
    expect(await allTexts(last)).toEqual(before)
    expect(await leaks(where)).toEqual([])
  })
})

describe('two tabs and a lock', () => {
  it('keep the second, which has no key, from writing a clear row', async () => {
    const where = place()
    const [first, second] = [await filled(where), await opened(where)]
    value(await first.lock.turnOn(await lockOf()))
    expect(issue(await second.append([registered('p-secret3')], ACTOR))).toEqual({ code: 'log/locked' })
    expect(issue(await second.setPreference('actor', { person: '王建' }))).toEqual({ code: 'log/read-only', detail: 'log/locked' })
    expect(second.health().readOnly).toEqual({ code: 'log/locked' })
    expect(await leaks(where)).toEqual([])
  })
})

describe('what is damaged under a lock', () => {
  it('is named, never shown as something else, and left as it lies', async () => {
    const where = place()
    const log = await filled(where)
    value(await log.append([registered('p-secret2', '智慧泵站二期')], ACTOR))
    value(await log.lock.turnOn(await lockOf()))
    log.close()
    // Two sealed rows change places: each is whole, and belongs elsewhere.
    await editRaw(where.name, 'events', (store) => {
      store.getAll().onsuccess = ({ target }) => {
        const [a, b] = (target as IDBRequest<{ sealed: Uint8Array }[]>).result
        store.put({ ...a, sealed: b?.sealed })
      }
    })
    const again = await unlocked(where)
    expect((await all(again)).length).toBe(1)
    expect(again.health().unreadable.map(({ because }) => because)).toEqual(['unreadable'])
    expect((await again.verify()).map(({ code }) => code)).toContain('unreadable')
  })
})

describe('erasing', () => {
  it('takes the wrapped keys first, then everything, so that this device begins anew', async () => {
    const where = place()
    const log = await filled(where)
    value(await log.lock.turnOn(await lockOf()))
    log.close()
    await through(where, (door) => door.erase())
    expect(where.localStorage.length).toBe(0)
    const fresh = await opened(where)
    expect(await all(fresh)).toEqual([])
    expect(fresh.health().readOnly).toBeNull()
    expect(fresh.lock.isOn()).toBe(false)
  })

  it('leaves noise when it was interrupted after its first step', async () => {
    const where = place()
    const log = await filled(where)
    value(await log.lock.turnOn(await lockOf()))
    log.close()
    await editRaw(where.name, 'meta', (store) => store.delete('lock'))
    expect(await leaks(where)).toEqual([])
    const after = await opened(where)
    expect(await all(after)).toEqual([])
    expect(after.health().unreadable.length).toBe(1)
  })
})
