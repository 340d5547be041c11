import { printedProgress } from '#domain/printed.ts'
import { planOf, yearToDate, type Project } from '#domain/project.ts'
import type { SheetColumn, SheetRow, SheetTable, SheetValue } from '#domain/sheetTable.ts'
import { ledgerSums } from '../ledgerSums.ts'
import { column, monthsText, percentOf, sumCell, under, type SheetFrame } from './frame.ts'
import { moneySheet } from './moneySheet.ts'
import { ordinal, partsOf } from './parts.ts'

/** 年度目标及形象进度表: what the year is to reach beside what it has reached, by 属地; on A3 in landscape. */
export function targetTable(projects: readonly Project[], frame: SheetFrame): SheetTable {
  const title = `滨江区重大项目${frame.year}年度目标及形象进度表`
  return moneySheet({ tab: '年度目标及形象进度表', title, columns: targetColumns(frame), rows: targetRows(projects, frame.year), paper: 'a3' }, projects, frame)
}

function targetColumns(frame: SheetFrame): readonly SheetColumn[] {
  const [goal, reached] = [`${frame.year}年目标`, `${frame.year}年完成情况`]
  return [
    column('序号', 'count', 6),
    column('项目名称', 'longText', 34),
    column('计划类别', 'text', 9),
    column('阶段', 'text', 7),
    column('总投资', 'money', 13),
    under(goal, '年度计划', 'money', 13),
    under(goal, '年度形象目标', 'longText', 36),
    under(reached, `${monthsText(frame)}完成`, 'money', 13),
    under(reached, '占年计划%', 'percent', 9),
    under(reached, `${monthsText(frame)}形象进度`, 'longText', 36),
    column('责任单位', 'longText', 18),
    column('联系领导', 'text', 12),
  ]
}

function* targetRows(projects: readonly Project[], year: number): Generator<SheetRow> {
  yield sumRow('total', '合计', projects, year)
  let number = 0
  for (const [at, { name, projects: some }] of partsOf(projects, 'district', year).entries()) {
    yield sumRow('section', `${ordinal(at + 1)}、${name}`, some, year)
    for (const project of some) yield { kind: 'project', values: [++number, ...projectValues(project, year)] }
  }
}

function sumRow(kind: SheetRow['kind'], name: string, projects: readonly Project[], year: number): SheetRow {
  const sums = ledgerSums(projects, year)
  const [total, plan, done, rate] = ['totalInvestment', 'annualPlan', 'yearToDate', 'planRate'].map((key) => sumCell(sums, key))
  const values = [null, `${name}（${projects.length}个）`, null, null, total, plan, null, done, rate, null, null, null]
  return { kind, values: values.map((value) => value ?? null) }
}

function projectValues(project: Project, year: number): SheetValue[] {
  const { planCategory, annualPlan, annualTarget } = planOf(project, year)
  const done = yearToDate(project, year)
  return [
    ...[project.name, planCategory, project.stage, project.totalInvestment, annualPlan, annualTarget],
    ...[done, percentOf(done, annualPlan), printedProgress(project, year), project.responsibleUnit, project.contactLeader],
  ]
}
