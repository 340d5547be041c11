import { printedPeople, printedProgress } from '#domain/printed.ts'
import { PLAN_CATEGORIES } from '#domain/plan.ts'
import { planOf, yearToDate, type Project } from '#domain/project.ts'
import type { SheetColumn, SheetRow, SheetTable, SheetValue } from '#domain/sheetTable.ts'
import { column, monthsText, percentOf, titleOf, under, type SheetFrame } from './frame.ts'
import { moneySheet, summedCells } from './moneySheet.ts'
import { ordinal, partsOf } from './parts.ts'

/** 明细表: 合计 → 其中 → 一、行业领域 → （一）属地 → projects, on A3 in landscape. */
export function detailTable(projects: readonly Project[], frame: SheetFrame): SheetTable {
  return moneySheet({ tab: '明细表', title: titleOf('进展情况明细表', frame), columns: detailColumns(frame), rows: detailRows(projects, frame.year), paper: 'a3' }, projects, frame)
}

function detailColumns(frame: SheetFrame): readonly SheetColumn[] {
  const [year, months] = [`${frame.year}年`, monthsText(frame)]
  return [
    column('序号', 'count', 6),
    column('项目名称', 'longText', 34),
    column('总投资', 'money', 13),
    column('开工至上年底累计', 'money', 13),
    under(year, '年度计划', 'money', 13),
    under(year, `${months}完成`, 'money', 13),
    under(year, '占年计划%', 'percent', 9),
    under(year, `${months}形象进度`, 'longText', 36),
    column('建设单位及责任人', 'longText', 24),
    column('联系领导', 'text', 12),
  ]
}

function sumRow(kind: SheetRow['kind'], name: string, projects: readonly Project[], year: number): SheetRow {
  return { kind, values: [null, name, ...summedCells(projects, year), null, null, null] }
}

function* detailRows(projects: readonly Project[], year: number): Generator<SheetRow> {
  yield sumRow('total', `合计（${projects.length}个）`, projects, year)
  for (const category of PLAN_CATEGORIES) {
    const some = projects.filter((project) => planOf(project, year).planCategory === category)
    if (some.length > 0) yield sumRow('total', `其中：${category}项目（${some.length}个）`, some, year)
  }
  let number = 0
  for (const [at, sector] of partsOf(projects, 'sector', year).entries()) {
    yield sumRow('section', `${ordinal(at + 1)}、${sector.name}（${sector.projects.length}个）`, sector.projects, year)
    for (const [inner, district] of partsOf(sector.projects, 'district', year).entries()) {
      yield sumRow('group', `（${ordinal(inner + 1)}）${district.name}（${district.projects.length}个）`, district.projects, year)
      for (const project of district.projects) yield { kind: 'project', values: [++number, ...projectValues(project, year)] }
    }
  }
}

function projectValues(project: Project, year: number): SheetValue[] {
  const { annualPlan, completedBeforeYear } = planOf(project, year)
  const done = yearToDate(project, year)
  const figures = [project.totalInvestment, completedBeforeYear, annualPlan, done, percentOf(done, annualPlan)]
  return [project.name, ...figures, printedProgress(project, year), printedPeople(project), project.contactLeader]
}
