import { expect, test } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { beginWithExamples } from './people.ts'

interface PrintedRow { projects: number; totalInvestment: number; annualPlan: number; share: number }
const published = JSON.parse(readFileSync('seed/published-2025.json', 'utf8')) as { bySector?: PrintedRow[]; byDistrict?: PrintedRow[] }

test.beforeEach(async ({ page }) => {
  await beginWithExamples(page)
  await page.getByRole('link', { name: '总览' }).first().click()
})

test('tables 2 and 3 stand with their printed figures beside the computed ones', async ({ page }) => {
  for (const caption of ['表2 分行业领域', '表3 分属地']) {
    const table = page.getByRole('table', { name: caption })
    await expect(table).toBeVisible()
    await expect(table.getByRole('columnheader', { name: '原表数' }).first()).toBeVisible()
    await expect(table.getByRole('columnheader', { name: '计算数' }).first()).toBeVisible()
  }
  expect(published).toBeTruthy()
})

test('the one printed share that no amounts can give is named with its reason', async ({ page }) => {
  const row = page.getByRole('table', { name: '表3 分属地' }).getByRole('row').filter({ hasText: '互联网产业园' })
  await expect(row).toContainText('7.9')
  await expect(row).toContainText('7.8')
  await expect(page.getByText('互联网产业园').filter({ hasText: /7\.9/ }).first()).toBeVisible()
})

test('a number leads to its projects on the board', async ({ page }) => {
  const row = page.getByRole('table', { name: '属地 × 阶段' }).getByRole('row').filter({ hasText: '西兴街道' })
  await row.getByRole('link').first().click()
  await expect(page).toHaveURL(/#\/board\?.*district=/)
})
