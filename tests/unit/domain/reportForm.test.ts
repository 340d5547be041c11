import { describe, expect, it } from 'vitest'
import type { Period } from '#domain/calendar.ts'
import { readMonthlyPlan, typedPlanSum } from '#domain/monthlyPlan.ts'
import { emptyReport } from '#domain/monthlyReport.ts'
import { fundsTotal, printReportField, REPORT_FIELDS, withTyped, type ReportTexts } from '#domain/reportForm.ts'
import { sayPlanSum, sayStatisticsGap } from '#domain/reportWords.ts'
import { wan } from '../../support/project.ts'

const EMPTY = emptyReport('2025-06' as Period, '填报员甲')
const typed = (texts: ReportTexts): ReturnType<typeof withTyped> => withTyped(EMPTY, texts)

describe('what is typed of a month', () => {
  it('is read in 万元, exactly, in full-width digits too', () => {
    expect(typed({ invested: '1,200.25' }).report.invested).toBe(12_002_500)
    expect(typed({ invested: '１２００' }).report.invested).toBe(wan(1200))
  })

  it.each(['-30', '－30', '− 30'])('may be negative for a 核减: %s', (text) => {
    expect(typed({ invested: text }).report.invested).toBe(-300_000)
  })

  it('is 0 only when a 0 was typed; an empty field is 未填', () => {
    expect(typed({ invested: '0' }).report.invested).toBe(0)
    expect(Object.is(typed({ invested: '-0' }).report.invested, 0)).toBe(true)
    expect(typed({ invested: ' ' }).report.invested).toBeNull()
  })

  it('that cannot be read stays out and says why, and holds back none of the others', () => {
    const { report, problems } = typed({ invested: '约三百', progressPercent: '六成', nextMonth: '主体封顶' })
    expect(report).toMatchObject({ invested: null, progressPercent: null, nextMonth: '主体封顶' })
    expect(problems).toMatchObject({ invested: { code: 'amount/not-a-number' }, progressPercent: { code: 'edit/not-allowed-value' } })
  })

  it.each([['65', 65], ['65.5%', 65.5], ['104', 104], ['', null]])('of 形象进度 %s is %s percent', (text, value) => {
    expect(typed({ progressPercent: text }).report.progressPercent).toBe(value)
  })

  it.each(['-5', '1001', '65.123', '六'])('of 形象进度 may not be %s', (text) => {
    expect(typed({ progressPercent: text }).problems.progressPercent).toBeDefined()
  })

  it('of 到位资金 is kept by source; taking the last one out leaves 未填', () => {
    const funded = typed({ 'funds/银行贷款': '300', 'funds/企业自筹': '200' }).report
    expect(funded.funds).toEqual({ 银行贷款: wan(300), 企业自筹: wan(200) })
    expect(fundsTotal(funded.funds)).toBe(wan(500))
    expect(withTyped(funded, { 'funds/银行贷款': '', 'funds/企业自筹': '' }).report.funds).toBeNull()
  })

  it('is printed as it would be typed again', () => {
    const { report } = typed({ invested: '-1,200.5', progressText: '主体', progressPercent: '65', 'funds/土储债': '80' })
    const again = Object.fromEntries(REPORT_FIELDS.map((field) => [field, printReportField(report, field)]))
    expect(again).toMatchObject({ invested: '-1200.5', progressPercent: '65', 'funds/土储债': '80', nextMonth: '' })
    expect(withTyped(EMPTY, again).report).toEqual(report)
  })
})

describe('a monthly plan', () => {
  const twelve = Array.from({ length: 12 }, () => '100')

  it('is twelve amounts, or none at all', () => {
    expect(readMonthlyPlan(twelve)).toEqual({ ok: true, value: twelve.map(() => wan(100)) })
    expect(readMonthlyPlan(twelve.map(() => ''))).toEqual({ ok: true, value: null })
  })

  it('with a blank month is refused and names it: blank is not 0', () => {
    expect(readMonthlyPlan(twelve.map((text, at) => (at === 2 ? '' : text)))).toEqual({ ok: false, issue: { code: 'report/months-missing', months: [3] } })
  })

  it('is told beside the annual plan, and a difference is no refusal', () => {
    expect(typedPlanSum(twelve)).toBe(wan(1200))
    expect(sayPlanSum(wan(1200), wan(1200))).toBe('十二个月合计 1,200 万元，与年度计划一致')
    expect(sayPlanSum(wan(1200), wan(1300))).toBe('十二个月合计 1,200 万元，比年度计划少 100 万元')
    expect(sayPlanSum(wan(1200), null)).toBe('十二个月合计 1,200 万元，年度计划未填')
  })
})

describe('the figure of statistics', () => {
  it('stands beside the reported one, with the difference told', () => {
    expect(sayStatisticsGap(wan(30))).toBe('年初累计比当年入统累计多 30 万元')
    expect(sayStatisticsGap(-300_000)).toBe('年初累计比当年入统累计少 30 万元')
    expect(sayStatisticsGap(0)).toBe('年初累计与当年入统累计一致')
    expect(sayStatisticsGap(null)).toBe('')
  })
})
