import { describe, expect, it } from 'vitest'
import type { IsoDate } from '#domain/calendar.ts'
import type { Project } from '#domain/project.ts'
import { csvFile } from '#exporting/sheet/csvFile.ts'
import { workbook } from '#exporting/sheet/inWorker.ts'
import { readSheetFile } from '#importing/sheet/readFile.ts'
import { presetKeys, columnOf } from '#projection/ledgerColumns.ts'
import { sheetFrame } from '#projection/sheets/frame.ts'
import { screenTable } from '#projection/sheets/screenTable.ts'
import type { SheetTable } from '#domain/sheetTable.ts'
import { makeProject, makeReport, plansOf, wan } from '../support/project.ts'

const columns = presetKeys('common').flatMap((key) => columnOf(key) ?? [])

/** A ledger of n projects as a sheet. */
function ledger(n: number): SheetTable {
  const projects = Array.from({ length: n }, (_, at): Project =>
    makeProject({ id: `project/p${at}`, name: `第${at}号泵站（示例）`, totalInvestment: wan(at + 1), plans: plansOf({ year: 2025, annualPlan: wan(1) }), reports: [makeReport('2025-01', 5_000)] }),
  )
  return screenTable({ projects, columns, grouping: 'none' }, sheetFrame(projects, 2025, '2025-06-03' as IsoDate, ''))
}

const quietly = (signal = new AbortController().signal): Parameters<typeof workbook>[1] => ({ signal, onLines: () => undefined })

describe('an export in the browser', () => {
  it('writes the workbook in a worker, and every line is in it', async () => {
    const made = await workbook(ledger(200), quietly())
    if (!made.ok) throw new Error(made.issue.code)
    const file = readSheetFile(made.value, '台账.xlsx')
    if (!file.ok) throw new Error(JSON.stringify(file.issue))
    // Title, unit, header, 合计, the projects, three notes.
    expect(file.value.sheets[0]?.rows).toHaveLength(3 + 1 + 200 + 3)
  })

  it('says how far it is', async () => {
    const heard: number[] = []
    await workbook(ledger(200), { signal: new AbortController().signal, onLines: (lines) => heard.push(lines) })
    expect(heard.at(-1)).toBe(201)
    expect([...heard].sort((a, b) => a - b)).toEqual(heard)
  })

  it('leaves no file when it is cancelled', async () => {
    const abort = new AbortController()
    const cancelling = { signal: abort.signal, onLines: () => abort.abort() }
    expect(await workbook(ledger(500), cancelling)).toEqual({ ok: false, issue: { code: 'export/cancelled' } })
    expect(await csvFile(ledger(500), { signal: abort.signal, onLines: () => undefined })).toEqual({ ok: false, issue: { code: 'export/cancelled' } })
  })
})
