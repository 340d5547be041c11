import { describe, expect, it } from 'vitest'
import type { ProjectLog } from '#log/types.ts'
import { ACTOR, all, freshName, memoryStorage, opened, registered, value } from './support.ts'

/** Two tabs on one database. Without Web Locks, as on plain http: the transaction alone has to do. */
async function twoTabs(): Promise<[ProjectLog, ProjectLog]> {
  const options = { name: freshName(), localStorage: memoryStorage(), locks: null }
  return [await opened(options), await opened(options)]
}

/** What a tab's listeners hear, and a promise of hearing so many. */
function listen(log: ProjectLog, count: number): { heard: number[]; complete: Promise<void> } {
  const heard: number[] = []
  const complete = new Promise<void>((resolve) => {
    log.subscribe((events) => {
      heard.push(...events.map(({ event }) => event.n))
      if (heard.length >= count) resolve()
    })
  })
  return { heard, complete }
}

describe('two tabs', () => {
  it('append 200 times at once without a fork', async () => {
    const [one, two] = await twoTabs()
    const appends = Array.from({ length: 200 }, (_, i) =>
      (i % 2 ? one : two).append([registered(`p${i}`)], ACTOR),
    )
    for (const appended of await Promise.all(appends)) value(appended)
    const events = await all(one)
    expect(events.map(({ event }) => event.n)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1))
    expect(events.slice(1).every(({ event }, i) => event.prev === events[i]?.hash)).toBe(true)
    expect(await one.verify()).toEqual([])
  })

  it('both hear every event once and in order, whoever wrote it', async () => {
    const [one, two] = await twoTabs()
    const [first, second] = [listen(one, 60), listen(two, 60)]
    const appends = Array.from({ length: 60 }, (_, i) =>
      (i % 3 ? one : two).append([registered(`p${i}`)], ACTOR),
    )
    await Promise.all([...appends, first.complete, second.complete])
    const all60 = Array.from({ length: 60 }, (_, i) => i + 1)
    expect([first.heard, second.heard]).toEqual([all60, all60])
  })

  it('a tab that slept hears on waking what it missed', async () => {
    const [one, two] = await twoTabs()
    const { heard } = listen(two, 1)
    value(await one.append([registered('a')], ACTOR))
    await two.catchUp()
    await two.catchUp()
    expect(heard).toEqual([1])
  })

  it('agree on the device and its chain', async () => {
    const [one, two] = await twoTabs()
    const [a] = value(await one.append([registered('a')], ACTOR))
    const [b] = value(await two.append([registered('b')], ACTOR))
    expect(b?.event).toMatchObject({ device: a?.event.device, n: 2, prev: a?.hash })
  })
})
