import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import readXlsxFile from 'read-excel-file/node'
import { noticeWords, fileWords } from '#importing/sheet/wording.ts'
import { readPastedText, readSheetFile } from '#importing/sheet/readFile.ts'
import { NANPING_DETAIL } from '../../../support/sheets/layouts.ts'
import { fieldAt, plan, planRows, readSound, refusalOf } from '../../../support/sheets/planning.ts'
import { oneSheet, STYLE, workbookFile, workbookParts, zipParts } from '../../../support/sheets/workbook.ts'

const ROWS = [['项目名称', '总投资（万元）'], ['甲项目', 1234.5]]
const good = oneSheet(ROWS)
const notices = (bytes: Uint8Array, name?: string): string => readSound(bytes, name).notices.map(noticeWords).join()
const csv = (text: string): Uint8Array => strToU8(text)
const CSV = '项目名称,总投资（万元）\r\n甲项目,"1,234.5"\r\n'
const totalOf = (bytes: Uint8Array, name = '台账.csv'): unknown => fieldAt(plan(readSound(bytes, name)), 'totalInvestment')?.value

describe('a sound workbook', () => {
  it('is read as an independent reader reads it', async () => {
    const bytes = workbookFile({ sheets: [NANPING_DETAIL] })
    const [independent] = await readXlsxFile(Buffer.from(bytes))
    const ours = readSound(bytes).sheets[0]?.rows.map((cells) =>
      cells.map(({ value }) => (value.kind === 'number' ? Number(value.digits) : value.kind === 'text' ? value.text : null)),
    )
    expect(ours).toEqual(independent?.data)
  })

  it('keeps the digits as the file has them', () => {
    const file = readSound(oneSheet([['a'], [{ v: '1.1000000000000001' }], [{ v: '1.0E-2' }]]))
    expect(file.sheets[0]?.rows.flat().map(({ value }) => (value.kind === 'number' ? value.digits : ''))).toEqual(['', '1.1000000000000001', '1.0E-2'])
  })
})

describe('dates of a workbook', () => {
  const dateRows = (serial: string): (string | { v: string; s: number })[][] => [['项目名称', '计划开工'], ['甲项目', { v: serial, s: STYLE.date }]]

  it('23 date serial: the epoch of the workbook, without a JS Date', () => {
    expect(fieldAt(planRows(dateRows('45720')), 'plannedStart')?.value).toBe('2025-03-04')
    expect(fieldAt(planRows([['项目名称', '计划开工'], ['甲项目', { v: '45720.99', s: STYLE.dateCn }]]), 'plannedStart')?.value).toBe('2025-03-04')
  })

  it('23 every serial of a century is the day that arithmetic by months gives', () => {
    const [first, last] = [32_874, 73_050] // 1990-01-01 to 2099-12-31
    const file = readSound(oneSheet(Array.from({ length: Math.floor((last - first) / 7) }, (_, week) => [{ v: String(first + week * 7), s: STYLE.date }])))
    const days = file.sheets[0]?.rows.map(([cell]) => (cell?.value.kind === 'date' ? cell.value.date : ''))
    const expected = days?.map((_, week) => new Date(Date.UTC(1990, 0, 1 + week * 7)).toISOString().slice(0, 10))
    expect(days).toEqual(expected)
  }, 30_000)

  it('24 a 1904 workbook gives the same dates as the 1900 file, with a notice', () => {
    const bytes = workbookFile({ sheets: [{ name: '明细', rows: dateRows(String(45720 - 1462)) }], date1904: true })
    expect(fieldAt(plan(readSound(bytes)), 'plannedStart')?.value).toBe('2025-03-04')
    expect(notices(bytes)).toContain('1904')
  })
})

