import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeCourse } from '#importing/courseFile.ts'
import { recordLines } from '#importing/jsonText.ts'
import { decodeRegister } from '#importing/registerFile.ts'
import { REGISTER_COLUMNS } from '#importing/registerSchema.ts'
import { problemSentence } from '../../support/problemSentence.ts'
import { ledgerRow, ledgerText } from './ledger.ts'

const columns = [...Object.keys(REGISTER_COLUMNS), 'lists']

/** Rows that are nearly sound: one to three columns hold anything JSON can say. */
const nearlySound = fc
  .dictionary(fc.constantFrom(...columns), fc.jsonValue(), { minKeys: 1, maxKeys: 3 })
  .map((overrides) => ledgerRow(overrides))

const sentence = /^(整个文件|(月报|关键节点|问题)?第 \d+ 行(（文件第 \d+ 行）)?)，.+。$/su

describe('whatever a file holds', () => {
  it('a reader of ledgers accepts it or names its problems in whole sentences, and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.array(nearlySound, { maxLength: 4 }).map((rows) => ledgerText(rows)),
        ),
        (text) => {
          const read = decodeRegister(text)
          expect(read.ok ? read.value.rows.length : read.issue.length).toBeGreaterThan(0)
          if (!read.ok) for (const problem of read.issue) expect(problemSentence(problem)).toMatch(sentence)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('a reader of courses does the same', () => {
    const section = fc.array(
      fc.dictionary(
        fc.constantFrom('project', 'period', 'kind', 'level', 'invested', 'recordedAt'),
        fc.jsonValue(),
      ),
      { maxLength: 3 },
    )
    const header = {
      format: 'course',
      version: 1,
      year: 2025,
      illustrative: false,
      source: '测试',
      asOf: '2025-06-30',
    }
    fc.assert(
      fc.property(fc.record({ reports: section, milestones: section, issues: section }), (sections) => {
        const read = decodeCourse(JSON.stringify({ ...header, ...sections }), new Set())
        expect(read.ok).toBe(false)
        if (!read.ok) for (const problem of read.issue) expect(problemSentence(problem)).toMatch(sentence)
      }),
    )
  })
})

describe('the lines of a file’s records', () => {
  it('are found however the file is laid out, and whatever its texts hold', () => {
    const row = fc.record({
      a: fc.string(),
      rows: fc.array(fc.string(), { maxLength: 2 }),
      '"rows": [': fc.constant('{[\\"'),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), fc.constantFrom(0, 2), (rows, indent) => {
        const text = JSON.stringify({ before: [[{ rows: [{}] }]], rows, after: { rows: [{}] } }, null, indent)
        const lines = recordLines(text, 'rows')
        expect(lines).toHaveLength(rows.length)
        if (indent === 0) expect(lines.every((line) => line === 1)).toBe(true)
        else for (const line of lines) expect(text.split('\n')[line - 1]).toBe('    {')
      }),
    )
  })
})

describe('a large ledger', () => {
  it('of 10,000 projects is read, with the last row’s problem on its line', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => ledgerRow({ name: `项目${i}`, projectCode: null }))
    expect(decodeRegister(ledgerText(rows)).ok).toBe(true)
    const bad = decodeRegister(ledgerText([...rows, ledgerRow({ name: '', projectCode: null })]))
    expect(!bad.ok && bad.issue.map(problemSentence)).toEqual([
      '第 10001 行（文件第 10009 行），项目名称：没有填写。这一项必须填写。',
    ])
  })
})
