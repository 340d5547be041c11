import { describe, expect, it } from 'vitest'
import type { RestoreSummary } from '#stores/backup.ts'
import { restoredWords } from '#views/data/restorePick.ts'
import { ageWords } from '#domain/exchangeWords.ts'
import { backupIsDue, instantWords, sizeWords } from '#views/data/words.ts'

/** 2025-06-03 00:30 in Shanghai, still the day before in UTC. */
const NOW = Date.parse('2025-06-03T00:30:00+08:00')

describe('words for the storage state', () => {
  it.each([[0, '0 B'], [1023, '1023 B'], [1536, '1.5 KB'], [10 * 1024 ** 3, '10.0 GB']])('%i bytes are %s', (bytes, words) => {
    expect(sizeWords(bytes)).toBe(words)
  })

  it('tell an instant by the local clock', () => {
    expect(instantWords('2025-06-02T16:30:00.000Z')).toBe('2025-06-03 00:30')
  })

  it.each([
    ['2025-06-03T00:10:00+08:00', '今天'],
    ['2025-06-02T23:50:00+08:00', '昨天'],
    ['2025-05-27T12:00:00+08:00', '7 天前'],
    ['2025-06-09T12:00:00+08:00', '今天'],
  ])('%s was %s', (instant, words) => {
    expect(ageWords(instant, NOW)).toBe(words)
  })
})

describe('a backup is due', () => {
  it('never while there is nothing to lose, at once when there was none, and after two days of work', () => {
    expect(backupIsDue(null, 0, 0)).toBe(false)
    expect(backupIsDue(null, 1, 1)).toBe(true)
    expect(backupIsDue('2025-05-28T12:00:00+08:00', 1, 1)).toBe(false)
    expect(backupIsDue('2025-05-28T12:00:00+08:00', 1, 2)).toBe(true)
  })
})

const RESTORED: RestoreSummary = { added: 3, known: 0, repaired: 0, waiting: [], released: [], clones: [], doubtfulClocks: [] }

describe('words for a restore', () => {
  it('name records whose clock is not to be believed: they count, and the clock here does not follow', () => {
    expect(restoredWords({ ...RESTORED, doubtfulClocks: ['d:1'] })).toBe('已恢复 3 条记录（1 条时间存疑：内容照常计入，本机时间不随之改变）。')
  })

  it('name what waited for it, and what still waits', () => {
    expect(restoredWords({ ...RESTORED, released: ['d:2'], waiting: ['e:3', 'e:4'] })).toBe('已恢复 3 条记录（其中 1 条此前在等待前序，2 条仍等待前序记录）。')
  })
})
