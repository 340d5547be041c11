import type { Project } from '#domain/project.ts'
import type { SheetRow, SheetTable } from '#domain/sheetTable.ts'
import { column, monthsText, titleOf, under, type SheetFrame } from './frame.ts'
import { moneySheet, summedCells } from './moneySheet.ts'
import { ordinal, partsOf, type Division } from './parts.ts'

const DIVISIONS: readonly { readonly by: Division; readonly name: string }[] = [
  { by: 'district', name: '按属地' },
  { by: 'sector', name: '按行业领域' },
  { by: 'category', name: '按计划类别' },
]

/** 汇总表: the whole, then by 属地, 行业领域 and 计划类别, each adding up to it; on A4 in landscape. */
export function summaryTable(projects: readonly Project[], frame: SheetFrame): SheetTable {
  const [year, months] = [`${frame.year}年`, monthsText(frame)]
  const columns = [
    column('序号', 'count', 6),
    column('分类', 'text', 26),
    column('项目个数', 'count', 10),
    column('总投资', 'money', 16),
    column('上年底累计', 'money', 16),
    under(year, '年度计划', 'money', 16),
    under(year, `${months}完成`, 'money', 16),
    under(year, '占年计划%', 'percent', 11),
  ]
  return moneySheet({ tab: '汇总表', title: titleOf('完成情况汇总表', frame), columns, rows: summaryRows(projects, frame.year), paper: 'a4' }, projects, frame)
}

function* summaryRows(projects: readonly Project[], year: number): Generator<SheetRow> {
  yield line('total', null, '合计', projects, year)
  for (const [at, { by, name }] of DIVISIONS.entries()) {
    yield line('section', null, `${ordinal(at + 1)}、${name}`, projects, year)
    for (const [inner, part] of partsOf(projects, by, year).entries()) yield line('project', inner + 1, part.name, part.projects, year)
  }
}

function line(kind: SheetRow['kind'], number: number | null, name: string, projects: readonly Project[], year: number): SheetRow {
  return { kind, values: [number, name, projects.length, ...summedCells(projects, year)] }
}
