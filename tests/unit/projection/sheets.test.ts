import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IsoDate } from '#domain/calendar.ts'
import type { SheetRow, SheetTable } from '#domain/sheetTable.ts'
import { columnOf } from '#projection/ledgerColumns.ts'
import { paperTable } from '#projection/paperTable.ts'
import { detailTable } from '#projection/sheets/detailTable.ts'
import { sheetFrame } from '#projection/sheets/frame.ts'
import { ordinal } from '#projection/sheets/parts.ts'
import { screenTable } from '#projection/sheets/screenTable.ts'
import { summaryTable } from '#projection/sheets/summaryTable.ts'
import { targetTable } from '#projection/sheets/targetTable.ts'
import type { Project } from '#domain/project.ts'
import { aProject, anyProjects, YEAR } from './someProjects.ts'

const TODAY = '2025-06-03' as IsoDate
const frameOf = (projects: readonly Project[], filterText = ''): ReturnType<typeof sheetFrame> => sheetFrame(projects, YEAR, TODAY, filterText)
const detail = (projects: readonly Project[]): SheetRow[] => [...detailTable(projects, frameOf(projects)).rows]
const headers = ({ columns }: SheetTable): string[] => columns.map(({ header }) => header.at(-1) ?? '')

const some = [
  aProject({ sector: '民生设施', district: '长河街道', total: 30_000, plan: 10_000, category: '续建', months: [1_000, 2_000] }),
  aProject({ sector: '先进制造业基地', district: '西兴街道', total: 50_000, plan: 20_000, category: '新开工' }),
  aProject({ sector: '先进制造业基地', district: '长河街道', total: null, plan: null, months: [500] }),
]

