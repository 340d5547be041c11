import { describe, expect, it } from 'vitest'
import type { Project } from '#domain/project.ts'
import { questionWords } from '#importing/sheet/wording.ts'
import { makeProject, makeReport, plansOf, wan } from '../../../support/project.ts'
import { fieldAt, planRows } from '../../../support/sheets/planning.ts'
import type { TestCell } from '../../../support/sheets/workbook.ts'

const codeOf = (at: number): string => `2501-330108-04-01-10000${at}`
/** Eight projects of 10,000 to 80,000 万元. */
const REGISTER: readonly Project[] = Array.from({ length: 8 }, (_, at) =>
  makeProject({
    id: `project/${codeOf(at)}`, name: `第${at}号泵站`, projectCode: codeOf(at), totalInvestment: wan((at + 1) * 10_000),
    plans: plansOf({ year: 2025, annualPlan: wan((at + 1) * 1_000) }), reports: [makeReport('2025-04', (at + 1) * 5_000_000)],
  }),
)
const sheet = (header: string, amounts: readonly TestCell[]): TestCell[][] => [
  ['2025年（单位：万元）'], ['项目代码', '项目名称', header], ...amounts.map((amount, at) => [codeOf(at), `第${at}号泵站`, amount]),
]
const plain = (rows: TestCell[][], answers = {}, projects = REGISTER): ReturnType<typeof planRows> => planRows(rows, { answers }, projects)
const ID = 'scale:明细:C'

describe('3 a column in another unit than its title says', () => {
  const inYuan = sheet('总投资', [100_000_000, 200_000_000, 310_000_000])

  it('is asked about by column, both units and an example row', () => {
    expect(plain(inYuan).questions.map(questionWords)).toEqual([
      '工作表“明细”：C 列“总投资”按万元读取，如第 3 行“第0号泵站”的“100000000”为 100,000,000 万元，而台账中为 10,000 万元，相差约一万倍；若实为元，则为 10,000 万元。是否单位错误？',
    ])
    expect(plain(inYuan).questions[0]?.options.map(({ value }) => value)).toEqual(['元', 'as-is', 'leave'])
    expect(plain(inYuan).rows.every(({ status }) => status === 'waiting')).toBe(true)
  })

  it('is read in the unit a person says, and the question stays to be answered otherwise', () => {
    const preview = plain(inYuan, { [ID]: '元' })
    expect(preview.rows.map(({ fields }) => fields.find(({ path }) => path === 'totalInvestment')?.value)).toEqual([100_000_000, 200_000_000, 310_000_000])
    expect(preview.counts).toMatchObject({ unchanged: 2, changed: 1 })
    expect(preview.questions).toMatchObject([{ id: ID, answer: '元' }])
  })

  it('is imported as it is, or left, if a person says so', () => {
    expect(fieldAt(plain(inYuan, { [ID]: 'as-is' }), 'totalInvestment')?.value).toBe(1_000_000_000_000)
    expect(plain(inYuan, { [ID]: 'leave' }).problems).toHaveLength(3)
  })

  it('is found when the numbers are ten thousand times too small', () => {
    expect(plain(sheet('总投资', [1, 2, 3.1])).questions.map(questionWords).join()).toContain('若实为亿元，则为 10,000 万元')
  })

  it.each([['年度计划', 10_000_000], ['1-4月完成', 5_000_000]])('is found in %s too', (header, amount) => {
    expect(plain(sheet(header, [amount, amount * 2, amount * 3])).questions).toMatchObject([{ id: ID, kind: 'scale', options: [{ value: '元' }, {}, {}] }])
  })

  it('is one cell’s error where the other rows fit: only that cell waits, and no unit is offered for the column', () => {
    const preview = plain(sheet('总投资', [100_000_000, 20_000, 31_000]))
    expect(preview.questions).toMatchObject([{ id: ID, rows: [3], options: [{ value: 'as-is' }, { value: 'leave' }] }])
    expect(preview.rows.map(({ status }) => status)).toEqual(['waiting', 'unchanged', 'changed'])
  })

  it('makes the new projects of the same column wait as well', () => {
    const rows = [...inYuan, ['2501-330108-04-01-200001', '新泵站', 900_000_000]]
    expect(plain(rows).rows.at(-1)?.fields.find(({ path }) => path === 'totalInvestment')?.status).toBe('waiting')
  })
})

describe('3 a column of new projects alone', () => {
  const fresh = (amounts: readonly number[]): TestCell[][] => [
    ['2025年（单位：万元）'], ['项目代码', '项目名称', '总投资', '阶段'], ...amounts.map((amount, at) => [`2501-330108-04-01-20000${at}`, `新${at}号泵站`, amount, '储备']),
  ]

  it('far from all that the register holds is asked about', () => {
    const preview = plain(fresh([300_000_000, 400_000_000, 500_000_000]))
    expect(preview.questions.map(questionWords)).toEqual([expect.stringContaining('为 400,000,000 万元，而项目一般在 50,000 万元 上下；若实为元，则为 40,000 万元。是否单位错误？')])
    expect(plain(fresh([300_000_000]), { [ID]: '元' }).rows[0]?.fields.find(({ path }) => path === 'totalInvestment')?.value).toBe(300_000_000)
  })

  it('is asked about in an empty register where no project costs as much, or as little', () => {
    expect(plain(fresh([300_000_000]), {}, []).questions).toMatchObject([{ id: ID, options: [{ value: '元' }, {}, {}] }])
    expect(plain(fresh([5, 3, 8]), {}, []).questions).toMatchObject([{ id: ID, options: [{ value: '亿元' }, {}, {}] }])
  })

  it('is not asked about where it is only larger or smaller than usual', () => {
    expect(plain(fresh([900_000, 400, 2_000_000])).questions).toEqual([])
    expect(plain(fresh([900_000, 400, 2_000_000]), {}, []).questions).toEqual([])
  })
})
