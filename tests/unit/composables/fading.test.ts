import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, shallowRef, type EffectScope } from 'vue'
import { useFading, type Fading } from '#composables/useFading.ts'

/** A notice that stays 8 s, as it fades in a test. */
function notice(text: string | null): { readonly said: { value: string | null }; readonly fading: Fading; readonly scope: EffectScope } {
  const said = shallowRef(text)
  const scope = effectScope()
  const fading = scope.run(() => useFading(said, 8000, () => (said.value = null)))
  if (!fading) throw new Error('the scope is inactive')
  return { said, fading, scope }
}

describe('a notice', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('goes by itself after its time, and not before', () => {
    const { said } = notice('已完成')
    vi.advanceTimersByTime(7999)
    expect(said.value).toBe('已完成')
    vi.advanceTimersByTime(1)
    expect(said.value).toBeNull()
  })

  it('stays while somebody looks at it, and its whole time afterwards', () => {
    const { said, fading } = notice('已完成')
    fading.pause()
    vi.advanceTimersByTime(60_000)
    fading.resume()
    vi.advanceTimersByTime(7999)
    expect(said.value).toBe('已完成')
    vi.advanceTimersByTime(1)
    expect(said.value).toBeNull()
  })

  it('has its whole time again when something else is said, or the same once more', async () => {
    const { said, fading } = notice('已完成')
    vi.advanceTimersByTime(5000)
    said.value = '撤销'
    await nextTick()
    vi.advanceTimersByTime(5000)
    fading.again()
    vi.advanceTimersByTime(7999)
    expect(said.value).toBe('撤销')
  })

  it('fades nothing after its page is gone', () => {
    const { said, scope } = notice('已完成')
    scope.stop()
    vi.advanceTimersByTime(60_000)
    expect(said.value).toBe('已完成')
  })
})
