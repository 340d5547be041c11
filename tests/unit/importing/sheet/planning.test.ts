import { describe, expect, it } from 'vitest'
import { yuan } from '#domain/money.ts'
import type { Project } from '#domain/project.ts'
import { importDrafts } from '#importing/sheet/plan/importDrafts.ts'
import { questionWords } from '#importing/sheet/wording.ts'
import { changeTo } from '#projection/register.ts'
import { Device } from '../../../support/device.ts'
import { makeProject, makeReport, plansOf, wan } from '../../../support/project.ts'
import { FENGXI_MONTHLY, NANPING_DETAIL } from '../../../support/sheets/layouts.ts'
import { agree, draftsOf, fieldAt, plan, planRows, readSound, written } from '../../../support/sheets/planning.ts'
import { workbookFile } from '../../../support/sheets/workbook.ts'

const CODE = '2205-330108-04-01-408156'
const known = (more: Partial<Project> = {}): Project =>
  makeProject({ id: 'project/a', name: '甲项目', projectCode: CODE, district: '西兴街道', totalInvestment: wan(1000), plans: plansOf({ year: 2025, annualPlan: wan(200) }), ...more })
const HEAD = ['项目代码', '项目名称', '总投资（万元）', '年度计划（万元）'] as const
const kinds = (preview: ReturnType<typeof plan>): string[] => preview.questions.filter(({ isOptional }) => !isOptional).map(({ kind }) => kind)

describe('rows and projects', () => {
  it('says per field what is new, changed, unchanged', () => {
    const preview = planRows([[...HEAD, '联系领导'], [CODE, '甲项目', 1200, 200, '乙']], {}, [known()])
    expect(preview.rows[0]?.fields.map(({ path, status, before, after }) => [path, status, before, after])).toEqual([
      ['projectCode', 'unchanged', CODE, CODE],
      ['name', 'unchanged', '甲项目', '甲项目'],
      ['totalInvestment', 'changed', '1,000 万元', '1,200 万元'],
      ['annualPlan@2025', 'unchanged', '200 万元', '200 万元'],
      ['contactLeader', 'new', null, '乙'],
    ])
    expect(preview.counts).toMatchObject({ changed: 1, new: 0 })
  })

  it('8 a blank cell never erases', () => {
    const preview = planRows([[...HEAD], [CODE, '甲项目', null, '—']], {}, [known()])
    expect(preview.rows[0]).toMatchObject({ status: 'unchanged' })
    expect(draftsOf(preview)).toEqual([])
  })

  it('without a code, name and 属地 are asked, never guessed', () => {
    const rows = [['项目名称', '总投资（万元）'], ['甲项目', 1500]]
    const preview = planRows(rows, {}, [known()])
    expect(kinds(preview)).toEqual(['by-name'])
    expect(preview.rows[0]).toMatchObject({ status: 'waiting', project: 'project/a' })
    expect(draftsOf(preview)).toEqual([])
    expect(planRows(rows, { answers: { 'by-name:明细': 'accept' } }, [known()]).rows[0]).toMatchObject({ status: 'changed' })
  })

  it('a name in another 属地 is shown with its candidates', () => {
    const rows = [['项目名称', '属地'], ['甲项目', '长河街道']]
    const preview = planRows(rows, {}, [known()])
    expect(preview.questions[0]).toMatchObject({ kind: 'match', options: [{ value: 'project/a' }, { value: 'new' }, { value: 'skip' }] })
    const id = preview.questions[0]?.id ?? ''
    expect(planRows(rows, { answers: { [id]: 'new' } }, [known()]).rows[0]).toMatchObject({ isNew: true, project: 'project/甲项目@长河街道' })
    expect(planRows(rows, { answers: { [id]: 'skip' } }, [known()]).rows[0]).toMatchObject({ status: 'left-out' })
  })

  it('15 a code twice in the file: both rows listed; a person chooses', () => {
    const rows = [[...HEAD], [CODE, '甲项目', 1100], [CODE, '甲项目', 1300]]
    const preview = planRows(rows, {}, [known()])
    expect(preview.questions[0]).toMatchObject({ kind: 'duplicate', rows: [2, 3], options: [{ value: '明细!2' }, { value: '明细!3' }, { value: 'none' }] })
    expect(preview.rows.map(({ status }) => status)).toEqual(['waiting', 'waiting'])
    const chosen = planRows(rows, { answers: { 'duplicate:明细!2': '明细!3' } }, [known()])
    expect(chosen.rows.map(({ status }) => status)).toEqual(['left-out', 'changed'])
  })

  it('16 same code, new name: the difference is shown, consent is asked', () => {
    const rows = [[...HEAD], [CODE, '乙项目', 1000]]
    const preview = planRows(rows, {}, [known()])
    expect(preview.questions.map(questionWords)).toEqual(['工作表“明细”第 2 行：项目代码相同，名称不同：甲项目 → 乙项目。'])
    expect(draftsOf(preview)).toEqual([])
    expect(fieldAt(planRows(rows, { answers: { 'rename:明细!2': 'rename' } }, [known()]), 'name')).toMatchObject({ status: 'changed', value: '乙项目' })
    expect(fieldAt(planRows(rows, { answers: { 'rename:明细!2': 'keep' } }, [known()]), 'name')).toBeUndefined()
  })

  it('18 width, case, NFD and zero-width variants of a name: 疑似同一项目; no silent merge', () => {
    const stored = known({ name: 'Café（一期）项目', projectCode: null })
    for (const variant of ['Café(一期)项目', 'CAFÉ（一期）项目', 'Cafe\u0301（一期）项目', 'Ca\u200bfé（一期）项目', 'Café （一期） 项目']) {
      const preview = planRows([['项目名称', '属地'], [variant, '西兴街道']], {}, [stored])
      expect(preview.questions[0]).toMatchObject({ kind: 'match' })
      expect(preview.questions.map(questionWords).join()).toContain('疑似同一项目')
      expect(draftsOf(preview)).toEqual([])
    }
  })

  it('33 the rows of two sheets that are one project are asked about', () => {
    const sheet = { rows: [[...HEAD], [CODE, '甲项目', 1100]] }
    const file = readSound(workbookFile({ sheets: [{ name: '一', ...sheet }, { name: '二', ...sheet }] }))
    expect(kinds(plan(file, {}, [known()]))).toEqual(['duplicate'])
  })
})

