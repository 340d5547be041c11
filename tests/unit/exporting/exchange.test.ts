import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { EventDraft } from '#domain/event.ts'
import { exchangeName, type ExchangeManifest, type ExchangeOrder } from '#exporting/exchange.ts'
import { readExchange, type ExchangeContents } from '#importing/exchange.ts'
import { contributions, touched, waitingChains } from '#importing/exchangePreview.ts'
import { packageWhere, packageWords } from '#importing/packageWording.ts'
import { readBackup } from '#importing/backup.ts'
import { hashOf } from '#log/hash.ts'
import type { DeviceHead, ProjectLog } from '#log/types.ts'
import { newConflicts } from '#projection/newConflicts.ts'
import { RegisterFold } from '#projection/fold.ts'
import { backupOf, exchangeOf } from '../../support/packages.ts'
import { ACTOR, all, allTexts, fileOf, issue, NOW, opened, registered, registerOf, revised, value } from '../log/support.ts'

const photo = fileOf('开工照片')
const unsent = fileOf('另一张')

/** A photo is attached to a project. */
const attached = (id: string, hash: string): EventDraft => ({
  type: 'PhotoAttached',
  subject: `project/${id}`,
  payload: { hash },
  changes: [],
})

/** A log of four events, one of which names a photo. */
async function filledLog(): Promise<ProjectLog> {
  const log = await opened()
  value(await log.append([registered('a', '物联谷（示例）'), registered('b')], ACTOR))
  value(await log.append([attached('a', photo.hash)], ACTOR, [photo]))
  value(await log.append([revised('b', 'officer', '李二')], ACTOR))
  return log
}

async function packed(log: ProjectLog, order: Partial<ExchangeOrder> = {}): Promise<Uint8Array<ArrayBuffer>> {
  const from = { device: log.health().device, person: '张三', unit: '西兴街道' }
  const heads = await log.heads()
  return (await exchangeOf(log, { now: NOW, from, to: null, heads, since: [], photos: 'included', lacks: [], owed: [], ...order })).bytes
}

const take = async (log: ProjectLog, bytes: Uint8Array): Promise<ReturnType<ProjectLog['merge']>> => {
  const { texts, files } = value(readExchange(bytes))
  return log.merge(texts, files)
}

const headOf = async (log: ProjectLog): Promise<DeviceHead> => (await log.heads())[0] as DeviceHead

