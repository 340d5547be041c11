import { describe, expect, it } from 'vitest'
import type { Project } from '#domain/project.ts'
import { noticeWords, questionWords } from '#importing/sheet/wording.ts'
import { sheetProblemSentence } from '../../../support/problemSentence.ts'
import { makeProject, plansOf, wan } from '../../../support/project.ts'
import { agree, draftsOf, fieldAt, planRows, written } from '../../../support/sheets/planning.ts'

const CODE = '2205-330108-04-01-408156'
const known = (more: Partial<Project> = {}): Project => makeProject({ id: 'project/a', name: '甲项目', projectCode: CODE, ...more })
const rowsOf = (header: string, cell: string | number): (string | number)[][] => [['项目代码', '项目名称', header], [CODE, '甲项目', cell]]
const factsOf = (header: string, cell: string | number, project = known()): unknown =>
  planRows(rowsOf(header, cell), {}, [project]).rows[0]?.fields.slice(2).map(({ path, status, value, marks }) => [path, status, value, ...marks])

describe('名录 in one cell', () => {
  it('joins each list it names, with level and own plan where they are written', () => {
    const preview = planRows(rowsOf('名录（2025）', '市重点（市级，计划 1,200 万元）、区重大项目；两重'), {}, [known()])
    expect(preview.rows[0]?.fields.slice(2).map(({ path, value }) => [path, value])).toEqual([
      ['list@2025/市重点', { level: '市级', plan: 12_000_000 }],
      ['list@2025/区重大', { level: null, plan: null }],
      ['list@2025/两重', { level: null, plan: null }],
    ])
    expect(draftsOf(preview).slice(0, 3).map(({ type, payload }) => [type, payload])).toEqual([
      ['ListJoined', { list: '市重点', year: 2025 }],
      ['ListJoined', { list: '区重大', year: 2025 }],
      ['ListJoined', { list: '两重', year: 2025 }],
    ])
  })

  it('keeps level and figure that the cell does not say, and lists that it does not name', () => {
    const lists = [{ list: '市重点', year: 2025, level: '市级', plan: wan(5) }, { list: '两重', year: 2025, level: null, plan: null }]
    expect(factsOf('名录（2025）', '市重点', known({ lists }))).toEqual([['list@2025/市重点', 'unchanged', { level: '市级', plan: 50_000 }, 'other-lists-kept']])
  })

  it('asks what a name is that nobody knows, and writes nothing before', () => {
    const rows = rowsOf('列入名录', '市重点、示范引领')
    const preview = planRows(rows, {}, [known()])
    expect(preview.questions.map(questionWords)).toEqual(['工作表“明细”第 2 行：名录“示范引领”不在已知的名录中。它是哪一个？'])
    expect(fieldAt(preview, 'list@2025/示范引领')?.status).toBe('waiting')
    const id = preview.questions[0]?.id ?? ''
    expect(fieldAt(planRows(rows, { answers: { [id]: 'new' } }, [known()]), 'list@2025/示范引领')?.status).toBe('new')
    expect(fieldAt(planRows(rows, { answers: { [id]: 'is:区重大' } }, [known()]), 'list@2025/区重大')?.status).toBe('new')
    expect(planRows(rows, { answers: { [id]: 'leave' } }, [known()]).rows[0]?.fields).toHaveLength(3)
  })
})

describe('月度计划', () => {
  const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1)
  const whole = (amounts: readonly (number | null)[]): (string | number | null)[][] => [
    ['项目代码', '项目名称', '年度计划（万元）', ...MONTHS.map((month) => `${month}月计划投资（万元）`)],
    [CODE, '甲项目', 78, ...amounts],
  ]

  it('is read out of twelve columns, one for each month', () => {
    const preview = planRows(whole(MONTHS), { answers: {} }, [known({ plans: plansOf({ year: 2025, annualPlan: wan(78) }) })])
    expect(fieldAt(preview, 'monthlyPlan@2025')).toMatchObject({ status: 'new', marks: [], value: MONTHS.map((month) => month * 10_000) })
    expect(draftsOf(preview)[0]).toMatchObject({ type: 'PlanSet', payload: { year: 2025 } })
  })

  it('says when the months do not add up to the year', () => {
    const marks = fieldAt(planRows(whole(MONTHS.map(() => 1)), {}, [known()]), 'monthlyPlan@2025')?.marks
    expect(marks).toEqual(['months-differ-from-plan'])
  })

  it('takes a month that is blank from what is stored, and is refused where nothing is', () => {
    const some = MONTHS.map((month) => (month === 3 || month === 5 ? null : month))
    const refused = planRows(whole(some), {}, [known()])
    expect(refused.problems.map(sheetProblemSentence).join()).toContain('缺 3、5 月')
    const stored = known({ plans: plansOf({ year: 2025, annualPlan: wan(78), monthlyPlan: MONTHS.map((month) => wan(month)) }) })
    expect(fieldAt(planRows(whole(some), {}, [stored]), 'monthlyPlan@2025')?.status).toBe('unchanged')
  })

  it('is read out of one cell as the ledger prints it', () => {
    expect(factsOf('月度计划（2025）', `${MONTHS.join('、')} 万元`)).toEqual([['monthlyPlan@2025', 'new', MONTHS.map((month) => month * 10_000)]])
  })
})

