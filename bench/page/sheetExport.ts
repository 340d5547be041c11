import { writeXlsx } from 'hucre/xlsx'
import type { IsoDate } from '#domain/calendar.ts'
import type { Project } from '#domain/project.ts'
import type { SheetTable } from '#domain/sheetTable.ts'
import { workbook } from '#exporting/sheet/inWorker.ts'
import { slices } from '#exporting/sheet/slices.ts'
import { sheetOf } from '#exporting/sheet/xlsx.ts'
import { LEDGER_COLUMNS } from '#projection/ledgerColumns.ts'
import { eachSum } from '#projection/sheets/eachSum.ts'
import { sheetFrame } from '#projection/sheets/frame.ts'
import { screenTable } from '#projection/sheets/screenTable.ts'
import { breathe, watchHalts } from './halts.ts'

const YEAR = 2025
const COLUMNS = 30
const TODAY = '2025-08-03' as IsoDate

/** What an export of the ledger took, what the bare library takes for the same file, and the page's longest halt: ms. */
export interface ExportTimes {
  readonly ms: number
  readonly floor: number
  readonly longestHalt: number
}

/** Exports a ledger of 30 columns as the app does, and writes the same cells and styles with the library alone. */
export async function timeExport(projects: readonly Project[]): Promise<ExportTimes> {
  const tableNow = (): SheetTable => screenTable({ projects, columns: LEDGER_COLUMNS.slice(0, COLUMNS - 1), grouping: 'none' }, sheetFrame(projects, YEAR, TODAY, ''))
  await breathe()
  const halts = watchHalts()
  const began = performance.now()
  for await (const _slice of slices(eachSum(projects, YEAR))) await breathe()
  const made = await workbook(tableNow(), { signal: new AbortController().signal, onLines: () => undefined })
  const ms = performance.now() - began
  await breathe()
  const longestHalt = halts()
  if (!made.ok) throw new Error(made.issue.code)
  const sheet = sheetOf(tableNow())
  const from = performance.now()
  await writeXlsx({ sheets: [sheet] })
  return { ms, floor: performance.now() - from, longestHalt }
}
