import { describe, expect, it } from 'vitest'
import type { Project } from '#domain/project.ts'
import type { ImportPreview } from '#importing/sheet/plan/preview.ts'
import { cellWords } from '#importing/sheet/wording.ts'
import { prevailingPeriod } from '#projection/reportedMonths.ts'
import { day, makeProject, makeReport, plansOf, wan } from '../../../support/project.ts'
import { agree, draftsOf, fieldAt, planRows, written } from '../../../support/sheets/planning.ts'
import type { TestSheet } from '../../../support/sheets/workbook.ts'

const CODE = '2205-330108-04-01-408156'
const NOVEMBER = day('2025-11-22')
const known = (more: Partial<Project> = {}): Project => makeProject({ id: 'project/a', name: '甲项目', projectCode: CODE, ...more })
const takenOn = (today: string, header: readonly string[], cells: readonly (string | number)[], project = known()): ImportPreview => {
  const rows: TestSheet['rows'] = [['项目代码', '项目名称', ...header], [CODE, '甲项目', ...cells]]
  const asked = planRows(rows, { today: day(today) }, [project])
  return planRows(rows, { today: day(today), answers: agree(asked) }, [project])
}

describe('a month that has not begun on the day of the import', () => {
  it.each([
    ['12月完成投资（万元）', 300, 'invested'],
    ['1–12月完成（万元）', 300, 'yearToDate'],
    ['2025年12月形象进度', '封顶', 'progressText'],
    ['2025年1-12月入统投资（万元）', 300, 'statisticsInvestment@2025-12'],
  ])('takes nothing: “%s” is refused', (header, cell, path) => {
    const preview = takenOn(NOVEMBER, [header], [cell])
    expect(fieldAt(preview, path)).toMatchObject({ status: 'refused', fault: { code: 'cell/future-month', period: '2025-12' } })
    expect(draftsOf(preview)).toEqual([])
  })

  it('takes nothing of a month and a cumulative beside it, neither into the month nor into the one before', () => {
    const preview = takenOn(NOVEMBER, ['12月完成投资（万元）', '1–12月完成（万元）'], [100, 300])
    expect(preview.problems.map(({ fault }) => fault.code)).toEqual(['cell/future-month', 'cell/future-month'])
    expect(draftsOf(preview)).toEqual([])
  })

  it('says which month, and how to mend it', () => {
    const fault = fieldAt(takenOn(NOVEMBER, ['1–12月完成（万元）'], [300]), 'yearToDate')?.fault
    expect(fault && cellWords(fault)).toBe('写在 2025-12 名下，这个月还没有到，不能导入。请核对表头的月份，改为已有数字的最后一个月。')
  })

  it('does not become the month that is shown', () => {
    const rows: TestSheet['rows'] = [['项目名称', '阶段', '年度计划（万元）', '11月完成投资（万元）', '12月完成投资（万元）'], ['甲项目', '续建', 900, 100, 200]]
    const { register } = written(draftsOf(planRows(rows, { today: NOVEMBER })))
    expect(prevailingPeriod([...register.projects.values()], 2025)).toBe('2025-11')
  })

  it('is the month after this one: the running month is taken', () => {
    expect(fieldAt(takenOn('2025-12-01', ['1–12月完成（万元）'], [300]), 'yearToDate')?.status).toBe('new')
  })

  it('holds nothing up where the sheet says what is stored', () => {
    const project = known({ plans: plansOf({ year: 2025, annualPlan: wan(900) }), reports: [makeReport('2025-11', 3_000_000)] })
    expect(fieldAt(takenOn(NOVEMBER, ['1–12月完成（万元）'], [300], project), 'yearToDate')?.status).toBe('unchanged')
  })
})
