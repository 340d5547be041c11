import type { BrowserContext, Page } from 'playwright'
import { benchPage, onBenchPage, type BenchPage } from './browser.ts'
import { EVENTS_PER_PROJECT, registerTexts } from './events.ts'
import { median, row, type Row } from './measure.ts'
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
  yield* lockRows(page)
  await page.close()
}

/** Events in the two logs that the lock is measured on: the same at every size of the register, and measured once. */
const LOCK_EVENTS = 5_000
let lockMeasured = false

/** Saving and replaying under a device lock, beside the same without one, taking turns in the same run. */
async function* lockRows(page: Page): AsyncGenerator<Row> {
  if (lockMeasured) return
  lockMeasured = true
  const texts = registerTexts(Math.ceil(LOCK_EVENTS / EVENTS_PER_PROJECT))
  await page.evaluate((all) => Object.assign(window, { texts: all }), texts)
  const told = await onBenchPage<Awaited<ReturnType<BenchPage['lock']>>>(page, 'lock(window.texts)')
  console.log(`device lock: keys made in ${told.deriving.toFixed(0)} ms (by design), ${told.events} events sealed in ${told.sealing.toFixed(0)} ms`)
  const { append, photo, replay } = told
  yield row('append of one event under a lock (floor: without)', append.open.length, median(append.locked), median(append.open))
  yield row('append with a photo of 350 kB under a lock (floor: without)', photo.open.length, median(photo.locked), median(photo.open))
  yield row('replay under a lock (floor: without)', told.events, median(replay.locked), median(replay.open))
}
