import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useShownRegister } from '#stores/shownRegister.ts'
import { useToday } from '#stores/today.ts'

/** 2025-06-03, 23:58:30 in Shanghai. */
const LATE = Date.UTC(2025, 5, 3, 15, 58, 30)

beforeEach(() => {
  vi.useFakeTimers({ now: LATE })
  setActivePinia(createPinia())
})
afterEach(() => {
  useToday().$dispose()
  vi.useRealTimers()
})

it('a page that stays open overnight has the new day by itself, and so have the views that look from it', () => {
  const [clock, shown] = [useToday(), useShownRegister()]
  expect([clock.today, shown.standing.day]).toEqual(['2025-06-03', '2025-06-03'])
  vi.advanceTimersByTime(60_000)
  expect(clock.today).toBe('2025-06-03')
  vi.advanceTimersByTime(60_000)
  expect([clock.today, shown.standing.day]).toEqual(['2025-06-04', '2025-06-04'])
})

it('a page that slept over days has the day when it is looked at', () => {
  const clock = useToday()
  vi.setSystemTime(LATE + 3 * 86_400_000)
  clock.look()
  expect(clock.today).toBe('2025-06-06')
})

it('a figure that hangs on the day is not worked out anew while the day is the same', () => {
  const clock = useToday()
  const { now } = clock
  vi.advanceTimersByTime(60_000)
  expect(clock.now).toBe(now)
})
