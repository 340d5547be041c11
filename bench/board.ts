import type { BrowserContext, Page } from 'playwright'
import { benchPage, onBenchPage, throttle } from './browser.ts'
import { median, row, type Row } from './measure.ts'
import type { Site } from './site.ts'

/** How often each thing is measured; the middle one counts. */
const ROUNDS = 5
/** The slow machine on which the first board has to be there within a second. */
const SLOW = 4

/** Opening, dropping and filtering on the built app, beside the same cards as plain DOM. */
export async function* boardRows(context: BrowserContext, site: Site, projects: number): AsyncGenerator<Row> {
  const plainOpened = await repeat(() => onPlainPage(context, site, projects, SLOW, (shown) => Promise.resolve(shown)))
  yield row(`built app to interactive board (${SLOW}x slower processor)`, projects, await repeat(() => openBoard(context, site)), plainOpened)
  const drops = await measureDrops(context, site)
  const plainDrop = await repeat(() => onPlainPage(context, site, projects, 1, (_, page) => onBenchPage(page, 'dropPlainCard()')))
  yield row('drop to gate dialog painted', projects, drops.dialog, plainDrop)
  yield row('confirmed drop to card painted in its column', projects, drops.card, plainDrop)
  const plainFilter = await repeat(() => onPlainPage(context, site, projects, 1, (_, page) => onBenchPage(page, 'filterPlainCards("物联谷")')))
  yield row('filter keystroke to painted', projects, await measureFilter(context, site), plainFilter)
}

/** What takes this long is measured once: a disturbance is small beside it; ms. */
const LONG = 5_000

async function repeat(measure: () => Promise<number>): Promise<number> {
  const values: number[] = []
  while (values.length < ROUNDS && !(Math.max(...values) > LONG)) values.push(await measure())
  return median(values)
}

/** From navigation to the frame that shows the first card with its button, on the slow processor. */
async function openBoard(context: BrowserContext, site: Site): Promise<number> {
  const page = await context.newPage()
  await throttle(page, SLOW)
  await page.addInitScript(watchFor, '[role=list] button')
  await page.goto(`${site.url}/#/board`)
  const ms = await seen(page)
  await page.close()
  return ms
}

async function onPlainPage(context: BrowserContext, site: Site, projects: number, rate: number, then: (shown: number, page: Page) => Promise<number>): Promise<number> {
  const page = await benchPage(context, site)
  await throttle(page, rate)
  const ms = await then(await onBenchPage<number>(page, `showPlainCards(${projects})`), page)
  await page.close()
  return ms
}

/** Moves ROUNDS projects from 储备 to 开工 by menu: the time to the dialog, and from 确认 to the card in its column. */
async function measureDrops(context: BrowserContext, site: Site): Promise<{ dialog: number; card: number }> {
  const page = await boardPage(context, site)
  const [dialogs, cards]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.getByRole('list', { name: '储备', exact: true }).getByRole('button', { name: '移到…' }).first().click()
    await page.evaluate(watchFor, 'dialog[open]')
    await page.getByRole('menuitem', { name: /^开工/ }).click()
    dialogs.push(await sinceInput(page))
    await fillGate(page)
    const moved = await page.getByRole('list', { name: '开工', exact: true }).getByRole('listitem').count()
    await page.evaluate(watchFor, `[role=list][aria-label="开工"] > :nth-child(${moved + 1})`)
    await page.getByRole('button', { name: '确认', exact: true }).click()
    cards.push(await sinceInput(page))
  }
  await page.close()
  return { dialog: median(dialogs), card: median(cards) }
}

async function fillGate(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: '阶段变更' })
  await dialog.getByLabel('实际开工日期', { exact: true }).fill('2025-06-01')
  await dialog.getByText('容缺办理').click()
  await dialog.getByLabel('同意人').fill('基准')
  await dialog.getByLabel('容缺原因').fill('照片后补')
}

async function measureFilter(context: BrowserContext, site: Site): Promise<number> {
  const page = await boardPage(context, site)
  const search = page.getByLabel('搜索项目')
  const values: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.evaluate(watchForChange, '[data-result-count]')
    await search.press('w')
    values.push(await sinceInput(page))
    await page.evaluate(watchForChange, '[data-result-count]')
    await search.press('Backspace')
    await sinceInput(page)
  }
  await page.close()
  return median(values)
}

async function boardPage(context: BrowserContext, site: Site): Promise<Page> {
  const page = await context.newPage()
  await page.addInitScript(noteInputs)
  await page.goto(`${site.url}/#/board`)
  await page.getByRole('list', { name: '储备', exact: true }).getByRole('button', { name: '移到…' }).first().waitFor()
  return page
}

interface Watched {
  seenAt?: number
  inputAt?: number
}

const seen = async (page: Page): Promise<number> => {
  await page.waitForFunction(() => (window as Watched).seenAt !== undefined, undefined, { timeout: 120_000 })
  return page.evaluate(() => (window as Watched).seenAt ?? NaN)
}

const sinceInput = async (page: Page): Promise<number> => {
  await seen(page)
  return page.evaluate(() => ((window as Watched).seenAt ?? NaN) - ((window as Watched).inputAt ?? NaN))
}

/** In the page: notes when the last press of a key or button came in. */
function noteInputs(): void {
  for (const type of ['click', 'keydown']) addEventListener(type, (event) => { (window as Watched).inputAt = event.timeStamp }, true)
}

/** In the page: notes the frame after which an element is painted. */
function watchFor(selector: string): void {
  const watched = window as Watched
  delete watched.seenAt
  const look = (): void => {
    if (watched.seenAt !== undefined || !document.querySelector(selector)) return
    observer.disconnect()
    requestAnimationFrame(() => setTimeout(() => { watched.seenAt = performance.now() }))
  }
  const observer = new MutationObserver(look)
  observer.observe(document, { childList: true, subtree: true, attributes: true })
  look()
}

/** In the page: notes the frame after which an element's text has changed. */
function watchForChange(selector: string): void {
  const watched = window as Watched
  delete watched.seenAt
  const element = document.querySelector(selector)
  if (!element) throw new Error(`nothing to watch: ${selector}`)
  const observer = new MutationObserver(() => {
    observer.disconnect()
    requestAnimationFrame(() => setTimeout(() => { watched.seenAt = performance.now() }))
  })
  observer.observe(element, { childList: true, subtree: true, characterData: true })
}
