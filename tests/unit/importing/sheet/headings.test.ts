import { describe, expect, it } from 'vitest'
import { planRows } from '../../../support/sheets/planning.ts'
import type { TestCell } from '../../../support/sheets/workbook.ts'

const HEAD = ['序号', '项目名称', '项目代码', '总投资（万元）', '业主单位', '联系领导', '形象进度'] as const
const CODE = '2205-330108-04-01-408156'
const kindsOf = (...rows: TestCell[][]): unknown => {
  const preview = planRows([['2025年1-5月'], [...HEAD], ...rows])
  return [preview.rows.map(({ name }) => name), preview.leftOut.map(({ row, why }) => `${row} ${why}`)]
}

describe('a project that is named like a heading', () => {
  it.each([
    ['a code', [null, '一、二期泵站工程', CODE]],
    ['a running number', [7, '（一）号泵站工程', null, 500]],
    ['an owner and progress', [null, '（二）期厂房', null, 500, '某建设单位', null, '主体施工']],
    ['an owner beside figures', ['一', '一、期厂房', null, 500, '某建设单位']],
    ['a leader beside figures', [null, '（三）期厂房', null, 500, null, '甲']],
  ])('is a project by %s', (_what, row) => {
    expect(kindsOf(row)).toEqual([[row[1]], []])
  })
})

describe('a heading', () => {
  it.each([
    ['nothing but its name', ['一', '先进制造业基地']],
    ['sums', [null, '一、先进制造业基地（5个）', null, 90_000]],
    ['sums, and words that are no sector', [null, '（一）续建类', null, 90_000]],
    ['the leader of its 属地 beside its sums', [null, '（一）西兴街道', null, 90_000, null, '甲']],
    ['its count, its leader and a word of progress', [null, '二、园区配套（3个）', null, 90_000, null, '甲', '开工2个']],
  ])('stays one with %s', (_what, row) => {
    expect(kindsOf(row, [1, '甲项目', null, 90_000])).toEqual([['甲项目'], ['3 group']])
  })

  it('of the other kind does not hand its sector to a project that is only named like it', () => {
    const preview = planRows([[...HEAD], ['一', '先进制造业基地'], [1, '（一）民生设施改造', CODE, 500], [2, '甲项目', null, 600]])
    expect(preview.rows.map(({ fields }) => fields.find(({ path }) => path === 'sector')?.value)).toEqual(['先进制造业基地', '先进制造业基地'])
  })
})
