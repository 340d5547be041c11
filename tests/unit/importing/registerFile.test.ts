import { describe, expect, it } from 'vitest'
import { decodeRegister } from '#importing/registerFile.ts'
import { problemSentence } from '../../support/problemSentence.ts'
import { complaints, ledgerRow, ledgerText } from './ledger.ts'

const complaintOf = (overrides: Readonly<Record<string, unknown>>): string => {
  const found = complaints(ledgerText([ledgerRow(overrides)]))
  expect(found).toHaveLength(1)
  return found[0]!
}

describe('a sound ledger', () => {
  it('is read with its amounts in 元, its header and 未填 for what it leaves out', () => {
    const read = decodeRegister(ledgerText([ledgerRow()]))
    expect(read.ok && read.value).toMatchObject({
      year: 2025,
      illustrative: false,
      source: '测试台账',
      asOf: '2025-03-01',
      warnings: [],
    })
    expect(read.ok && read.value.rows[0]).toMatchObject({
      totalInvestment: 500_000_000,
      owner: null,
      monthlyPlan: null,
      lists: [{ list: '市重点', year: 2025, level: null, plan: null }],
    })
  })

  it('may have nothing but a name and a stage in a row', () => {
    const read = decodeRegister(ledgerText([{ name: '谋划中的项目', stage: '谋划' }]))
    expect(read.ok && read.value.rows[0]).toMatchObject({
      name: '谋划中的项目',
      stage: '谋划',
      district: null,
      annualPlan: null,
      lists: [],
    })
  })

  it('may write a sector with 领域, as the printed table does', () => {
    const read = decodeRegister(ledgerText([ledgerRow({ sector: '民生设施领域' })]))
    expect(read.ok && read.value.rows[0]?.sector).toBe('民生设施')
  })

  it('keeps a text that looks like markup as text', () => {
    const read = decodeRegister(ledgerText([ledgerRow({ name: '<img src=x onerror=alert(1)>' })]))
    expect(read.ok && read.value.rows[0]?.name).toBe('<img src=x onerror=alert(1)>')
  })

  it('may begin with a byte order mark', () => {
    expect(decodeRegister(`\ufeff${ledgerText([ledgerRow()])}`).ok).toBe(true)
  })
})

describe('a file that as a whole is no ledger', () => {
  it.each([
    ['an empty file', '', '文件是空的'],
    ['blanks alone', ' \n\t', '文件是空的'],
    ['a broken file, with its line', '{\n  "format": "register",\n  oops\n}', '第 3 行附近无法读取'],
    ['a list', '[]', '不是项目台账文件'],
    ['another format', ledgerText([ledgerRow()], { format: 'course' }), '不是项目台账文件'],
    ['a newer version', ledgerText([ledgerRow()], { version: 2 }), '请先更新应用'],
    ['a version that is no number', ledgerText([ledgerRow()], { version: '1' }), '“version”缺少或不正确'],
    ['a header without its year', ledgerText([ledgerRow()], { year: null }), '“year”缺少或不正确'],
    [
      'a header with a day that does not exist',
      ledgerText([ledgerRow()], { asOf: '2025-02-30' }),
      '“asOf”缺少或不正确',
    ],
    ['no rows', ledgerText([]), '没有数据行'],
  ])('is refused: %s', (_what, text, words) => {
    const found = complaints(text)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(/^整个文件，/)
    expect(found[0]).toContain(words)
  })
})

describe('a value that cannot stand', () => {
  it.each([
    [{ name: '' }, '第 1 行（文件第 9 行），项目名称：没有填写。这一项必须填写。'],
    [{ stage: undefined }, '第 1 行（文件第 9 行），阶段：没有填写。这一项必须填写。'],
    [{ stage: '在建' }, '阶段：“在建”不在可选范围内。请从中选：储备、开工、续建、投产'],
    [{ sector: '房地产' }, '行业领域：“房地产”不在可选范围内。请从中选：先进制造业基地'],
    [{ district: '滨富园区' }, '属地：“滨富园区”不在属地名单中。最接近的是：滨富合作区、'],
    [{ totalInvestment: 1.5 }, '总投资：“1.5”不是金额。请填以元为单位的整数'],
    [{ totalInvestment: '5亿' }, '总投资：“5亿”不是金额。'],
    [{ totalInvestment: 1e20 }, '总投资：“100000000000000000000”不是金额。'],
    [{ annualPlan: -1 }, '年度计划投资：“-1”是负数。'],
    [{ plannedStart: '2024-02-30' }, '计划开工：“2024-02-30”不是存在的日期。请按 2025-03-04 的格式填写。'],
    [{ plannedStart: '2024年3月1日' }, '不是存在的日期'],
    [{ startYear: 1900 }, '起始年份：“1900”不是可用的年份'],
    [{ longitude: '120.2' }, '经度：“120.2”不在允许的范围内'],
    [{ projectCode: 220533010804 }, '项目代码：“220533010804”格式不对。'],
    [{ name: '长'.repeat(201) }, `项目名称：“${'长'.repeat(40)}…”超过 200 个字符`],
    [{ scale: 'x'.repeat(1_000_000) }, '超过 2000 个字符。请缩短；系统不会自行截断。'],
    [{ owner: '\ud800' }, '业主单位：'],
    [{ owner: 5 }, '业主单位：“5”不是可用的文字'],
    [{ monthlyPlan: [1, 2, 3] }, '月度计划：“[1,2,3]”内容不完整或格式不对'],
    [{ lists: [{ list: '市重点' }] }, '名录（如市重点）：'],
    [{ lists: '市重点' }, '名录：“市重点”内容不完整'],
    [{ totalInvestmnet: 5 }, '“totalInvestmnet”不是本应用的字段。请核对字段名'],
  ])('is named with row, field, value and remedy: %j', (overrides, words) => {
    expect(complaintOf(overrides)).toContain(words)
  })
})

