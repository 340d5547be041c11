import { describe, expect, it } from 'vitest'
import { KEYED_FIELDS, PROJECT_FIELDS } from '#domain/fields.ts'
import { position, valueText } from '#domain/valueText.ts'
import { ACCEPTED, IN_USE, LIXIANG, makeReport, NO_PERMIT, PERMIT, RIPE, START_PHOTO } from '../../support/project.ts'

describe('a value as a sentence of the history says it', () => {
  it.each([
    ['name', '智慧泵站', '智慧泵站'],
    ['totalInvestment', 122_010_000, '12,201 万元'],
    ['annualPlan@2025', 0, '0 万元'],
    ['statisticsInvestment@2025-02', 12_345, '1.2345 万元'],
    ['startYear', 2025, '2025'],
    ['illustrative', true, '是'],
    ['registered', false, '否'],
    ['ripeness', RIPE, '区发改局判断成熟，资金渠道：专项债，2025-01-20'],
    ['constructionLibrary', LIXIANG, '立项审批 示例发改〔2025〕1号，2025-02-10'],
    ['permit', PERMIT, '3301082025030100101'],
    ['permit', NO_PERMIT, '缺件：并联审批中，六月底前核发'],
    ['acceptance', ACCEPTED, '规划核实、消防验收，2025-05-20'],
    ['inUse', IN_USE, '全部投用，2025-06-01'],
    ['photo@x', START_PHOTO, '开工照片，2025-03-04，西兴街道示例路'],
    ['photo@x', { ...START_PHOTO, place: null }, '开工照片，2025-03-04，120.210300, 30.208400'],
    ['waiver@开工', { items: ['permit'], person: '乙', reason: '并联审批', date: '2025-03-04' }, '施工许可证号或缺件原因；乙同意，原因：并联审批'],
    ['milestone@环评', { due: '2025-03-01', done: null, responsible: '乙' }, '计划 2025-03-01，乙'],
    ['list@2025/市重点', { level: null, plan: 10_000 }, '在列，计划 1 万元'],
    ['report@2025-05', { ...makeReport('2025-05', -20_000), reductionReason: '重复计入' }, '完成 -2 万元，核减原因：重复计入，填报：填报员甲'],
    ['factor@用地', { needed: 35.5, secured: null, unit: '亩' }, '需要 35.5 亩，落实未填'],
  ])('%s', (path, value, text) => {
    expect(valueText(path, value)).toBe(text)
  })

  it('is 未填 where nothing is known, and never 0 or empty', () => {
    for (const path of [...Object.keys(PROJECT_FIELDS), ...Object.keys(KEYED_FIELDS).map((name) => `${name}@2025`)]) expect(valueText(path, null)).toBe('未填')
    expect(valueText('milestone@环评', { due: null, done: null, responsible: null })).toBe('未填')
  })

  it('has words for every field that holds a record: none is shown as code', () => {
    const records = { ...PROJECT_FIELDS, ...KEYED_FIELDS }
    const samples: Record<string, unknown> = {
      ripeness: RIPE, constructionLibrary: LIXIANG, permit: PERMIT, acceptance: ACCEPTED, inUse: IN_USE, monthlyPlan: Array(12).fill(10_000), list: { level: '市级', plan: null },
      report: makeReport('2025-05', 1), milestone: { due: null, done: '2025-05-01', responsible: null }, factor: { needed: 1, secured: 1, unit: '亩' }, photo: START_PHOTO,
      waiver: { items: ['permit'], person: '乙', reason: '因', date: '2025-05-01' },
    }
    const names = Object.entries(records).filter(([, { kind }]) => kind === 'record').map(([name]) => name)
    expect(Object.keys(samples).sort()).toEqual(names.sort())
    for (const name of names) expect(valueText(name in PROJECT_FIELDS ? name : `${name}@x`, samples[name])).not.toMatch(/[{}[\]"]/)
  })
})

describe('a position', () => {
  it('is longitude first, in degrees to a tenth of a metre, and unknown when half of it is', () => {
    expect(position(START_PHOTO)).toBe('120.210300, 30.208400')
    expect([position({ longitude: 1, latitude: null }), position({ longitude: null, latitude: 1 }), position({ longitude: 0, latitude: 0 })]).toEqual([null, null, '0.000000, 0.000000'])
  })
})
