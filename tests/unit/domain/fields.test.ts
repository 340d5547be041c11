import { describe, expect, it } from 'vitest'
import { fieldLabel, fieldSpec, fitsField, keyed, KEYED_FIELDS, PROJECT_FIELDS, splitField, type FieldKind } from '#domain/fields.ts'

type Line = readonly [label: string, path: string, kind: FieldKind, required: boolean]

/** The data dictionary of domain.md, section 2: each field that a person or an event writes. */
const DICTIONARY: readonly Line[] = [
  ['项目名称', 'name', 'text', true],
  ['项目代码', 'projectCode', 'text', true],
  ['行业领域', 'sector', 'choice', true],
  ['属地', 'district', 'district', true],
  ['投资类型', 'investorKind', 'choice', true],
  ['建设性质', 'constructionNature', 'choice', false],
  ['建设地点', 'site', 'text', true],
  ['建设规模及内容', 'scale', 'longText', true],
  ['经度', 'longitude', 'degrees', false],
  ['纬度', 'latitude', 'degrees', false],
  ['起始年份', 'startYear', 'year', true],
  ['终止年份', 'endYear', 'year', true],
  ['计划开工', 'plannedStart', 'date', true],
  ['实际开工', 'actualStart', 'date', false],
  ['计划竣工', 'plannedCompletion', 'date', true],
  ['实际竣工', 'actualCompletion', 'date', false],
  ['计划投产', 'plannedProduction', 'date', true],
  ['实际投产', 'actualProduction', 'date', false],
  ['总投资', 'totalInvestment', 'money', true],
  ['总投资口径日期', 'totalInvestmentAsOf', 'date', false],
  ['总投资来源', 'totalInvestmentSource', 'text', false],
  ['责任单位', 'responsibleUnit', 'text', true],
  ['业主单位', 'owner', 'text', false],
  ['联系领导', 'contactLeader', 'text', true],
  ['项目专员', 'officer', 'text', true],
  ['现场联系人', 'siteContact', 'text', false],
  ['阶段', 'stage', 'choice', true],
  ['入库状态', 'statisticsState', 'choice', false],
  ['入库状态日期', 'statisticsStateSince', 'date', false],
  ['计划类别（2025）', 'planCategory@2025', 'choice', true],
  ['年度计划投资（2025）', 'annualPlan@2025', 'money', true],
  ['上年底累计（2025）', 'completedBeforeYear@2025', 'money', true],
  ['月度计划（2025）', 'monthlyPlan@2025', 'record', false],
  ['年度形象目标（2025）', 'annualTarget@2025', 'longText', true],
  ['名录（2025 市重点）', 'list@2025/市重点', 'record', false],
  ['月报（2025-05）', 'report@2025-05', 'record', false],
  ['入统投资（2025-05）', 'statisticsInvestment@2025-05', 'money', false],
  ['关键节点（环评）', 'milestone@环评', 'record', false],
  ['要素保障（用地）', 'factor@用地', 'record', false],
  ['现场照片', `photo@${'0'.repeat(64)}`, 'record', false],
  ['容缺（开工）', 'waiver@开工', 'record', false],
]

describe('the data dictionary', () => {
  it.each(DICTIONARY)('has %s as %s', (label, path, kind, required) => {
    expect([fieldLabel(path), fieldSpec(path)?.kind, fieldSpec(path)?.required]).toEqual([label, kind, required])
  })

  it.each([
    ['sector', ['先进制造业基地', '科技创新强基', '交通强省', '清洁能源保供', '水网安澜提升', '城镇有机更新', '农业农村优先', '文化旅游融合', '民生设施']],
    ['investorKind', ['政府投资', '企业投资']],
    ['stage', ['谋划', '储备', '开工', '续建', '投产', '停缓建', '退出']],
    ['planCategory@2025', ['新开工', '续建', '建成', '预备']],
    ['statisticsState', ['未入', '已报', '已入']],
  ])('lets %s be one of its list and nothing else', (path, choices) => {
    expect([...(fieldSpec(path)?.choices ?? [])].sort()).toEqual([...choices].sort())
    for (const choice of choices) expect(fitsField(path, choice)).toBe(true)
    for (const other of ['', ' ', `${choices[0]} `, '在建', 0]) expect(fitsField(path, other)).toBe(false)
  })

  it('never derives by typing: 年初累计, 开工累计 and 区 are no fields', () => {
    for (const derived of ['yearToDate', 'cumulative', 'counties']) expect(fieldSpec(derived)).toBeNull()
  })

  it('lets every field be 未填, and no field be undefined', () => {
    for (const [, path] of DICTIONARY) expect([path, fitsField(path, null), fitsField(path, undefined)]).toEqual([path, true, false])
  })

  it('names every field in Chinese, each differently', () => {
    const labels = [...Object.values(PROJECT_FIELDS), ...Object.values(KEYED_FIELDS)].map(({ label }) => label)
    for (const label of labels) expect(label).toMatch(/^[\u4e00-\u9fff]+$/)
    expect(new Set(labels).size).toBe(labels.length)
  })
})

describe('an amount', () => {
  it.each([0, 1, 124_380_000_000, 10_000_000_000_000])('of %d 元 fits', (amount) => {
    expect(fitsField('totalInvestment', amount)).toBe(true)
  })

  it.each([-1, 0.5, 10_000_000_000_001, Number.NaN, Infinity, '5400', [5400]])('%s does not', (amount) => {
    expect(fitsField('totalInvestment', amount)).toBe(false)
  })
})

