import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import { cards, isPhone, list } from './people.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds on the page as it stands, serious and critical only. */
async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run())
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}

/** Somebody opens the app on a device of their own and loads the illustrative projects. */
async function begin(page: Page, person: string): Promise<void> {
  await page.goto('./')
  await page.getByLabel('姓名').fill(person)
  await page.getByLabel('单位').fill('西兴街道')
  await page.getByLabel('角色').selectOption('填报员')
  await page.getByRole('button', { name: '载入示例' }).click()
  await page.getByRole('button', { name: '开始使用' }).click()
  await expect(list(page, '续建')).toBeAttached()
}

/** Opens the first project of 储备 and writes its 项目专员. */
async function writeOfficer(page: Page, officer: string): Promise<void> {
  await page.goto('./#/board')
  await cards(page, '储备').first().getByRole('link').first().click()
  await page.getByRole('button', { name: /^项目专员：.*修改$/ }).click()
  await page.getByLabel('项目专员', { exact: true }).fill(officer)
  await page.getByLabel('项目专员', { exact: true }).press('Enter')
  await expect(page.getByRole('button', { name: `项目专员：${officer}，修改` })).toBeVisible()
  await expect(page.getByText('已保存')).toBeVisible()
}

/** Makes a package for a peer, or for anybody, and saves it. @returns the file as the browser put it down */
async function give(page: Page, to: string | RegExp = '任何人'): Promise<string> {
  await page.goto('./#/data/exchange')
  const choice = page.getByLabel('交给谁').locator('option').filter({ hasText: to }).first()
  await page.getByLabel('交给谁').selectOption((await choice.getAttribute('value')) ?? '')
  await page.getByRole('button', { name: '生成交换包' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  const path = test.info().outputPath((await download).suggestedFilename())
  await (await download).saveAs(path)
  return path
}

/** Chooses a package; what it would do is on the screen then. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto('./#/data/exchange')
  await page.locator('input[type=file][aria-label^="选择交换包"]').setInputFiles(path)
}

async function take(page: Page, path: string, words: RegExp): Promise<void> {
  await open(page, path)
  await expect(page.getByText(words).first()).toBeVisible()
  await page.getByRole('button', { name: '确认收进' }).click()
  await expect(page.getByText(/^已收进 \d+ 条记录/)).toBeVisible()
}

/** Every event's text, sorted: two devices with the same have the same register. */
const textsOf = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('binjiang-major-projects')
        opening.onerror = () => reject(new Error('open'))
        opening.onsuccess = () => {
          const rows = opening.result.transaction('events').objectStore('events').getAll()
          rows.onsuccess = () => resolve((rows.result as { text: string }[]).map(({ text }) => text).sort())
        }
      }),
  )

/** What the ledger shows, which is the register's figures row by row. */
async function ledgerOf(page: Page): Promise<string> {
  await page.goto('./#/ledger')
  await expect(page.getByRole('grid').or(page.getByRole('table')).first()).toBeVisible()
  return page.locator('main').innerText()
}

async function offline(...contexts: BrowserContext[]): Promise<void> {
  for (const context of contexts) await context.setOffline(true)
}

test('two devices edit the same project offline, exchange files both ways, settle the conflict and hold the same', async ({ browser }) => {
  test.setTimeout(180_000)
  const { viewport, hasTouch, baseURL, locale, timezoneId } = test.info().project.use as Record<string, never>
  const options = { viewport, hasTouch, baseURL: baseURL ?? test.info().config.projects[0]?.use.baseURL, locale, timezoneId }
  const [first, second] = [await browser.newContext(options), await browser.newContext(options)]
  const [one, two] = [await first.newPage(), await second.newPage()]
  await begin(one, '张三')
  await begin(two, '李四')
  for (const page of [one, two]) {
    await page.goto('./#/data/exchange')
    await expect(page.getByRole('heading', { name: '数据交换' })).toBeVisible()
    // Everything is precached before the network goes.
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  }
  await offline(first, second)

  await writeOfficer(one, '张专员')
  await writeOfficer(two, '李专员')
  await expect(one.getByRole('link', { name: /^待交换 1 条，最早今天/ })).toBeVisible()

  const all = await give(one)
  await expect(one.getByText(/^已保存 交换包-张三-\d{8}-\d{4}\.zip/)).toBeVisible()
  await expect(one.getByText('没有待交换的记录。')).toBeVisible()

  await open(two, all)
  await expect(two.getByText('将增加 1 条')).toBeVisible()
  await expect(two.getByText('西兴街道 张三：1 条')).toBeVisible()
  const conflict = two.getByRole('table', { name: '收进后会出现的冲突' })
  await expect(conflict).toContainText('李专员')
  await expect(conflict).toContainText('张专员')
  expect(await seriousFindings(two)).toEqual([])
  await two.getByRole('button', { name: '确认收进' }).click()
  await expect(two.getByText(/^已收进 1 条记录/)).toBeVisible()
  await take(two, all, /将增加 0 条/)
  await expect(two.getByText(/^已收进 0 条记录/)).toBeVisible()

  await two.goto('./#/board')
  await cards(two, '储备').first().getByRole('link').first().click()
  await two.getByRole('radio', { name: '项目专员采用他人填的：张专员' }).first().click()
  await two.getByRole('button', { name: '选定 1 项' }).first().click()
  await expect(two.getByRole('radio', { name: /^项目专员采用/ })).toHaveCount(0)

  const rest = await give(two, '张三')
  await take(one, rest, /将增加 2 条/)
  await expect(one.getByLabel('交给谁').locator('option', { hasText: '李四' })).toBeAttached()
  expect(await textsOf(one)).toEqual(await textsOf(two))
  expect(await ledgerOf(one)).toEqual(await ledgerOf(two))
  await first.close()
  await second.close()
})

test('a package that is cut short, foreign or altered is refused by name, with nothing written', async ({ page }) => {
  test.skip(isPhone(page), 'one size is enough: nothing here depends on it')
  await begin(page, '张三')
  const before = await textsOf(page)
  await open(page, 'public/icon-512.png')
  await expect(page.getByText('不是交换包文件，或文件已损坏')).toBeVisible()
  await expect(page.getByText(/整份交换包未写入/)).toBeVisible()
  await page.goto('./#/data')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '备份', exact: true }).click()
  const backup = test.info().outputPath('备份.zip')
  await (await download).saveAs(backup)
  await open(page, backup)
  await expect(page.getByText('这是备份，不是交换包')).toBeVisible()
  expect(await textsOf(page)).toEqual(before)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })
    test('数据交换 has no serious finding and is no wider than the screen', async ({ page }) => {
      await begin(page, '张三')
      await writeOfficer(page, '张专员')
      await give(page)
      await writeOfficer(page, '张专员二')
      await page.goto('./#/data/exchange')
      await expect(page.getByRole('heading', { name: '往来记录' })).toBeVisible()
      expect(await seriousFindings(page)).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect(overflow).toBeLessThanOrEqual(0)
    })
  })
}
