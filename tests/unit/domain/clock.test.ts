import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { ClockSchema, CLOCK_ZERO, compareClocks, laterClock, nextClock, type Clock } from '#domain/clock.ts'
import { PATIENCE, PROPERTY } from '../../support/histories.ts'

const anyClock = fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 3 })).map(([wall, tick]): Clock => [wall, tick])
const anyTime = fc.nat({ max: 6 })

describe('the clock of the next event', () => {
  it('is later than everything in the log and not before the device’s own time', () => {
    fc.assert(
      fc.property(anyClock, anyTime, (latest, now) => {
        const next = nextClock(latest, now)
        expect(compareClocks(next, latest)).toBeGreaterThan(0)
        expect(next[0]).toBeGreaterThanOrEqual(now)
        expect(v.is(ClockSchema, next)).toBe(true)
      }),
      PROPERTY,
    )
  }, PATIENCE)

  it('never runs ahead of both: it shows the device’s time, or that of the log one tick later', () => {
    expect(nextClock([5, 3], 9)).toEqual([9, 0])
    expect(nextClock([5, 3], 5)).toEqual([5, 4])
    expect(nextClock([5, 3], 4)).toEqual([5, 4])
    expect(nextClock(CLOCK_ZERO, 1)).toEqual([1, 0])
  })

  it('goes on growing however the device’s own clock is set back', () => {
    fc.assert(
      fc.property(fc.array(anyTime, { minLength: 2, maxLength: 20 }), (times) => {
        let clock = CLOCK_ZERO
        for (const now of times) {
          const next = nextClock(clock, now)
          expect(compareClocks(next, clock)).toBeGreaterThan(0)
          clock = next
        }
      }),
      PROPERTY,
    )
  }, PATIENCE)
})

describe('the order of clocks', () => {
  it('is total: of two, one is earlier or they are the same; and it is transitive', () => {
    fc.assert(
      fc.property(anyClock, anyClock, anyClock, (a, b, c) => {
        expect(Math.sign(compareClocks(a, b))).toBe(-Math.sign(compareClocks(b, a)) + 0)
        expect(compareClocks(a, b) === 0).toBe(a[0] === b[0] && a[1] === b[1])
        if (compareClocks(a, b) <= 0 && compareClocks(b, c) <= 0) expect(compareClocks(a, c)).toBeLessThanOrEqual(0)
      }),
      PROPERTY,
    )
  }, PATIENCE)

  it('looks at the wall time first and at the tick second', () => {
    expect(compareClocks([1, 9], [2, 0])).toBeLessThan(0)
    expect(compareClocks([2, 1], [2, 0])).toBeGreaterThan(0)
  })

  it('gives the later of two, whichever stands first', () => {
    expect([laterClock([1, 9], [2, 0]), laterClock([2, 0], [1, 9]), laterClock([2, 0], [2, 1])]).toEqual([[2, 0], [2, 0], [2, 1]])
  })
})

describe('a clock from outside', () => {
  it.each([[[-1, 0]], [[0, -1]], [[0.5, 0]], [[1]], [[2 ** 53, 0]], [['1', 0]], [null], [Number.NaN]])('%j is refused', (clock) => {
    expect(v.is(ClockSchema, clock)).toBe(false)
  })
})
