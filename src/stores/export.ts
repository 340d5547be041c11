import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { localDay } from '#domain/calendar.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { SheetTable } from '#domain/sheetTable.ts'
import { csvFile } from '#exporting/sheet/csvFile.ts'
import { workbook, type Writing } from '#exporting/sheet/inWorker.ts'
import type { ExportIssue } from '#exporting/sheet/issue.ts'
import { slices } from '#exporting/sheet/slices.ts'
import { detailTable } from '#projection/sheets/detailTable.ts'
import { eachSum } from '#projection/sheets/eachSum.ts'
import { sheetFrame } from '#projection/sheets/frame.ts'
import { screenTable, type ScreenView } from '#projection/sheets/screenTable.ts'
import { summaryTable } from '#projection/sheets/summaryTable.ts'
import { targetTable } from '#projection/sheets/targetTable.ts'
import { useShownRegister } from './shownRegister.ts'

/** What can be exported: the view on the screen, three named layouts, and the view as CSV. */
export type ExportKind = 'screen' | 'detail' | 'summary' | 'target' | 'csv'

/** What is exported: the projects the filter lets pass, in their order, and the screen's columns and groups. */
export interface ExportView extends ScreenView {
  /** What the filter says, in words; "" when it shows everything. */
  readonly filterText: string
}

/** A file to hand over. */
export interface ExportedFile {
  readonly content: Blob
  readonly fileName: string
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Sheets to hand round, made from what the register shows. */
export const useExport = defineStore('export', () => {
  const store = useShownRegister()
  /** What is being made, or `null`. */
  const working = shallowRef<ExportKind | null>(null)
  /** Lines worked out so far. */
  const lines = shallowRef(0)
  let abort = new AbortController()

  function tableOf(kind: ExportKind, view: ExportView): SheetTable {
    const frame = sheetFrame(store.projects, store.year, localDay(Date.now()), view.filterText, store.standing.month)
    if (kind === 'detail') return detailTable(view.projects, frame)
    if (kind === 'summary') return summaryTable(view.projects, frame)
    return kind === 'target' ? targetTable(view.projects, frame) : screenTable(view, frame)
  }

  /** Makes a file: in a worker, and one at a time. Anybody may: it only reads. */
  async function make(kind: ExportKind, view: ExportView): Promise<Result<ExportedFile, ExportIssue>> {
    if (view.projects.length === 0) return fail({ code: 'export/empty' })
    abort.abort()
    const mine = (abort = new AbortController())
    working.value = kind
    lines.value = 0
    // Every sum of the table is quick after this; all of them at once would halt the page.
    for await (const _slice of slices(eachSum(view.projects, store.year))) if (mine.signal.aborted) break
    const result = await write(kind, tableOf(kind, view), { signal: mine.signal, onLines: (count) => (lines.value = count) })
    if (abort === mine) working.value = null
    return result
  }

  /** Stops what is being made; no file is left. */
  const cancel = (): void => abort.abort()

  return { working, lines, make, cancel }
})

async function write(kind: ExportKind, table: SheetTable, writing: Writing): Promise<Result<ExportedFile, ExportIssue>> {
  if (kind === 'csv') {
    const made = await csvFile(table, writing)
    return made.ok ? ok({ content: made.value, fileName: `${table.fileName}.csv` }) : made
  }
  const made = await workbook(table, writing)
  return made.ok ? ok({ content: new Blob([made.value], { type: XLSX }), fileName: `${table.fileName}.xlsx` }) : made
}
