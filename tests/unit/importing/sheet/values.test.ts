import { describe, expect, it } from 'vitest'
import { cellWords, noticeWords } from '#importing/sheet/wording.ts'
import type { ImportChoices } from '#importing/sheet/plan/preview.ts'
import { sheetProblemSentence } from '../../../support/problemSentence.ts'
import { fieldAt, planRows } from '../../../support/sheets/planning.ts'
import { STYLE, type TestCell } from '../../../support/sheets/workbook.ts'

/** What a cell in 万元 gives: its amount in 元, or the code of its refusal; `undefined` where nothing is said. */
function total(cell: TestCell, choices: Partial<ImportChoices> = {}): unknown {
  const field = fieldAt(planRows([['项目名称', '总投资（万元）'], ['甲项目', cell]], choices), 'totalInvestment')
  return field?.fault?.code ?? field?.value
}

/** What a cell under a header gives. */
function cellUnder(header: string, path: string, cell: TestCell): unknown {
  const field = fieldAt(planRows([['项目名称', header, '属地'], ['甲项目', cell, '其他']]), path)
  return field?.fault?.code ?? field?.value
}

const day = (cell: TestCell): unknown => cellUnder('计划开工', 'plannedStart', cell)

describe('amounts', () => {
  it('1 1.2亿 or 3000万 in a 万元 column: converted only because the unit is written, and confirmed', () => {
    const rows = [['项目名称', '总投资（万元）'], ['甲项目', '1.2亿'], ['乙项目', '3000万']]
    const preview = planRows(rows)
    expect(fieldAt(preview, 'totalInvestment')).toMatchObject({ status: 'waiting', value: 120_000_000, marks: ['unit-in-cell'] })
    expect(fieldAt(preview, 'totalInvestment', 1)).toMatchObject({ status: 'new', value: 30_000_000, marks: [] })
    const id = 'unit-in-cell:明细:2'
    expect(fieldAt(planRows(rows, { answers: { [id]: 'as-written' } }), 'totalInvestment')?.status).toBe('new')
    expect(fieldAt(planRows(rows, { answers: { [id]: 'leave' } }), 'totalInvestment')?.status).toBe('refused')
    expect(total('1.2')).toBe(12_000)
  })

  it('4 １２３４．５ is normalised, and marked', () => {
    expect(fieldAt(planRows([['项目名称', '总投资（万元）'], ['甲项目', '１２３４．５']]), 'totalInvestment')).toMatchObject({ value: 12_345_000, marks: ['normalised'] })
  })

  it('5 1,234 / 1，234 / 12 345: strict groups only', () => {
    expect(['1,234', '1，234', '12 345', '1,234,567.5'].map((cell) => total(cell))).toEqual([12_340_000, 12_340_000, 123_450_000, 12_345_675_000])
    expect(['1,23', '1,2345', '12,34,567', '1, 234', '1 23', ',123'].map((cell) => total(cell))).toEqual(Array(6).fill('cell/not-money'))
  })

  it('6 (500), －500 are refused unless 核减', () => {
    expect([total('(500)'), total('－500'), total(-500)]).toEqual(Array(3).fill('cell/negative'))
    const rows = [['2025年'], ['项目名称', '5月完成投资（万元）'], ['甲项目', '(500)']]
    expect(fieldAt(planRows(rows), 'invested')).toMatchObject({ status: 'waiting', waitsFor: ['reduction:明细!3:report@2025-05'] })
    expect(fieldAt(planRows(rows, { answers: { 'reduction:明细!3:report@2025-05': '审计核减' } }), 'invested')).toMatchObject({ value: -5_000_000, reason: '审计核减' })
  })

  it('7 NaN, 1e3, 0x10: 不是金额', () => {
    expect(['NaN', '1e3', '0x10', 'Infinity', '1.2.3', '½'].map((cell) => total(cell))).toEqual(Array(6).fill('cell/not-money'))
    expect(cellWords({ code: 'cell/not-money' })).toContain('不是金额')
  })

  it('8 blank, —, /, 无: 不修改, never 0', () => {
    expect(['', '—', '/', '无', ' ', '-', '——', null].map((cell) => total(cell))).toEqual(Array(8).fill(undefined))
    expect(total(0)).toBe(0)
  })

  it('9 5%, 壹佰万, 约300 are errors with the accepted form', () => {
    expect([total('5%'), total({ v: '0.05', s: STYLE.percent }), total('壹佰万'), total('约300'), total('300余')]).toEqual(['cell/percent', 'cell/percent', 'cell/not-money', 'cell/not-money', 'cell/not-money'])
    expect((['cell/percent', 'cell/not-money'] as const).map((code) => cellWords({ code }))).toEqual([expect.stringContaining('如 1234.5'), expect.stringContaining('如 1234.5')])
  })

  it('10 more than 4 decimals of 万元: no silent rounding', () => {
    expect([total('1.00005'), total({ v: '1.00005' }), total('1.0000500')]).toEqual(Array(3).fill('cell/too-precise'))
    expect([total('1.0001'), total('1.000100000')]).toEqual([10_001, 10_001])
  })

  it('11 more than 15 digits: precision error; the digits Excel writes for 1.1 are 1.1', () => {
    expect([total('12345678901234.56'), total({ v: '1234567890123456' }), total('1234567890.1234567')]).toEqual(Array(3).fill('cell/precision'))
    expect(total({ v: '1.1000000000000001' })).toBe(11_000)
    expect(total('100000000000')).toBe('cell/too-large')
  })

  it('an amount whose format shows another number than the cell holds is refused', () => {
    expect(total({ v: '12340000', s: STYLE.scaledWan })).toBe('cell/scaled-format')
  })

  it('34 formula with value: the value, marked', () => {
    expect(fieldAt(planRows([['项目名称', '总投资（万元）'], ['甲项目', { f: 'A1+1', v: '5' }]]), 'totalInvestment')).toMatchObject({ value: 50_000, marks: ['formula'] })
  })

  it('35 formula without value: 请在Excel中打开并保存; not blank', () => {
    expect(total({ f: 'SUM(A1:A2)' })).toBe('cell/formula-without-value')
    expect(cellWords({ code: 'cell/formula-without-value' })).toContain('请在Excel中打开并保存')
  })

  it('36 #REF!, #N/A: a cell error, not blank', () => {
    expect([total({ t: 'e', v: '#REF!' }), total({ t: 'e', f: 'A9', v: '#N/A' }), total('#N/A')]).toEqual(Array(3).fill('cell/error'))
  })

  it('37 text numbers and rich text: strict parse; TRUE is an error', () => {
    expect(total('1234.5')).toBe(12_345_000)
    expect(total({ t: 'inlineStr', is: '<r><t>12</t></r><r><t>34.5</t></r><rPh><t>9</t></rPh>' })).toBe(12_345_000)
    expect(total({ t: 'b', v: '1' })).toBe('cell/boolean')
    expect(cellUnder('联系领导', 'contactLeader', { t: 'b', v: '0' })).toBe('cell/boolean')
  })

  it('names sheet, row, column, value and remedy', () => {
    const [problem] = planRows([['项目名称', '总投资（万元）'], ['甲项目', '约300']]).problems
    expect(problem && sheetProblemSentence(problem)).toBe('工作表“明细”第 2 行 B 列，总投资（万元）（总投资）：“约300”不是金额。请只填阿拉伯数字，如 1234.5；千分位须三位一组，如 1,234.5。')
  })

  it('one amount merged over two projects is refused in both', () => {
    const preview = planRows([['项目名称', '总投资（万元）'], ['甲项目', 5], ['乙项目', null]], {}, [], { merges: ['B2:B3'] })
    expect(preview.problems.map(({ fault }) => fault.code)).toEqual(['cell/merged-amount', 'cell/merged-amount'])
  })
})

