import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBlock, writeBlock } from '#projection/ledgerBlock.ts'

describe('a block on the clipboard', () => {
  it('is lines of cells parted by tabs, with the line end of any system', () => {
    expect(readBlock('a\tb\r\nc\td\n')).toEqual([['a', 'b'], ['c', 'd']])
  })
  it('the empty line a spreadsheet adds at the end is no row, an empty cell alone is one', () => {
    expect(readBlock('a\r\n')).toEqual([['a']])
    expect(readBlock('')).toEqual([['']])
  })
  it('a cell with line breaks, tabs or quotes stands in quotes', () => {
    expect(readBlock('"一\n二"\t"说""好"""\nx')).toEqual([['一\n二', '说"好"'], ['x']])
  })
  it('a quote that is never closed is part of the text', () => {
    expect(readBlock('"甲\t乙')).toEqual([['"甲', '乙']])
  })
  it('blank cells keep their places', () => {
    expect(readBlock('\t\n\tx\n')).toEqual([['', ''], ['', 'x']])
  })
  it('a text that could run as a formula is guarded when copied; a number is not', () => {
    expect(writeBlock([['=1+1', '@a', '-5', '+86 571']])).toBe("'=1+1\t'@a\t-5\t'+86 571")
  })
  it('what is copied is read back as it was', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '一', '\t', '\n', '"', '=', ' ', '5', '-') })
    const block = fc.integer({ min: 1, max: 4 }).chain((wide) => fc.array(fc.array(cell, { minLength: wide, maxLength: wide }), { minLength: 1, maxLength: 4 }))
    fc.assert(fc.property(block, (cells) => {
      fc.pre(!(cells.length > 1 && cells.at(-1)?.join('') === '' && cells[0]?.length === 1))
      expect(readBlock(writeBlock(cells))).toEqual(cells)
    }))
  })
})
