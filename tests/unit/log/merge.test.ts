import { describe, expect, it } from 'vitest'
import { eventText } from '#domain/event.ts'
import type { ProjectLog } from '#log/types.ts'
import {
  ACTOR,
  all,
  allTexts,
  fileOf,
  issue,
  NOW,
  opened,
  registered,
  registerOf,
  revised,
  value,
} from './support.ts'

/** The texts of another device that registered these projects. */
async function otherDevice(ids: readonly string[], now = NOW): Promise<{ log: ProjectLog; texts: string[] }> {
  const log = await opened({ now: () => now })
  for (const id of ids) value(await log.append([registered(id)], ACTOR))
  return { log, texts: await allTexts(log) }
}

describe('merge', () => {
  it('takes another device’s events with their exact bytes and counts each once', async () => {
    const { texts } = await otherDevice(['a', 'b'])
    const log = await opened()
    expect(value(await log.merge(texts))).toMatchObject({ added: 2, known: 0, clones: [] })
    expect(value(await log.merge([...texts, ...texts]))).toMatchObject({ added: 0, known: 2 })
    expect(await allTexts(log)).toEqual(texts)
  })

  it('gives both devices the same register, whoever merges first', async () => {
    const { log: one, texts: ofOne } = await otherDevice(['a', 'b'])
    const { log: two, texts: ofTwo } = await otherDevice(['c'])
    value(await one.merge(ofTwo))
    value(await two.merge([...ofOne].reverse()))
    const names = async (log: ProjectLog): Promise<string[]> =>
      [...(await registerOf(log)).projects.keys()].sort()
    expect(await names(one)).toEqual(await names(two))
  })

  it('tells listeners what was added', async () => {
    const { texts } = await otherDevice(['a', 'b'])
    const log = await opened()
    const told: string[] = []
    log.subscribe((events) => told.push(...events.map(({ event }) => event.subject)))
    value(await log.merge(texts))
    expect(told).toEqual(['project/a', 'project/b'])
  })

  it('goes on with its own chain after a merge', async () => {
    const { texts } = await otherDevice(['a', 'b', 'c'])
    const log = await opened()
    value(await log.append([registered('d')], ACTOR))
    value(await log.merge(texts))
    const [next] = value(await log.append([registered('e')], ACTOR))
    expect(next?.event.n).toBe(2)
  })

  it('refuses the whole set when one text is broken, and names it', async () => {
    const { texts } = await otherDevice(['a', 'b'])
    const log = await opened()
    const refused = issue(await log.merge([...texts, '{"v":1']))
    expect(refused).toMatchObject({ code: 'log/refused', problems: [{ code: 'malformed', id: null }] })
    expect(await all(log)).toEqual([])
    expect(log.health().readOnly).toBeNull()
  })

  it('refuses an event that names no author, and says which', async () => {
    const { log: other, texts } = await otherDevice(['a', 'b'])
    const log = await opened()
    const nobodys = texts.map((text) => text.replace(`"actor":${JSON.stringify(ACTOR)}`, '"actor":{"person":"","unit":"","role":"填报员"}'))
    expect(nobodys).not.toEqual(texts)
    const refused = issue(await log.merge([texts[0]!, nobodys[1]!]))
    expect(refused).toMatchObject({ problems: [{ code: 'malformed' }] })
    expect(JSON.stringify(refused)).toContain('actor')
    expect(await all(log)).toEqual([])
    expect(other.health().events).toBe(2)
  })

  it('refuses a text with a raw line break: a file of lines could not carry it', async () => {
    const { texts } = await otherDevice(['a'])
    const log = await opened()
    expect(issue(await log.merge([texts[0]!.replace('{', '{\n')]))).toMatchObject({ code: 'log/refused' })
  })

  it('of a backup refuses an event whose predecessor is neither here nor in the set', async () => {
    const { log: other, texts } = await otherDevice(['a', 'b', 'c'])
    const log = await opened()
    const refused = issue(await log.restore([texts[0]!, texts[2]!]))
    expect(refused).toMatchObject({ problems: [{ code: 'chain', id: `${other.health().device}:3` }] })
    expect(await all(log)).toEqual([])
  })

  it('refuses an altered event, named by the one that remembers its bytes', async () => {
    const { log: other, texts } = await otherDevice(['a', 'b'])
    const log = await opened()
    const refused = issue(await log.merge([texts[0]!.replace('项目a', '项目z'), texts[1]!]))
    expect(refused).toMatchObject({ problems: [{ code: 'hash', id: `${other.health().device}:2` }] })
  })

  it('refuses events that claim this device’s own id with numbers it never gave', async () => {
    const log = await opened()
    const [mine] = value(await log.append([registered('a')], ACTOR))
    const forged = eventText({ ...mine!.event, n: 2, prev: mine!.hash })
    expect(issue(await log.merge([forged]))).toMatchObject({ problems: [{ code: 'own-device' }] })
  })

  it('refuses a file whose bytes do not hash to its name', async () => {
    const { texts } = await otherDevice(['a'])
    const log = await opened()
    const refused = issue(await log.merge(texts, [{ ...fileOf('照片'), hash: 'b'.repeat(64) }]))
    expect(refused).toMatchObject({ problems: [{ code: 'file-hash' }] })
    expect(await all(log)).toEqual([])
  })

  it('keeps an event of a newer version that it cannot count', async () => {
    const { texts } = await otherDevice(['a'])
    const log = await opened()
    const newer = texts[0]!.replace('{"v":1', '{"v":2')
    expect(value(await log.merge([newer]))).toMatchObject({ added: 1 })
    expect((await all(log))[0]?.issue).toEqual({ code: 'event/newer', version: 2 })
  })
})

