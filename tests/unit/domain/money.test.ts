import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatWan, formatYi, MAX_YUAN, roundedQuotient, sumYuan, yuan, yuanFromWan, yuanFromYi, type Yuan } from '#domain/money.ts'

const anyAmount = fc.integer({ min: 0, max: MAX_YUAN }).map(yuan)
const read = (text: string): number | string => {
  const amount = yuanFromWan(text)
  return amount.ok ? amount.value : amount.issue.code
}

describe('reading amounts', () => {
  it('in 万元 gives back what was printed in 万元, to the last 元', () => {
    fc.assert(fc.property(anyAmount, (amount) => void expect(yuanFromWan(formatWan(amount))).toEqual({ ok: true, value: amount })))
  })

  it('in 亿元 is exact where floating point is not: 131.2 is 13,120,000,000 元', () => {
    expect(yuanFromYi('131.2')).toEqual({ ok: true, value: 13_120_000_000 })
    expect(yuanFromYi('1243.8')).toEqual({ ok: true, value: 124_380_000_000 })
  })

  it('takes full-width digits and strict groups of thousands', () => {
    expect(['１２３４．５', '5,400.25', ' 1 '].map(read)).toEqual([12_345_000, 54_002_500, 10_000])
    expect(['12,34', '1,2345', '12 345', ',5', '1,'].map(read)).toEqual(Array(5).fill('amount/not-a-number'))
  })

  it('refuses what a computer would take for a number and an officer would not', () => {
    expect(['1e3', '0x10', 'NaN', 'Infinity', '1.2亿', '5%', '约300', '+5', '.5', '5.', '--5'].map(read)).toEqual(Array(11).fill('amount/not-a-number'))
  })

  it('tells empty from 0', () => {
    expect(['', '  ', '　', '0', '0.0000'].map(read)).toEqual(['amount/empty', 'amount/empty', 'amount/empty', 0, 0])
  })

  it('refuses a negative amount, more decimals than 元 have, and more than any register holds', () => {
    expect(['-500', '－500', '1.00001', '1000000000.0001', '9'.repeat(30)].map(read)).toEqual([
      'amount/negative',
      'amount/negative',
      'amount/too-precise',
      'amount/too-large',
      'amount/too-large',
    ])
  })

  it('accepts zeros beyond the fourth decimal, because they say nothing', () => {
    expect(read('1.500000')).toBe(15_000)
  })
})

describe('printing amounts', () => {
  it('in 亿元 rounds plainly, half up: 62.15 is 62.2 and 62.1499… is 62.1', () => {
    expect(formatYi(yuan(6_215_000_000))).toBe('62.2')
    expect(formatYi(yuan(6_214_999_999))).toBe('62.1')
  })

  it('in 亿元 separates thousands and keeps its one decimal', () => {
    expect([124_380_000_000, 100_000_000, 0].map((value) => formatYi(yuan(value)))).toEqual(['1,243.8', '1.0', '0.0'])
  })

  it('in 亿元 differs from the exact amount by half a tenth at most', () => {
    fc.assert(fc.property(anyAmount, (amount) => {
      const printed = yuanFromYi(formatYi(amount))
      expect(printed.ok && Math.abs(printed.value - amount)).toBeLessThanOrEqual(5_000_000)
    }))
  })

  it('in 万元 shows as many decimals as there are and no more', () => {
    expect([54_000_000, 54_002_500, 1, 0, 1_000_000].map((value) => formatWan(yuan(value)))).toEqual(['5,400', '5,400.25', '0.0001', '0', '100'])
  })

  it('never prints a minus before nothing', () => {
    expect(formatYi(-1 as Yuan)).toBe('0.0')
    expect(formatYi(-6_215_000_000 as Yuan)).toBe('-62.2')
  })
})

describe('adding and dividing', () => {
  it('leaves an unknown amount out of a sum', () => {
    expect(sumYuan([yuan(1), null, yuan(2)])).toBe(3)
  })

  it('rounds halves away from zero on both sides', () => {
    expect([roundedQuotient(5, 100, 1), roundedQuotient(-5, 100, 1), roundedQuotient(4, 100, 1)]).toEqual([1, -1, 0])
  })

  it('refuses a fraction of a 元 as a bug', () => {
    expect(() => yuan(0.5)).toThrow('Not whole 元')
  })
})