describe('files that are no sound workbook', () => {
  it('33 hidden rows and sheets are counted, and off by default', () => {
    const bytes = workbookFile({ sheets: [{ name: '明细', rows: [...ROWS, ['乙项目', 5]], hiddenRows: [3] }, { name: '底稿', rows: ROWS, state: 'hidden' }] })
    const file = readSound(bytes)
    expect(plan(file).rows.map(({ name }) => name)).toEqual(['甲项目'])
    expect(plan(file).leftOut.map(({ why }) => why)).toEqual(['hidden'])
    expect(notices(bytes)).toContain('“底稿”没有读取')
    expect(notices(bytes)).toContain('明细：1 行')
    expect(plan(file, { includeHidden: true }).rows).toHaveLength(3)
  })

  it('38 macros and external links are ignored and said so', () => {
    const parts = workbookParts({ sheets: [{ name: '明细', rows: ROWS }] })
    const rels = parts['xl/_rels/workbook.xml.rels']?.replace('</Relationships>', '<Relationship Id="rIdX" Type="http://x/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>') ?? ''
    const bytes = zipParts({ ...parts, 'xl/_rels/workbook.xml.rels': rels, 'xl/vbaProject.bin': 'x', 'xl/externalLinks/externalLink1.xml': '<externalLink/>' })
    expect(notices(bytes, '台账.xlsm')).toMatch(/宏，已忽略.*1 处外部链接，已忽略/)
  })

  it('39 password, .xls, .et: 请另存为.xlsx', () => {
    const ole = new Uint8Array(600).fill(0)
    ole.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    for (const name of ['台账.xls', '台账.et', '加密.xlsx']) expect(refusalOf(ole, name)).toBe('file/old-format')
    expect(fileWords({ code: 'file/old-format' })).toContain('另存为 .xlsx')
  })

  it('40 HTML named .xls is detected and refused', () => {
    expect(refusalOf(csv('<html><table><tr><td>项目名称</td></tr></table></html>'), '台账.xls')).toBe('file/html')
    expect(refusalOf(csv('\ufeff<?xml version="1.0"?><Workbook/>'), '台账.xls')).toBe('file/html')
  })

  it('43 an empty file and an empty sheet are refused', () => {
    expect(refusalOf(new Uint8Array())).toBe('file/empty')
    expect(refusalOf(oneSheet([]))).toBe('file/no-data')
    expect(fileWords({ code: 'file/no-data' })).toContain('没有数据行')
  })

  it('44 a huge file or range is refused with the limit', () => {
    const large = readSheetFile(new Uint8Array(20_000_001), '台账.xlsx')
    expect(large.ok ? '' : fileWords(large.issue.fault)).toBe('超过 20 MB，不能导入。请拆分后分次导入。')
    const far = workbookParts({ sheets: [{ name: '明细', rows: ROWS }] })
    const sheet = far['xl/worksheets/sheet1.xml']?.replace('</sheetData>', '<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>') ?? ''
    expect(refusalOf(zipParts({ ...far, 'xl/worksheets/sheet1.xml': sheet }))).toBe('file/too-many-rows')
    expect(fileWords({ code: 'file/too-many-rows', sheet: '明细', limit: 20_000 })).toContain('超过 20000 行')
  })

  it('44 a range that is only formatted to the last row is no huge range', () => {
    const parts = workbookParts({ sheets: [{ name: '明细', rows: ROWS }] })
    const sheet = parts['xl/worksheets/sheet1.xml']?.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>') ?? ''
    expect(readSound(zipParts({ ...parts, 'xl/worksheets/sheet1.xml': sheet })).sheets[0]?.rows).toHaveLength(2)
  })

  it('45 a zip bomb is refused by its directory: in a fraction of the time that packing it took', () => {
    const start = performance.now()
    const bomb = zipParts({ ...workbookParts({ sheets: [{ name: '明细', rows: ROWS }] }), 'xl/media/image1.png': '0'.repeat(50_000_000) })
    const packed = performance.now()
    expect(refusalOf(bomb)).toBe('zip/bomb')
    expect(performance.now() - packed).toBeLessThan((packed - start) / 2)
  }, 30_000)

  it('45 XML with a document type, in which entities could grow, is refused', () => {
    const parts = workbookParts({ sheets: [{ name: '明细', rows: ROWS }] })
    const strings = '<!DOCTYPE sst [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>'
    expect(refusalOf(zipParts({ ...parts, 'xl/sharedStrings.xml': strings }))).toBe('file/bad-part')
  })

  it('46 a truncated or bit-flipped zip: 文件已损坏，请重新发送', () => {
    const flipped = good.slice()
    flipped[Math.floor(good.length / 2)]! ^= 1
    for (const damaged of [good.subarray(0, good.length - 30), flipped]) {
      const file = readSheetFile(damaged, '台账.xlsx')
      expect(file.ok ? '' : fileWords(file.issue.fault)).toContain('文件已损坏，请重新发送')
    }
  })

  it('47 ../ entry paths are refused', () => {
    const parts = workbookParts({ sheets: [{ name: '明细', rows: ROWS }] })
    for (const name of ['../x.xml', 'xl/../../x.xml', '/etc/x', 'xl\\x']) expect(refusalOf(zipParts({ ...parts, [name]: 'x' }))).toBe('zip/bad-name')
  })

  it('48 __proto__ and constructor as columns are refused; prototypes stay as they are', () => {
    const preview = planRows([['项目名称', '属地', '__proto__', 'constructor'], ['甲项目', '西兴街道', 'x', 'y']])
    expect(preview.problems.map(({ fault }) => fault.code)).toEqual(['cell/forbidden-name', 'cell/forbidden-name'])
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(Object.keys(preview.mappings)).not.toContain('__proto__')
    expect(plan(readSound(good), { mappings: JSON.parse('{"__proto__":{"x":1}}') as Record<string, string> }).rows).toHaveLength(1)
  })
})

