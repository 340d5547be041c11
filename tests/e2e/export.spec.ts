import { expect, test, type Download, type Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { readSheet } from 'read-excel-file/node'
import { isPhone, openExamples } from './people.ts'

// What the app does without a network has its own tests.
test.use({ serviceWorkers: 'block' })

/** Chooses one of the files of 导出 and waits for it. */
async function exported(page: Page, name: string): Promise<Download> {
  if (isPhone(page)) await page.getByRole('button', { name: /^筛选/ }).click()
  await page.getByRole('button', { name: '导出' }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('dialog', { name: '导出' }).getByRole('button', { name }).click()
  return downloading
}

test('an officer exports 明细表 of what the filter shows, and another reader finds the same projects in it', async ({ page }) => {
  await openExamples(page)
  await page.goto('./#/ledger?district=西兴街道')
  await expect(page.locator('[data-result-count]')).toContainText('显示 2 / 53 个')
  const download = await exported(page, '明细表')
  expect(download.suggestedFilename()).toMatch(/^滨江重大项目-明细表-2025年1-\d+月-\d{8}\.xlsx$/)
  const rows = await readSheet(await readFile(await download.path()))
  expect(rows.filter(([number]) => typeof number === 'number')).toHaveLength(2)
  expect(rows.flat().join('\n')).toContain('属地为西兴街道')
  await expect(page.getByText('已导出')).toBeVisible()
})

test('the CSV of the ledger begins with a BOM and holds every project', async ({ page }) => {
  test.skip(isPhone(page), 'sheets are handed round from the desk')
  await openExamples(page)
  await page.goto('./#/ledger')
  const download = await exported(page, 'CSV')
  const text = await readFile(await download.path(), 'utf8')
  expect(text.charCodeAt(0)).toBe(0xfeff)
  expect(text.trim().split('\r\n')).toHaveLength(1 + 1 + 53)
})
