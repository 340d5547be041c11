import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { eventText } from '#domain/event.ts'
import type { BackupManifest } from '#exporting/backup.ts'
import { readBackup, type BackupContents } from '#importing/backup.ts'
import { compareWithLog } from '#importing/backupComparison.ts'
import { packageWords } from '#importing/packageWording.ts'
import type { MergeSummary, ProjectLog } from '#log/types.ts'
import { backupOf } from '../../support/packages.ts'
import { ACTOR, all, allTexts, issue, NOW, opened, registered, value } from '../log/support.ts'

/** A log that has written `own`, with two of a colleague's four events waiting; and that colleague's texts. */
async function logThatWaits(): Promise<{ log: ProjectLog; device: string; texts: string[] }> {
  const other = await opened()
  for (const id of ['a', 'b', 'c', 'd']) value(await other.append([registered(id)], ACTOR))
  const [log, texts] = [await opened(), await allTexts(other)]
  value(await log.append([registered('own')], ACTOR))
  value(await log.merge([texts[0]!, texts[2]!, texts[3]!]))
  return { log, device: other.health().device, texts }
}

const restore = async (log: ProjectLog, { texts, files, waiting, manifest }: BackupContents): Promise<MergeSummary> =>
  value(await log.restore(texts, files, { missing: manifest.missing, waiting }))

const waitingOf = async (log: ProjectLog): Promise<string[]> => (await log.waiting()).map(({ id }) => id)

describe('what waits for its predecessors', () => {
  it('goes along in a backup and waits again on a clean device, until they come', async () => {
    const { log, device, texts } = await logThatWaits()
    const { bytes, waiting } = await backupOf(log, NOW)
    expect(waiting).toBe(2)
    const contents = value(readBackup(bytes))
    const clean = await opened()
    expect(value(await compareWithLog(contents, clean))).toMatchObject({ added: 2, waiting: 2 })
    expect(await restore(clean, contents)).toMatchObject({ added: 2, waiting: [`${device}:3`, `${device}:4`], released: [] })
    expect(await waitingOf(clean)).toEqual(await waitingOf(log))
    expect(await clean.verify()).toEqual([])
    expect(value(await clean.merge([texts[1]!]))).toMatchObject({ added: 3, released: [`${device}:3`, `${device}:4`] })
    expect(await waitingOf(clean)).toEqual([])
  })

  it('enters at once where the predecessors are', async () => {
    const { log, device, texts } = await logThatWaits()
    const contents = value(readBackup((await backupOf(log, NOW)).bytes))
    const here = await opened()
    value(await here.merge(texts.slice(0, 2)))
    expect(value(await compareWithLog(contents, here))).toMatchObject({ added: 3, known: 1, waiting: 0 })
    expect(await restore(here, contents)).toMatchObject({ added: 3, waiting: [], released: [`${device}:3`, `${device}:4`] })
  })

  it('restored where it has entered meanwhile adds nothing and waits no more', async () => {
    const { log, texts } = await logThatWaits()
    const contents = value(readBackup((await backupOf(log, NOW)).bytes))
    value(await log.merge([texts[1]!]))
    expect(await restore(log, contents)).toMatchObject({ added: 0, waiting: [], released: [] })
    expect(await waitingOf(log)).toEqual([])
  })

  it('restored twice waits once', async () => {
    const { log } = await logThatWaits()
    const contents = value(readBackup((await backupOf(log, NOW)).bytes))
    const clean = await opened()
    await restore(clean, contents)
    expect(await restore(clean, contents)).toMatchObject({ added: 0, known: 2 })
    expect(await waitingOf(clean)).toHaveLength(2)
  })

  it('and names other bytes than its predecessor turns out to have keeps no restore out', async () => {
    const { log, texts } = await logThatWaits()
    const third = (await log.waiting())[0]!
    value(await log.merge([eventText({ ...third.event, prev: 'f'.repeat(64), actor: { ...ACTOR, person: '冒名' } })]))
    const contents = value(readBackup((await backupOf(log, NOW)).bytes))
    const here = await opened()
    value(await here.merge(texts.slice(0, 2)))
    await restore(here, contents)
    expect((await all(here)).map(({ event }) => event.actor.person)).not.toContain('冒名')
    expect(await here.waiting()).toMatchObject([{ event: { actor: { person: '冒名' } } }])
  })

  it('under this very device’s id makes it go on under a new one', async () => {
    const log = await opened()
    const [mine] = value(await log.append([registered('own')], ACTOR))
    const device = log.health().device
    const ahead = eventText({ ...mine!.event, n: 4, prev: 'a'.repeat(64) })
    value(await log.restore([mine!.text], [], { waiting: [ahead] }))
    expect(log.health().device).not.toBe(device)
    expect(await waitingOf(log)).toEqual([`${device}:4`])
  })

  it('makes a backup of version 2, which an older app keeps for later; without it the version stays 1', async () => {
    const manifestOf = (bytes: Uint8Array): BackupManifest => JSON.parse(strFromU8(unzipSync(bytes)['manifest.json']!)) as BackupManifest
    expect(manifestOf((await backupOf((await logThatWaits()).log, NOW)).bytes)).toMatchObject({ version: 2, waiting: { events: 2 } })
    expect(manifestOf((await backupOf(await opened(), NOW)).bytes).version).toBe(1)
  })

  it('altered, cut short or taken out is refused by name', async () => {
    const parts = unzipSync((await backupOf((await logThatWaits()).log, NOW)).bytes)
    const lines = strFromU8(parts['waiting.jsonl']!)
    for (const changed of [lines.replace('项目c', '项目x'), lines.split('\n')[0]!]) {
      const [problem] = issue(readBackup(zipSync({ ...parts, 'waiting.jsonl': strToU8(changed) })))
      expect(packageWords(problem!, '备份')).toContain('等待前序的记录与清单不符')
    }
    const { 'waiting.jsonl': _gone, ...rest } = parts
    expect(issue(readBackup(zipSync(rest)))).toMatchObject([{ fault: { code: 'package/waiting' } }])
  })
})
