import { describe, expect, it } from 'vitest'
import type { DraftFile } from '#log/types.ts'
import { lockOf, PASSPHRASE, place, through, unlocked } from './lockSupport.ts'
import { issue, opened, value } from './support.ts'

/** A `localStorage` with its names, as somebody reads it who has the device. */
const lying = (storage: Storage): string =>
  Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')
    .map((name) => `${name}=${storage.getItem(name) ?? ''}`)
    .join('\n')

const photo: DraftFile = { id: '1', mediaType: 'image/jpeg', bytes: new TextEncoder().encode('随手拍'), facts: '{"text":"东门"}' }

describe('a draft under a lock', () => {
  it('is there again after unlocking, words and photos, and lies sealed meanwhile', async () => {
    const where = place()
    const log = await opened(where)
    value(await log.lock.turnOn(await lockOf()))
    log.lock.texts.setItem('draft/field/p1', '{"progressText":"主体封顶"}')
    value(await log.keepDraftFile('field/p1', photo))
    log.close()
    expect(lying(where.localStorage)).not.toMatch(/主体封顶|field|p1/)
    const again = await unlocked(where)
    expect(again.lock.texts.getItem('draft/field/p1')).toContain('主体封顶')
    expect(await again.draftFiles('field/p1')).toEqual([photo])
  })

  it('is replaced and thrown away under its name, and nothing of it stays', async () => {
    const where = place()
    const log = await opened(where)
    value(await log.lock.turnOn(await lockOf()))
    const before = where.localStorage.length
    log.lock.texts.setItem('draft/a', '一')
    log.lock.texts.setItem('draft/a', '二')
    expect(where.localStorage.length).toBe(before + 1)
    expect(log.lock.texts.getItem('draft/a')).toBe('二')
    log.lock.texts.removeItem('draft/a')
    expect(log.lock.texts.getItem('draft/a')).toBeNull()
    expect(where.localStorage.length).toBe(before)
  })

  it('that a tab without the key wrote after the lock was set is sealed by the next unlocking', async () => {
    const where = place()
    const log = await opened(where)
    value(await log.lock.turnOn(await lockOf()))
    log.close()
    where.localStorage.setItem('draft/late', '迟来的一句')
    const again = await unlocked(where)
    expect(lying(where.localStorage)).not.toContain('迟来的一句')
    expect(again.lock.texts.getItem('draft/late')).toBe('迟来的一句')
  })

  it('lies open again once the lock is taken off', async () => {
    const where = place()
    const log = await opened(where)
    value(await log.lock.turnOn(await lockOf()))
    log.lock.texts.setItem('draft/a', '半句话')
    value(await log.lock.turnOff(PASSPHRASE))
    expect(where.localStorage.getItem('draft/a')).toBe('半句话')
    expect(lying(where.localStorage)).not.toContain('sealed/')
  })

  it('keeps its last text where there is no room for the next', async () => {
    const where = place()
    const log = await opened(where)
    value(await log.lock.turnOn(await lockOf()))
    log.lock.texts.setItem('draft/a', '半句话')
    where.localStorage.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    expect(() => log.lock.texts.setItem('draft/a', '半句话，还有半句')).toThrow('full')
    expect(log.lock.texts.getItem('draft/a')).toBe('半句话')
  })

  it('that finds no room sealed stays as it is, and neither keeps the lock from being set nor the device from opening', async () => {
    const where = place()
    const log = await opened(where)
    where.localStorage.setItem('draft/a', '半句话')
    const setItem = where.localStorage.setItem.bind(where.localStorage)
    where.localStorage.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    value(await log.lock.turnOn(await lockOf()))
    expect(where.localStorage.getItem('draft/a')).toBe('半句话')
    log.close()
    where.localStorage.setItem = setItem
    const again = await unlocked(where)
    expect(again.lock.texts.getItem('draft/a')).toBe('半句话')
    expect(where.localStorage.getItem('draft/a')).toBeNull()
  })

  it('that was spoilt on the disk is none, and harms nothing', async () => {
    const where = place()
    const log = await opened(where)
    value(await log.lock.turnOn(await lockOf()))
    log.lock.texts.setItem('draft/a', '半句话')
    log.close()
    for (const spoilt of ['nicht base64 !', 'AAAA', '']) {
      const name = Array.from({ length: where.localStorage.length }, (_, at) => where.localStorage.key(at) ?? '').find((one) => one.startsWith('sealed/')) ?? ''
      where.localStorage.setItem(name, spoilt)
      const again = await unlocked(where)
      expect(again.lock.texts.getItem('draft/a')).toBeNull()
      again.close()
    }
  })
})

describe('the count of wrong passphrases', () => {
  const locked = async (where: ReturnType<typeof place>): Promise<void> => {
    const log = await opened(where)
    value(await log.lock.turnOn(await lockOf()))
    log.close()
  }

  it('makes nobody wait longer than its longest wait, however the clock is set back', async () => {
    const where = place()
    await locked(where)
    let now = Date.UTC(2026, 5, 3)
    await through({ ...where, now: () => now }, async (door) => {
      for (let n = 0; n < 12; n += 1) {
        await door.byPassphrase('不是')
        now += door.waitMs()
      }
      await door.byPassphrase('不是')
      expect(door.waitMs()).toBe(300_000)
      now = Date.UTC(1980, 0, 1)
      expect(door.waitMs()).toBe(300_000)
    })
  })

  it('that was spoilt, or cannot be kept, does not keep the right passphrase out', async () => {
    const where = place()
    await locked(where)
    where.localStorage.setItem(`${where.name}:tries`, '{')
    where.localStorage.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    const log = value(
      await through(where, async (door) => {
        for (let n = 0; n < 4; n += 1) expect(issue(await door.byPassphrase('不是')).code).toBe('lock/wrong-passphrase')
        value(await door.byPassphrase(PASSPHRASE))
      }),
    )
    expect(log.lock.isOn()).toBe(true)
  })
})
