import { writeFile } from 'node:fs/promises'
import { onBenchPage, filledContext, startBrowser, type BenchPage } from './browser.ts'
import { boardRows } from './board.ts'
import { EVENTS_PER_PROJECT } from './events.ts'
import { indicatorRows } from './indicators.ts'
import { ledgerRows } from './ledger.ts'
import { boardBytes, firstVisitBytes } from './firstLoad.ts'
import { printTable, row, type Row } from './measure.ts'
import { openSite } from './site.ts'

/** The sizes measured: this year's list, a large district's, and one nobody has yet. */
const SIZES = [53, 1_000, 10_000]

/** The word after an option, e.g. the file after `--json`. */
function option(name: string): string | undefined {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

const jsonFile = option('--json')
const sizes = option('--only') ? [Number(option('--only'))] : SIZES

const site = await openSite()
const browser = await startBrowser()
const rows: Row[] = []
let boardScript = 0
for (const projects of sizes) {
  console.log(`${projects} projects, ${projects * EVENTS_PER_PROJECT} events: filling …`)
  const context = await filledContext(browser, site, projects)
  const page = await context.newPage()
  await page.goto(`${site.url}/bench/`)
  const rollup = await onBenchPage<Awaited<ReturnType<BenchPage['rollup']>>>(page, 'rollup()')
  const replay = await onBenchPage<Awaited<ReturnType<BenchPage['replay']>>>(page, 'replay()')
  const exported = await onBenchPage<Awaited<ReturnType<BenchPage['exportSheet']>>>(page, 'exportSheet()')
  console.log(`export: longest halt of the page ${Math.round(exported.longestHalt)} ms (aim: 50)`)
  await page.close()
  rows.push(
    row('export of 30 columns to .xlsx (floor: the bare library)', projects, exported.ms, exported.floor),
    ...(await boardRows(context, site, projects)),
    ...(await ledgerRows(context, site, projects)),
    row('rollup by 属地 (floor: plain loop)', projects, rollup.ms, rollup.floor),
    row('replay from the log (floor: raw IndexedDB + JSON)', replay.n, replay.replay, replay.raw),
    row('fold alone (floor: last writer wins in plain JS)', replay.n, replay.fold, replay.plain),
  )
  for await (const measured of indicatorRows(context, site, projects)) rows.push(measured)
  boardScript = await boardBytes(context, site)
  await context.close()
}
const firstScript = await firstVisitBytes(browser, site)
await browser.close()
await site.close()
printTable(rows)
const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1)
console.log(`\nscript, gzip: first visit ${kilobytes(firstScript)} kB, board with its pinyin dictionary ${kilobytes(boardScript)} kB (aim: 170)`)
if (jsonFile) await writeFile(jsonFile, `${JSON.stringify(rows, null, 2)}\n`)
