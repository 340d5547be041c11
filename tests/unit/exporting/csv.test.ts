import { describe, expect, it } from 'vitest'
import { csvPieces } from '#exporting/sheet/csv.ts'
import { makeTable } from './sheetReading.ts'

const csv = (...values: (string | number | null)[]): string =>
  [...csvPieces(makeTable({
    columns: [
      { header: ['项目名称'], kind: 'text', width: 10 },
      { header: ['2025年', '年度计划'], kind: 'money', width: 10 },
      { header: ['计划开工'], kind: 'day', width: 10 },
    ],
    rows: [{ kind: 'project', values }],
  }))].join('')

describe('CSV', () => {
  it('begins with a BOM, joins the header with its unit and ends every line with CRLF', () => {
    expect(csv('甲', 54_000_000, '2025-03-04')).toBe('\uFEFF项目名称,2025年年度计划（万元）,计划开工\r\n甲,5400,2025-03-04\r\n')
  })

  it('quotes commas, quotes, line ends and spaces at the ends', () => {
    expect(csv('甲,"乙"\n丙', null, null)).toContain('"甲,""乙""\n丙",,')
    expect(csv(' 甲', null, null)).toContain('" 甲",,')
  })

  it('writes amounts exactly and without separators, and 未填 as nothing', () => {
    expect(csv('甲', 123_456_789, null)).toContain('甲,12345.6789,\r\n')
    expect(csv('甲', null, null)).toContain('甲,,\r\n')
  })

  it('guards texts that could run', () => {
    expect(csv('=1+1', null, null)).toContain("'=1+1,,")
  })
})
