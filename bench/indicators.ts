import type { BrowserContext } from 'playwright'
import { row, type Row } from './measure.ts'
import type { IndicatorTimes } from './page/indicators.ts'
import type { Site } from './site.ts'

/** The longest that one changed project may take to reach the indicators of all groups: ms. */
const CHANGE_AIM = 1

/** The indicators of all projects beside a plain loop of the same run, and one changed project beside its aim. */
export async function* indicatorRows(context: BrowserContext, site: Site, projects: number): AsyncGenerator<Row> {
  const page = await context.newPage()
  await page.goto(`${site.url}/bench/`)
  const times = await page.evaluate<IndicatorTimes>('window.benchIndicators()')
  yield row('indicators and lights, first time (floor: plain loop)', projects, times.first, times.plain)
  yield row('indicators again, nothing changed (floor: plain loop)', projects, times.again, times.plain)
  yield row(`indicators of ${times.groupKeys} groups (floor: plain loop over all)`, projects, times.groups, times.plain)
  yield row('one changed project to all groups (floor: the aim, 1 ms)', projects, times.changed, CHANGE_AIM)
  await page.close()
}
