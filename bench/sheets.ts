import type { BrowserContext } from 'playwright'
import { benchPage, onBenchPage, type BenchPage } from './browser.ts'
import { row, type Row } from './measure.ts'
import type { Site } from './site.ts'

/** The longest the page may not answer while a sheet is read or written: ms. */
const HALT_AIM = 50

/** Import and export of a sheet of 30 columns in the app's workers, beside the bare library, and how long the page halts. */
export async function* sheetRows(context: BrowserContext, site: Site, projects: number): AsyncGenerator<Row> {
  const page = await benchPage(context, site)
  const read = await onBenchPage<Awaited<ReturnType<BenchPage['importSheet']>>>(page, 'importSheet()')
  console.log(`import: ${(read.bytes / 1e6).toFixed(2)} MB; the preview says ${JSON.stringify(read.counts)}`)
  yield row('import of 30 columns, reading (floor: the bare library reading)', projects, read.reading, read.floor)
  yield row('import of 30 columns, reading and planning (same floor)', projects, read.reading + read.planning, read.floor)
  yield row('import: longest halt of the page (floor: the aim)', projects, read.halt, HALT_AIM)
  const exported = await onBenchPage<Awaited<ReturnType<BenchPage['exportSheet']>>>(page, 'exportSheet()')
  yield row('export of 30 columns to .xlsx (floor: the bare library)', projects, exported.ms, exported.floor)
  yield row('export: longest halt of the page (floor: the aim)', projects, exported.longestHalt, HALT_AIM)
  await page.close()
}
