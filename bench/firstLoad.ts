import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright'
import type { Site } from './site.ts'

/** How many bytes of script, gzipped, a first visit fetches until its first page is shown. */
export async function firstLoadBytes(browser: Browser, site: Site): Promise<number> {
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const page = await context.newPage()
  const scripts: Promise<number>[] = []
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.push(response.body().then((body) => gzipSync(body).length))
  })
  await page.goto(site.url, { waitUntil: 'networkidle' })
  const sizes = await Promise.all(scripts)
  await context.close()
  return sizes.reduce((sum, size) => sum + size, 0)
}
