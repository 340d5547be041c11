import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IsoDate } from '#domain/calendar.ts'
import type { Project } from '#domain/project.ts'
import type { SheetTable } from '#domain/sheetTable.ts'
import { csvPieces } from '#exporting/sheet/csv.ts'
import { writeTable } from '#exporting/sheet/xlsx.ts'
import type { ImportPreview } from '#importing/sheet/plan/preview.ts'
import { NO_CHOICES, planImport } from '#importing/sheet/plan/planImport.ts'
import { readSheetFile } from '#importing/sheet/readFile.ts'
import { cellValue } from '#projection/ledgerCells.ts'
import { LEDGER_COLUMNS, pathOf } from '#projection/ledgerColumns.ts'
import { detailTable } from '#projection/sheets/detailTable.ts'
import { sheetFrame } from '#projection/sheets/frame.ts'
import { screenTable } from '#projection/sheets/screenTable.ts'
import { targetTable } from '#projection/sheets/targetTable.ts'
import { exampleProjects } from './exampleRegister.ts'
import { someRegister } from './someRegister.ts'

const YEAR = 2025
const TODAY = '2025-06-03' as IsoDate

/** Reads a file as a person would: what is found by name is confirmed, and nothing else is answered. */
function imported(bytes: Uint8Array, name: string, projects: readonly Project[]): ImportPreview {
  const file = readSheetFile(bytes, name)
  if (!file.ok) throw new Error(JSON.stringify(file.issue))
  const choices = { ...NO_CHOICES, reporter: '填报员甲', today: TODAY }
  const first = planImport(file.value, choices, projects, YEAR)
  const answers = Object.fromEntries(first.questions.filter(({ isOptional }) => !isOptional).map(({ id, options }) => [id, options[0]?.value ?? '']))
  return planImport(file.value, { ...choices, answers }, projects, YEAR)
}

/** What an import would do that is not "nothing", row by row. */
const changesOf = ({ rows }: ImportPreview): unknown[] =>
  rows.flatMap((row) => row.fields.filter(({ status }) => status !== 'unchanged').map(({ label, before, after, status }) => [row.name, row.status, label, status, before, after]))

const LAYOUTS: readonly (readonly [string, (projects: readonly Project[]) => SheetTable])[] = [
  ['every column of the ledger', (projects) => screenTable({ projects, columns: LEDGER_COLUMNS, grouping: 'none' }, sheetFrame(projects, YEAR, TODAY, ''))],
  ['the ledger in groups', (projects) => screenTable({ projects, columns: LEDGER_COLUMNS, grouping: 'district' }, sheetFrame(projects, YEAR, TODAY, ''))],
  ['明细表', (projects) => detailTable(projects, sheetFrame(projects, YEAR, TODAY, ''))],
  ['年度目标及形象进度表', (projects) => targetTable(projects, sheetFrame(projects, YEAR, TODAY, ''))],
]

/** Fields that only a gate or the log writes, or that have an editor of their own: written out, never read back. */
const ONE_WAY = ['stageSince', 'suspendedFrom', 'illustrative', 'monthlyPlan', 'ripeness', 'constructionLibrary', 'permit', 'acceptance', 'inUse']

/** What the register holds in every column of the ledger that a sheet brings back, by project and path. */
function heldBy(projects: readonly Project[]): Map<string, unknown> {
  const held = new Map<string, unknown>()
  for (const project of projects) {
    for (const column of LEDGER_COLUMNS) {
      const path = pathOf(column, YEAR)
      const value = cellValue(project, column, YEAR)
      if (path !== null && value !== null && !ONE_WAY.includes(column.key)) held.set(`${project.name} ${path}`, value)
    }
  }
  return held
}

describe('export, then import', () => {
  it.each(LAYOUTS)('changes nothing through a workbook of %s', async (_name, tableOf) => {
    const projects = await exampleProjects()
    const preview = imported(await writeTable(tableOf(projects)), '导出.xlsx', projects)
    expect(changesOf(preview)).toEqual([])
    expect(preview.counts).toMatchObject({ unchanged: projects.length, new: 0, changed: 0, refused: 0, waiting: 0 })
  })

  it('brings every field to a device that knows none of the projects', async () => {
    const projects = await exampleProjects()
    const table = screenTable({ projects, columns: LEDGER_COLUMNS, grouping: 'none' }, sheetFrame(projects, YEAR, TODAY, ''))
    const { rows } = imported(await writeTable(table), '导出.xlsx', [])
    const brought = new Map(rows.flatMap((row) => row.fields.filter(({ part }) => part === null).map(({ path, value }) => [`${row.name} ${path}`, value])))
    const held = heldBy(projects)
    expect([...held].filter(([key, value]) => brought.get(key) !== value)).toEqual([])
    expect(held.size).toBeGreaterThan(1_000)
  })

  it('changes nothing, whatever the projects say', async () => {
    await fc.assert(
      fc.asyncProperty(someRegister, async (projects) => {
        const table = screenTable({ projects, columns: LEDGER_COLUMNS, grouping: 'none' }, sheetFrame(projects, YEAR, TODAY, ''))
        expect(changesOf(imported(await writeTable(table), '导出.xlsx', projects))).toEqual([])
        expect(changesOf(imported(new TextEncoder().encode([...csvPieces(table)].join('')), '导出.csv', projects))).toEqual([])
      }),
      { numRuns: 30, seed: 20_250_603 },
    )
  }, 60_000)

  it('changes nothing through CSV', async () => {
    const projects = await exampleProjects()
    const table = screenTable({ projects, columns: LEDGER_COLUMNS, grouping: 'none' }, sheetFrame(projects, YEAR, TODAY, ''))
    const preview = imported(new TextEncoder().encode([...csvPieces(table)].join('')), '导出.csv', projects)
    expect(changesOf(preview)).toEqual([])
    expect(preview.counts).toMatchObject({ unchanged: projects.length, new: 0, changed: 0, refused: 0, waiting: 0 })
  })
})
