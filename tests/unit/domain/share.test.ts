import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainShares, printedShares, shareText } from '#domain/share.ts'

const add = (tenths: readonly number[]): number => tenths.reduce((sum, share) => sum + share, 0)
const parts = fc.array(fc.integer({ min: 0, max: 1_000_000_000_000 }), { minLength: 1, maxLength: 40 }).filter((amounts) => amounts.some((amount) => amount > 0))

describe('shares as a column prints them', () => {
  it('add up to 100.0, whatever the parts', () => {
    fc.assert(fc.property(parts, (amounts) => void expect(add(printedShares(amounts).tenths)).toBe(1000)))
  })

  it('put the residue of rounding on the largest row and touch no other', () => {
    fc.assert(
      fc.property(parts, (amounts) => {
        const plain = plainShares(amounts)
        const { tenths, adjustedRow, residue } = printedShares(amounts)
        if (adjustedRow !== null) expect(amounts[adjustedRow]).toBe(Math.max(...amounts))
        expect(tenths).toEqual(plain.map((share, row) => (row === adjustedRow ? share + residue : share)))
      }),
    )
  })

  it('put 0.1 on one of three equal thirds, the first', () => {
    expect(printedShares([1, 1, 1])).toEqual({ tenths: [334, 333, 333], adjustedRow: 0, residue: 1 })
  })

  it('say that no row took a residue when there was none', () => {
    expect(printedShares([1, 1])).toEqual({ tenths: [500, 500], adjustedRow: null, residue: 0 })
  })

  it('are all 0 for a column of nothing, or of 核减 that outweigh it', () => {
    expect(printedShares([0, 0]).tenths).toEqual([0, 0])
    expect(printedShares([5, -5])).toEqual({ tenths: [0, 0], adjustedRow: null, residue: 0 })
    expect(printedShares([5, -6]).tenths).toEqual([0, 0])
  })

  it('are printed with one decimal', () => {
    expect([1000, 586, 0].map(shareText)).toEqual(['100.0', '58.6', '0.0'])
  })
})