describe('dates', () => {
  it('25 2025年3月4日, 2025.3.4: accepted, zone-free', () => {
    expect(['2025年3月4日', '2025.3.4', '2025/3/4', '2025-03-04', '２０２５－３－４', '2025-03-04 00:00:00'].map((cell) => day(cell))).toEqual(Array(6).fill('2025-03-04'))
  })

  it('26 Q1, 上半年, 3月底 only where month precision is allowed: no date of a project allows it', () => {
    expect(['Q1', '上半年', '3月底', '2025年3月', '2025', '2025年三季度', '6月中旬'].map((cell) => day(cell))).toEqual(Array(7).fill('cell/whole-day-needed'))
  })

  it('27 25/3/4 is ambiguous: error', () => {
    expect([day('25/3/4'), day('3/4/2025')]).toEqual(['cell/ambiguous-day', 'cell/ambiguous-day'])
  })

  it('28 民国114年: error and hint', () => {
    const [problem] = planRows([['项目名称', '计划开工', '属地'], ['甲项目', '民国114年3月4日', '其他']]).problems
    expect(problem && cellWords(problem.fault)).toBe('是民国纪年。如为 2025 年，请按 2025-03-04 的格式填写。')
  })

  it('29 30 February: error', () => {
    expect([day('2025-02-30'), day('2025年2月30日'), day('2025-13-01')]).toEqual(Array(3).fill('cell/no-such-day'))
  })

  it('30 year 1900 is an error', () => {
    expect([day({ v: '1', s: STYLE.date }), day({ v: '0', s: STYLE.date }), day('1900-01-01')]).toEqual(Array(3).fill('cell/year-out-of-range'))
  })

  it('23 a serial that the file does not show as a date is no date', () => {
    expect([day(45720), day('45720')]).toEqual(['cell/not-a-day', 'cell/not-a-day'])
  })

  it('30 end before start: error in both cells', () => {
    const preview = planRows([['项目名称', '计划开工', '计划竣工'], ['甲项目', '2025-03-04', '2024-03-04']])
    expect(preview.problems.map(({ source, fault }) => [source.column, fault.code])).toEqual([['B', 'cell/end-before-start'], ['C', 'cell/end-before-start']])
  })
})

