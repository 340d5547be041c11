import { describe, expect, it, vi } from 'vitest'
import { hashOf } from '#log/hash.ts'
import { editRaw } from './rawDatabase.ts'
import {
  ACTOR,
  all,
  allTexts,
  fileOf,
  freshName,
  memoryStorage,
  NOW,
  opened,
  registered,
  revised,
  value,
} from './support.ts'

describe('append', () => {
  it('numbers a device’s events 1, 2, 3 and links each to the bytes of the one before', async () => {
    const log = await opened()
    value(await log.append([registered('a'), registered('b')], ACTOR))
    value(await log.append([revised('a', 'name', '新名')], ACTOR))
    const events = await all(log)
    expect(events.map(({ event }) => event.n)).toEqual([1, 2, 3])
    expect(events.map(({ event }) => event.prev)).toEqual([
      '',
      hashOf(events[0]!.text),
      hashOf(events[1]!.text),
    ])
  })

  it('gives the events of one act increasing clocks, the first not before the device’s time', async () => {
    const log = await opened()
    const events = value(await log.append([registered('a'), registered('b')], ACTOR))
    expect(events.map(({ event }) => event.clock)).toEqual([
      [NOW, 0],
      [NOW, 1],
    ])
  })

  it('never lets the clock fall behind the log when the device’s own clock is set back', async () => {
    let now = NOW
    const log = await opened({ now: () => now })
    value(await log.append([registered('a')], ACTOR))
    now -= 3_600_000
    const [late] = value(await log.append([registered('b')], ACTOR))
    expect(late?.event.clock).toEqual([NOW, 1])
  })

  it('keeps the exact text after closing and opening again', async () => {
    const options = { name: freshName(), localStorage: memoryStorage() }
    const log = await opened(options)
    const [stored] = value(await log.append([registered('a', '智能传感器产业化基地（示例）')], ACTOR))
    log.close()
    const again = await opened(options)
    expect(await allTexts(again)).toEqual([stored?.text])
    expect(again.health()).toMatchObject({ events: 1, readOnly: null, device: log.health().device })
  })

  it('stores what a draft said when it was handed over, whatever becomes of the object later', async () => {
    const log = await opened()
    const draft = registered('a', '原名')
    const appended = log.append([draft], ACTOR)
    Object.assign(draft.changes[1]!, { to: '改名' })
    expect(value(await appended)[0]?.event.changes[1]?.to).toBe('原名')
  })

  it('throws on a draft its own reader would refuse and writes nothing', async () => {
    const log = await opened()
    const wrong = { ...registered('a'), payload: { source: '' } }
    await expect(log.append([registered('b'), wrong], ACTOR)).rejects.toThrow('reader refuses')
    expect(await all(log)).toEqual([])
    expect(log.health().readOnly).toBeNull()
  })

  it('keeps a file with the act and finds it by the hash of its bytes', async () => {
    const log = await opened()
    const photo = fileOf('开工照片')
    value(await log.append([registered('a')], ACTOR, [photo]))
    expect(await log.fileHashes()).toEqual([photo.hash])
    expect((await log.file(photo.hash))?.bytes).toEqual(photo.bytes)
  })

  it('hands out no file whose bytes the disk changed; the event that names it stays', async () => {
    const name = freshName()
    const log = await opened({ name })
    const photo = fileOf('开工照片')
    value(await log.append([registered('a')], ACTOR, [photo]))
    await editRaw(name, 'files', (store) => store.put({ ...photo, bytes: fileOf('另一张').bytes }))
    expect(await log.file(photo.hash)).toBeNull()
    expect(await all(log)).toHaveLength(1)
  })

  it('refuses a file whose name is not the hash of its bytes', async () => {
    const log = await opened()
    const photo = { ...fileOf('开工照片'), hash: 'a'.repeat(64) }
    await expect(log.append([registered('a')], ACTOR, [photo])).rejects.toThrow('other bytes')
    expect(await all(log)).toEqual([])
  })

  it('finds an event by its id and a subject’s events in order of arrival', async () => {
    const log = await opened()
    const [first] = value(await log.append([registered('a'), registered('b')], ACTOR))
    value(await log.append([revised('a', 'name', '新名')], ACTOR))
    expect((await log.event(first!.id))?.text).toBe(first?.text)
    expect((await log.eventsOf('project/a')).map(({ event }) => event.n)).toEqual([1, 3])
    expect(await log.event(`${log.health().device}:9`)).toBeNull()
  })

  it('reads on from a position', async () => {
    const log = await opened()
    value(await log.append([registered('a'), registered('b'), registered('c')], ACTOR))
    const slices = []
    for await (const { events, position } of log.read(1))
      slices.push([position, events.map(({ event }) => event.n)])
    expect(slices).toEqual([[3, [2, 3]]])
  })
})

describe('subscribe', () => {
  it('tells this tab’s listeners before append resolves', async () => {
    const log = await opened()
    const told: number[] = []
    log.subscribe((events) => told.push(...events.map(({ event }) => event.n)))
    value(await log.append([registered('a'), registered('b')], ACTOR))
    expect(told).toEqual([1, 2])
  })

  it('lets a listener that breaks be seen, and tells the others all the same', async () => {
    const log = await opened()
    const told: number[] = []
    const reported = vi.fn()
    vi.stubGlobal('reportError', reported)
    log.subscribe(() => {
      throw new Error('a fold that breaks')
    })
    log.subscribe((events) => told.push(events.length))
    value(await log.append([registered('a')], ACTOR))
    expect(told).toEqual([1])
    value(await log.append([registered('b')], ACTOR))
    expect(told).toEqual([1, 1])
    vi.unstubAllGlobals()
    expect(reported.mock.calls.flat()).toMatchObject([{ message: 'a fold that breaks' }, { message: 'a fold that breaks' }])
  })

  it('tells no listener that has left', async () => {
    const log = await opened()
    const told: number[] = []
    log.subscribe((events) => told.push(events.length))()
    value(await log.append([registered('a')], ACTOR))
    expect(told).toEqual([])
  })
})

describe('preferences', () => {
  it('keeps this device’s own settings as plain data, outside the events', async () => {
    const log = await opened()
    value(await log.setPreference('actor', new Proxy({ person: '王建' }, {})))
    expect(await log.preference('actor')).toEqual({ person: '王建' })
    expect(await log.preference('nothing')).toBeNull()
    expect(await all(log)).toEqual([])
  })
})
