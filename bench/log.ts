import type { BrowserContext } from 'playwright'
import { benchPage, onBenchPage, type BenchPage } from './browser.ts'
import { row, type Row } from './measure.ts'
import type { Site } from './site.ts'

/** The log replayed and folded, and the rollup, each beside the plain loop that does the same; what the second record costs. */
export async function* logRows(context: BrowserContext, site: Site, projects: number): AsyncGenerator<Row> {
  const page = await benchPage(context, site)
  const rollup = await onBenchPage<Awaited<ReturnType<BenchPage['rollup']>>>(page, 'rollup()')
  yield row('rollup by 属地 (floor: plain loop)', projects, rollup.ms, rollup.floor)
  const replay = await onBenchPage<Awaited<ReturnType<BenchPage['replay']>>>(page, 'replay()')
  yield row('replay from the log (floor: raw IndexedDB + JSON)', replay.n, replay.replay, replay.raw)
  yield row('fold alone (floor: last writer wins in plain JS)', replay.n, replay.fold, replay.plain)
  const record = await onBenchPage<Awaited<ReturnType<BenchPage['timeSecondRecord']>>>(page, 'timeSecondRecord()')
  yield row('one act with the second record (floor: without)', record.acts, record.with, record.without)
  yield row('second record compared after opening (floor: raw IndexedDB)', record.events, record.comparing, record.raw)
  await page.close()
}
