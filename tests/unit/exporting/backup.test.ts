import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { backupName, type BackupManifest } from '#exporting/backup.ts'
import { readBackup } from '#importing/backup.ts'
import { readExchange } from '#importing/exchange.ts'
import { compareWithLog } from '#importing/backupComparison.ts'
import { packageWhere, packageWords } from '#importing/packageWording.ts'
import { hashOf } from '#log/hash.ts'
import type { ProjectLog } from '#log/types.ts'
import { backupOf, exchangeOf } from '../../support/packages.ts'
import { editRaw, rawRows } from '../log/rawDatabase.ts'
import {
  ACTOR,
  all,
  allTexts,
  fileOf,
  freshName,
  issue,
  NOW,
  opened,
  registered,
  registerOf,
  revised,
  value,
} from '../log/support.ts'

const photo = fileOf('开工照片')

/** A log of four events and a photo. */
async function filledLog(name = freshName()): Promise<ProjectLog> {
  const log = await opened({ name })
  value(await log.append([registered('a', '物联谷（示例）'), registered('b')], ACTOR, [photo]))
  value(await log.append([revised('a', 'officer', '陈一')], ACTOR))
  value(await log.append([revised('b', 'officer', '李二')], ACTOR))
  return log
}

type Parts = Record<string, Uint8Array>

/** A sound backup with some of its parts changed and zipped anew, so that every CRC-32 holds. */
async function changed(
  change: (parts: Parts, lines: string[], manifest: BackupManifest) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const { bytes } = await backupOf(await filledLog(), NOW)
  const parts: Parts = unzipSync(bytes)
  const lines = strFromU8(parts['events.jsonl']!).trimEnd().split('\n')
  const manifest = JSON.parse(strFromU8(parts['manifest.json']!)) as BackupManifest
  change(parts, lines, manifest)
  if (parts['events.jsonl']) parts['events.jsonl'] = strToU8(`${lines.join('\n')}\n`)
  if (parts['manifest.json']) parts['manifest.json'] = strToU8(JSON.stringify(manifest))
  return zipSync(parts)
}

/** What a person reads about a refused backup. */
const refusal = (bytes: Uint8Array): string[] =>
  issue(readBackup(bytes)).map((problem) => `${packageWhere(problem)}：${packageWords(problem, '备份')}`)

describe('a backup', () => {
  it('restored on a clean device gives the same register, photos included', async () => {
    const log = await filledLog()
    const { bytes, events, files, missing } = await backupOf(log, NOW)
    expect({ events, files, missing }).toEqual({ events: 4, files: 1, missing: [] })
    const contents = value(readBackup(bytes))
    const clean = await opened()
    expect(value(await clean.restore(contents.texts, contents.files))).toMatchObject({ added: 4, clones: [] })
    expect(await allTexts(clean)).toEqual(await allTexts(log))
    expect([...(await registerOf(clean)).projects]).toEqual([...(await registerOf(log)).projects])
    expect((await clean.file(photo.hash))?.bytes).toEqual(photo.bytes)
    expect(clean.health().device).not.toBe(log.health().device)
  })

  it('restored twice adds nothing the second time', async () => {
    const log = await filledLog()
    const { texts, files } = value(readBackup((await backupOf(log, NOW)).bytes))
    expect(value(await log.restore(texts, files))).toMatchObject({ added: 0, known: 4 })
  })

  it('is named after the place and the local time, without a colon', () => {
    expect(backupName(new Date(2025, 5, 3, 9, 5).getTime())).toBe('重大项目备份-滨江-20250603-0905.zip')
  })

  it('of an empty log is a sound backup', async () => {
    expect(value(readBackup((await backupOf(await opened(), NOW)).bytes)).texts).toEqual([])
  })

  it('carries both texts of a cloned id', async () => {
    const log = await opened()
    const [text] = (await allTexts(await filledLog())) as [string]
    value(await log.merge([text]))
    value(await log.merge([text.replace('物联谷', '物联网')]))
    const { texts } = value(readBackup((await backupOf(log, NOW)).bytes))
    const clean = await opened()
    expect(value(await clean.restore(texts)).clones).toHaveLength(1)
    expect(await all(clean)).toEqual([])
  })

  it('of a damaged log leaves the damaged rows aside, says so, and can still be restored', async () => {
    const name = freshName()
    const log = await filledLog(name)
    const rows = await rawRows(name)
    await editRaw(name, 'events', (store) => {
      store.put({ ...rows[1]!, text: rows[1]!.text.slice(0, 30) })
      store.put({ ...rows[2]!, text: rows[2]!.text.replace('陈一', '陈二') })
    })
    const { bytes, events, missing } = await backupOf(log, NOW)
    const device = log.health().device
    expect({ events, missing }).toEqual({ events: 2, missing: [`${device}:2`, `${device}:3`] })
    const contents = value(readBackup(bytes))
    const clean = await opened()
    expect(
      value(await clean.restore(contents.texts, contents.files, { missing: contents.manifest.missing })),
    ).toMatchObject({ added: 2 })
    expect(await clean.verify()).toMatchObject([{ code: 'deleted', id: `${device}:2`, upTo: `${device}:3` }])
  })
})

