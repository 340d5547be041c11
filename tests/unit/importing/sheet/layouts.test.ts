import { describe, expect, it } from 'vitest'
import { LEFT_OUT_WORDS, noticeWords } from '#importing/sheet/wording.ts'
import { FENGXI_MONTHLY, NANPING_DETAIL, NANPING_SUMMARY } from '../../../support/sheets/layouts.ts'
import { agree, fieldAt, plan, planRows, readSound } from '../../../support/sheets/planning.ts'
import { workbookFile } from '../../../support/sheets/workbook.ts'

const detail = readSound(workbookFile({ sheets: [NANPING_DETAIL] }))
const monthly = readSound(workbookFile({ sheets: [FENGXI_MONTHLY] }))

describe('the detail sheet that officers hand round', () => {
  it('is read as it is: three projects, every other row listed as left out', () => {
    const preview = plan(detail)
    expect(preview.rows.map(({ name }) => name)).toEqual(['智造园示例项目', '芯片厂房示例项目', '示例小学'])
    expect(preview.leftOut.map(({ row, why }) => `${row} ${LEFT_OUT_WORDS[why]}`)).toEqual([
      '4 合计行', '5 “其中”行', '6 分组行', '7 分组行', '9 分组行', '11 分组行', '13 说明',
    ])
    expect(preview.problems).toEqual([])
  })

  it('takes unit, year and month from title and header', () => {
    const preview = plan(detail)
    expect(fieldAt(preview, 'totalInvestment')).toMatchObject({ value: 1_000_000_000, after: '100,000 万元', status: 'new' })
    expect(fieldAt(preview, 'annualPlan@2025')).toMatchObject({ value: 200_000_000 })
    expect(fieldAt(preview, 'completedBeforeYear@2025')).toMatchObject({ value: 300_000_000 })
    expect(fieldAt(preview, 'yearToDate')).toMatchObject({ path: 'report@2025-05', value: 120_000_000 })
    expect(fieldAt(preview, 'progressText')).toMatchObject({ path: 'report@2025-05', value: '主体封顶，进场装修' })
    expect(fieldAt(preview, 'owner')).toMatchObject({ value: '示例建设公司 甲' })
    expect(fieldAt(preview, 'contactLeader')).toMatchObject({ value: '乙' })
  })

  it('gives the rows below a group row its 行业 and its plan category', () => {
    const preview = plan(detail)
    expect(fieldAt(preview, 'sector', 1)).toMatchObject({ value: '先进制造业基地', marks: ['from-group'] })
    expect(fieldAt(preview, 'planCategory@2025', 1)).toMatchObject({ value: '新开工' })
    expect(fieldAt(preview, 'sector', 2)).toMatchObject({ value: '民生设施' })
    expect(fieldAt(preview, 'planCategory@2025', 2)).toBeUndefined()
  })

  it('asks one thing only: where the new projects stand', () => {
    const preview = plan(detail)
    expect(preview.questions.map(({ id }) => id)).toEqual(['stage-of-new'])
    const agreed = plan(detail, { answers: agree(preview) })
    expect(agreed.rows.map((row) => row.fields.find(({ path }) => path === 'stage')?.value)).toEqual(['续建', '储备', '谋划'])
    expect(agreed.counts.new).toBe(3)
  })

  it('takes the residue of a formula as the 15 digits that Excel shows, and says so', () => {
    expect(fieldAt(plan(detail), 'yearToDate', 2)).toMatchObject({ value: 30_001_000, marks: ['excel-precision', 'formula', 'includes-earlier-months'] })
  })
})

describe('the summary sheet', () => {
  it('is known by its 项目个数: its sums are not imported, and it is said', () => {
    const preview = plan(readSound(workbookFile({ sheets: [NANPING_SUMMARY] })))
    expect(preview.rows).toEqual([])
    expect(preview.leftOut.map(({ why }) => why)).toEqual(['total', 'summary', 'summary'])
    expect(preview.notices.map(noticeWords).join()).toContain('汇总表')
  })
})

describe('the monthly sheet with a header of two rows', () => {
  it('31 merged or multi-row header: mapped, and approved before anything is read by it', () => {
    const preview = plan(monthly)
    expect(preview.sheets[0]?.columns.map(({ target }) => target)).toEqual([
      'sequence', 'name', 'scale', 'period', 'totalInvestment', 'annualPlan', 'invested', 'yearToDate', 'derived', 'progressText', 'issues', 'responsibleUnit',
    ])
    expect(preview.questions[0]).toMatchObject({ id: 'header:5月月报', kind: 'header' })
    expect(preview.rows.every(({ status }) => status === 'waiting')).toBe(true)
    expect(plan(monthly, { answers: agree(preview) }).counts.new).toBe(2)
  })

  it('31 is not asked again once its mapping was approved in an earlier import', () => {
    const { mappings } = plan(monthly)
    expect(plan(monthly, { mappings }).questions.map(({ kind }) => kind)).not.toContain('header')
  })

  it('puts the month and the months before into reports of their own', () => {
    const preview = plan(monthly, { answers: agree(plan(monthly)) })
    const reports = preview.rows[1]?.fields.filter(({ part }) => part !== null).map(({ path, part, value }) => [path, part, value])
    expect(reports).toEqual([
      ['report@2025-05', 'invested', 10_002_500],
      ['report@2025-04', 'yearToDate', 50_000_000],
      ['report@2025-05', 'progressText', '主体完成'],
    ])
  })

  it('reads 起止年限 as two years, and a text merged over rows in each of them', () => {
    const preview = plan(monthly, { answers: agree(plan(monthly)) })
    expect(fieldAt(preview, 'startYear', 1)).toMatchObject({ value: 2023 })
    expect(fieldAt(preview, 'endYear', 1)).toMatchObject({ value: 2025 })
    expect(fieldAt(preview, 'responsibleUnit', 1)).toMatchObject({ value: '示例街道', marks: ['from-merge'] })
  })
})