describe('a cloned device', () => {
  it('keeps both texts under one id, lets neither count and raises the alarm', async () => {
    const { log: other, texts } = await otherDevice(['a', 'b'])
    const id = `${other.health().device}:1` as const
    const log = await opened()
    const alarms: (readonly string[])[] = []
    log.onHealth(({ clones }) => alarms.push(clones))
    value(await log.merge([texts[0]!]))
    const clone = texts[0]!.replace('项目a', '项目z')
    expect(value(await log.merge([clone]))).toMatchObject({ added: 0, clones: [id] })
    expect(alarms.at(-1)).toEqual([id])
    expect(await all(log)).toEqual([])
    expect(await log.event(id)).toBeNull()
    expect(await allTexts(log)).toEqual([texts[0], clone])
    expect(value(await log.merge([clone]))).toMatchObject({ added: 0, known: 1, clones: [] })
  })

  it('takes what either of the two wrote after the fork', async () => {
    const { texts } = await otherDevice(['a', 'b'])
    const log = await opened()
    value(await log.merge([texts[0]!.replace('项目a', '项目z'), ...texts]))
    expect((await all(log)).map(({ event }) => event.n)).toEqual([2])
  })

  it('throws away the snapshot that counted it', async () => {
    const { texts } = await otherDevice(['a'])
    const log = await opened()
    value(await log.merge(texts))
    await log.saveSnapshot(1, ['{}'])
    value(await log.merge([texts[0]!.replace('项目a', '项目z')]))
    expect(await log.loadSnapshot()).toBeNull()
  })
})

describe('a received clock', () => {
  it('carries ours along, so that an edit sorts after what its author had seen', async () => {
    const { texts } = await otherDevice(['a'], NOW + 3_600_000)
    const log = await opened()
    value(await log.merge(texts))
    const [edit] = value(await log.append([revised('a', 'name', '新名')], ACTOR))
    expect(edit?.event.clock).toEqual([NOW + 3_600_000, 1])
  })

  it('more than 48 hours ahead is named and does not carry ours along', async () => {
    const { log: other, texts } = await otherDevice(['a'], NOW + 49 * 3_600_000)
    const log = await opened()
    const summary = value(await log.merge(texts))
    expect(summary.doubtfulClocks).toEqual([`${other.health().device}:1`])
    const [edit] = value(await log.append([revised('a', 'name', '新名')], ACTOR))
    expect(edit?.event.clock).toEqual([NOW, 0])
  })

  it.each([
    ['1970', 0],
    ['a day of 1970', 86_400_000],
    ['a year before the app', Date.UTC(2019, 11, 31)],
  ])('of %s is 时间存疑: named and not followed; the event counts and hides nobody’s work', async (_when, wall) => {
    const { log: other, texts } = await otherDevice(['a'], wall)
    const log = await opened()
    value(await log.append([registered('b')], ACTOR))
    const summary = value(await log.merge(texts))
    expect(summary).toMatchObject({ added: 1, doubtfulClocks: [`${other.health().device}:1`], clones: [] })
    expect([...(await registerOf(log)).projects.keys()].sort()).toEqual(['project/a', 'project/b'])
    const [edit] = value(await log.append([revised('a', 'name', '新名')], ACTOR))
    expect(edit?.event.clock).toEqual([NOW, 1])
    expect(await allTexts(log)).toContain(texts[0])
  })

  it('of 1970 that edits what it had seen comes after it all the same', async () => {
    const log = await opened()
    value(await log.append([registered('a')], ACTOR))
    const other = await opened({ now: () => 0 })
    value(await other.merge(await allTexts(log)))
    const base = (await registerOf(other)).headsOf('project/a', 'name').map(({ id }) => id)
    const edit = revised('a', 'name', '后改的名', base)
    const [written] = value(await other.append([edit], ACTOR))
    expect(value(await log.merge(await allTexts(other))).doubtfulClocks).toEqual([written?.id])
    expect((await registerOf(log)).projects.get('project/a')).toMatchObject({ name: '后改的名', conflicts: [] })
  })

  it('with an absurd tick leaves room for ours', async () => {
    const { texts } = await otherDevice(['a'], NOW + 1_000)
    const log = await opened()
    value(
      await log.merge([
        texts[0]!.replace(`[${NOW + 1_000},0]`, `[${NOW + 1_000},${Number.MAX_SAFE_INTEGER}]`),
      ]),
    )
    const [edit] = value(await log.append([revised('a', 'name', '新名')], ACTOR))
    expect(edit?.event.clock).toEqual([NOW, 0])
  })
})
