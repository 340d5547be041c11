import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sayLock, tryAtDoor, useDeviceLock } from '#stores/deviceLock.ts'
import { provideLog } from '#stores/openedLog.ts'
import { underWay, workDone } from '#stores/underWay.ts'
import { useWatermark } from '#stores/watermark.ts'
import type { ProjectLog } from '#log/types.ts'
import { lockOf, PASSPHRASE, place, through, unlocked } from '../log/lockSupport.ts'
import { ACTOR, all, opened, registered, value } from '../log/support.ts'

let where: ReturnType<typeof place>
let log: ProjectLog
const [reload, replace] = [vi.fn(), vi.fn()]

function work(with_: ProjectLog): void {
  log = with_
  provideLog(log)
  setActivePinia(createPinia())
}

beforeEach(async () => {
  vi.stubGlobal('location', { reload, replace, pathname: '/' })
  where = place()
  work(await opened(where))
})
afterEach(() => {
  log.close()
  vi.unstubAllGlobals()
  reload.mockReset()
  replace.mockReset()
})

/** Sets the lock past the store's own derivation, whose rounds take their time. */
const turnOn = async (): Promise<void> => void value(await useDeviceLock().turnOn(await lockOf()))

describe('the lock of this device on the screen', () => {
  it('says whether it is set, under which number, and how far a change has come', async () => {
    value(await log.append(Array.from({ length: 400 }, (_, n) => registered(`p${n}`)), ACTOR))
    const lock = useDeviceLock()
    expect([lock.isOn, lock.number, lock.progress]).toEqual([false, null, null])
    const seen = new Set<number | null>()
    const setting = turnOn()
    while (!lock.isOn) {
      seen.add(lock.progress)
      await new Promise((resolve) => setTimeout(resolve))
    }
    await setting
    expect([...seen].some((rows) => rows !== null && rows >= 300)).toBe(true)
    expect(lock.progress).toBeNull()
    expect(lock.number).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/)
    expect(value(await lock.turnOff(PASSPHRASE))).toBeNull()
    expect([lock.isOn, lock.number]).toEqual([false, null])
  })

  it('keeps after how many minutes it locks, and takes nothing else from what is stored', async () => {
    const lock = useDeviceLock()
    await lock.refresh()
    expect(lock.idleMinutes).toBe(15)
    value(await lock.lockAfter(5))
    await lock.refresh()
    expect(lock.idleMinutes).toBe(5)
    value(await log.setPreference('lockAfterMinutes', 0))
    await lock.refresh()
    expect(lock.idleMinutes).toBe(15)
  })

  it('goes once what is being saved is saved, and tells the other tabs', async () => {
    await turnOn()
    const second = await unlocked(where)
    const heard: string[] = []
    second.lock.onCall((call) => heard.push(call))
    const lock = useDeviceLock()
    const saving = log.append([registered('last')], ACTOR)
    const gone = lock.lockNow()
    expect(lock.isLocking).toBe(true)
    expect(reload).not.toHaveBeenCalled()
    await gone
    expect(reload).toHaveBeenCalledTimes(1)
    value(await saving)
    await vi.waitFor(() => expect(heard).toEqual(['lock']))
    await lock.lockNow()
    expect(reload).toHaveBeenCalledTimes(1)
    expect((await all(second)).length).toBe(1)
    second.close()
  })

  it('waits for a photo that is being made small, and then for its copy on the device', async () => {
    await turnOn()
    let finish = (): void => undefined
    const drawing = new Promise<void>((resolve) => (finish = resolve))
    const photo = { id: '1', mediaType: 'image/jpeg', bytes: new Uint8Array([1]), facts: '{}' }
    void underWay(drawing.then(() => log.keepDraftFile('field/p1', photo)))
    const gone = useDeviceLock().lockNow()
    finish()
    await gone
    expect(await log.draftFiles('field/p1')).toEqual([photo])
  })

  it('follows the other tabs: locks with them, and begins anew when they set a lock, change it or erase', async () => {
    const lock = useDeviceLock()
    const other = await opened(where)
    other.lock.call('off')
    other.lock.call('changed')
    await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(1))
    other.lock.call('lock')
    await vi.waitFor(() => expect(lock.isLocking).toBe(true))
    await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(2), 5_000)
    other.close()
  })

  it('begins at the start after everything was erased', async () => {
    await turnOn()
    await useDeviceLock().erase()
    expect(replace).toHaveBeenCalledWith('/')
  })
})

describe('what is said at the door', () => {
  it('is nothing when it opens, and else the reason', async () => {
    await turnOn()
    const said: (string | null)[] = []
    await through(where, async (door) => {
      said.push(await tryAtDoor(() => door.byPassphrase('不是')), await tryAtDoor(() => door.byPassphrase(PASSPHRASE)))
    })
    expect(said).toEqual(['口令不对。', null])
    expect(sayLock({ code: 'log/locked' })).toContain('请刷新')
  })

  it('is that the storage does not answer, when it does not; a bug of ours is none of this', async () => {
    expect(await tryAtDoor(() => Promise.reject(new DOMException('closed', 'InvalidStateError')))).toContain('记录仍在')
    await expect(tryAtDoor(() => Promise.reject(new TypeError('ours')))).rejects.toThrow('ours')
  })
})

describe('work that would go with the page', () => {
  it('is waited for with what it led to, also when it failed, but not for ever', async () => {
    vi.useFakeTimers()
    try {
      const order: string[] = []
      const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
      void underWay(pause(1_000).then(() => underWay(pause(1_000).then(() => order.push('second')))))
      underWay(pause(500).then(() => Promise.reject(new Error('no picture')))).catch(() => order.push('failed'))
      const done = workDone().then(() => order.push('done'))
      await vi.advanceTimersByTimeAsync(2_500)
      await done
      expect(order).toEqual(['failed', 'second', 'done'])
      void underWay(new Promise(() => undefined))
      const late = workDone().then(() => order.push('late'))
      await vi.advanceTimersByTimeAsync(20_000)
      await late
      expect(order.at(-1)).toBe('late')
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('the watermark', () => {
  it('is off until somebody wants it, and then a setting of this device', async () => {
    const watermark = useWatermark()
    await watermark.refresh()
    expect(watermark.isOn).toBe(false)
    value(await watermark.set(true))
    setActivePinia(createPinia())
    const again = useWatermark()
    await again.refresh()
    expect(again.isOn).toBe(true)
    expect(await all(log)).toEqual([])
  })
})