describe('明细表', () => {
  it('has the columns that are handed round, with the last reported month', () => {
    const table = detailTable(some, frameOf(some))
    expect(headers(table)).toEqual(['序号', '项目名称', '总投资', '开工至上年底累计', '年度计划', '1-2月完成', '占年计划%', '1-2月形象进度', '建设单位及责任人', '联系领导'])
    expect(table.fileName).toBe('滨江重大项目-明细表-2025年1-2月-20250603')
    expect(table.unit).toBe('单位：万元')
  })

  it('goes from 合计 over 其中, 行业领域 and 属地 to the projects, numbered throughout', () => {
    expect(detail(some).map(({ values }) => (values[0] === null ? values[1] : values[0]))).toEqual([
      ...['合计（3个）', '其中：新开工项目（1个）', '其中：续建项目（1个）'],
      ...['一、先进制造业基地领域（2个）', '（一）西兴街道（1个）', 1, '（二）长河街道（1个）', 2],
      ...['二、民生设施领域（1个）', '（一）长河街道（1个）', 3],
    ])
  })

  it('leaves blank what is 未填, also in the sum of nothing but 未填', () => {
    const rows = detail(some)
    expect(rows.at(7)?.values.slice(2, 7)).toEqual([null, null, null, 500, null])
    expect(rows.at(6)?.values.slice(2, 7)).toEqual([null, null, null, 500, null])
  })

  it('divides sums by sums, of the planned projects alone, and prints no rate of what nobody reported', () => {
    const rows = detail(some)
    expect(rows[0]?.values[6]).toBe(10)
    expect(rows[1]?.values[6]).toBeNull()
  })

  it('gives a rate of 1000 % and more as the number it is, on paper with thousands separated', () => {
    const fast = [aProject({ plan: 1_000, months: [12_345] })]
    expect(detail(fast).at(-1)?.values[6]).toBe(1234.5)
    expect(paperTable(detailTable(fast, frameOf(fast))).rows.at(-1)?.cells[6]).toBe('1,234.5')
  })

  it('adds up: 行业领域 to 合计, 属地 to 行业领域, projects to 属地', () => {
    fc.assert(
      fc.property(anyProjects, (projects) => {
        const rows = detail(projects)
        const sum = (kind: SheetRow['kind'], at: number): number => rows.filter((row) => row.kind === kind).reduce((all, { values }) => all + Number(values[at] ?? 0), 0)
        for (const at of [2, 3, 4, 5]) {
          const total = Number(rows[0]?.values[at] ?? 0)
          expect([sum('section', at), sum('group', at), sum('project', at)]).toEqual([total, total, total])
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('汇总表', () => {
  it('counts every project once by 属地, by 行业领域 and by 计划类别', () => {
    const rows = [...summaryTable(some, frameOf(some)).rows]
    const sections = rows.flatMap(({ kind }, at) => (kind === 'section' ? [at] : []))
    expect(rows.filter(({ kind }) => kind === 'section').map(({ values }) => values[1])).toEqual(['一、按属地', '二、按行业领域', '三、按计划类别'])
    for (const from of sections) {
      const to = rows.findIndex(({ kind }, at) => at > from && kind === 'section')
      const parts = rows.slice(from + 1, to < 0 ? undefined : to)
      expect(parts.reduce((sum, { values }) => sum + Number(values[2]), 0)).toBe(3)
    }
  })

  it('does not lose a project without 属地, 行业领域 or 计划类别', () => {
    const rows = [...summaryTable([aProject({})], frameOf([])).rows]
    expect(rows.filter(({ kind }) => kind === 'project').map(({ values }) => values[1])).toEqual(['未归属', '未归属', '未归属'])
  })
})

describe('年度目标及形象进度表', () => {
  it('sets what the year is to reach beside what it has reached, by 属地', () => {
    const table = targetTable(some, frameOf(some))
    expect(headers(table)).toEqual(['序号', '项目名称', '计划类别', '阶段', '总投资', '年度计划', '年度形象目标', '1-2月完成', '占年计划%', '1-2月形象进度', '责任单位', '联系领导'])
    expect([...table.rows].filter(({ kind }) => kind === 'section').map(({ values }) => values[1])).toEqual(['一、西兴街道（1个）', '二、长河街道（2个）'])
  })
})

describe('the view on the screen as a sheet', () => {
  const columns = ['name', 'district', 'annualPlan', 'yearToDate'].flatMap((key) => columnOf(key) ?? [])

  it('keeps columns, order and groups, with a sum for each group and for all', () => {
    const table = screenTable({ projects: some, columns, grouping: 'district' }, frameOf(some))
    expect(headers(table)).toEqual(['序号', '项目名称', '属地', '年度计划投资（2025）（万元）', '2025年1-2月累计完成（万元）'])
    expect([...table.rows].map(({ kind, values }) => [kind, ...values.slice(3)])).toEqual([
      ...[['total', 30_000, 3_500], ['group', 20_000, null], ['project', 20_000, null]],
      ...[['group', 10_000, 3_500], ['project', 10_000, 3_000], ['project', null, 500]],
    ])
  })

  it('says under the table how it was worked out, what is 未填, the day, the filter and what is an example', () => {
    const examples = some.map((project) => ({ ...project, illustrative: true }))
    const notes = screenTable({ projects: examples, columns, grouping: 'none' }, frameOf(examples, '属地为长河街道')).notes.join('')
    for (const said of ['序时进度为2/12', '总投资1个', '数据截至2025年2月', '2025-06-03', '属地为长河街道', '3个项目为示例数据']) expect(notes).toContain(said)
  })

  it('fits A4 with few columns and takes A3 for many', () => {
    const frame = frameOf(some)
    expect(screenTable({ projects: some, columns, grouping: 'none' }, frame).paper).toBe('a4')
    expect(screenTable({ projects: some, columns: Array.from({ length: 5 }, () => columns).flat(), grouping: 'none' }, frame).paper).toBe('a3')
  })
})

describe('a heading', () => {
  it.each([[1, '一'], [10, '十'], [11, '十一'], [20, '二十'], [35, '三十五']])('numbers %i as %s', (number, text) => {
    expect(ordinal(number)).toBe(text)
  })
})
