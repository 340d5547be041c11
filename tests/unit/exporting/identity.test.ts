import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IsoDate } from '#domain/calendar.ts'
import { yearToDate, type Project } from '#domain/project.ts'
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
import { makeProject, makeReport } from '../../support/project.ts'
import { agree, draftsOf, plan, readSound, written } from '../../support/sheets/planning.ts'
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

/** A day after every month that a register of `someRegister` reports. */
const AFTER_ALL = '2025-09-01' as IsoDate

/** The preview of a device that knows no project, with every question answered and every unit confirmed as written. */
function agreedTo(bytes: Uint8Array): ImportPreview {
  const file = readSound(bytes)
  const first = plan(file, { today: AFTER_ALL })
  const units = first.questions.filter(({ kind }) => kind === 'scale').map(({ id }): [string, string] => [id, 'as-is'])
  const second = plan(file, { today: AFTER_ALL, answers: { ...agree(first), ...Object.fromEntries(units) } })
  return plan(file, { today: AFTER_ALL, answers: { ...agree(first), ...agree(second), ...Object.fromEntries(units) } })
}

const listsOf = (projects: Iterable<Project>): unknown => Object.fromEntries([...projects].map(({ name, lists }) => [name, lists.filter(({ year }) => year === YEAR).map((one) => ({ ...one }))]))
const doneOf = (projects: Iterable<Project>): unknown => Object.fromEntries([...projects].map((project) => [project.name, yearToDate(project, YEAR)]))

/** What an import would do that is not "nothing", row by row. */
const changesOf = ({ rows }: ImportPreview): unknown[] =>
  rows.flatMap((row) => row.fields.filter(({ status }) => status !== 'unchanged').map(({ label, before, after, status }) => [row.name, row.status, label, status, before, after]))

const LAYOUTS: readonly (readonly [string, (projects: readonly Project[]) => SheetTable])[] = [
  ['every column of the ledger', (projects) => screenTable({ projects, columns: LEDGER_COLUMNS, grouping: 'none' }, sheetFrame(projects, YEAR, TODAY, ''))],
  ['the ledger in groups', (projects) => screenTable({ projects, columns: LEDGER_COLUMNS, grouping: 'district' }, sheetFrame(projects, YEAR, TODAY, ''))],
  ['明细表', (projects) => detailTable(projects, sheetFrame(projects, YEAR, TODAY, ''))],
  ['年度目标及形象进度表', (projects) => targetTable(projects, sheetFrame(projects, YEAR, TODAY, ''))],
]

/** What the register holds in every column of the ledger that a sheet brings back, by project and path. */
function heldBy(projects: readonly Project[]): Map<string, unknown> {
  const held = new Map<string, unknown>()
  for (const project of projects) {
    for (const column of LEDGER_COLUMNS) {
      const path = pathOf(column, YEAR)
      const value = cellValue(project, column, YEAR)
      if (path !== null && value !== null) held.set(`${project.name} ${path}`, value)
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
    expect([...held].filter(([key, value]) => !isDeepStrictEqual(brought.get(key), value))).toEqual([])
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

  it('brings a device that knows none of them every recorded field, whatever the projects say', async () => {
    await fc.assert(
      fc.asyncProperty(someRegister, async (projects) => {
        const table = screenTable({ projects, columns: LEDGER_COLUMNS, grouping: 'none' }, sheetFrame(projects, YEAR, TODAY, ''))
        const { register } = written(draftsOf(agreedTo(await writeTable(table))))
        const [held, brought] = [heldBy(projects), heldBy([...register.projects.values()])]
        expect([...held].filter(([key, value]) => !isDeepStrictEqual(brought.get(key), value))).toEqual([])
        expect(listsOf(register.projects.values())).toEqual(listsOf(projects))
        expect(doneOf(register.projects.values())).toEqual(doneOf(projects))
        expect(register.uncounted).toEqual([])
      }),
      { numRuns: 30, seed: 20_250_604 },
    )
  }, 60_000)

  it('changes nothing where 核减 has taken a year below nothing, and keeps its reason', async () => {
    const reports = [{ ...makeReport('2025-04', -5_000_000), reductionReason: '结算审减' }, makeReport('2025-05', 1_000_000)]
    const projects = [makeProject({ name: '甲泵站', projectCode: '2501-330108-04-01-100001', reports })]
    const bytes = await writeTable(screenTable({ projects, columns: LEDGER_COLUMNS, grouping: 'none' }, sheetFrame(projects, YEAR, TODAY, '')))
    const preview = imported(bytes, '导出.xlsx', projects)
    expect([preview.questions, changesOf(preview), preview.problems]).toEqual([[], [], []])
    expect(draftsOf(preview)).toEqual([])
  })

  it('asks a device that knows nothing of a 核减 for its reason, and keeps it', async () => {
    const projects = [makeProject({ name: '甲泵站', projectCode: '2501-330108-04-01-100001', reports: [makeReport('2025-05', -5_000_000)] })]
    const bytes = await writeTable(screenTable({ projects, columns: LEDGER_COLUMNS, grouping: 'none' }, sheetFrame(projects, YEAR, TODAY, '')))
    expect(imported(bytes, '导出.xlsx', []).questions.map(({ kind }) => kind)).toContain('reduction')
    const [project] = written(draftsOf(agreedTo(bytes))).register.projects.values()
    expect(project?.reports).toMatchObject([{ period: '2025-05', invested: -5_000_000, reductionReason: '经核对无误' }])
  })

  it('changes nothing through CSV', async () => {
    const projects = await exampleProjects()
    const table = screenTable({ projects, columns: LEDGER_COLUMNS, grouping: 'none' }, sheetFrame(projects, YEAR, TODAY, ''))
    const preview = imported(new TextEncoder().encode([...csvPieces(table)].join('')), '导出.csv', projects)
    expect(changesOf(preview)).toEqual([])
    expect(preview.counts).toMatchObject({ unchanged: projects.length, new: 0, changed: 0, refused: 0, waiting: 0 })
  })
})
