import { describe, expect, it } from 'vitest'
import { eventText } from '#domain/event.ts'
import { hashOf } from '#log/hash.ts'
import type { ProjectLog } from '#log/types.ts'
import { editRaw } from './rawDatabase.ts'
import { ACTOR, all, allTexts, fileOf, freshName, issue, memoryStorage, opened, registered, registerOf, value } from './support.ts'

/** The texts of a colleague's device that registered these projects. */
async function colleague(ids: readonly string[]): Promise<{ device: string; log: ProjectLog; texts: string[] }> {
  const log = await opened()
  for (const id of ids) value(await log.append([registered(id)], ACTOR))
  return { device: log.health().device, log, texts: await allTexts(log) }
}

const numbers = async (log: ProjectLog): Promise<number[]> => (await all(log)).map(({ event }) => event.n)
const waiting = async (log: ProjectLog): Promise<string[]> => (await log.waiting()).map(({ id }) => id)

describe('an event whose predecessor has not come', () => {
  it('waits aside: it is in no figure and in no history, and is named', async () => {
    const { device, texts } = await colleague(['a', 'b', 'c', 'd'])
    const log = await opened()
    const summary = value(await log.merge([texts[0]!, texts[2]!, texts[3]!]))
    expect(summary).toMatchObject({ added: 1, known: 0, waiting: [`${device}:3`, `${device}:4`], released: [] })
    expect([...(await registerOf(log)).projects.keys()]).toEqual(['project/a'])
    expect(await allTexts(log)).toEqual([texts[0]])
    expect(await waiting(log)).toEqual([`${device}:3`, `${device}:4`])
    expect(log.health().events).toBe(1)
    expect(await log.verify()).toEqual([])
  })

  it('enters by itself when the missing one comes, and listeners are told of all of it once', async () => {
    const { device, texts } = await colleague(['a', 'b', 'c'])
    const log = await opened()
    value(await log.merge([texts[0]!, texts[2]!]))
    const told: string[] = []
    log.subscribe((events) => told.push(...events.map(({ id }) => id)))
    const summary = value(await log.merge([texts[1]!]))
    expect(summary).toMatchObject({ added: 2, waiting: [], released: [`${device}:3`] })
    expect(told).toEqual([`${device}:2`, `${device}:3`])
    expect(await numbers(log)).toEqual([1, 2, 3])
    expect(await waiting(log)).toEqual([])
    expect(await log.verify()).toEqual([])
  })

  it('enters with a restored backup too', async () => {
    const { texts } = await colleague(['a', 'b', 'c'])
    const log = await opened()
    value(await log.merge([texts[2]!]))
    expect(value(await log.restore(texts.slice(0, 2)))).toMatchObject({ added: 3, known: 0 })
    expect(await waiting(log)).toEqual([])
  })

  it('goes on waiting over a restart, and behind a second gap', async () => {
    const { texts } = await colleague(['a', 'b', 'c', 'd', 'e'])
    const options = { name: freshName(), localStorage: memoryStorage() }
    const first = await opened(options)
    value(await first.merge([texts[2]!, texts[4]!]))
    first.close()
    const log = await opened(options)
    expect(log.health().readOnly).toBeNull()
    value(await log.merge(texts.slice(0, 2)))
    expect(await numbers(log)).toEqual([1, 2, 3])
    expect((await log.waiting()).map(({ event }) => event.n)).toEqual([5])
  })

  it('received again still waits once; received with its predecessors it enters', async () => {
    const { texts } = await colleague(['a', 'b', 'c'])
    const log = await opened()
    value(await log.merge([texts[2]!]))
    expect(value(await log.merge([texts[2]!]))).toMatchObject({ added: 0, waiting: [expect.any(String)] })
    expect(await waiting(log)).toHaveLength(1)
    expect(value(await log.merge(texts))).toMatchObject({ added: 3, waiting: [] })
    expect(await waiting(log)).toEqual([])
  })

  it('whatever the order in which they come, the log ends up the same', async () => {
    const { texts } = await colleague(['a', 'b', 'c', 'd'])
    for (const order of [[3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]]) {
      const log = await opened()
      for (const index of order) value(await log.merge([texts[index]!]))
      expect((await numbers(log)).sort()).toEqual([1, 2, 3, 4])
      expect(await log.verify()).toEqual([])
      expect(await waiting(log)).toEqual([])
    }
  })

  it('keeps its photo for the time when it counts', async () => {
    const { texts } = await colleague(['a', 'b'])
    const log = await opened()
    const photo = fileOf('照片')
    value(await log.merge([texts[1]!], [photo]))
    expect((await log.file(photo.hash))?.bytes).toEqual(photo.bytes)
  })
})