describe('a photo whose bytes are no longer what its name says', () => {
  async function logWithDamagedPhoto(): Promise<ProjectLog> {
    const name = freshName()
    const log = await filledLog(name)
    await editRaw(name, 'files', (store) => void store.put({ ...photo, bytes: strToU8('烂了') }))
    return log
  }

  it('is named missing and never packed', async () => {
    const { bytes, files, missingFiles } = await backupOf(await logWithDamagedPhoto(), NOW)
    expect({ files, missingFiles }).toEqual({ files: 0, missingFiles: [photo.hash] })
    expect(value(readBackup(bytes)).files).toEqual([])
  })

  it('is named in a 交换包 as lacking, so that whoever has it sends it, which mends it', async () => {
    const log = await logWithDamagedPhoto()
    const order = { now: NOW, from: { device: log.health().device, person: '张三', unit: '西兴街道' }, to: null, heads: await log.heads(), since: [], photos: 'included' as const, lacks: [], owed: [photo.hash] }
    const { bytes, missingFiles } = await exchangeOf(log, order)
    expect(missingFiles).toEqual([photo.hash])
    expect(value(readExchange(bytes)).manifest.lacks).toEqual([photo.hash])
    value(await log.merge([], [photo]))
    expect((await log.file(photo.hash))?.bytes).toEqual(photo.bytes)
  })
})

describe('the preview of a restore', () => {
  it('says how much, by whom, from when to when and which projects, and writes nothing', async () => {
    const contents = value(readBackup((await backupOf(await filledLog(), NOW)).bytes))
    const log = await opened()
    value(await log.append([registered('z')], ACTOR))
    expect(value(await compareWithLog(contents, log))).toEqual({
      added: 4,
      known: 0,
      onlyHere: 1,
      waiting: 0,
      addedFiles: 1,
      clones: [],
      people: [{ person: '王建', unit: '发改局', events: 4 }],
      from: '2025-06-03T02:00:00.000Z',
      to: '2025-06-03T02:00:00.000Z',
      projects: [
        { id: 'project/a', name: '物联谷（示例）', events: 2 },
        { id: 'project/b', name: '项目b', events: 2 },
      ],
    })
    expect(await all(log)).toHaveLength(1)
  })

  it('names ids that would have two different texts', async () => {
    const source = await filledLog()
    const contents = value(readBackup((await backupOf(source, NOW)).bytes))
    const log = await opened()
    const [text] = contents.texts as [string]
    value(await log.merge([text.replace('物联谷', '物联网')]))
    expect(value(await compareWithLog(contents, log))).toMatchObject({
      added: 3,
      clones: [`${source.health().device}:1`],
    })
  })
})