describe('figures beside others', () => {
  it('3 10,000 × off the stored value: stop, 是否单位错误?', () => {
    for (const amount of [10_000_000, 0.1]) {
      const rows = [[...HEAD], [CODE, '甲项目', amount]]
      const preview = planRows(rows, {}, [known({ plans: new Map() })])
      expect(fieldAt(preview, 'totalInvestment')).toMatchObject({ status: 'waiting' })
      expect(preview.questions.map(questionWords).join()).toContain('是否单位错误')
      expect(fieldAt(planRows(rows, { answers: { 'scale:明细:C': 'leave' } }, [known()]), 'totalInvestment')?.status).toBe('refused')
      expect(fieldAt(planRows(rows, { answers: { 'scale:明细:C': 'as-is' } }, [known()]), 'totalInvestment')?.status).toBe('changed')
    }
  })

  it('12 annual > total, month > plan: stop, or confirm with a reason', () => {
    const rows = [[...HEAD, '5月完成投资（万元）'], [CODE, '甲项目', null, 1500, 1600]]
    const preview = planRows(rows, {}, [known()])
    expect(kinds(preview)).toEqual(['plan-exceeds-total', 'month-exceeds-plan'])
    expect(draftsOf(preview)).toEqual([])
    const answers = agree(preview)
    const drafts = draftsOf(planRows(rows, { answers }, [known()]))
    expect(drafts.map(({ type, payload }) => [type, (payload as { reason?: string }).reason])).toEqual([
      ['PlanRevised', '经核对无误'],
      ['ProjectRevised', '经核对无误'],
      ['ImportApplied', undefined],
    ])
  })

  it('13 cumulative falls: 核减原因 required', () => {
    const project = known({ reports: [makeReport('2025-04', 5_000_000), makeReport('2025-05', 1_000_000)] })
    const rows = [['2025年'], ['项目代码', '项目名称', '1–6月完成（万元）'], [CODE, '甲项目', 550]]
    const preview = planRows(rows, {}, [project])
    expect(kinds(preview)).toEqual(['reduction'])
    expect(draftsOf(preview)).toEqual([])
    const drafts = draftsOf(planRows(rows, { answers: agree(preview) }, [project]))
    expect(drafts[0]).toMatchObject({ type: 'MonthReported', payload: { period: '2025-06' } })
    expect(drafts[0]?.changes[0]?.to).toMatchObject({ invested: -500_000, reductionReason: '经核对无误', reporter: '填报员甲' })
  })

  it('13 lowering the month itself asks as well', () => {
    const project = known({ reports: [makeReport('2025-05', 1_000_000)] })
    expect(kinds(planRows([['项目代码', '项目名称', '1–5月完成（万元）'], [CODE, '甲项目', 50]], {}, [project]))).toEqual(['reduction'])
  })

  it('22 a stage that goes backwards: 回退 with a reason; forwards it goes through its gate', () => {
    const rows = [['项目代码', '项目名称', '阶段'], [CODE, '甲项目', '储备']]
    const project = known({ stage: '续建' })
    const preview = planRows(rows, {}, [project])
    expect(kinds(preview)).toEqual(['stage-back'])
    const agreed = planRows(rows, { answers: agree(preview) }, [project])
    expect(importDrafts(agreed, { accepted: new Set(['明细!2']), projects: new Map([[project.id, project]]), changeTo: (_subject, field, to) => ({ field, from: null, to, base: [] }) })[0]).toMatchObject({
      type: 'StageChanged',
      payload: { from: '续建', to: '储备', reason: '经核对无误' },
    })
    expect(fieldAt(planRows([rows[0]!, [CODE, '甲项目', '投产']], {}, [project]), 'stage')?.fault).toMatchObject({ code: 'cell/stage-by-gate' })
  })

  it('30 an end before a start that is stored is refused', () => {
    const preview = planRows([['项目代码', '项目名称', '计划竣工'], [CODE, '甲项目', '2024-01-01']], {}, [known({ plannedStart: '2025-01-01' as never })])
    expect(fieldAt(preview, 'plannedCompletion')?.fault?.code).toBe('cell/end-before-start')
  })

  it('a changed annual plan asks once for its reason and becomes a revision', () => {
    const preview = planRows([[...HEAD], [CODE, '甲项目', 1000, 300]], {}, [known()])
    expect(kinds(preview)).toEqual(['plan-reason'])
    const drafts = draftsOf(planRows([[...HEAD], [CODE, '甲项目', 1000, 300]], { answers: { 'plan-reason:明细': '年中调整' } }, [known()]))
    expect(drafts[0]).toMatchObject({ type: 'PlanRevised', payload: { year: 2025, reason: '年中调整', date: '2025-06-15' } })
  })
})

