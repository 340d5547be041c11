import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** The cases of bad input that no sheet brings, each with the test that proves its outcome. */
const ELSEWHERE: readonly (readonly [number, string, string])[] = [
  // 53, older bundle: there is one version so far; the migrations a database needs are asked for by this test.
  [53, 'tests/unit/log/upgrade.test.ts', 'has a test here for every version there was: a new version needs its own'],
  [54, 'tests/unit/exporting/backup.test.ts', 'one of a newer version: update first'],
  [55, 'tests/unit/log/merge.test.ts', 'refuses an altered event, named by the one that remembers its bytes'],
  [56, 'tests/unit/log/merge.test.ts', 'keeps both texts under one id, lets neither count and raises the alarm'],
  [58, 'tests/unit/log/merge.test.ts', 'refuses an event whose predecessor is neither here nor in the set'],
  [59, 'tests/unit/log/merge.test.ts', 'more than 48 hours ahead is named and does not carry ours along'],
  [59, 'tests/unit/log/merge.test.ts', 'of %s is 时间存疑: named and not followed; the event counts and hides nobody’s work'],
  [60, 'tests/unit/domain/photo.test.ts', 'that cannot be decoded is called HEIC by its first bytes or its name, else damaged'],
  [60, 'tests/unit/exporting/backup.test.ts', 'a photo that is missing, replaced or unlisted'],
  [61, 'tests/browser/gate/passing.test.ts', 'once, however fast 确认 is pressed again'],
  [61, 'tests/browser/gate/passing.test.ts', 'and offered, but not forced, after the tab was killed'],
  [62, 'tests/unit/log/failure.test.ts', 'has written exactly the acts it confirmed: none in part, none falsely'],
]

const HERE = ['files', 'values', 'layouts', 'planning', 'fuzz']
/** How many kinds of bad input the catalogue has. */
const CASES = 62

describe('the catalogue of bad input', () => {
  it('has a test of every case, here or where it is named', () => {
    const here = HERE.map((name) => readFileSync(`tests/unit/importing/sheet/${name}.test.ts`, 'utf8')).join('\n')
    const tested = new Set([...here.matchAll(/\bit(?:\.each\(\w+\))?\((["'`])(\d{1,2}) /g)].map(([, , number]) => Number(number)))
    for (const [number] of ELSEWHERE) tested.add(number)
    expect(Array.from({ length: CASES }, (_, index) => index + 1).filter((number) => !tested.has(number))).toEqual([])
  })

  it.each(ELSEWHERE)('%i is proved by %s: %s', (_number, file, title) => {
    expect(readFileSync(file, 'utf8')).toContain(title)
  })
})
