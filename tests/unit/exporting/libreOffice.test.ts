import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { IsoDate } from '#domain/calendar.ts'
import { writeTable } from '#exporting/sheet/xlsx.ts'
import { detailTable } from '#projection/sheets/detailTable.ts'
import { sheetFrame } from '#projection/sheets/frame.ts'
import { exampleProjects } from './exampleRegister.ts'

const soffice = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'soffice')).find(existsSync)
/** Starting LibreOffice for the first time takes a while on a busy machine: ms. */
const PATIENCE = 90_000
/** Commas, double quotes, UTF-8. */
const AS_CSV = 'csv:Text - txt - csv (StarCalc):44,34,76'

/** Opens a workbook in LibreOffice and gives back what it shows, as CSV, and what it complained of. */
async function shownByLibreOffice(bytes: Uint8Array): Promise<{ readonly text: string; readonly complaints: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'sheet-'))
  try {
    await writeFile(join(folder, 'sheet.xlsx'), bytes)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const { stderr } = await promisify(execFile)(soffice ?? '', [profile, '--headless', '--convert-to', AS_CSV, '--outdir', folder, join(folder, 'sheet.xlsx')])
    return { text: await readFile(join(folder, 'sheet.csv'), 'utf8'), complaints: stderr.replace(/.*javaldx.*\n?/g, '') }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

describe(soffice === undefined ? 'LibreOffice (skipped: no soffice on the PATH of this machine)' : 'LibreOffice', () => {
  it.skipIf(soffice === undefined)('opens 明细表 without complaint and shows its figures', async () => {
    const projects = await exampleProjects()
    const { text, complaints } = await shownByLibreOffice(await writeTable(detailTable(projects, sheetFrame(projects, 2025, '2025-06-03' as IsoDate, ''))))
    expect(complaints).toBe('')
    expect(text).toMatch(/合计（53个）,"12,438,000","[\d,]+","622,000"/)
    expect(text.split('\n').filter((line) => /^\d+,/.test(line))).toHaveLength(53)
  }, PATIENCE)
})
