import { chromium, type Browser, type BrowserContext, type Page } from 'playwright'
import { CHROMIUM_ARGS, findChromium } from '../tools/chromium.mjs'
import { registerTexts } from './events.ts'
import type { Site } from './site.ts'

/** Texts handed to the page at once: a message to the browser has a size that stays handy. */
const TEXTS_AT_ONCE = 20_000

/** Starts the browser the tests use. */
export const startBrowser = (): Promise<Browser> => chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS })

/** What the bench's own page offers; see `page/page.ts`. */
export interface BenchPage {
  fill(texts: readonly string[]): Promise<void>
  replay(): Promise<{ n: number; replay: number; raw: number; fold: number; plain: number }>
  rollup(): Promise<{ n: number; ms: number; floor: number }>
  exportSheet(): Promise<{ ms: number; floor: number; longestHalt: number }>
  importSheet(): Promise<{ bytes: number; reading: number; planning: number; floor: number; halt: number; counts: Record<string, number> }>
  exchange(texts: readonly string[]): Promise<Record<'events' | 'photos' | 'bytes' | 'writing' | 'reading' | 'merging' | 'plainWriting' | 'plainReading' | 'writingHalt' | 'readingHalt' | 'mergingHalt' | 'backupWriting' | 'backupReading' | 'backupWritingHalt' | 'backupReadingHalt', number>>
  lock(texts: readonly string[]): Promise<Record<'append' | 'photo' | 'replay', Record<'locked' | 'open', number[]>> & Record<'events' | 'sealing' | 'deriving', number>>
  timeSecondRecord(): Promise<Record<'acts' | 'with' | 'without' | 'events' | 'comparing' | 'raw', number>>
  showPlainCards(n: number): Promise<number>
  dropPlainCard(): Promise<number>
  filterPlainCards(text: string): Promise<number>
}

/** Runs one function of the bench page. */
export function onBenchPage<T>(page: Page, run: string): Promise<T> {
  return page.evaluate<T>(`window.bench.${run}`)
}

/** Opens the bench's own page. */
export async function benchPage(context: BrowserContext, site: Site): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${site.url}/bench/`)
  return page
}

/** A fresh profile whose app holds a register of n projects. */
export async function filledContext(browser: Browser, site: Site, projects: number): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', serviceWorkers: 'block' })
  const page = await benchPage(context, site)
  const texts = registerTexts(projects)
  await page.evaluate(() => Object.assign(window, { texts: [] }))
  for (let at = 0; at < texts.length; at += TEXTS_AT_ONCE) {
    await page.evaluate((slice) => { (window as unknown as { texts: string[] }).texts.push(...slice) }, texts.slice(at, at + TEXTS_AT_ONCE))
  }
  await onBenchPage(page, 'fill(window.texts)')
  await page.close()
  return context
}

/** Slows the page's processor, as a modest office machine or phone would be. */
export async function throttle(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate })
}
