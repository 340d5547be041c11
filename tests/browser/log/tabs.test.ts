import { describe, expect, it } from 'vitest'
import { all, ACTOR, freshName, issue, opened, registered, value } from '../../unit/log/support.ts'
import { replaceMethod } from '../../unit/log/faults.ts'
import type { AppendOrder, AppendReport } from './appending.worker.ts'

/** Appends from a thread of its own, as another tab would. */
function appendElsewhere(order: AppendOrder): Promise<AppendReport> {
  const worker = new Worker(new URL('./appending.worker.ts', import.meta.url), { type: 'module' })
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<AppendReport>) => {
      worker.terminate()
      resolve(data)
    }
    worker.onerror = (event) => reject(new Error(event.message))
    worker.postMessage(order)
  })
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1)

describe.each([true, false])('two threads on one log (Web Locks: %s)', (locked) => {
  it('append 100 acts each without a fork, and each hears its own at once and in order', async () => {
    const name = freshName()
    const log = await opened({ name })
    const heard: number[] = []
    const complete = new Promise<void>((resolve) => {
      log.subscribe((events) => {
        heard.push(...events.map(({ event }) => event.n))
        if (heard.length === 200) resolve()
      })
    })
    const order = { name, acts: 100, locked }
    const [one, two] = await Promise.all([appendElsewhere(order), appendElsewhere(order)])
    await complete
    expect([one.confirmed, two.confirmed]).toEqual([100, 100])
    expect((await all(log)).map(({ event }) => event.n)).toEqual(upTo(200))
    expect(await log.verify()).toEqual([])
    expect(heard).toEqual(upTo(200))
    for (const { heard: own } of [one, two]) expect(own).toEqual(upTo(200).slice(own[0]! - 1, own.at(-1)))
  }, 60_000)
})

describe('the lock of a tab that froze', () => {
  it('is waited for less than 3 s; nothing is written and the person may try again', async () => {
    const name = freshName()
    const log = await opened({ name })
    let release = (): void => undefined
    const frozen = new Promise<void>((resolve) => (release = resolve))
    const held = navigator.locks.request(`log:${name}`, () => frozen)
    expect(issue(await log.append([registered('a')], ACTOR))).toMatchObject({
      detail: 'busy',
      outcome: 'none',
    })
    expect(log.health().readOnly).toBeNull()
    release()
    await held
    expect(value(await log.append([registered('a')], ACTOR))[0]?.event.n).toBe(1)
  }, 10_000)
})

describe('commits', () => {
  it('are strict: confirmed only when they would survive a power cut', async () => {
    const log = await opened()
    const durabilities = new Set<string>()
    const restore = replaceMethod<IDBObjectStore>(IDBObjectStore.prototype, 'put', (put) => (store, args) => {
      durabilities.add(store.transaction.durability)
      return put.apply(store, args)
    })
    value(await log.append([registered('a')], ACTOR))
    restore()
    expect([...durabilities]).toEqual(['strict'])
  })
})
