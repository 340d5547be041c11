import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import { begin, device, give, open, take, textsOf, writeOfficer } from './exchanging.ts'
import { cards, isPhone } from './people.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds on the page as it stands, serious and critical only. */
async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run())
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}

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
  const [{ context: first, page: one }, { context: second, page: two }] = [await device(browser), await device(browser)]
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