describe('a 交换包', () => {
  it('with everything gives a new device the same log, photos included', async () => {
    const log = await filledLog()
    const other = await opened()
    expect(value(await take(other, await packed(log)))).toMatchObject({ added: 4, known: 0, waiting: [] })
    expect(await allTexts(other)).toEqual(await allTexts(log))
    expect((await other.file(photo.hash))?.bytes).toEqual(photo.bytes)
  })

  it('taken twice adds nothing the second time', async () => {
    const bytes = await packed(await filledLog())
    const other = await opened()
    value(await take(other, bytes))
    expect(value(await take(other, bytes))).toMatchObject({ added: 0, known: 4 })
  })

  it('for one who has some of it carries the rest, and only the photos that the rest names', async () => {
    const log = await filledLog()
    const other = await opened()
    value(await take(other, await packed(log)))
    value(await log.append([revised('b', 'officer', '王五')], ACTOR))
    const since = await other.heads()
    const bytes = await packed(log, { since })
    const contents = value(readExchange(bytes))
    expect([contents.texts.length, contents.files.length]).toEqual([1, 0])
    expect(value(await take(other, bytes))).toMatchObject({ added: 1, known: 0 })
    expect(await other.heads()).toEqual(await log.heads())
  })

  it('that begins behind what somebody has waits there, and says for which numbers', async () => {
    const log = await filledLog()
    const [first] = await all(log)
    const bytes = await packed(log, { since: [{ device: first!.event.device, n: 2, hash: (await all(log))[1]!.hash }] })
    const other = await opened()
    expect(value(await take(other, bytes))).toMatchObject({ added: 0, waiting: [expect.any(String), expect.any(String)] })
    expect(waitingChains(await other.waiting(), new Map())).toMatchObject([{ person: '王建', waiting: 2, missing: [[1, 2]] }])
    expect(value(await take(other, await packed(log)))).toMatchObject({ added: 4, waiting: [] })
  })

  it('without photos leaves them out; what the other then lacks is sent when it says so', async () => {
    const log = await filledLog()
    const bytes = await packed(log, { photos: 'left-out' })
    expect(value(readExchange(bytes)).files).toEqual([])
    const later = await packed(log, { since: await log.heads(), owed: [photo.hash] })
    expect(value(readExchange(later)).files.map(({ hash }) => hash)).toEqual([photo.hash])
  })

  it('carries no file that nothing in it names', async () => {
    const log = await filledLog()
    value(await log.merge([], [unsent]))
    expect(value(readExchange(await packed(log))).files.map(({ hash }) => hash)).toEqual([photo.hash])
  })

  it('both ways leaves two devices with the same heads and the same register', async () => {
    const [one, two] = [await filledLog(), await opened()]
    value(await two.append([registered('z')], ACTOR))
    value(await take(two, await packed(one)))
    value(await take(one, await packed(two, { since: await one.heads() })))
    expect(await one.heads()).toEqual(await two.heads())
    const names = async (log: ProjectLog): Promise<unknown> => [...(await registerOf(log)).projects.keys()].sort()
    expect(await names(one)).toEqual(await names(two))
  })

  it('keeps what a newer version wrote, as the log does', async () => {
    const log = await opened()
    const [text] = (await allTexts(await filledLog())) as [string]
    value(await log.merge([text.replace('"v":1', '"v":2')]))
    const other = await opened()
    expect(value(await take(other, await packed(log)))).toMatchObject({ added: 1 })
    expect((await all(other))[0]?.issue).toEqual({ code: 'event/newer', version: 2 })
  })

  it('carries both texts of a cloned id, so that the alarm goes round', async () => {
    const log = await filledLog()
    const texts = await allTexts(log)
    const [here, other] = [await opened(), await opened()]
    value(await here.merge(texts))
    value(await other.merge(texts))
    value(await here.merge([texts[3]!.replace('李二', '李三')]))
    expect(value(await take(other, await packed(here, { since: await other.heads() }))).clones).toHaveLength(1)
  })

  it('that was relayed by a colleague does not let the colleague speak as this device', async () => {
    const log = await filledLog()
    const colleague = await opened()
    value(await take(colleague, await packed(log)))
    expect(value(await take(log, await packed(colleague)))).toMatchObject({ added: 0, known: 4 })
    const mine = (await all(log)).at(-1)!
    const forged = mine.text.replace(`"n":${mine.event.n}`, '"n":5').replace(/"prev":"\w*"/, `"prev":"${mine.hash}"`)
    const liar = await opened()
    value(await liar.merge([...(await allTexts(log)), forged]))
    expect(issue(await take(log, await packed(liar)))).toMatchObject({ problems: [{ code: 'own-device' }] })
    expect(await all(log)).toHaveLength(4)
  })

  it('is named after who made it and the local time, in characters that every way of sending keeps', () => {
    const at = new Date(2025, 5, 3, 10, 0).getTime()
    expect(exchangeName('张三', at)).toBe('交换包-张三-20250603-1000.zip')
    expect(exchangeName('../a:b*张 三', at)).toBe('交换包-ab张三-20250603-1000.zip')
    expect(exchangeName('？？', at)).toBe('交换包-未署名-20250603-1000.zip')
  })
})

describe('the preview of a 交换包', () => {
  it('says who wrote how much and when, and what it is about', async () => {
    const events = await all(await filledLog())
    expect(contributions(events)).toMatchObject([{ person: '王建', unit: '发改局', events: 4, from: '2025-06-03T02:00:00.000Z' }])
    expect(touched(events)).toMatchObject([
      { subject: 'project/a', name: '物联谷（示例）', events: 2 },
      { subject: 'project/b', events: 2, fields: ['registered', 'name', 'annualPlan@2025', 'officer'] },
    ])
  })

  it('says what becomes of a project: the month’s figure, the problem by its kind and first words, and to which project it belongs', async () => {
    const log = await opened()
    const report = { invested: 63_005_000, progressText: null, progressPercent: null, nextMonth: null, funds: null, reductionReason: null, reporter: '王建', state: '已报' as const }
    const problem = { project: 'project/a', description: '东侧电缆沟未迁，影响三号楼基坑开挖，需供电公司六月底前迁完', kind: '管线迁改' as const, level: 1, responsibleUnit: '西兴街道', reported: '2025-06-03', due: null, closed: null }
    value(await log.append([
      { type: 'MonthReported', subject: 'project/a', payload: { period: '2025-05' }, changes: [{ field: 'report@2025-05', from: null, to: report, base: [] }] },
      { type: 'IssueRaised', subject: 'issue/1', payload: { project: 'project/a' }, changes: [{ field: 'issue', from: null, to: problem, base: [] }] },
    ] as EventDraft[], ACTOR))
    expect(touched(await all(log))).toMatchObject([
      { subject: 'project/a', project: 'project/a', says: ['月报（2025-05）6,300.5 万元'] },
      { subject: 'issue/1', project: 'project/a', says: ['问题（管线迁改）：东侧电缆沟未迁，影响三号楼基坑开挖，需供…'] },
    ])
  })

  it('names the conflicts that would arise, mine and theirs, and changes nothing', async () => {
    const log = await filledLog()
    const other = await opened()
    value(await take(other, await packed(log)))
    const base = [(await all(log))[3]!.id]
    value(await log.append([revised('b', 'officer', '甲填', base)], ACTOR))
    const [theirs] = value(await other.append([revised('b', 'officer', '乙填', base)], ACTOR))
    const fold = new RegisterFold()
    fold.apply(await all(log))
    const before = fold.register()
    const fork = fold.fork()
    fork.apply([theirs!])
    const found = newConflicts(before, fork.register())
    expect(found).toMatchObject([{ field: 'officer', mine: [{ value: '甲填' }], theirs: [{ value: '乙填' }] }])
    expect(fold.register().projects.get('project/b')?.conflicts).toEqual([])
    expect(newConflicts(fork.register(), fork.register())).toEqual([])
  })
})

