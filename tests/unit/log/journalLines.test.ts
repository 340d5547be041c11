import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashOf } from '#log/hash.ts'
import { decodeLine, lineBytes, readLines, type JournalLine } from '#log/journal/lines.ts'

const line = fc
  .record({ device: fc.stringMatching(/^[a-z0-9-]{1,8}$/), n: fc.integer({ min: 1, max: 999 }), words: fc.string({ unit: 'grapheme' }) })
  .map(({ device, n, words }): JournalLine => {
    // As the log's texts are: JSON, which has no line break.
    const payload = JSON.stringify({ words })
    return { id: `${device}:${n}`, hash: hashOf(payload), payload }
  })
const lines = fc.array(line, { minLength: 1, maxLength: 8 })

const read = (bytes: Uint8Array): JournalLine[] => readLines(bytes).lines.map(decodeLine)

/** How many of these lines end within so many bytes. */
const endedWithin = (all: readonly JournalLine[], bytes: number): number =>
  all.filter((_, index) => lineBytes(all.slice(0, index + 1)).byteLength <= bytes).length

describe('the lines of the journal', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(lines, (all) => {
        expect(read(lineBytes(all))).toEqual(all)
        expect(readLines(lineBytes(all)).damaged).toBe(0)
      }),
    )
  })

  it('cut anywhere, give the lines that had ended, and nothing is called damaged', () => {
    fc.assert(
      fc.property(lines, fc.nat(), (all, at) => {
        const bytes = lineBytes(all)
        const cut = at % (bytes.byteLength + 1)
        expect(read(bytes.subarray(0, cut))).toEqual(all.slice(0, endedWithin(all, cut)))
        expect(readLines(bytes.subarray(0, cut)).damaged).toBe(0)
      }),
    )
  })

  it('with one byte changed, lose the lines that it stood in or between, are never read as anything else, and say so', () => {
    fc.assert(
      fc.property(lines, fc.nat(), fc.integer({ min: 1, max: 255 }), (all, at, flip) => {
        const bytes = lineBytes(all)
        const place = at % bytes.byteLength
        bytes[place] = (bytes[place] ?? 0) ^ flip
        const struck = endedWithin(all, place)
        const isEnd = endedWithin(all, place + 1) > struck
        const left = all.filter((_, index) => index !== struck && !(isEnd && index === struck + 1))
        expect(read(bytes)).toEqual(left)
        // The end of the last line changed looks like a torn one.
        expect(readLines(bytes).damaged > 0).toBe(!(isEnd && struck === all.length - 1))
      }),
      { numRuns: 500 },
    )
  })
})
