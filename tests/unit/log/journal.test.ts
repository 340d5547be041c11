import { describe, expect, it, vi } from 'vitest'
import { JournalFailure } from '#log/journal/desk.ts'
import type { JournalDesk, JournalSurvey } from '#log/journal/wire.ts'
import { ACTOR, all, freshName, memoryStorage, opened, registered, value } from './support.ts'

const EMPTY: JournalSurvey = { chains: [], files: 0, lines: 0, texts: 0, damaged: 0, others: [] }

/** A desk that answers everything with nothing, except what a test puts in its place. */
function desk(part: Partial<JournalDesk>): () => JournalDesk {
  const done = (): Promise<null> => Promise.resolve(null)
  const none = (): Promise<readonly never[]> => Promise.resolve([])
  const slice = { lines: [], more: false }
  const base: JournalDesk = {
    append: done, survey: () => Promise.resolve(EMPTY), keys: none, names: none, slice: () => Promise.resolve(slice),
    gather: done, remove: none, keepLock: done, lock: done, erase: done, close: done,
  }
  return () => ({ ...base, ...part })
}

const place = (journal: () => JournalDesk): Parameters<typeof opened>[0] => ({ name: freshName(), localStorage: memoryStorage(), journal })

describe('a journal that fails', () => {
  it('fails no act, is asked no more, and says so', async () => {
    const append = vi.fn(() => Promise.reject(new JournalFailure('failed', 'QuotaExceededError')))
    const log = await opened(place(desk({ append })))
    value(await log.append([registered('a')], ACTOR))
    value(await log.append([registered('b')], ACTOR))
    expect(append).toHaveBeenCalledTimes(1)
    expect(log.health()).toMatchObject({ journal: 'failed', readOnly: null, events: 2 })
  })

  it('is told from one that this browser does not have', async () => {
    const log = await opened(place(desk({ survey: () => Promise.reject(new JournalFailure('unavailable', 'SecurityError')) })))
    await log.journal.tend()
    expect(log.health()).toMatchObject({ journal: 'unavailable', recoverable: 0 })
    value(await log.append([registered('a')], ACTOR))
  })
})

describe('a journal that hangs', () => {
  it('holds up one act for a moment, and none after it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    try {
      const log = await opened(place(desk({ append: () => new Promise(() => undefined) })))
      let saved = false
      const first = log.append([registered('a')], ACTOR).then(() => (saved = true))
      await vi.waitFor(async () => expect(await all(log)).toHaveLength(1))
      expect(saved).toBe(false)
      await vi.advanceTimersByTimeAsync(1_000)
      await first
      // No time passes for this one.
      value(await log.append([registered('b')], ACTOR))
      expect(await all(log)).toHaveLength(2)
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('a journal that answers', () => {
  it('has been handed an act by the time it is told as saved, in clear and in its order', async () => {
    const append = vi.fn<JournalDesk['append']>(() => Promise.resolve(null))
    const log = await opened(place(desk({ append })))
    const events = value(await log.append([registered('a'), registered('b')], ACTOR))
    expect(append.mock.calls).toEqual([['clear', events.map(({ id, hash, text }) => ({ id, hash, payload: text }))]])
  })

  it('is handed nothing of an act that was not written', async () => {
    const append = vi.fn<JournalDesk['append']>(() => Promise.resolve(null))
    const where = place(desk({ append }))
    const log = await opened(where)
    log.close()
    expect((await log.append([registered('a')], ACTOR)).ok).toBe(false)
    expect(append).not.toHaveBeenCalled()
  })
})
