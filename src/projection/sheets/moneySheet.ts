import type { Project } from '#domain/project.ts'
import type { SheetTable, SheetValue } from '#domain/sheetTable.ts'
import { ledgerSums } from '../ledgerSums.ts'
import { fileName, sumCell, type SheetFrame } from './frame.ts'
import { notesOf } from './notes.ts'

/** A sheet of amounts in 万元: its unit, its notes, its file's name and the two columns held in sight are every such sheet's. */
export function moneySheet(own: Pick<SheetTable, 'tab' | 'title' | 'columns' | 'rows' | 'paper'>, projects: readonly Project[], frame: SheetFrame): SheetTable {
  return { ...own, unit: '单位：万元', notes: notesOf(projects, ledgerSums(projects, frame.year), frame), frozen: 2, fileName: fileName(own.tab, frame) }
}

/** What the four amounts and the rate of a sum line are called in the ledger. */
const SUMMED = ['totalInvestment', 'completedBeforeYear', 'annualPlan', 'yearToDate', 'planRate'] as const

/** The four amounts and the rate of a sum line: 总投资, 上年底累计, 年度计划, 年初累计, 占年计划. */
export function summedCells(projects: readonly Project[], year: number): SheetValue[] {
  const sums = ledgerSums(projects, year)
  return SUMMED.map((key) => sumCell(sums, key))
}
