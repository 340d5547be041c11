import { describe, expect, it } from 'vitest'
import type { EventId } from '#domain/event.ts'
import type { MonthlyReport } from '#domain/monthlyReport.ts'
import { yuan } from '#domain/money.ts'
import type { Project } from '#domain/project.ts'
import type { ImportPreview } from '#importing/sheet/plan/preview.ts'
import { cellWords, questionWords } from '#importing/sheet/wording.ts'
import { day, makeProject, makeReport } from '../../../support/project.ts'
import { agree, draftsOf, fieldAt, planRows } from '../../../support/sheets/planning.ts'
import type { TestSheet } from '../../../support/sheets/workbook.ts'

const CODE = '2205-330108-04-01-408156'
const known = (more: Partial<Project> = {}): Project => makeProject({ id: 'project/a', name: '甲项目', projectCode: CODE, ...more })
const MAY = '2025-05'
const draft: MonthlyReport = { ...makeReport(MAY, 2_000_000), state: '草稿', progressText: '封顶', nextMonth: '外立面', funds: { 专项债: yuan(5) }, reporter: '填报员乙' }
const back: MonthlyReport = { ...draft, state: '退回', reportedOn: day('2025-06-01'), reviewer: '王科', reviewedOn: day('2025-06-02'), reviewNote: '与入统数不符' }
const withMonth = (month: MonthlyReport): Project => known({ openReports: [month] })
const rowsOf = (header: string, cell: string | number): TestSheet['rows'] => [['项目代码', '项目名称', header], [CODE, '甲项目', cell]]
const recordedBy = (preview: ImportPreview, project: Project): unknown =>
  draftsOf(preview, { projects: new Map([[project.id, project]]), headsOf: () => [] } as never)[0]?.changes[0]?.to
/** The month as a sheet leaves it, once a person agreed. */
function afterImport(project: Project, header: string, cell: string | number): unknown {
  const asked = planRows(rowsOf(header, cell), {}, [project])
  return recordedBy(planRows(rowsOf(header, cell), { answers: agree(asked) }, [project]), project)
}

describe('a month that stands as 草稿 or 退回', () => {
  it.each([draft, back])('is shown as it stands, is asked about, and waits: $state', (month) => {
    const project = withMonth(month)
    const preview = planRows(rowsOf('5月完成投资（万元）', 300), {}, [project])
    expect(fieldAt(preview, 'invested')).toMatchObject({ status: 'waiting', before: `200 万元（${month.state}）`, after: '300 万元' })
    expect(preview.questions.map(({ kind, rows }) => [kind, rows])).toEqual([['open-month', [2]]])
    expect(preview.questions.map(questionWords).join()).toContain(`2025-05 月报${month.state === '草稿' ? '还是草稿' : '已退回'}`)
    expect(draftsOf(preview)).toEqual([])
  })

  it('is handed in with the sheet’s figure; what the sheet does not say of it stays', () => {
    expect(afterImport(withMonth(draft), '5月完成投资（万元）', 300)).toMatchObject({
      invested: 3_000_000, state: '已报', progressText: '封顶', nextMonth: '外立面', funds: { 专项债: 5 }, reporter: '填报员甲',
    })
  })

  it('is handed in by a sheet that has the very figure of the draft', () => {
    expect(afterImport(withMonth(draft), '5月完成投资（万元）', 200)).toMatchObject({ invested: 2_000_000, state: '已报' })
  })

  it('is handed in by a cumulative too, beside which the draft is shown', () => {
    const project = known({ openReports: [draft], reports: [makeReport('2025-04', 1_000_000)] })
    expect(fieldAt(planRows(rowsOf('1–5月完成（万元）', 500), {}, [project]), 'yearToDate')?.before).toBe('100 万元，另有 5 月草稿 200 万元')
    expect(afterImport(project, '1–5月完成（万元）', 500)).toMatchObject({ invested: 4_000_000, state: '已报', nextMonth: '外立面' })
  })

  it('is not handed in by a cumulative that does not grow in it, as this app prints one', () => {
    const project = known({ openReports: [draft], reports: [makeReport('2025-04', 1_000_000)] })
    expect(fieldAt(planRows(rowsOf('1–5月完成（万元）', 100), {}, [project]), 'yearToDate')?.status).toBe('unchanged')
  })

  it('stays what it is under a sheet that brings no figure: 草稿 a draft, 退回 with what the bureau wants put right', () => {
    expect(afterImport(withMonth(draft), '2025年5月形象进度', '竣工')).toMatchObject({ progressText: '竣工', state: '草稿', invested: 2_000_000 })
    expect(afterImport(withMonth(back), '2025年5月形象进度', '竣工')).toMatchObject({ progressText: '竣工', state: '退回', reviewNote: '与入统数不符', reportedOn: null })
  })

  it('is left alone when a person says so', () => {
    const asked = planRows(rowsOf('5月完成投资（万元）', 300), {}, [withMonth(back)])
    const left = planRows(rowsOf('5月完成投资（万元）', 300), { answers: { [asked.questions[0]?.id ?? '']: 'leave' } }, [withMonth(back)])
    expect(fieldAt(left, 'invested')).toMatchObject({ status: 'refused', fault: { code: 'cell/left-by-choice' } })
    expect(draftsOf(left)).toEqual([])
  })
})

describe('a field that two devices wrote apart', () => {
  const conflict = (field: string): Project['conflicts'][number] => ({
    field, heads: ['a:1', 'b:1'].map((id) => ({ id: id as EventId, value: null, clock: { wall: 1, counter: 0, device: 'a' } as never })),
  })
  const inConflict = (field: string): Project => known({ conflicts: [conflict(field)], reports: [makeReport(MAY, 2_000_000)] })

  it.each([
    ['report@2025-05', '5月完成投资（万元）', 300, 'invested'],
    ['report@2025-05', '1–6月完成（万元）', 300, 'yearToDate'],
    ['totalInvestment', '总投资（万元）', 300, 'totalInvestment'],
    ['totalInvestmentSource', '总投资（万元）', 300, 'totalInvestment'],
  ])('%s is settled first: “%s” is refused', (field, header, cell, path) => {
    const preview = planRows(rowsOf(header, cell), {}, [inConflict(field)])
    expect(fieldAt(preview, path)).toMatchObject({ status: 'refused', fault: { code: 'cell/in-conflict' } })
    expect(draftsOf(preview)).toEqual([])
  })

  it('says how to mend it', () => {
    const fault = fieldAt(planRows(rowsOf('5月完成投资（万元）', 300), {}, [inConflict('report@2025-05')]), 'invested')?.fault
    expect(fault && cellWords(fault)).toBe('暂不能导入：台账中的月报（2025-05）有两种不同的填法。请先在“冲突”中选定一份，再重新导入。')
  })

  it('holds nothing up where the sheet says what is stored', () => {
    expect(fieldAt(planRows(rowsOf('5月完成投资（万元）', 200), {}, [inConflict('report@2025-05')]), 'invested')?.status).toBe('unchanged')
  })
})
