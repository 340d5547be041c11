import { describe, expect, it } from 'vitest'
import type { EventId } from '#domain/event.ts'
import { byClockThenId, emptyRegister, isConflict, shownHead, write, type MultiValue } from '#projection/registers.ts'

const written = (...writes: [id: EventId, value: unknown, wall: number, base?: EventId[]][]): MultiValue => {
  const register = emptyRegister()
  for (const [id, value, wall, base = []] of writes) write(register, id, value, [wall, 0], base)
  return register
}
const ids = ({ heads }: MultiValue): EventId[] => heads.map(({ id }) => id).sort()

describe('the heads of a register', () => {
  it('are none before anybody wrote', () => {
    expect(shownHead(emptyRegister())).toBeUndefined()
    expect(isConflict(emptyRegister())).toBe(false)
  })

  it('are the one value written after seeing the one before', () => {
    expect(ids(written(['a:1', '甲', 1], ['a:2', '乙', 2, ['a:1']]))).toEqual(['a:2'])
  })

  it('are both values when the second did not see the first', () => {
    expect(ids(written(['a:1', '甲', 1], ['b:1', '乙', 2]))).toEqual(['a:1', 'b:1'])
  })

  it('leave out a value whose replacement came before it', () => {
    expect(ids(written(['a:2', '乙', 2, ['a:1']], ['a:1', '甲', 1]))).toEqual(['a:2'])
  })

  it('remember a replacement that came early even after many other writes', () => {
    expect(ids(written(['a:3', '丙', 3, ['a:2']], ['a:4', '丁', 4, ['a:3']], ['a:2', '乙', 2, ['a:1']], ['a:1', '甲', 1]))).toEqual(['a:4'])
  })

  it('lose only what a change named: a third value stays beside a settlement that did not see it', () => {
    const register = written(['a:1', '甲', 1], ['b:1', '乙', 1], ['c:1', '丙', 1], ['a:2', '丁', 2, ['a:1', 'b:1']])
    expect(ids(register)).toEqual(['a:2', 'c:1'])
  })

  it('lose one value that two changes replaced apart, once, and keep both of these', () => {
    expect(ids(written(['a:1', '甲', 1], ['a:2', '乙', 2, ['a:1']], ['b:1', '丙', 2, ['a:1']]))).toEqual(['a:2', 'b:1'])
  })
})

describe('the value shown', () => {
  it('is the one with the later clock, whichever was written first', () => {
    expect(shownHead(written(['a:1', '甲', 9], ['b:1', '乙', 2]))?.value).toBe('甲')
    expect(shownHead(written(['b:1', '乙', 2], ['a:1', '甲', 9]))?.value).toBe('甲')
  })

  it('is the one with the later id when the clocks are equal, whichever was written first', () => {
    expect(shownHead(written(['a:1', '甲', 5], ['b:1', '乙', 5]))?.value).toBe('乙')
    expect(shownHead(written(['b:1', '乙', 5], ['a:1', '甲', 5]))?.value).toBe('乙')
  })

  it('does not reorder the heads it looked at', () => {
    const register = written(['a:1', '甲', 9], ['b:1', '乙', 2])
    shownHead(register)
    expect(register.heads.map(({ id }) => id)).toEqual(['a:1', 'b:1'])
  })
})

describe('a conflict', () => {
  it.each([
    ['two different texts', '甲', '乙', true],
    ['the same text twice', '甲', '甲', false],
    ['0 and 未填', 0, null, true],
    ['the number 1 and the text 1', 1, '1', true],
    ['true and false', true, false, true],
    ['equal records', { a: 1, b: [1, 2] }, { a: 1, b: [1, 2] }, false],
    ['equal records whose parts stand in another order', { a: 1, b: 2 }, { b: 2, a: 1 }, false],
    ['records that differ deep inside', { a: { b: 1 } }, { a: { b: 2 } }, true],
    ['lists in another order', [1, 2], [2, 1], true],
  ])('%s', (_what, one, other, conflict) => {
    expect(isConflict(written(['a:1', one, 1], ['b:1', other, 1]))).toBe(conflict)
  })

  it('is found behind two equal values too', () => {
    expect(isConflict(written(['a:1', '甲', 1], ['b:1', '甲', 1], ['c:1', '乙', 1]))).toBe(true)
  })
})

describe('the order of heads', () => {
  const head = (id: EventId, wall: number, tick: number) => ({ id, value: null, clock: [wall, tick] as const })

  it('is by wall time, then tick, then id, and equal only for the same head', () => {
    const sorted = [head('a:1', 1, 0), head('a:2', 1, 1), head('b:2', 1, 1), head('a:0', 2, 0)]
    expect([...sorted].reverse().sort(byClockThenId)).toEqual(sorted)
    expect(byClockThenId(head('a:1', 1, 1), head('a:1', 1, 1))).toBe(0)
  })
})