describe('a text', () => {
  it.each([
    ['name', 200],
    ['owner', 200],
    ['site', 2_000],
    ['scale', 2_000],
  ])('of %s may have %d characters and no more', (path, limit) => {
    expect(fitsField(path, '长'.repeat(limit))).toBe(true)
    expect(fitsField(path, '长'.repeat(limit + 1))).toBe(false)
  })

  it('says something, and is whole: an emoji fits, half of one does not', () => {
    expect(fitsField('name', '泵站🏗️')).toBe(true)
    for (const text of ['', ' 　', '泵站\ud83c', '\udfd7泵站', 12]) expect(fitsField('name', text)).toBe(false)
  })
})

describe('a day', () => {
  it('exists, and is written as YYYY-MM-DD', () => {
    expect([fitsField('plannedStart', '2024-02-29'), fitsField('plannedStart', '2025-12-31')]).toEqual([true, true])
    for (const value of ['2025-02-29', '2025-3-4', '三月', '', 20250304, '1900-01-01']) expect(fitsField('plannedStart', value)).toBe(false)
  })
})

describe('degrees', () => {
  it.each([
    ['longitude', 180],
    ['latitude', 90],
  ])('of %s lie within ±%d', (path, limit) => {
    for (const value of [limit, -limit, 0, 30.2084]) expect(fitsField(path, value)).toBe(true)
    for (const value of [limit + 0.0001, -limit - 0.0001, Number.NaN, '30']) expect(fitsField(path, value)).toBe(false)
  })
})

describe('a year', () => {
  it('lies between 1980 and 2100 and is whole', () => {
    for (const year of [1980, 2025, 2100]) expect(fitsField('startYear', year)).toBe(true)
    for (const year of [1900, 1979, 2101, 2025.5, '2025']) expect(fitsField('startYear', year)).toBe(false)
  })
})

describe('records', () => {
  const report = { invested: 1, progressText: null, progressPercent: null, nextMonth: null, funds: null, reductionReason: null, reporter: '甲' }

  it('of a month may say that an amount was taken back, and progress beyond 100 %', () => {
    expect(fitsField('report@2025-05', { ...report, invested: -5_000, progressPercent: 151.1 })).toBe(true)
    for (const progressPercent of [0, 1_000]) expect(fitsField('report@2025-05', { ...report, progressPercent })).toBe(true)
    for (const progressPercent of [-1, 1_001, Infinity, '50']) expect(fitsField('report@2025-05', { ...report, progressPercent })).toBe(false)
    for (const invested of [10_000_000_000_000, -10_000_000_000_000]) expect(fitsField('report@2025-05', { ...report, invested })).toBe(true)
    for (const invested of [10_000_000_000_001, -10_000_000_000_001]) expect(fitsField('report@2025-05', { ...report, invested })).toBe(false)
    expect(fitsField('report@2025-05', { ...report, invested: 0.5 })).toBe(false)
    expect(fitsField('report@2025-05', { ...report, reporter: '' })).toBe(false)
  })

  it('of a monthly plan have twelve amounts', () => {
    expect(fitsField('monthlyPlan@2025', Array(12).fill(0))).toBe(true)
    expect(fitsField('monthlyPlan@2025', Array(11).fill(0))).toBe(false)
    expect(fitsField('monthlyPlan@2025', Array(13).fill(0))).toBe(false)
    expect(fitsField('monthlyPlan@2025', [...Array<number>(11).fill(0), null])).toBe(false)
  })

  it('of a factor say how much is needed and secured in a unit, and an unknown amount is not 0', () => {
    expect(fitsField('factor@用地', { needed: 35.5, secured: null, unit: '亩' })).toBe(true)
    expect(fitsField('factor@用地', { needed: -1, secured: 0, unit: '亩' })).toBe(false)
    expect(fitsField('factor@用地', { needed: 1, secured: 0, unit: '' })).toBe(false)
  })
})

describe('the path of a field', () => {
  it('is its name, with its key behind an @ where it is kept by key', () => {
    expect(keyed('annualPlan', 2025)).toBe('annualPlan@2025')
    expect(splitField('annualPlan@2025')).toEqual(['annualPlan', '2025'])
    expect(splitField('name')).toEqual(['name', ''])
    expect(splitField('list@2025/a@b')).toEqual(['list', '2025/a@b'])
  })

  it.each([
    'annualPlan', 'annualPlan@', 'annualPlan@25', 'annualPlan@1979', 'annualPlan@2101', 'annualPlan@2025 ', 'annualPlan@0x7E9',
    'list@2025', 'list@2025/', 'list@市重点', 'list@20250市重点', 'report@2025', 'report@2025-00', 'report@2025-13', 'report@2025-5',
    'milestone@其他', 'photo@abc', 'waiver@在建', 'factor@', 'name@2025', 'name@', 'stage@x', '', '@', '@2025', 'toString', '__proto__', 'constructor', 'annualPlan@__proto__',
  ])('%s is none', (path) => {
    expect(fieldSpec(path)).toBeNull()
    expect(fitsField(path, 1)).toBe(false)
  })

  it('is found again however many other paths were asked for meanwhile', () => {
    const before = fieldSpec('annualPlan@2025')
    for (let at = 0; at < 25_000; at++) fieldSpec(`nonsense@${at}`)
    expect([fieldSpec('annualPlan@2025'), fieldSpec('nonsense@1')]).toEqual([before, null])
  })

  it('of a statistical figure is never January’s: the statistics bureau publishes none', () => {
    expect(fieldSpec('statisticsInvestment@2025-01')).toBeNull()
    expect(fieldSpec('statisticsInvestment@2025-02')).not.toBeNull()
  })

  it('of a milestone whose name holds a stroke is shown as it is', () => {
    expect(fieldLabel('milestone@项目建议书/申请报告')).toBe('关键节点（项目建议书/申请报告）')
  })
})