describe('finding columns', () => {
  it('32 moved columns are found by name', () => {
    const preview = planRows([['总投资（万元）', '属地', '项目名称'], [100, '西兴街道', '甲项目']])
    expect(fieldAt(preview, 'totalInvestment')?.value).toBe(1_000_000)
    expect(fieldAt(preview, 'name')?.value).toBe('甲项目')
  })

  it('32 of two columns of one meaning a person chooses; neither counts before', () => {
    const rows = [['项目名称', '总投资（万元）', '计划总投资（万元）'], ['甲项目', 100, 200]]
    const [question] = planRows(rows).questions
    expect(question).toMatchObject({ kind: 'column', options: [{ value: '2' }, { value: '3' }] })
    expect(fieldAt(planRows(rows), 'totalInvestment')?.status).toBe('waiting')
    expect(fieldAt(planRows(rows, { answers: { [question?.id ?? '']: '3' } }), 'totalInvestment')?.value).toBe(2_000_000)
  })

  it('32 a missing name column stops: no header is found, and the layouts that are known are named', () => {
    const preview = planRows([['总投资', '年度计划', '联系领导'], [100, 50, '甲']])
    expect(preview.rows).toEqual([])
    expect(preview.notices.map(noticeWords).join()).toContain('没有找到表头')
  })

  it('a column nobody knows is listed, and imported only if a person says what it is', () => {
    const rows = [['项目名称', '属地', '分管同志'], ['甲项目', '西兴街道', '乙']]
    expect(planRows(rows).questions).toContainEqual(expect.objectContaining({ id: 'map:分管同志', isOptional: true }))
    expect(fieldAt(planRows(rows, { answers: { 'map:分管同志': 'contactLeader' } }), 'contactLeader')?.value).toBe('乙')
  })

  it('2 unit only in header or title is read; nowhere: a person must choose', () => {
    const rows = [['项目名称', '总投资'], ['甲项目', 12]]
    expect(fieldAt(planRows([['项目名称', '总投资（亿元）'], ['甲项目', 12]]), 'totalInvestment')?.value).toBe(1_200_000_000)
    expect(fieldAt(planRows([['情况表'], [null, '单位：元'], ...rows]), 'totalInvestment')?.value).toBe(12)
    expect(fieldAt(planRows(rows), 'totalInvestment')).toMatchObject({ status: 'waiting', waitsFor: ['unit:明细'] })
    expect(fieldAt(planRows(rows, { answers: { 'unit:明细': '万元' } }), 'totalInvestment')?.value).toBe(120_000)
  })

  it('14 totals, parts of totals, groups and notes are left out and listed', () => {
    const preview = planRows([['序号', '项目名称', '属地'], ['合计', null, null], ['一', '西兴街道'], [1, '甲项目'], ['小计'], ['（二）', '其他'], [2, '乙项目'], ['填表人：丙']])
    expect(preview.rows.map(({ name }) => name)).toEqual(['甲项目', '乙项目'])
    expect(fieldAt(preview, 'district')?.value).toBe('西兴街道')
    expect(preview.leftOut.map(({ row, why }) => `${row} ${LEFT_OUT_WORDS[why]}`)).toEqual(['2 合计行', '3 分组行', '5 合计行', '6 分组行', '8 说明'])
  })

  it('43 a sheet of a header alone says 没有数据行', () => {
    expect(planRows([['项目名称', '总投资']]).notices.map(noticeWords)).toContain('没有数据行。请确认选对了文件。')
  })

  it('43 another template says which layouts are known', () => {
    const preview = planRows([['姓名', '电话'], ['甲', '123']])
    expect(preview.notices.map(noticeWords).join()).toContain('南平明细表')
  })

  it('of a title of another year it is asked which year is meant', () => {
    const rows = [['2024年重点项目'], ['项目名称', '年度计划（万元）'], ['甲项目', 5]]
    expect(planRows(rows).questions[0]).toMatchObject({ id: 'year:明细', kind: 'year' })
    expect(fieldAt(planRows(rows, { answers: { 'year:明细': '2024' } }), 'annualPlan@2024')?.value).toBe(50_000)
  })
})