describe('months out of a cumulative', () => {
  const rows = (amount: number): (string | number)[][] => [['项目代码', '项目名称', '1–5月完成（万元）', '形象进度'], [CODE, '甲项目', amount, '封顶']]

  it('reports what the months before have not reported', () => {
    const project = known({ reports: [makeReport('2025-03', 3_000_000), makeReport('2024-12', 9_000_000)] })
    expect(fieldAt(planRows(rows(800), {}, [project]), 'yearToDate')).toMatchObject({
      value: 5_000_000, before: '300 万元', after: '800 万元', status: 'new', marks: ['includes-earlier-months'],
    })
  })

  it('says when the figure holds months that were never reported', () => {
    expect(fieldAt(planRows(rows(180), {}, [known()]), 'yearToDate')?.marks).toEqual(['includes-earlier-months'])
  })

  it('keeps what the file does not say of a report', () => {
    const report = { ...makeReport('2025-05', 8_000_000), nextMonth: '外立面', funds: { 专项债: yuan(5) } }
    const drafts = draftsOf(planRows(rows(800), {}, [known({ reports: [report] })]), { projects: new Map([['project/a', known({ reports: [report] })]]), headsOf: () => [] } as never)
    expect(drafts[0]?.changes[0]?.to).toMatchObject({ invested: 8_000_000, progressText: '封顶', nextMonth: '外立面', funds: { 专项债: 5 } })
  })

  it('refuses a month and a cumulative that contradict what was reported', () => {
    const project = known({ reports: [makeReport('2025-04', 1_000_000)] })
    const preview = planRows([['项目代码', '项目名称', '5月完成（万元）', '1–5月完成（万元）'], [CODE, '甲项目', 100, 500]], {}, [project])
    expect(preview.problems.map(({ fault }) => fault.code)).toEqual(['cell/month-differs'])
  })
})