describe('入统投资', () => {
  it.each(['2025年1-5月入统投资（万元）', '5月入统投资（万元）', '1—5月累计入统（万元）'])('is the bureau’s figure of the month that “%s” names', (header) => {
    expect(factsOf(header, 12.5)).toEqual([['statisticsInvestment@2025-05', 'new', 125_000]])
  })

  it('stands beside the report, and comes into the register', () => {
    const preview = planRows([['项目名称', '阶段', '5月完成投资（万元）', '5月入统投资（万元）'], ['甲项目', '续建', 100, 80]])
    const [project] = written(draftsOf(planRows([['项目名称', '阶段', '5月完成投资（万元）', '5月入统投资（万元）'], ['甲项目', '续建', 100, 80]], { answers: agree(preview) }))).register.projects.values()
    expect([...(project?.statistics ?? [])]).toEqual([['2025-05', 800_000]])
    expect(project?.reports[0]?.invested).toBe(1_000_000)
  })

  it('has none of January', () => {
    expect(planRows(rowsOf('1月入统投资（万元）', 5), {}, [known()]).problems.map(sheetProblemSentence).join()).toContain('1 月没有入统数')
  })
})

describe('what a gate writes', () => {
  it('comes along with a new project', () => {
    const rows = [['项目名称', '阶段', '进入阶段日期', '示例'], ['甲项目', '续建', '2025-03-01', '是']]
    const [project] = written(draftsOf(planRows(rows))).register.projects.values()
    expect(project).toMatchObject({ stage: '续建', stageSince: '2025-03-01', illustrative: true })
  })

  it('is not changed on a known project, and the preview says why', () => {
    const project = known({ stage: '续建', stageSince: '2025-01-01' as never })
    expect(planRows(rowsOf('进入阶段日期', '2025-01-01'), {}, [project]).counts.unchanged).toBe(1)
    expect(planRows(rowsOf('进入阶段日期', '2025-02-01'), {}, [project]).problems.map(sheetProblemSentence)).toEqual([
      '工作表“明细”第 2 行 C 列，进入阶段日期：“2025-02-01”与台账不同。这一项由阶段变动和登记产生，不能由表格改动。',
    ])
  })

  it('is read as evidence where it is written as the ledger prints it, else refused with the form', () => {
    expect(factsOf('建设项目库', '立项审批 发改〔2025〕1号，2025-02-10')).toEqual([['constructionLibrary', 'new', { kind: '立项审批', documentNo: '发改〔2025〕1号', date: '2025-02-10' }]])
    expect(planRows(rowsOf('施工许可', '已办理'), {}, [known()]).problems.map(({ fault }) => fault.code)).toEqual(['cell/not-a-record'])
  })
})

describe('columns that are known and left out', () => {
  const rows = [['项目代码', '项目名称', '占年计划%', '开工累计', '存在问题', '联系领导'], [CODE, '甲项目', 61.5, 900, '征拆滞后', '乙']]
  const preview = planRows(rows, {}, [known()])

  it('are named with why: derived from the reports, problems with a form of their own', () => {
    expect(preview.notices.map(noticeWords)).toEqual([
      '工作表“明细”的“占年计划%”（C 列）、“开工累计”（D 列）不导入：由月报、计划等其他列算出，导入后自动得出。',
      '工作表“明细”的“存在问题”（E 列）有 1 行内容，不导入：问题须写明层级、责任单位和限期，请逐项登记。原表请保留。',
    ])
    expect(preview.questions).toEqual([])
  })

  it('hold nothing else up', () => {
    expect(preview.rows[0]?.fields.map(({ path, status }) => [path, status])).toEqual([['projectCode', 'unchanged'], ['name', 'unchanged'], ['contactLeader', 'new']])
  })
})
