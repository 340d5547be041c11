import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_YUAN, yuanFromWan } from '#domain/money.ts'
import type { SheetColumn, SheetRow, SheetTable, SheetValue } from '#domain/sheetTable.ts'
import { unguardedText } from '#domain/sheetText.ts'
import { makeTable, partsOf, readBack } from './sheetReading.ts'

const column = (header: string, kind: SheetColumn['kind']): SheetColumn => ({ header: [header], kind, width: 12 })
const under = (upper: string, lower: string): SheetColumn => ({ header: [upper, lower], kind: 'money', width: 12 })
const project = (...values: SheetValue[]): SheetRow => ({ kind: 'project', values })
const single = (kind: SheetColumn['kind'], ...values: SheetValue[]): SheetTable =>
  makeTable({ columns: [column('项目名称', 'text'), column('值', kind)], rows: values.map((value) => project('甲', value)) })

/** The lines before the first project: title, unit, header. */
const HEAD = 3
const columnOf = async (table: SheetTable): Promise<unknown[]> => (await readBack(table)).slice(HEAD).map((row) => row[1])
/** The digits in the file itself of each line's last cell, below the header. */
const lastDigits = async (table: SheetTable): Promise<(string | undefined)[]> =>
  [...(await partsOf(table)).sheet.matchAll(/<v>([\d.]+)<\/v><\/c><\/row>/g)].slice(1).map(([, digits]) => digits)

describe('a cell of a workbook', () => {
  it('holds 万元 with the exact digits of the 元 it came from', async () => {
    expect(await lastDigits(single('money', 1, 123_456_789, 54_000_000, MAX_YUAN - 1))).toEqual(['0.0001', '12345.6789', '5400', '999999999.9999'])
  })

  it('gives every amount back to the last 元', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: MAX_YUAN }), { minLength: 1, maxLength: 40 }), async (amounts) => {
        const read = (await columnOf(single('money', ...amounts))).map((wan) => yuanFromWan(String(wan)))
        expect(read).toEqual(amounts.map((value) => ({ ok: true, value })))
      }),
      { numRuns: 20 },
    )
  })

  it('is blank where a figure is 未填, and 0 where it is 0', async () => {
    expect(await columnOf(single('money', null, 0))).toEqual([null, 0])
  })

  it('shows a whole amount without decimals and any other with those it has', async () => {
    const { styles } = await partsOf(single('money', 10_000, 12_500))
    expect(styles).toContain('formatCode="#,##0.0###"')
  })

  it('holds a day that Excel knows as a day, in any time zone', async () => {
    expect(await lastDigits(single('day', '2025-03-04', '1980-01-01', '2100-12-31'))).toEqual(['45720', '29221', '73415'])
    expect((await columnOf(single('day', '2025-03-04')))[0]).toEqual(new Date('2025-03-04T00:00:00Z'))
  })

  it('keeps a project code a text', async () => {
    expect(await columnOf(single('text', '2501-330108-04-01-123456'))).toEqual(['2501-330108-04-01-123456'])
  })

  it.each(['=cmd|calc', '+1', '-1', '@a', '\t=1', "'=1"])('holds %j as a text that cannot run, and no formula', async (text) => {
    const table = single('text', text)
    const { sheet } = await partsOf(table)
    const [cell] = await columnOf(table)
    expect(sheet).not.toContain('<f>')
    expect(cell).toBe(`'${text}`)
    expect(unguardedText(String(cell))).toBe(text)
  })

  it.each(['<img src=x onerror=alert(1)>', '甲&乙', '#REF!', '第一行\n第二行', '😀', '"引号"', ' 前后空格 '])('keeps %j as it is', async (text) => {
    expect(await columnOf(single('longText', text))).toEqual([text])
  })

  it('writes an underscore that Excel would read as a code so that it is read as an underscore', async () => {
    const { sheet } = await partsOf(single('text', 'a_x0041_b'))
    expect(sheet).not.toContain('_x0041_')
  })
})

describe('a workbook to hand round', () => {
  const table = makeTable({
    title: '明细表',
    columns: [column('项目名称', 'text'), under('2025年', '年度计划'), under('2025年', '1-5月完成')].map((one) =>
      one.header.length === 1 ? { ...one, header: [...one.header, ...one.header] } : one,
    ),
    rows: [{ kind: 'total', values: ['合计', 10_000, null] }, project('甲', 10_000, null)],
    notes: ['注1：口径'],
    frozen: 1,
    paper: 'a3',
  })

  it('merges the title, the unit, the header down and across, and the notes', async () => {
    const { sheet } = await partsOf(table)
    const merged = [...sheet.matchAll(/<mergeCell ref="([^"]+)"/g)].map(([, range]) => range)
    expect(merged.sort()).toEqual(['A1:C1', 'A2:C2', 'A3:A4', 'A7:C7', 'B3:C3'])
  })

  it('prints on A3 in landscape, as wide as the page, with the header on every page and its number below', async () => {
    const { sheet, workbook } = await partsOf(table)
    expect(sheet).toMatch(/<pageSetup [^>]*paperSize="8"/)
    expect(sheet).toMatch(/<pageSetup [^>]*orientation="landscape"/)
    expect(sheet).toMatch(/<pageSetup [^>]*fitToHeight="0"/)
    expect(workbook).toContain('_xlnm.Print_Titles')
    expect(workbook).toContain('$3:$4')
    expect(sheet).toContain('第 &amp;P 页')
  })

  it('keeps the header and the names in sight', async () => {
    expect((await partsOf(table)).sheet).toMatch(/<pane xSplit="1" ySplit="4" topLeftCell="B5" state="frozen"/)
  })

  it('makes a row as tall as its longest text needs', async () => {
    const { sheet } = await partsOf(single('longText', '主体结构封顶砌体工程完成百分之七十四'))
    expect(sheet).toMatch(/<row r="4" ht="60"/)
  })
})