describe('values that contradict each other', () => {
  it.each([
    [{ annualPlan: 600_000_000 }, '年度计划投资：“600000000”大于总投资。'],
    [{ completedBeforeYear: 500_000_001 }, '上年底累计：“500000001”大于总投资。'],
    [{ endYear: 2023 }, '终止年份：“2023”早于起始年份（2024）。'],
    [{ plannedCompletion: '2024-02-29' }, '计划竣工：“2024-02-29”早于计划开工（2024-03-01）。'],
    [{ actualStart: '2024-05-01', actualCompletion: '2024-04-30' }, '实际竣工：“2024-04-30”早于实际开工'],
    [
      { monthlyPlan: Array(12).fill(1_000_000) },
      '月度计划：十二个月相加为 12000000 元，与年度计划投资不一致。',
    ],
  ])('are named: %j', (overrides, words) => {
    expect(complaintOf(overrides)).toContain(words)
  })

  it('are named across rows: a code twice', () => {
    const found = complaints(ledgerText([ledgerRow(), ledgerRow({ name: '另一个项目' })]))
    expect(found).toEqual([
      '第 2 行（文件第 10 行），项目代码：“2205-330108-04-01-408156”与第 1 行的项目代码相同。同一项目请只保留一行。',
    ])
  })

  it('are named across rows: a name twice in one 属地, whatever its width, case and spaces', () => {
    const rows = [
      ledgerRow({ name: 'AI产业园(一期)' }),
      ledgerRow({ name: ' ａｉ产业园（一期）\u200b', projectCode: null }),
      ledgerRow({ name: 'AI产业园(一期)', projectCode: null, district: '长河街道' }),
    ]
    expect(complaints(ledgerText(rows))).toEqual([
      expect.stringMatching(/^第 2 行.*与第 1 行名称和属地相同，疑似同一项目/),
    ])
  })
})

describe('a code whose check digit disagrees', () => {
  it('is accepted with a warning', () => {
    const read = decodeRegister(ledgerText([ledgerRow({ projectCode: '2205-330108-04-01-408157' })]))
    expect(read.ok && read.value.warnings.map(problemSentence)).toEqual([
      expect.stringContaining('末位校验码不符，可能有一位填错。可以导入，请核对。'),
    ])
  })
})

describe('all or nothing', () => {
  it('gives no rows when one of many is wrong, and names every problem in the file’s order', () => {
    const rows = [
      ledgerRow({ totalInvestment: null, annualPlan: 0.5, district: '西兴' }),
      ledgerRow({ name: '乙', projectCode: null }),
      7,
      ledgerRow({ name: '丙', projectCode: 'x', endYear: 2000 }),
    ]
    const read = decodeRegister(ledgerText(rows))
    expect(read.ok).toBe(false)
    expect(!read.ok && read.issue.map(({ row, field }) => [row, field])).toEqual([
      [1, '属地'],
      [1, '年度计划投资'],
      [3, null],
      [4, '项目代码'],
    ])
  })

  it('refuses keys that reach for a prototype, and leaves prototypes as they were', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const row = JSON.stringify(ledgerRow()).replace('{', `{"${key}": {"polluted": true},`)
      const found = complaints(ledgerText([]).replace('[\n\n  ]', `[${row}]`))
      expect(found).toEqual([expect.stringContaining(`“${key}”是不允许的字段名`)])
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('names a forbidden key however deep it lies', () => {
    const row = JSON.stringify(ledgerRow({ permit: 0 })).replace(
      '"permit":0',
      '"permit":[{"a":{"__proto__":{}}}]',
    )
    expect(complaints(ledgerText([]).replace('[\n\n  ]', `[${row}]`))).toEqual([
      expect.stringContaining('“__proto__”是不允许的字段名'),
    ])
  })

  it('survives nesting a hundred thousand deep', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const row = JSON.stringify(ledgerRow({ permit: 0 })).replace('"permit":0', `"permit":${deep}`)
    expect(decodeRegister(ledgerText([]).replace('[\n\n  ]', `[${row}]`)).ok).toBe(false)
  })
})
