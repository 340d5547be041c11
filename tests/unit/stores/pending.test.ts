import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { NOTHING_EXCHANGED, noteExchange, reachElsewhere, readExchanges, type ExchangeMemory } from '#stores/exchangeMemory.ts'
import { provideLog } from '#stores/openedLog.ts'
import { useBackupAge } from '#stores/backupAge.ts'
import { useBackup } from '#stores/backup.ts'
import { useTaking, type ExchangePlan } from '#stores/exchangeTaking.ts'
import { useSession } from '#stores/session.ts'
import { usePending } from '#stores/pending.ts'
import type { ProjectLog } from '#log/types.ts'
import { backupOf } from '../../support/packages.ts'
import { ACTOR, allTexts, fileOf, NOW, opened, registered, value } from '../log/support.ts'

const DAY_MS = 86_400_000
let time = NOW
let log: ProjectLog

beforeEach(async () => {
  time = NOW
  log = await opened({ now: () => time })
  provideLog(log)
  setActivePinia(createPinia())
})

const write = async (id: string): Promise<void> => void value(await log.append([registered(id)], ACTOR))

/** A package went out that holds this device's first `n` events. */
const given = (n: number): ExchangeMemory['history'][number] => ({
  kind: 'given',
  at: new Date(time).toISOString(),
  fileName: `交换包-${n}.zip`,
  with: null,
  events: n,
  files: 0,
  reach: { [log.health().device]: n },
  lost: false,
})

const handOver = async (n: number): Promise<void> =>
  void value(await noteExchange((memory) => ({ ...memory, history: [given(n), ...memory.history] })))

const counted = async (): Promise<{ events: number; oldest: string | null } | null> => {
  await usePending().refresh()
  const { pending } = usePending()
  return pending && { events: pending.events, oldest: pending.oldest }
}

describe('待交换', () => {
  it('is this device’s own work that was handed to nobody, with the age of the oldest', async () => {
    expect(await counted()).toEqual({ events: 0, oldest: null })
    await write('a')
    time += DAY_MS
    await write('b')
    expect(await counted()).toEqual({ events: 2, oldest: new Date(NOW).toISOString() })
    await handOver(1)
    expect(await counted()).toEqual({ events: 1, oldest: new Date(NOW + DAY_MS).toISOString() })
    expect(value(await usePending().list(10)).map(({ event }) => event.subject)).toEqual(['project/b'])
  })

  it('leaves out what colleagues wrote', async () => {
    const other = await opened()
    value(await other.append([registered('z')], ACTOR))
    value(await log.merge(await allTexts(other)))
    expect(await counted()).toEqual({ events: 0, oldest: null })
  })

  it('comes back when a package did not arrive', async () => {
    await write('a')
    await handOver(1)
    expect(await counted()).toMatchObject({ events: 0 })
    value(await noteExchange((memory) => ({ ...memory, history: memory.history.map((one) => ({ ...one, lost: true })) })))
    expect(await counted()).toMatchObject({ events: 1 })
  })

  it('is settled by the word of anybody who has it, however it got there', async () => {
    await write('a')
    const device = log.health().device
    const heads = [{ device, n: 1, hash: 'a'.repeat(64) }]
    const peer = { device: 'b', person: '李四', unit: '西兴街道', heads, lacks: [], at: new Date(NOW).toISOString() }
    expect(reachElsewhere({ ...NOTHING_EXCHANGED, peers: [peer] }, device)).toBe(1)
    value(await noteExchange((memory) => ({ ...memory, peers: [peer] })))
    expect(await counted()).toMatchObject({ events: 0 })
  })

  it('takes notes that cannot be read for nothing handed over', async () => {
    await write('a')
    value(await log.setPreference('exchange', { peers: 'none' }))
    expect(await readExchanges()).toMatchObject({ peers: [], history: [], ownDevices: [log.health().device] })
    expect(await counted()).toMatchObject({ events: 1 })
  })

  it('keeps its own work under an id that a restore gave up', async () => {
    await write('a')
    const before = log.health().device
    expect(await counted()).toMatchObject({ events: 1 })
    value(await log.continueAsNewDevice())
    expect(log.health().device).not.toBe(before)
    await write('b')
    expect(await counted()).toMatchObject({ events: 2 })
  })

  it('holds what an earlier installation wrote, once its backup is restored here', async () => {
    const old = await opened()
    value(await old.append([registered('a'), registered('b')], ACTOR))
    const { readBackup } = await import('#importing/backup.ts')
    const contents = value(readBackup((await backupOf(old, NOW)).bytes))
    value(await useBackup().restore({ contents, comparison: {} as never }))
    expect(await counted()).toMatchObject({ events: 2 })
  })
})

describe('what a colleague says it has', () => {
  /** A package of a colleague whose clock shows `at`, and who by then has so many of its own events. */
  const said = (n: number, at: number): ExchangePlan => ({
    fileName: '交换包.zip',
    contents: {
      manifest: { from: { device: 'colleague', person: '李四', unit: '西兴街道' }, lacks: [], createdAt: new Date(at).toISOString(), heads: [{ device: 'colleague', n, hash: 'a'.repeat(64) }] },
      texts: [],
      files: [],
    },
  }) as unknown as ExchangePlan
  const known = async (): Promise<number | undefined> => (await readExchanges()).peers[0]?.heads[0]?.n

  it('is noted with the photos that were really added: one that was here already is not counted again', async () => {
    await useSession().become(ACTOR)
    const plan = said(1, NOW)
    const withPhoto = { ...plan, contents: { ...plan.contents, files: [fileOf('现场照片')] } } as ExchangePlan
    value(await useTaking().accept(withPhoto, NOW))
    value(await useTaking().accept(withPhoto, NOW))
    expect((await readExchanges()).history.map(({ files }) => files)).toEqual([0, 1])
  })

  it('is the newest by what it claims, whatever its clock shows: two years ahead once must not silence it', async () => {
    await useSession().become(ACTOR)
    const { accept } = useTaking()
    value(await accept(said(3, NOW + 730 * DAY_MS), NOW))
    value(await accept(said(5, NOW), NOW))
    expect(await known()).toBe(5)
    value(await accept(said(4, NOW + DAY_MS), NOW))
    expect(await known()).toBe(5)
  })
})

describe('the reminder of a backup', () => {
  const workDays = async (): Promise<number> => {
    await useBackupAge().refresh()
    return useBackupAge().workDays
  }

  it('counts days with own work since the last backup: idle days lose nothing', async () => {
    expect(await workDays()).toBe(0)
    await write('a')
    await write('b')
    expect(await workDays()).toBe(1)
    time += 9 * DAY_MS
    expect(await workDays()).toBe(1)
    await write('c')
    expect(await workDays()).toBe(2)
  })

  it('comes by itself in an app that stays open, with the work that makes it due', async () => {
    const age = useBackupAge()
    await write('a')
    time += DAY_MS
    await write('b')
    await expect.poll(() => age.workDays).toBe(2)
  })

  it('begins anew with a backup', async () => {
    await write('a')
    time += DAY_MS
    await write('b')
    value(await useBackup().remember(time))
    expect(await workDays()).toBe(0)
    await write('c')
    expect(await workDays()).toBe(1)
  })
})
