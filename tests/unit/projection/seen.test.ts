import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EventId } from '#domain/event.ts'
import { SeenEvents } from '#projection/seen.ts'
import { PATIENCE, PROPERTY } from '../../support/histories.ts'

const anyId = fc.tuple(fc.constantFrom('a', 'b-2', 'c'), fc.integer({ min: 1, max: 30 })).map(([device, n]): EventId => `${device}:${n}`)

describe('which events were counted', () => {
  it('agrees with a plain set of ids, for any ids in any order', () => {
    fc.assert(
      fc.property(fc.array(anyId, { maxLength: 80 }), (ids) => {
        const [seen, plain] = [new SeenEvents(), new Set<EventId>()]
        for (const id of ids) {
          expect(seen.has(id)).toBe(plain.has(id))
          expect(seen.add(id)).toBe(!plain.has(id))
          plain.add(id)
          expect(seen.has(id)).toBe(true)
        }
      }),
      PROPERTY,
    )
  }, PATIENCE)

  it('is the same after it was written down and read back, and both go on apart', () => {
    fc.assert(
      fc.property(fc.array(anyId, { maxLength: 40 }), fc.array(anyId, { maxLength: 20 }), (ids, more) => {
        const seen = new SeenEvents()
        for (const id of ids) seen.add(id)
        const text = JSON.stringify(seen)
        const back = SeenEvents.from(JSON.parse(text) as ReturnType<SeenEvents['toJSON']>)
        expect(more.map((id) => back.add(id))).toEqual(more.map((id) => seen.add(id)))
      }),
      PROPERTY,
    )
  }, PATIENCE)

  it('keeps a device without gaps as one range, whatever order its events came in', () => {
    const seen = new SeenEvents()
    for (const n of [3, 1, 5, 2, 4]) seen.add(`a:${n}`)
    expect(seen.toJSON()).toEqual([['a', 5, []]])
  })

  it('does not count what lies in a gap', () => {
    const seen = new SeenEvents()
    seen.add('a:1')
    seen.add('a:3')
    expect([seen.has('a:2'), seen.has('a:3'), seen.has('a:4'), seen.has('b:1')]).toEqual([false, true, false, false])
  })

  it('tells devices apart whose names begin alike', () => {
    const seen = new SeenEvents()
    seen.add('a:11')
    expect([seen.has('a:1'), seen.has('a1:1')]).toEqual([false, false])
  })
})
