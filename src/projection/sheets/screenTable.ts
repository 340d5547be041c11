import { ruleText } from '#domain/lightWords.ts'
import { printedLists } from '#domain/printed.ts'
import { cumulative, planOf, yearToDate, type Project } from '#domain/project.ts'
import type { SheetColumn, SheetColumnKind, SheetRow, SheetTable, SheetValue } from '#domain/sheetTable.ts'
import { cellValue, typedCell } from '../ledgerCells.ts'
import { tellsLights, type LedgerColumn } from '../ledgerColumns.ts'
import { layOut, type Grouping, type LedgerRow } from '../ledgerGroups.ts'
import type { LedgerSums } from '../ledgerSums.ts'
import { unlit, type LightOf, type LightReader } from '../lights.ts'
import { fileName, percentOf, sumCell, titleOf, type SheetFrame } from './frame.ts'
import { notesOf } from './notes.ts'
import { sheetHeader } from './sheetHeader.ts'

/** The ledger as it is on the screen: what the filter lets pass, in its order, and the chosen columns in theirs. */
export interface ScreenView {
  readonly projects: readonly Project[]
  readonly columns: readonly LedgerColumn[]
  readonly grouping: Grouping
  /** Reads the projects' lights; a table that tells them prints their rule. */
  readonly lights?: LightReader
}

/** Width up to which a sheet is read on A4 in landscape: characters. */
const A4_WIDTH = 150
/** A character of half width on the screen: px. */
const PX_PER_CHARACTER = 7
const NUMBER_WIDTH = 6

/** The screen's columns, order, filter, groups and sums as a sheet. A folded group is written out. */
export function screenTable({ projects, columns, grouping, lights }: ScreenView, frame: SheetFrame): SheetTable {
  const lightOf = lights?.worst ?? unlit
  const { rows, total } = layOut(projects, grouping, frame.year, new Set(), lightOf)
  const sheetColumns: SheetColumn[] = [{ header: ['序号'], kind: 'count', width: NUMBER_WIDTH }, ...columns.map((one) => columnOf(one, frame))]
  const width = sheetColumns.reduce((sum, one) => sum + one.width, 0)
  return {
    tab: '台账',
    title: titleOf('台账', frame),
    unit: '金额单位：万元',
    columns: sheetColumns,
    rows: lines(rows, total, columns, { year: frame.year, lightOf }),
    notes: [...notesOf(projects, total, frame), ...(lights && tellsLights(columns) ? [`亮灯规则：${ruleText(lights.standing.rule)}`] : [])],
    frozen: columns[0]?.key === 'name' ? 2 : 1,
    paper: width <= A4_WIDTH ? 'a4' : 'a3',
    fileName: fileName('台账', frame),
  }
}

/** What a project's values are read by. */
interface Reading {
  readonly year: number
  readonly lightOf: LightOf
}

const KINDS: Readonly<Partial<Record<LedgerColumn['kind'], SheetColumnKind>>> = {
  money: 'money', percent: 'percent', date: 'day', year: 'year', degrees: 'degrees', longText: 'longText', record: 'longText',
}

const columnOf = (column: LedgerColumn, frame: SheetFrame): SheetColumn => ({
  header: [sheetHeader(column, frame)],
  kind: KINDS[column.kind] ?? 'text',
  width: Math.round(column.width / PX_PER_CHARACTER),
})

function* lines(rows: readonly LedgerRow[], total: LedgerSums, columns: readonly LedgerColumn[], reading: Reading): Generator<SheetRow> {
  yield { kind: 'total', values: [null, ...sums('合计', total, columns)] }
  for (const row of rows) {
    if (row.kind === 'group') yield { kind: 'group', values: [null, ...sums(`小计：${row.name}（${row.sums.projects}个）`, row.sums, columns)] }
    else yield { kind: 'project', values: [row.number, ...columns.map((one) => valueOf(row.project, one, reading))] }
  }
}

/** A sum's name stands in the first column that adds nothing up. */
function sums(name: string, of: LedgerSums, columns: readonly LedgerColumn[]): SheetValue[] {
  const named = columns.findIndex(({ kind }) => kind !== 'money' && kind !== 'percent')
  return columns.map(({ key }, at) => (at === named ? name : sumCell(of, key)))
}

/** Kinds that a sheet holds as a number or a day, and not as the text the screen shows. */
const RAW: readonly LedgerColumn['kind'][] = ['money', 'date', 'year', 'degrees']

/** What the sheet holds where the screen shows a text. */
function valueOf(project: Project, column: LedgerColumn, { year, lightOf }: Reading): SheetValue {
  // The screen names a project's lists; a sheet that is to be read back says its place on each of them too.
  if (column.key === 'lists') return printedLists(project, year)
  if (column.kind === 'percent') return rateOf(project, column, year)
  return RAW.includes(column.kind) ? (cellValue(project, column, year) as SheetValue) : typedCell(project, column, year, lightOf) || null
}

function rateOf(project: Project, { key }: LedgerColumn, year: number): number | null {
  return key === 'planRate'
    ? percentOf(yearToDate(project, year), planOf(project, year).annualPlan)
    : percentOf(cumulative(project, year), project.totalInvestment)
}
