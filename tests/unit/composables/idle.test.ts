import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { useIdle, type IdleOptions } from '#composables/useIdle.ts'
import { memoryStorage } from '../log/support.ts'

const MINUTE = 60_000

/** A browser's window and document, as far as a touch and a glance go. */
class Page extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible'
}

let page: Page
let scopes: EffectScope[] = []

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2025, 5, 3, 2) })
  page = new Page()
  vi.stubGlobal('window', page)
  vi.stubGlobal('document', page)
})
afterEach(() => {
  for (const scope of scopes) scope.stop()
  scopes = []
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** A tab that locks after five minutes. @returns what was called, and how it is closed */
function tab(options: IdleOptions = { storage: memoryStorage() }): { readonly locked: ReturnType<typeof vi.fn>; readonly scope: EffectScope } {
  const locked = vi.fn()
  const scope = effectScope()
  scope.run(() => useIdle(() => 5, locked, options))
  scopes.push(scope)
  return { locked, scope }
}

const touch = (name = 'keydown'): boolean => page.dispatchEvent(new Event(name))
const wake = (): boolean => page.dispatchEvent(new Event('visibilitychange'))

describe('a device that nobody touches', () => {
  it('locks after its minutes, and not before', () => {
    const { locked } = tab()
    vi.advanceTimersByTime(5 * MINUTE - 1)
    expect(locked).not.toHaveBeenCalled()
    vi.advanceTimersByTime(5_000)
    expect(locked).toHaveBeenCalled()
  })

  it.each(['pointerdown', 'keydown', 'wheel', 'touchstart'])('has its whole time again after a %s', (name) => {
    const { locked } = tab()
    vi.advanceTimersByTime(4 * MINUTE)
    touch(name)
    vi.advanceTimersByTime(4 * MINUTE)
    expect(locked).not.toHaveBeenCalled()
    vi.advanceTimersByTime(MINUTE + 5_000)
    expect(locked).toHaveBeenCalled()
  })

  it('does not lock while another tab is used', () => {
    const storage = memoryStorage()
    const first = tab({ storage })
    vi.advanceTimersByTime(4 * MINUTE)
    storage.setItem('last-touch', String(Date.now()))
    vi.advanceTimersByTime(4 * MINUTE)
    expect(first.locked).not.toHaveBeenCalled()
  })

  it('that slept past its time locks at the first look, and a touch does not come before the look', () => {
    const { locked } = tab()
    vi.setSystemTime(Date.now() + 60 * MINUTE)
    wake()
    expect(locked).toHaveBeenCalledTimes(1)
    touch()
    expect(locked).toHaveBeenCalledTimes(2)
  })

  it('locks nothing after its page is gone', () => {
    const { locked, scope } = tab()
    scope.stop()
    vi.advanceTimersByTime(60 * MINUTE)
    touch()
    wake()
    expect(locked).not.toHaveBeenCalled()
  })
})

describe('a clock that is put right', () => {
  it('backwards by a year neither locks at once nor keeps the device open for a year', () => {
    const storage = memoryStorage()
    const { locked } = tab({ storage })
    touch()
    vi.setSystemTime(Date.now() - 365 * 24 * 60 * MINUTE)
    vi.advanceTimersByTime(4 * MINUTE)
    expect(locked).not.toHaveBeenCalled()
    vi.advanceTimersByTime(MINUTE + 10_000)
    expect(locked).toHaveBeenCalled()
  })

  it('backwards still lets touches count', () => {
    const { locked } = tab()
    vi.setSystemTime(Date.now() - 24 * 60 * MINUTE)
    vi.advanceTimersByTime(4 * MINUTE)
    touch()
    vi.advanceTimersByTime(4 * MINUTE)
    expect(locked).not.toHaveBeenCalled()
  })

  it('backwards is noticed when the last touch of another tab lies in the time to come', () => {
    const storage = memoryStorage()
    storage.setItem('last-touch', String(Date.now() + 365 * 24 * 60 * MINUTE))
    const { locked } = tab({ storage })
    vi.advanceTimersByTime(5 * MINUTE + 10_000)
    expect(locked).toHaveBeenCalled()
  })
})

describe('the memory of the last touch', () => {
  it('that was spoilt, is full or forbidden does not lock a device in use, nor leave one open', () => {
    const spoilt = memoryStorage()
    spoilt.setItem('last-touch', 'gestern')
    const full = { getItem: () => null, setItem: () => { throw new DOMException('full', 'QuotaExceededError') } }
    const tabs = [tab({ storage: spoilt }), tab({ storage: full }), tab({ storage: null })]
    vi.advanceTimersByTime(4 * MINUTE)
    touch()
    vi.advanceTimersByTime(4 * MINUTE)
    for (const { locked } of tabs) expect(locked).not.toHaveBeenCalled()
    vi.advanceTimersByTime(MINUTE + 5_000)
    for (const { locked } of tabs) expect(locked).toHaveBeenCalled()
  })
})

describe('a wall screen', () => {
  it('stays open while it is watched, and locks when it is left or out of sight for its minutes', () => {
    let onWall = true
    const { locked } = tab({ storage: memoryStorage(), watched: () => onWall })
    vi.advanceTimersByTime(60 * MINUTE)
    expect(locked).not.toHaveBeenCalled()
    page.visibilityState = 'hidden'
    vi.advanceTimersByTime(4 * MINUTE)
    page.visibilityState = 'visible'
    vi.advanceTimersByTime(MINUTE / 2)
    onWall = false
    vi.advanceTimersByTime(5 * MINUTE + 10_000)
    expect(locked).toHaveBeenCalled()
  })

  it('whose machine slept past its time locks all the same', () => {
    const { locked } = tab({ storage: memoryStorage(), watched: () => true })
    vi.setSystemTime(Date.now() + 60 * MINUTE)
    wake()
    expect(locked).toHaveBeenCalled()
  })
})
