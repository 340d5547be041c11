import type { BrowserContext } from 'playwright'
import { row, type Row } from './measure.ts'
import type { IndicatorTimes } from './page/indicators.ts'
import type { Site } from './site.ts'

/** The longest that one changed project may take to reach the indicators of all groups: ms. */
const CHANGE_AIM = 1
/** With fewer projects everything is below the browser's clock. */
const LEAST = 1_000

/** Lights and indicators of all projects beside plain loops of the same rounds, and one changed project beside its aim. */
export async function* indicatorRows(context: BrowserContext, site: Site, projects: number): AsyncGenerator<Row> {
  if (projects < LEAST) return
  const page = await context.newPage()
  await page.goto(`${site.url}/bench/`)
  const times = await page.evaluate<IndicatorTimes>('window.benchIndicators()')
  yield row('five lights with sentences, first time (floor: plain grades)', projects, times.lights.ms, times.lights.floor)
  yield row('rollup and indicators, first time (floor: plain loop)', projects, times.first.ms, times.first.floor)
  yield row('rollup and indicators again (floor: plain loop)', projects, times.again.ms, times.again.floor)
  yield row(`indicators of ${times.groupKeys} groups (floor: plain loop over all)`, projects, times.groups.ms, times.groups.floor)
  yield row('one changed project to all groups (floor: the aim, 1 ms)', projects, times.changed, CHANGE_AIM)
  await page.close()
}
