import { writeFile } from 'node:fs/promises'
import type { BrowserContext } from 'playwright'
import { filledContext, startBrowser } from './browser.ts'
import { boardRows } from './board.ts'
import { EVENTS_PER_PROJECT } from './events.ts'
import { indicatorRows } from './indicators.ts'
import { ledgerRows } from './ledger.ts'
import { logRows } from './log.ts'
import { boardBytes, firstVisitBytes } from './firstLoad.ts'
import { printHead, printRow, type Row } from './measure.ts'
import { sheetRows } from './sheets.ts'
import { openSite } from './site.ts'

/** The sizes measured: this year's list, a large district's, and one nobody has yet. */
const SIZES = [53, 1_000, 10_000]
/** What is measured at each size, in this order; `--part board` measures one of them. */
const PARTS = { sheets: sheetRows, board: boardRows, ledger: ledgerRows, log: logRows, indicators: indicatorRows } as const

/** The word after an option, e.g. the file after `--json`. */
function option(name: string): string | undefined {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

const jsonFile = option('--json')
const part = option('--part')
const sizes = option('--only') ? [Number(option('--only'))] : SIZES
const rows: Row[] = []

/** Prints and keeps a row as soon as it is measured: a run that is cut leaves what it had. */
async function tell(row: Row): Promise<void> {
  rows.push(row)
  printRow(row)
  if (jsonFile) await writeFile(jsonFile, `${JSON.stringify(rows, null, 2)}\n`)
}

async function measure(context: BrowserContext, projects: number): Promise<void> {
  for (const [name, rowsOf] of Object.entries(PARTS)) {
    if (part !== undefined && part !== name) continue
    try {
      for await (const row of rowsOf(context, site, projects)) await tell(row)
    } catch (error) {
      // The other parts are measured all the same; the run ends as failed.
      console.log(`${name} could not be measured: ${String(error)}`)
      process.exitCode = 1
    }
  }
}

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1)

const site = await openSite()
const browser = await startBrowser()
for (const projects of sizes) {
  const began = performance.now()
  const context = await filledContext(browser, site, projects)
  console.log(`\n${projects} projects, ${projects * EVENTS_PER_PROJECT} events: filled in ${((performance.now() - began) / 1000).toFixed(1)} s`)
  printHead()
  await measure(context, projects)
  console.log(`script, gzip: board with its pinyin dictionary ${kilobytes(await boardBytes(context, site))} kB (aim: 170)`)
  await context.close()
}
console.log(`script, gzip: first visit ${kilobytes(await firstVisitBytes(browser, site))} kB`)
await browser.close()
await site.close()