describe('codes, choices and texts', () => {
  it('17 a code that became a number: error, make the cell text', () => {
    expect([cellUnder('项目代码', 'projectCode', 2.5013301080401e19), cellUnder('项目代码', 'projectCode', '2.50133E+19')]).toEqual(['cell/code-is-number', 'cell/code-is-number'])
    expect(cellWords({ code: 'cell/code-is-number' })).toContain('文本格式')
    expect(cellUnder('项目代码', 'projectCode', '2205－330108－04－01－408156')).toBe('2205-330108-04-01-408156')
    expect(cellUnder('项目代码', 'projectCode', '2205-330108')).toBe('cell/bad-code')
  })

  it('19 unknown 属地: error and the 3 nearest', () => {
    const [problem] = planRows([['项目名称', '属地'], ['甲项目', '西兴']]).problems
    expect(problem?.fault).toMatchObject({ code: 'cell/unknown-district', nearest: ['西兴街道', expect.any(String), expect.any(String)] })
  })

  it('20 an abolished 属地: the mapping a person gave is used, and shown', () => {
    const preview = planRows([['项目名称', '属地'], ['甲项目', '旧街道']], { renamedDistricts: { 旧街道: '西兴街道' } })
    expect(fieldAt(preview, 'district')).toMatchObject({ value: '西兴街道', marks: ['district-renamed'], source: { text: '旧街道' } })
  })

  it('21 新开工, 在建, 建成: the dictionary; unknown is an error', () => {
    expect(['在建', '建成', '续建', '续建项目'].map((cell) => cellUnder('阶段', 'stage', cell))).toEqual(['续建', '投产', '续建', '续建'])
    expect(['新开工', '在建', '建成', '竣工'].map((cell) => cellUnder('计划类别', 'planCategory@2025', cell))).toEqual(['新开工', '续建', '建成', '建成'])
    expect(cellUnder('阶段', 'stage', '快好了')).toBe('cell/not-in-list')
    expect(cellUnder('阶段', 'stage', 'constructor')).toBe('cell/not-in-list')
  })

  it('49 <img onerror> is text', () => {
    expect(cellUnder('建设地点', 'site', '<img src=x onerror=alert(1)>')).toBe('<img src=x onerror=alert(1)>')
  })

  it("50 =cmd text stays text; the ' that an export put before it is taken off", () => {
    expect(cellUnder('建设地点', 'site', "=cmd|' /C calc'!A0")).toBe("=cmd|' /C calc'!A0")
    expect(cellUnder('建设地点', 'site', "'=1+1")).toBe('=1+1')
    expect(cellUnder('建设地点', 'site', "'93 road")).toBe("'93 road")
  })

  it('51 emoji are kept, marks of direction stripped with notice, lone surrogates refused', () => {
    expect(cellUnder('建设地点', 'site', '👨‍👩‍👧路')).toBe('👨‍👩‍👧路')
    expect(fieldAt(planRows([['项目名称', '建设地点'], ['甲项目', '\u202e江南大道']]), 'site')).toMatchObject({ value: '江南大道', marks: ['stripped'] })
    expect(cellUnder('建设地点', 'site', { t: 'inlineStr', is: '<t>路_xD83D_</t>' })).toBe('cell/lone-surrogate')
  })

  it('51 what was stripped is said on the preview with sheet, row and column; emoji and line ends of Windows are not', () => {
    const rows = [['项目名称', '建设地点', '联系领导', '总投资（万元）'], ['甲\u200b项目', '江南\u202e大道👨‍👩‍👧', '乙', '1\u200b00'], ['丙项目', '一\r\n二', '丁', 5]]
    expect(planRows(rows).notices.map(noticeWords)).toEqual([
      '工作表“明细”第 2 行 A 列 项目名称：已去掉不可见字符，其余照原文读取。',
      '工作表“明细”第 2 行 B 列 建设地点：已去掉不可见字符，其余照原文读取。',
      '工作表“明细”第 2 行 D 列 总投资（万元）：已去掉不可见字符，其余照原文读取。',
    ])
  })

  it('51 of very many stripped cells the first are named and the rest counted', () => {
    const rows = [['项目名称', '建设地点'], ...Array.from({ length: 25 }, (_, at) => [`第${at}号泵站`, '\u200b江南大道'])]
    const { notices } = planRows(rows)
    expect([notices.length, noticeWords(notices.at(-1)!)]).toEqual([21, '另有 5 个单元格去掉了不可见字符。'])
  })

  it('52 1 MB of text: length error; never cut', () => {
    const megabyte = Array.from({ length: 1_000_000 }, (_, i) => String.fromCharCode(0x4e00 + ((i * i) % 20_011))).join('')
    expect(cellUnder('建设地点', 'site', megabyte)).toBe('cell/too-long')
    expect(cellUnder('联系领导', 'contactLeader', '长'.repeat(201))).toBe('cell/too-long')
    const preview = planRows([['项目名称', '属地'], [megabyte, '其他']])
    expect(preview.rows[0]?.status).toBe('refused')
  }, 30_000)
})
