import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readBackup } from '#importing/backup.ts'
import { readExchange } from '#importing/exchange.ts'
import type { ProjectLog } from '#log/types.ts'
import { backupOf, exchangeOf } from '../../support/packages.ts'
import { lockOf, place, unlocked } from '../log/lockSupport.ts'
import { everythingStored } from '../log/rawDatabase.ts'
import { ACTOR, allTexts, fileOf, NOW, opened, registered, registerOf, revised, value } from '../log/support.ts'

const photo = fileOf('开工照片的内容')

/** A device that was locked with two acts on it, and opened again; two more were made since. */
async function lockedDevice(): Promise<{ where: ReturnType<typeof place>; log: ProjectLog }> {
  const where = place()
  const log = await opened(where)
  value(await log.append([registered('a', '物联谷（示例）'), registered('b')], ACTOR, [photo]))
  value(await log.lock.turnOn(await lockOf()))
  value(await log.append([revised('a', 'officer', '陈一')], ACTOR))
  log.close()
  const again = await unlocked(where)
  value(await again.append([{ type: 'PhotoAttached', subject: 'project/a', payload: { hash: photo.hash }, changes: [] }], ACTOR))
  return { where, log: again }
}

/** What of the known texts lies readable in a database. */
const leaks = async (name: string): Promise<string[]> => {
  const stored = (await everythingStored(name)).join('\n')
  return ['物联谷', '陈一', '王建', '开工照片的内容'].filter((text) => stored.includes(text))
}

async function packed(log: ProjectLog): Promise<Uint8Array<ArrayBuffer>> {
  const from = { device: log.health().device, person: '张三', unit: '西兴街道' }
  const order = { now: NOW, from, to: null, heads: await log.heads(), since: [], photos: 'included' as const, lacks: [], owed: [] }
  return (await exchangeOf(log, order)).bytes
}

describe('a backup of a locked device', () => {
  it('is not encrypted, and brings everything back on a clean device that has no lock', async () => {
    const { where, log } = await lockedDevice()
    const { bytes, events, files, missing, missingFiles } = await backupOf(log, NOW)
    expect({ events, files, missing, missingFiles }).toEqual({ events: 4, files: 1, missing: [], missingFiles: [] })
    expect(new TextDecoder().decode(unzipSync(bytes)['events.jsonl'])).toContain('物联谷')
    const contents = value(readBackup(bytes))
    const clean = await opened()
    expect(value(await clean.restore(contents.texts, contents.files))).toMatchObject({ added: 4, clones: [] })
    expect(await allTexts(clean)).toEqual(await allTexts(log))
    expect([...(await registerOf(clean)).projects]).toEqual([...(await registerOf(log)).projects])
    expect((await clean.file(photo.hash))?.bytes).toEqual(photo.bytes)
    expect(clean.lock.isOn()).toBe(false)
    expect(await leaks(where.name)).toEqual([])
  })

  it('restored on a device with a lock of its own lies sealed there', async () => {
    const { log } = await lockedDevice()
    const contents = value(readBackup((await backupOf(log, NOW)).bytes))
    const where = place()
    const other = await opened(where)
    value(await other.lock.turnOn(await lockOf('另一台的口令')))
    expect(value(await other.restore(contents.texts, contents.files))).toMatchObject({ added: 4 })
    expect(await leaks(where.name)).toEqual([])
    other.close()
    const again = await unlocked(where, '另一台的口令')
    expect(await allTexts(again)).toEqual(await allTexts(log))
    expect((await again.file(photo.hash))?.bytes).toEqual(photo.bytes)
    expect(await again.verify()).toEqual([])
  })

  it('brings a device back whose passphrase and recovery key are both lost: erased first, then restored', async () => {
    const { where, log } = await lockedDevice()
    const before = await allTexts(log)
    const { bytes } = await backupOf(log, NOW)
    await log.lock.erase()
    const fresh = await opened(where)
    const contents = value(readBackup(bytes))
    expect(value(await fresh.restore(contents.texts, contents.files))).toMatchObject({ added: 4 })
    expect(await allTexts(fresh)).toEqual(before)
    expect(fresh.health().readOnly).toBeNull()
  })
})

describe('a 交换包 and a lock', () => {
  it('is made on a locked device, readable, and taken in on a clean one', async () => {
    const { where, log } = await lockedDevice()
    const bytes = await packed(log)
    const contents = value(readExchange(bytes))
    const other = await opened()
    expect(value(await other.merge(contents.texts, contents.files))).toMatchObject({ added: 4, waiting: [], clones: [] })
    expect(await allTexts(other)).toEqual(await allTexts(log))
    expect((await other.file(photo.hash))?.bytes).toEqual(photo.bytes)
    expect(await leaks(where.name)).toEqual([])
  })

  it('is rehearsed and taken in on a locked device, and lies sealed there', async () => {
    const giver = await opened()
    value(await giver.append([registered('c', '物联谷（示例）')], ACTOR, [photo]))
    value(await giver.append([{ type: 'PhotoAttached', subject: 'project/c', payload: { hash: photo.hash }, changes: [] }], ACTOR))
    const contents = value(readExchange(await packed(giver)))
    const { where, log } = await lockedDevice()
    expect(value(await log.rehearse(contents.texts)).added.length).toBe(2)
    expect(value(await log.merge(contents.texts, contents.files))).toMatchObject({ added: 2, known: 0 })
    expect(await leaks(where.name)).toEqual([])
    log.close()
    const again = await unlocked(where)
    expect((await registerOf(again)).projects.size).toBe(3)
    expect((await again.eventsOf('project/c')).length).toBe(2)
    expect(await again.verify()).toEqual([])
  })
})
