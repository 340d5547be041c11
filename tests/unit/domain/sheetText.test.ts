import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guardedText, unguardedText } from '#domain/sheetText.ts'

/** Texts made of what the guard looks at. */
const tricky = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '1', '项', ' ') })

describe('text in a sheet', () => {
  it.each(['=cmd|calc', '+86', '-5', '@SUM(A1)', '\t=1', '\r=1', '\n=1'])('puts a quote before %j, which could run', (text) => {
    expect(guardedText(text)).toBe(`'${text}`)
  })

  it.each(['', '智慧泵站', "'引号开头", "O'Neil", '5400', '（示例）'])('leaves %j as it is', (text) => {
    expect(guardedText(text)).toBe(text)
    expect(unguardedText(text)).toBe(text)
  })

  it('never lets a text through that begins with what runs', () => {
    fc.assert(fc.property(tricky, (text) => !/^[=+\-@\t\r\n]/.test(guardedText(text))))
  })

  it('gives back exactly the text it was given, with quotes of its own too', () => {
    fc.assert(fc.property(fc.oneof(tricky, fc.string()), (text) => unguardedText(guardedText(text)) === text), { numRuns: 1_000 })
  })
})