type Parts = Record<string, Uint8Array>

/** A sound package with some of its parts changed and zipped anew, so that every CRC-32 holds. */
async function changed(
  change: (parts: Parts, lines: string[], manifest: ExchangeManifest) => void,
): Promise<Uint8Array> {
  const parts: Parts = unzipSync(await packed(await filledLog()))
  const lines = strFromU8(parts['events.jsonl']!).trimEnd().split('\n')
  const manifest = JSON.parse(strFromU8(parts['manifest.json']!)) as ExchangeManifest
  change(parts, lines, manifest)
  if (parts['events.jsonl']) parts['events.jsonl'] = strToU8(`${lines.join('\n')}\n`)
  if (parts['manifest.json']) parts['manifest.json'] = strToU8(JSON.stringify(manifest))
  return zipSync(parts)
}

const refusal = (bytes: Uint8Array): string[] =>
  issue(readExchange(bytes)).map((problem) => `${packageWhere(problem)}：${packageWords(problem, '交换包')}`)

describe('a bad 交换包 is refused as a whole, by name', () => {
  it('with an altered event, by what the next one remembers, and by the sum', async () => {
    const words = refusal(await changed((_, lines) => (lines[1] = lines[1]!.replace('项目b', '项目x'))))
    expect(words[0]).toMatch(/^第 2 行：记录 \w+:2 的内容被改动/)
    expect(words).toContain('整个文件：记录文件与清单的校验值不符，生成交换包后被改动过。')
  })

  it('with a last event altered, removed or added, by the manifest', async () => {
    const altered = refusal(await changed((_, lines) => (lines[3] = lines[3]!.replace('李二', '李三'))))
    expect(altered[0]).toMatch(/^整个文件：设备 \w+ 的第 4 条记录与清单不符/)
    const removed = refusal(await changed((_, lines) => void lines.pop()))
    expect(removed).toContain('整个文件：清单写明 4 条记录，实有 3 条。')
    const twice = refusal(await changed((_, lines) => void lines.push(lines[0]!)))
    expect(twice[0]).toMatch(/^第 5 行：记录 \w+:1 与第 1 行重复/)
  })

  it('with an event taken out of the middle', async () => {
    const words = refusal(await changed((_, lines) => void lines.splice(1, 1)))
    expect(words[0]).toMatch(/^第 2 行：记录 \w+:3 缺少前序记录 \w+:2/)
  })

  it('whose first event does not follow what the other is said to have', async () => {
    const log = await filledLog()
    const bytes = await packed(log, { since: [{ ...(await headOf(log)), n: 2, hash: 'a'.repeat(64) }] })
    expect(refusal(bytes)[0]).toMatch(/的内容被改动/)
  })

  it('with a line that is no event, or one of an envelope too new to read', async () => {
    const broken = refusal(await changed((_, lines) => (lines[3] = '{"v":1')))
    expect(broken).toContain('第 4 行：不是完整的记录，无法读取。请对方重新生成并发送。')
    const newer = refusal(await changed((_, lines) => (lines[3] = '{"v":9,"shape":"other"}')))
    expect(newer[0]).toBe('第 4 行：记录来自更新的版本（第 9 版），本应用读不出。请先更新应用，文件请保留。')
  })

  it('with a photo missing, replaced or unlisted', async () => {
    const name = `files/${photo.hash}`
    expect(refusal(await changed((parts) => delete parts[name]))[0]).toContain('缺少照片或附件')
    expect(refusal(await changed((parts) => (parts[name] = strToU8('换过'))))[0]).toContain('已损坏或被替换')
    expect(refusal(await changed((parts) => (parts[`files/${unsent.hash}`] = unsent.bytes)))[0]).toContain('不属于交换包的文件')
  })

  it('of a newer version: update first, keep the file', async () => {
    const words = refusal(await changed((_parts, _lines, manifest) => Object.assign(manifest, { version: 2 })))
    expect(words).toEqual(['整个文件：交换包来自更新的版本（第 2 版，本应用支持到第 1 版）。请先更新应用，文件请保留。'])
  })

  it('without a manifest, with half of one, or with somebody’s markup for a name', async () => {
    expect(refusal(await changed((parts) => delete parts['manifest.json']))).toEqual(['整个文件：缺少交换包清单，不是本应用生成的交换包。'])
    const half = await changed((_parts, _lines, manifest) => Object.assign(manifest, { since: 'none' }))
    expect(refusal(half)).toEqual(['整个文件：交换包清单不完整（since）。请对方重新生成并发送。'])
    const long = await changed((_parts, _lines, manifest) => Object.assign(manifest.from, { person: '<b>'.repeat(60) }))
    expect(refusal(long)[0]).toContain('from.person')
  })

  it('that is a backup, and a backup that is a 交换包: each is sent to its own place', async () => {
    const log = await filledLog()
    expect(refusal((await backupOf(log, NOW)).bytes)).toEqual(['整个文件：这是备份，不是交换包。请到“数据”页的“恢复”打开。'])
    const [wrong] = issue(readBackup(await packed(log)))
    expect(packageWords(wrong!, '备份')).toBe('这是交换包，不是备份。请到“数据交换”页打开。')
  })

  it('cut short anywhere, or with any byte of its content flipped', async () => {
    const bytes = await packed(await filledLog())
    for (let length = 0; length < bytes.length; length += 97) expect(readExchange(bytes.slice(0, length)).ok).toBe(false)
    const { texts } = value(readExchange(bytes))
    for (let at = 0; at < bytes.length; at += 13) {
      const flipped = bytes.slice()
      flipped[at] = flipped[at]! ^ 1
      const read = readExchange(flipped)
      // Times and attributes of a zip entry mean nothing; everything that is taken is what it was.
      if (read.ok) expect(read.value.texts).toEqual(texts)
    }
  })

  it('that is a table or a letter, and says where that belongs', () => {
    const office = (part: string): string => refusal(zipSync({ '[Content_Types].xml': strToU8('<x/>'), [part]: strToU8('<x/>') }))[0]!
    expect(office('xl/workbook.xml')).toBe('整个文件：这是 Excel 表格，不是交换包。请到“数据”页的“导入台账”选择它。')
    expect(office('word/document.xml')).toMatch(/：这是 Word 或 PPT 文档，不是交换包/)
    expect(refusal(strToU8('项目名称,总投资\n物联谷,12201\n'))[0]).toMatch(/：这是 CSV 表格.*导入台账/)
    expect(refusal(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1))[0]).toMatch(/：这是旧版 Office 文件/)
    expect(refusal(strToU8('一封信，没有表格\n'))[0]).toMatch(/：不是交换包文件/)
  })

  it('that leads out of the folder or unpacks to a bomb', async () => {
    expect(refusal(await changed((parts) => (parts['../evil'] = strToU8('x'))))[0]).toContain('不允许的文件名')
    expect(refusal(await changed((parts) => (parts['files/zeros'] = new Uint8Array(20_000_000))))[0]).toContain('压缩比异常')
  })

  it('and nothing of it is written: not a row, not a file, not what waits', async () => {
    const bytes = await packed(await filledLog())
    const contents: ExchangeContents = value(readExchange(bytes))
    const log = await opened()
    const altered = [contents.texts[0]!.replace('物联谷', '物联网'), ...contents.texts.slice(1)]
    expect(issue(await log.merge(altered, contents.files))).toMatchObject({ code: 'log/refused' })
    expect([await allTexts(log), await log.fileHashes(), await log.waiting()]).toEqual([[], [], []])
    expect(hashOf(contents.texts[0]!)).toHaveLength(64)
  })
})
