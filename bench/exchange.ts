import type { BrowserContext } from 'playwright'
import { benchPage, onBenchPage, type BenchPage } from './browser.ts'
import { EVENTS_PER_PROJECT, registerTexts } from './events.ts'
import { row, type Row } from './measure.ts'
import type { Site } from './site.ts'

/** Events in the package; with its 200 photos it is the same at every size of the register, and measured once. */
const EVENTS = 10_000
/** The longest the page may not answer: ms. */
const HALT_AIM = 50

let measured = false

/** A 交换包 written, read and merged, beside plain JSON and zip of the same bytes, and how long the page halts. */
export async function* exchangeRows(context: BrowserContext, site: Site): AsyncGenerator<Row> {
  if (measured) return
  measured = true
  const page = await benchPage(context, site)
  const texts = registerTexts(EVENTS / EVENTS_PER_PROJECT)
  await page.evaluate((all) => Object.assign(window, { texts: all }), texts)
  const told = await onBenchPage<Awaited<ReturnType<BenchPage['exchange']>>>(page, 'exchange(window.texts)')
  const perSecond = (ms: number): string => `${(told.bytes / 1e3 / ms).toFixed(1)} MB/s`
  console.log(`交换包: ${told.events} events, ${told.photos} photos, ${(told.bytes / 1e6).toFixed(1)} MB; written at ${perSecond(told.writing)} (plain ${perSecond(told.plainWriting)}), read at ${perSecond(told.reading)} (plain ${perSecond(told.plainReading)})`)
  yield row('交换包 written (floor: plain JSON and zip of the same bytes)', told.events, told.writing, told.plainWriting)
  yield row('交换包 read and checked (floor: plain unzip and JSON)', told.events, told.reading, told.plainReading)
  yield row('交换包 merged into an empty log (floor: plain unzip and JSON)', told.events, told.merging, told.plainReading)
  yield row('交换包 written: longest halt of the page (floor: the aim)', told.events, told.writingHalt, HALT_AIM)
  yield row('交换包 read: longest halt of the page (floor: the aim)', told.events, told.readingHalt, HALT_AIM)
  yield row('交换包 merged: longest halt of the page (floor: the aim)', told.events, told.mergingHalt, HALT_AIM)
  yield row('备份 made (floor: plain JSON and zip of the same bytes)', told.events, told.backupWriting, told.plainWriting)
  yield row('备份 read and checked (floor: plain unzip and JSON)', told.events, told.backupReading, told.plainReading)
  yield row('备份 made: longest halt of the page (floor: the aim)', told.events, told.backupWritingHalt, HALT_AIM)
  yield row('备份 read: longest halt of the page (floor: the aim)', told.events, told.backupReadingHalt, HALT_AIM)
  await page.close()
}
