import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext } from 'playwright'
import type { Site } from './site.ts'

/** How many bytes of script, gzipped, 首次使用 fetches in a profile that has never been here. */
export async function firstVisitBytes(browser: Browser, site: Site): Promise<number> {
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const bytes = await scriptBytes(context, site.url)
  await context.close()
  return bytes
}

/** How many bytes of script, gzipped, the board fetches where projects are, its pinyin dictionary included. */
export const boardBytes = (context: BrowserContext, site: Site): Promise<number> => scriptBytes(context, `${site.url}/#/board`)

async function scriptBytes(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage()
  const scripts: Promise<number>[] = []
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.push(response.body().then((body) => gzipSync(body).length))
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  const sizes = await Promise.all(scripts)
  await page.close()
  return sizes.reduce((sum, size) => sum + size, 0)
}
