import { describe, expect, it } from 'vitest'
import { testTitles, titlesIn } from '../../../support/testTitles.ts'

/** The cases of bad input that no sheet brings, or of which another part of the app has its share, each with what proves it. */
const ELSEWHERE: readonly (readonly [number, string, string])[] = [
  [50, 'tests/unit/exporting/xlsx.test.ts', 'holds %j as a text that cannot run, and no formula'],
  // 53, older bundle: there is one version of the events so far; what an older version of the app kept is opened and counted.
  [53, 'tests/unit/log/upgrade.test.ts', 'of version %i is opened with its events, its settings and its chain'],
  [53, 'tests/unit/log/upgrade.test.ts', 'has a test here for every version there was: a new version needs its own'],
  [54, 'tests/unit/exporting/backup.test.ts', 'one of a newer version: update first'],
  [54, 'tests/unit/exporting/exchange.test.ts', 'of a newer version: update first, keep the file'],
  [55, 'tests/unit/log/merge.test.ts', 'refuses an altered event, named by the one that remembers its bytes'],
  [55, 'tests/unit/log/merge.test.ts', 'refuses an event that names no author, and says which'],
  [55, 'tests/unit/log/verify.test.ts', 'names an entry put under another person’s name'],
  [56, 'tests/unit/log/merge.test.ts', 'keeps both texts under one id, lets neither count and raises the alarm'],
  [58, 'tests/unit/log/waiting.test.ts', 'waits aside: it is in no figure and in no history, and is named'],
  [58, 'tests/unit/log/waiting.test.ts', 'enters by itself when the missing one comes, and listeners are told of all of it once'],
  [59, 'tests/unit/log/merge.test.ts', 'more than 48 hours ahead is named and does not carry ours along'],
  [59, 'tests/unit/log/merge.test.ts', 'of %s is 时间存疑: named and not followed; the event counts and hides nobody’s work'],
  [60, 'tests/unit/domain/photo.test.ts', 'is refused empty, beyond the limit, or of another kind; the limit itself will do'],
  [60, 'tests/unit/domain/photo.test.ts', 'that cannot be decoded is called HEIC by its first bytes or its name, else damaged'],
  [60, 'tests/unit/exporting/backup.test.ts', 'a photo that is missing, replaced or unlisted'],
  [60, 'tests/browser/project/photos.test.ts', 'without its bytes is said to be missing or damaged, and its record stays'],
  [60, 'tests/unit/log/append.test.ts', 'hands out no file whose bytes the disk changed; the event that names it stays'],
  [61, 'tests/browser/gate/passing.test.ts', 'once, however fast 确认 is pressed again'],
  [61, 'tests/browser/gate/passing.test.ts', 'and offered, but not forced, after the tab was killed'],
  [61, 'tests/browser/board/looking.test.ts', 'waits for an input method to finish its composition'],
  [61, 'tests/browser/ledger/ledger.test.ts', 'a pasted block is shown before and after, written as one act, and one undo takes all of it back'],
  [62, 'tests/unit/log/failure.test.ts', 'has written exactly the acts it confirmed: none in part, none falsely'],
  [62, 'tests/browser/import/ending.test.ts', 'goes back to its preview when it is cancelled, with what was left out, and can be accepted again'],
  [62, 'tests/browser/import/ending.test.ts', 'goes back to its preview when the desk dies, and keeps the answers'],
]

const HERE = ['files', 'values', 'layouts', 'planning', 'fuzz'].map((name) => `tests/unit/importing/sheet/${name}.test.ts`)
/** How many kinds of bad input the catalogue has. */
const CASES = 62

describe('the catalogue of bad input', () => {
  it('has a test of every case, here or where it is named', () => {
    const tested = new Set(HERE.flatMap(testTitles).map((title) => Number(/^(\d{1,2}) /.exec(title)?.[1])))
    for (const [number] of ELSEWHERE) tested.add(number)
    expect(Array.from({ length: CASES }, (_, index) => index + 1).filter((number) => !tested.has(number))).toEqual([])
  })

  it.each(ELSEWHERE)('%i is proved by %s: %s', (_number, file, title) => {
    expect(testTitles(file)).toContain(title)
  })

  it('takes a title for a proof only where its test runs', () => {
    const source = `
      // it('a comment', () => {})
      it('a test', () => expect(1).toBe(1))
      it.each([1])('a table', () => {})
      it.skip('a skipped test', () => {})
      it.skip.each([1])('a skipped table', () => {})
      it.todo('a promise')
      it('no test')
      describe.skip('a skipped group', () => { it('a test within', () => {}) })
      describe('a group', () => { test('another test', () => { say("it('a text', () => {})") }) })`
    expect(titlesIn(source)).toEqual(['a test', 'a table', 'another test'])
  })
})
