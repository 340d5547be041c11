import type { BrowserContext, Page } from 'playwright'
import { median, row, type Row } from './measure.ts'
import type { Site } from './site.ts'

/** Frames of a scroll that are measured, and how far each goes: px. Ten lines a frame is a fast wheel. */
const SCROLL = { frames: 120, step: 320 } as const
/** How often a paste is measured; the middle one counts. */
const ROUNDS = 5
/** A block of 1,000 cells: 总投资 and 上年底累计 of 500 projects, or fewer in a smaller register. */
const PASTED_ROWS = 500

/** A pasted block and a fast scroll on the built app, beside the same cells as plain DOM and beside frames that do nothing. */
export async function* ledgerRows(context: BrowserContext, site: Site, projects: number): AsyncGenerator<Row> {
  const page = await context.newPage()
  await page.goto(`${site.url}/#/ledger?columns=all`)
  await page.getByRole('grid').waitFor()
  const still = await page.evaluate(scrollFrames, { ...SCROLL, step: 0 })
  const scrolled = await page.evaluate(scrollFrames, SCROLL)
  if (scrolled.empty > 0) throw new Error(`${scrolled.empty} frames of the ledger were empty`)
  yield row('ledger scroll frames, p95 (floor: frames that do nothing)', projects, scrolled.p95, still.p95)
  const pasted = await measurePaste(page, site)
  const plain = await page.evaluate(paintPlainCells, PASTED_ROWS)
  yield row('paste of 1,000 cells to painted preview (floor: plain cells)', projects, pasted.preview, plain)
  yield row('accepted paste to painted cells (floor: plain cells)', projects, pasted.cells, plain)
  await page.close()
}

async function measurePaste(page: Page, site: Site): Promise<{ preview: number; cells: number }> {
  await page.goto(`${site.url}/#/ledger?columns=detail`)
  const first = page.locator('[data-row="0"][data-col="1"]')
  const [previews, cells]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    await first.click()
    const amount = 100_000 + round
    previews.push(await page.evaluate(pasteBlock, { amount, rows: PASTED_ROWS }))
    cells.push(await page.evaluate(acceptPaste, amount.toLocaleString('en-US')))
    await page.getByText('已保存').waitFor()
  }
  return { preview: median(previews), cells: median(cells) }
}

/** In the page: scrolls the ledger frame by frame. @returns the frame time that 95 of 100 keep, and frames without a line in sight */
async function scrollFrames({ frames, step }: { frames: number; step: number }): Promise<{ p95: number; empty: number }> {
  const view = document.querySelector('[role=grid]')?.parentElement
  if (!view) throw new Error('no ledger')
  const { left, top, height } = view.getBoundingClientRect()
  const times: number[] = []
  let empty = 0
  let last = performance.now()
  for (let frame = 0; frame < frames; frame += 1) {
    view.scrollTop += step
    await new Promise(requestAnimationFrame)
    const now = performance.now()
    times.push(now - last)
    last = now
    if (!document.elementFromPoint(left + 100, top + height / 2)?.closest('[role=row]')) empty += 1
  }
  view.scrollTop = 0
  return { p95: times.sort((a, b) => a - b)[Math.floor(frames * 0.95)] ?? NaN, empty }
}

/** In the page: pastes a block at the active cell. @returns ms until its preview is painted */
function pasteBlock({ amount, rows }: { amount: number; rows: number }): Promise<number> {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', Array.from({ length: rows }, (_, at) => `${amount + at}\t${amount - 1000 + at}`).join('\n'))
  const from = performance.now()
  document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  return new Promise((resolve) => {
    const look = (): void => {
      if (document.querySelector('dialog[open] tbody tr')) requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)))
      else requestAnimationFrame(look)
    }
    look()
  })
}

/** In the page: accepts the preview. @returns ms until the first cell shows its new amount */
function acceptPaste(text: string): Promise<number> {
  const from = performance.now()
  document.querySelector<HTMLButtonElement>('dialog[open] button[type=submit]')?.click()
  return new Promise((resolve) => {
    const look = (): void => {
      const shown = document.querySelector('[data-row="0"][data-col="1"]')?.textContent?.replaceAll(',', '')
      if (shown?.includes(text.replaceAll(',', ''))) requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)))
      else requestAnimationFrame(look)
    }
    look()
  })
}

/** In the page: the floor, the same number of cells as plain elements. */
function paintPlainCells(rows: number): Promise<number> {
  const from = performance.now()
  const table = document.createElement('table')
  for (let at = 0; at < rows; at += 1) {
    const line = table.insertRow()
    for (const value of [at, at + 1]) line.insertCell().textContent = value.toLocaleString('en-US')
  }
  document.body.append(table)
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(() => {
      table.remove()
      resolve(performance.now() - from)
    }))
  })
}
