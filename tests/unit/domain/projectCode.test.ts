import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDigit, judgeProjectCode } from '#domain/projectCode.ts'
import { PATIENCE, PROPERTY } from '../../support/histories.ts'

const digits = (length: number): fc.Arbitrary<string> => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((each) => each.join(''))

/** YYMM of the new form: never 2015–2020, which would be read as a year of the old form. */
const newFormMonth = fc.record({ year: fc.integer({ min: 21, max: 35 }), month: fc.integer({ min: 1, max: 12 }) }).map(({ year, month }) => `${year}${String(month).padStart(2, '0')}`)

const split = (code: string): string => [code.slice(0, 4), code.slice(4, 10), code.slice(10, 12), code.slice(12, 14), code.slice(14)].join('-')

const soundCode = fc.tuple(newFormMonth, digits(15)).map(([month, rest]) => split(`${month}${rest}${checkDigit(month + rest)}`))

describe('the check digit of ISO 7064 MOD 11,10', () => {
  it('of 0794 is 5, as in the standard', () => {
    expect(checkDigit('0794')).toBe(5)
  })

  it('makes the whole number congruent: the recursion over all digits ends at 1', () => {
    fc.assert(
      fc.property(digits(19), (text) => {
        const whole = [...text, String(checkDigit(text))].map(Number)
        const last = whole.pop() ?? 0
        const product = whole.reduce((carry, digit) => ((((carry + digit) % 10 || 10) * 2) % 11), 10)
        expect((product + last) % 10).toBe(1)
      }),
      PROPERTY,
    )
  }, PATIENCE)
})

describe('a project code of the new form', () => {
  it('is well formed with its check digit', () => {
    fc.assert(fc.property(soundCode, (code) => judgeProjectCode(code) === 'well-formed'), PROPERTY)
  }, PATIENCE)

  it('with any one digit mistyped is never well formed', () => {
    fc.assert(
      fc.property(soundCode, fc.nat({ max: 23 }), fc.integer({ min: 1, max: 9 }), (code, at, by) => {
        const digit = code.charAt(at)
        fc.pre(digit !== '-')
        const wrong = code.slice(0, at) + String((Number(digit) + by) % 10) + code.slice(at + 1)
        fc.pre(!/^20(1[5-9]|20)/.test(wrong))
        expect(judgeProjectCode(wrong)).toBe('check-digit')
      }),
      PROPERTY,
    )
  }, PATIENCE)

  it('keeps the region that issued it', () => {
    for (const region of ['330108', '330110', '110000']) {
      const body = `2501${region}0401${'12345'}`
      expect(judgeProjectCode(split(body + String(checkDigit(body))))).toBe('well-formed')
    }
  })
})

describe('a project code of the old form', () => {
  it.each(['2015', '2016', '2017', '2018', '2019', '2020'])('begins with the year %s and has no check digit', (year) => {
    for (let last = 0; last <= 9; last++) expect(judgeProjectCode(`${year}-330108-78-03-00123${last}`)).toBe('well-formed')
  })

  it('ends with 2020: what begins with 2014 or 2021 is of the new form and is checked', () => {
    for (const first of ['2014', '2021']) {
      const found = Array.from({ length: 10 }, (_, last) => judgeProjectCode(`${first}-330108-78-03-00123${last}`))
      expect([found.filter((each) => each === 'well-formed').length, found.filter((each) => each === 'check-digit').length]).toEqual([1, 9])
    }
  })
})

describe('what is no project code', () => {
  it.each(['', '2501-330108-04-01-12345', '2501-330108-04-01-1234567', '2501330108040112345', ' 2501-330108-04-01-123456', '2501-330108-04-01-123456\n', '2501—330108—04—01—123456', '2501-33010A-04-01-123456', '２５０１-330108-04-01-123456'])(
    '%j is malformed',
    (code) => {
      expect(judgeProjectCode(code)).toBe('malformed')
    },
  )
})