describe('a bad backup is refused as a whole, and says where', () => {
  it('an altered line, by what the next one remembers', async () => {
    const words = refusal(await changed((_, lines) => (lines[1] = lines[1]!.replace('项目b', '项目x'))))
    expect(words[0]).toMatch(/^第 2 行：记录 \w+:2 的内容被改动/)
    expect(words).toContain('整个文件：记录文件与清单的校验值不符，生成备份后被改动过。')
  })

  it('an altered last line, by the manifest', async () => {
    const words = refusal(await changed((_, lines) => (lines[3] = lines[3]!.replace('李二', '李三'))))
    expect(words[0]).toMatch(/^整个文件：设备 \w+ 的第 4 条记录与清单不符/)
  })

  it('lines that are no events, each by its number', async () => {
    const words = refusal(
      await changed((_, lines) => {
        lines[1] = '{"v":1'
        lines[3] = lines[3]!.replace('"payload":{"reason":null}', '"payload":{"reason":7}')
      }),
    )
    expect(words).toContain('第 2 行：不是完整的记录，无法读取。请改用另一份备份。')
    expect(words).toContain('第 4 行：记录的内容不符合要求（payload.reason）。请改用另一份备份。')
  })

  it('a deleted line, by the one that misses it', async () => {
    const words = refusal(await changed((_, lines) => void lines.splice(1, 1)))
    expect(words[0]).toMatch(/^第 2 行：记录 \w+:3 缺少前序记录 \w+:2/)
    expect(words).toContain('整个文件：清单写明 4 条记录，实有 3 条。')
  })

  it('a line twice', async () => {
    const words = refusal(await changed((_, lines) => void lines.push(lines[0]!)))
    expect(words[0]).toMatch(/^第 5 行：记录 \w+:1 与第 1 行重复/)
  })

  it('a line added behind the last', async () => {
    const words = refusal(
      await changed((_, lines) => {
        const last = lines[3]!
        lines.push(last.replace('"n":4', '"n":5').replace(/"prev":"\w+"/, `"prev":"${hashOf(last)}"`))
      }),
    )
    expect(words.some((line) => /^第 5 行：设备 \w+ 的第 5 条记录与清单不符/.test(line))).toBe(true)
  })

  it('a photo that is missing, replaced or unlisted', async () => {
    const missing = await changed((parts) => delete parts[`files/${photo.hash}`])
    expect(refusal(missing)).toEqual([`整个文件：缺少照片或附件 ${photo.hash.slice(0, 8)}…。`])
    const replaced = await changed((parts) => (parts[`files/${photo.hash}`] = strToU8('另一张')))
    expect(refusal(replaced)).toEqual([`整个文件：照片或附件 ${photo.hash.slice(0, 8)}… 已损坏或被替换。`])
    const unlisted = await changed((parts) => (parts[`files/${'c'.repeat(64)}`] = strToU8('多一张')))
    expect(refusal(unlisted)[0]).toContain('不属于备份的文件')
  })

  it('one of a newer version: update first', async () => {
    const words = refusal(
      await changed((_parts, _lines, manifest) => Object.assign(manifest, { version: 3 })),
    )
    expect(words).toEqual([
      '整个文件：备份来自更新的版本（第 3 版，本应用支持到第 2 版）。请先更新应用，文件请保留。',
    ])
  })

  it('one without a manifest or with half of one', async () => {
    expect(refusal(await changed((parts) => delete parts['manifest.json']))).toEqual([
      '整个文件：缺少备份清单，不是本应用生成的备份。',
    ])
    const half = await changed((_parts, _lines, manifest) => Object.assign(manifest, { heads: 'none' }))
    expect(refusal(half)).toEqual(['整个文件：备份清单不完整（heads）。请改用另一份备份。'])
  })

  it('no zip at all, one cut short, and one with a flipped bit', async () => {
    const { bytes } = await backupOf(await filledLog(), NOW)
    const flipped = bytes.slice()
    const events = strFromU8(bytes, true).indexOf('events.jsonl') + 'events.jsonl'.length
    flipped[events + 20] = flipped[events + 20]! ^ 1
    expect(refusal(strToU8('<html>'))[0]).toContain('不是备份文件')
    expect(refusal(bytes.slice(0, -30))[0]).toContain('不是备份文件')
    expect(refusal(flipped)[0]).toBe('整个文件：“events.jsonl”已损坏。请重新发送或改用另一份备份。')
  })

  it('names that lead out of the folder', async () => {
    for (const name of ['../evil', 'files/../../evil', '/etc/passwd', 'a\\b', '.']) {
      expect(refusal(await changed((parts) => (parts[name] = strToU8('x'))))[0]).toContain('不允许的文件名')
    }
  })

  it('too many bytes, too many entries, too much unpacked, and a bomb, before anything is unpacked', async () => {
    const { bytes } = await backupOf(await filledLog(), NOW)
    const limits = { bytes: 200_000_000, entries: 20_000, unpackedBytes: 500_000_000, ratio: 100 }
    const code = (part: Partial<typeof limits>, of = bytes): string =>
      issue(readBackup(of, { ...limits, ...part }))[0]!.fault.code
    expect(code({ bytes: 100 })).toBe('zip/too-large')
    expect(code({ entries: 2 })).toBe('zip/too-many-entries')
    expect(code({ unpackedBytes: 1_000 })).toBe('zip/unpacked-too-large')
    expect(code({}, await changed((parts) => (parts['files/zeros'] = new Uint8Array(20_000_000))))).toBe(
      'zip/bomb',
    )
  })

  it('an entry that unpacks to more than the directory says', async () => {
    const { bytes } = await backupOf(await filledLog(), NOW)
    const lying = bytes.slice()
    const view = new DataView(lying.buffer)
    const directory = view.getUint32(lying.length - 6, true)
    // The entries lie in the order of the directory: a photo, then the events.
    const second = directory + 46 + view.getUint16(directory + 28, true) + view.getUint16(directory + 30, true)
    view.setUint32(second + 24, 10, true)
    expect(refusal(lying)[0]).toContain('“events.jsonl”已损坏')
  })

  it('keys like __proto__ do no harm', async () => {
    const lines = await changed(
      (_, all) => (all[0] = all[0]!.replace('{"v":1', '{"__proto__":{"polluted":true},"v":1')),
    )
    expect(readBackup(lines).ok).toBe(false)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})