describe('separated text', () => {
  it('41 a GBK CSV: strict UTF-8 first, then GB18030, and it is said', () => {
    // 项目名称,属地 / 甲项目,其他 in GBK.
    const gbk = Uint8Array.from('cfeec4bfc3fbb3c62ccaf4b5d80d0abcd7cfeec4bf2cc6e4cbfb0d0a'.match(/../g) ?? [], (hex) => parseInt(hex, 16))
    expect(fieldAt(plan(readSound(gbk, '台账.csv')), 'district')?.value).toBe('其他')
    expect(notices(gbk, '台账.csv')).toContain('GB18030')
  })

  it('42 BOM, UTF-16 and odd separators are detected, and said', () => {
    const utf16 = (text: string): Uint8Array => new Uint8Array([0xff, 0xfe, ...[...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])])
    expect(totalOf(csv(`\ufeff${CSV}`))).toBe(12_345_000)
    expect(totalOf(utf16(CSV))).toBe(12_345_000)
    expect(totalOf(utf16(CSV).subarray(2))).toBe(12_345_000)
    for (const separator of ['\t', ';', '|']) expect(totalOf(csv(CSV.replace('称,', `称${separator}`).replace('目,', `目${separator}`)))).toBe(12_345_000)
    expect(notices(csv('项目名称；总投资'.replace('；', ';')), 'a.csv')).toContain('“;”分隔')
  })

  it('a quote that is not closed names its line; nothing is cut', () => {
    expect(readSheetFile(csv('项目名称,总投资\r\n"甲,1\r\n'), 'a.csv')).toMatchObject({ issue: { fault: { code: 'file/quotes', line: 2 } } })
  })

  it('bytes that are no text are refused', () => {
    expect(refusalOf(Uint8Array.from({ length: 300 }, (_, i) => (i * 37) % 256), 'a.csv')).toBe('file/encoding')
  })

  it('cells pasted from a sheet are read like a file', () => {
    const pasted = readPastedText('项目名称\t总投资（万元）\n"甲\n项目"\t3\n')
    expect(pasted.ok && fieldAt(plan(pasted.value), 'name')?.value).toBe('甲 项目')
  })
})
