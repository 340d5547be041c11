import { describe, expect, it } from 'vitest'
import { problem, shownValue, warning } from '#importing/problem.ts'
import { problemParts } from '#importing/wording.ts'
import { problemSentence } from '../../support/problemSentence.ts'

describe('the words of a problem', () => {
  const place = { section: 'rows', row: 3, line: 12 } as const

  it('say where, which field, what stood there, what is wrong and how to mend it', () => {
    expect(problemSentence(problem(place, { code: 'import/negative' }, '总投资', -5))).toBe(
      '第 3 行（文件第 12 行），总投资：“-5”是负数。请填不小于 0 的数。',
    )
  })

  it('name the section where a file has several, and no line where it is unknown', () => {
    expect(problemParts(warning({ section: 'issues', row: 2, line: null }, { code: 'import/missing' })).where).toBe(
      '问题第 2 行',
    )
  })

  it('repeat no more than forty characters of a value, and never half of a character', () => {
    expect(shownValue('长'.repeat(41))).toBe(`${'长'.repeat(40)}…`)
    expect(shownValue('😀'.repeat(41))).toBe(`${'😀'.repeat(40)}…`)
    expect(shownValue({ a: 1 })).toBe('{"a":1}')
  })
})