describe('the act', () => {
  const files = [NANPING_DETAIL, FENGXI_MONTHLY].map((sheet) => readSound(workbookFile({ sheets: [sheet] })))

  it.each(files)('57 imported twice: 0 条新增', (file) => {
    const agreed = plan(file, { answers: agree(plan(file)) })
    const { register } = written(draftsOf(agreed))
    expect(register.projects.size).toBe(agreed.rows.length)
    const first = plan(file, {}, register.projects.values())
    const again = plan(file, { answers: agree(first) }, register.projects.values())
    expect(again.counts).toMatchObject({ new: 0, changed: 0, waiting: 0, unchanged: agreed.rows.length })
    expect(draftsOf(again, register)).toEqual([])
  })

  it('ends with ImportApplied, which names the file and counts the rows', () => {
    const [file] = files
    const drafts = file ? draftsOf(plan(file, { answers: agree(plan(file)) })) : []
    expect(drafts.at(-1)).toEqual({ type: 'ImportApplied', subject: 'settings/imports', payload: { source: '台账.xlsx', rows: 3 }, changes: [] })
  })

  it('every value fits its field: nothing of an import is left uncounted', () => {
    for (const file of files) expect(written(draftsOf(plan(file, { answers: agree(plan(file)) }))).register.uncounted).toEqual([])
  })

  it('accepts some rows', () => {
    const [file] = files
    const preview = plan(file!, { answers: agree(plan(file!)) })
    const drafts = importDrafts(preview, { accepted: new Set([preview.rows[1]!.key]), projects: new Map(), changeTo: (_subject, field, to) => ({ field, from: null, to, base: [] }) })
    expect(new Set(drafts.map(({ subject }) => subject))).toEqual(new Set(['project/芯片厂房示例项目@', 'settings/imports']))
  })

  it('names as base what it replaces, so that nothing becomes a conflict', () => {
    const device = new Device('import')
    const { register } = written(draftsOf(plan(files[0]!, { answers: agree(plan(files[0]!)) })), device)
    const changed = planRows([['项目名称', '总投资（万元）'], ['示例小学', 21000]], { answers: { 'by-name:明细': 'accept' } }, register.projects.values())
    const after = written(importDrafts(changed, { accepted: new Set(['明细!2']), projects: register.projects, changeTo: (subject, field, to) => changeTo(register, subject, field, to) }), device).register
    const school = [...after.projects.values()].find(({ name }) => name === '示例小学')
    expect(school).toMatchObject({ totalInvestment: 210_000_000, conflicts: [] })
  })

  it('62 a preview that is cancelled has written nothing: planning is pure', () => {
    const project = Object.freeze(known())
    const choices = Object.freeze({ answers: Object.freeze({}) })
    const rows = [[...HEAD], [CODE, '甲项目', 1200]]
    expect(planRows(rows, choices, [project])).toEqual(planRows(rows, choices, [project]))
  })
})
