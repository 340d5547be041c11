import { expect, test, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer } from '../../tools/serve.mjs'
import { readWord, type WordText } from '../support/wordText.ts'
import { isPhone, openExamples } from './people.ts'

// What the app does without a network has its own tests.
test.use({ serviceWorkers: 'block' })

/** Presses 下载 Word and reads the file that arrives. */
async function downloadWord(page: Page): Promise<WordText & { readonly fileName: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载 Word' }).click()])
  return { ...readWord(readFileSync(await download.path())), fileName: download.suggestedFilename() }
}

/** What a table of the preview shows, line by line, without its header. */
const linesOf = (page: Page, name: RegExp): Promise<string[][]> =>
  page.getByRole('table', { name }).locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')))

test('one click from a filtered overview: the preview and the Word file have the same figures and sentences', async ({ page }) => {
  await openExamples(page)
  await page.goto('./#/overview?district=物联网产业园')
  await expect(page.locator('main')).toContainText('70.2')
  await page.getByRole('link', { name: '简报', exact: true }).click()
  await expect(page).toHaveURL(/#\/briefing\?district=/)
  const sheet = page.getByRole('article')
  await expect(sheet).toContainText('重大项目9个，总投资70.2亿元，年度计划投资8.3亿元')
  await expect(sheet).toContainText('范围：属地为物联网产业园')
  await expect(sheet).toContainText('均为示例')

  const sentences = await sheet.locator('.paragraph').evaluateAll((all) => all.map((one) => (one.textContent ?? '').trim()))
  const shown = [await linesOf(page, /^表2/), await linesOf(page, /^表3/), await linesOf(page, /明细表$/)]
  const word = await downloadWord(page)
  expect(word.fileName).toMatch(/^滨江重大项目-简报-2025年1-\d+月-\d{8}\.docx$/)
  expect(word.paragraphs.filter((text) => sentences.includes(text))).toEqual(sentences)
  expect(word.tables.map((table, at) => table.slice(word.repeated[at]))).toEqual(shown)
  expect(word.headers).toContain('示例')
})

test('the whole plan is set beside the printed tables, and a lagging project is a door to it', async ({ page }) => {
  await openExamples(page)
  await page.goto('./#/briefing')
  const sheet = page.getByRole('article')
  await expect(sheet).toContainText('互联网产业园，占比：原表数7.9，计算数7.8')
  expect((await linesOf(page, /^表2/)).at(-1)?.slice(0, 5)).toEqual(['合计', '53', '1243.8', '62.2', '100.0'])
  await sheet.locator('.paragraph a').first().click()
  await expect(page).toHaveURL(/#\/project\//)
})

test('an earlier 截至月份 is that of the briefing too', async ({ page }) => {
  await openExamples(page)
  await page.goto('./#/briefing')
  const sheet = page.getByRole('article')
  await expect(sheet).toContainText('序时进度41.7%')
  await page.getByLabel('截至月份').selectOption('2025-03')
  await expect(sheet).toContainText('截至月份：2025年3月；超期计算至：2025-03-31')
  await expect(sheet).toContainText('序时进度25.0%')
  await expect(page.getByRole('table', { name: '滨江区重大项目2025年1-3月进展情况明细表' })).toBeVisible()
})

test('the board and the ledger lead to the briefing with their filter', async ({ page }) => {
  await openExamples(page)
  for (const view of ['board', 'ledger']) {
    await page.goto(`./#/${view}?sector=民生设施`)
    if (isPhone(page)) await page.getByRole('button', { name: /^筛选/ }).click()
    await page.getByRole('link', { name: '简报', exact: true }).click()
    await expect(page.getByRole('article')).toContainText('重大项目7个，总投资71.2亿元')
  }
})

test('the text for the group is copied; without a clipboard it is selected', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openExamples(page)
  await page.goto('./#/briefing?district=西兴街道')
  const message = await page.getByLabel(/^群消息（\d+ 字）/).inputValue()
  expect(message.length).toBeLessThanOrEqual(300)
  expect(message).toContain('2个项目，总投资131.2亿元')
  expect(message).toContain('示例')
  await page.getByRole('button', { name: '复制群消息' }).click()
  await expect(page.getByText('已复制')).toBeVisible()
  expect((await page.evaluate(() => navigator.clipboard.readText())).replaceAll('\r', '')).toBe(message)

  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }))
  await page.getByRole('button', { name: '复制群消息' }).click()
  await expect(page.getByText(/文字已选中/)).toBeVisible()
  expect(await page.evaluate(() => window.getSelection()?.toString().replaceAll('\r', ''))).toBe(message)
})

test('says what is hidden by the filter, and shows all again', async ({ page }) => {
  await openExamples(page)
  await page.goto('./#/briefing?district=西兴街道&stage=投产')
  await expect(page.getByRole('heading', { name: '没有符合筛选条件的项目' })).toBeVisible()
  await page.getByRole('button', { name: '清除筛选', exact: true }).last().click()
  await expect(page.getByRole('article')).toContainText('重大项目53个')
})

test.describe('where the app has made itself ready to live without a network', () => {
  test.use({ serviceWorkers: 'allow' })

  test('without a server the briefing opens and its Word file is written, and nothing is refused by the policy', async ({ context }) => {
    const server: Server = createServer('dist')
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const url = `http://localhost:${(server.address() as AddressInfo).port}/`
    const page = await context.newPage()
    const refused: string[] = []
    await page.exposeFunction('noteRefusal', (text: string) => refused.push(text))
    await page.addInitScript(() => document.addEventListener('securitypolicyviolation', (event) => (window as unknown as { noteRefusal: (text: string) => void }).noteRefusal(`${event.violatedDirective}: ${event.blockedURI}`)))
    page.on('pageerror', (error) => refused.push(error.message))
    await page.goto(url)
    await page.getByLabel('姓名').fill('周工')
    await page.getByLabel('单位').fill('区发改局投资科')
    await page.getByRole('button', { name: '载入示例' }).click()
    await page.getByRole('button', { name: '开始使用' }).click()
    await page.evaluate(async () => { await navigator.serviceWorker.ready })
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
    server.closeAllConnections()
    await new Promise((done) => server.close(done))

    await page.goto(`${url}#/briefing`)
    await page.reload()
    await expect(page.getByRole('article')).toContainText('重大项目53个，总投资1,243.8亿元')
    const word = await downloadWord(page)
    expect(word.paragraphs).toContain('重大项目53个，总投资1,243.8亿元，年度计划投资62.2亿元。')
    expect(refused).toEqual([])
  })
})

test('on paper the text stands upright and the detail sheet on its side, A4 or A3', async ({ page }) => {
  test.skip(isPhone(page), 'paper is the same from every screen')
  await openExamples(page)
  await page.goto('./#/briefing')
  await expect(page.getByRole('article')).toBeVisible()
  const sheets = async (): Promise<string[]> => {
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    return [...new Set([...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => `${Math.round(Number(width))}×${Math.round(Number(height))}`))]
  }
  expect(await sheets()).toEqual(['595×842', '842×595'])
  await page.getByLabel('明细表纸张').selectOption('a3')
  expect(await sheets()).toEqual(['1191×842'])
})