describe('a forged event among those that wait', () => {
  it('does not enter when its true predecessor comes, and keeps nobody else out', async () => {
    const { device, log: other, texts } = await colleague(['a', 'b', 'c'])
    const [, second, third] = await all(other)
    const forged = eventText({ ...third!.event, prev: 'f'.repeat(64), actor: { ...ACTOR, person: '冒名' } })
    const log = await opened()
    value(await log.merge([forged]))
    expect(value(await log.merge([texts[0]!, second!.text]))).toMatchObject({ added: 2, released: [] })
    expect(value(await log.merge([third!.text]))).toMatchObject({ added: 1, clones: [] })
    expect(await numbers(log)).toEqual([1, 2, 3])
    expect(await waiting(log)).toEqual([`${device}:3`])
  })

  it('under this device’s own id is refused at once', async () => {
    const log = await opened()
    const [mine] = value(await log.append([registered('a')], ACTOR))
    const forged = eventText({ ...mine!.event, n: 9, prev: 'f'.repeat(64) })
    expect(issue(await log.merge([forged]))).toMatchObject({ problems: [{ code: 'own-device' }] })
    expect(await waiting(log)).toEqual([])
  })

  it('of one number with other bytes: when both may enter, neither counts and the alarm is raised', async () => {
    const { device, log: other, texts } = await colleague(['a', 'b'])
    const twin = (await all(other))[1]!.text.replace('项目b', '项目z')
    const log = await opened()
    value(await log.merge([texts[1]!]))
    value(await log.merge([twin]))
    expect(await waiting(log)).toHaveLength(2)
    expect(value(await log.merge([texts[0]!]))).toMatchObject({ clones: [`${device}:2`] })
    expect(log.health().clones).toEqual([`${device}:2`])
    expect(await numbers(log)).toEqual([1])
  })

  it('that was damaged while it waited stays where it is', async () => {
    const { device, texts } = await colleague(['a', 'b'])
    const name = freshName()
    const log = await opened({ name })
    value(await log.merge([texts[1]!]))
    const row = { device, n: 2, hash: hashOf(texts[1]!), subject: 'project/b', text: texts[1]!.slice(0, 40) }
    await editRaw(name, 'waiting', (store) => void store.put(row))
    expect(value(await log.merge([texts[0]!]))).toMatchObject({ added: 1, released: [] })
    expect(value(await log.merge(texts))).toMatchObject({ added: 1, known: 1 })
    expect(await numbers(log)).toEqual([1, 2])
  })
})

describe('a rehearsal', () => {
  it('says what a merge would do and writes nothing', async () => {
    const { device, texts } = await colleague(['a', 'b', 'c', 'd'])
    const log = await opened()
    value(await log.merge([texts[0]!, texts[2]!]))
    const told = value(await log.rehearse([texts[0]!, texts[1]!]))
    expect(told).toMatchObject({ known: 1, released: [`${device}:3`], clones: [], waiting: [] })
    expect(told.added.map(({ id }) => id)).toEqual([`${device}:2`, `${device}:3`])
    expect(await numbers(log)).toEqual([1])
    expect(await waiting(log)).toEqual([`${device}:3`])
  })

  it('refuses by name what a merge would refuse', async () => {
    const { texts } = await colleague(['a', 'b'])
    const log = await opened()
    const altered = [texts[0]!.replace('项目a', '项目z'), texts[1]!]
    expect(issue(await log.rehearse(altered))).toEqual(issue(await log.merge(altered)))
  })
})

describe('the vector of a log', () => {
  it('names each device’s last event, and the texts beyond another’s vector are what that one lacks', async () => {
    const { device, texts } = await colleague(['a', 'b', 'c'])
    const log = await opened()
    const [mine] = value(await log.append([registered('z')], ACTOR))
    value(await log.merge(texts))
    const heads = await log.heads()
    expect(new Map(heads.map((head) => [head.device, head.n]))).toEqual(new Map([[device, 3], [mine!.event.device, 1]]))
    expect(heads.find((head) => head.device === device)?.hash).toBe(hashOf(texts[2]!))
    expect(await beyond(log, [[device, 1]])).toEqual(expect.arrayContaining([mine!.text, texts[1], texts[2]]))
    expect(await beyond(log, [[device, 3], [mine!.event.device, 1]])).toEqual([])
  })

  it('does not claim what lies behind a gap', async () => {
    const { device, texts } = await colleague(['a', 'b', 'c'])
    const log = await opened()
    value(await log.restore([texts[0]!, texts[2]!], [], { missing: [`${device}:2`] }))
    expect(await log.heads()).toEqual([{ device, n: 1, hash: hashOf(texts[0]!) }])
  })

  it('lets both texts of a clone go along, whatever the other has', async () => {
    const { device, texts } = await colleague(['a', 'b'])
    const log = await opened()
    const twin = texts[0]!.replace('项目a', '项目z')
    value(await log.merge(texts))
    value(await log.merge([twin]))
    expect((await beyond(log, [[device, 2]])).sort()).toEqual([texts[0]!, twin].sort())
  })
})

async function beyond(log: ProjectLog, vector: readonly (readonly [string, number])[]): Promise<string[]> {
  const texts: string[] = []
  for await (const slice of log.textsBeyond(new Map(vector))) texts.push(...slice)
  return texts
}
