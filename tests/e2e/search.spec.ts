import { expect, test } from '@playwright/test'
import { STAGES, cards, openExamples } from './people.ts'

// What the app does without a network has its own tests.
test.use({ serviceWorkers: 'block' })

test.beforeEach(async ({ page }) => {
  await openExamples(page)
})

for (const text of ['物联谷', 'wlg', 'wulian']) {
  test(`${text} finds 物联谷`, async ({ page }) => {
    await page.getByLabel('搜索项目').fill(text)
    const shown = page.getByRole('listitem').filter({ hasText: '物联谷' })
    await expect(shown.first()).toBeAttached()
    let others = 0
    await expect.poll(async () => {
      others = 0
      for (const stage of STAGES) others += await cards(page, stage).count()
      return others
    }).toBeLessThan(53)
  })
}

test('a filter stands in the address, so that a view can be sent', async ({ page }) => {
  await page.goto('./#/board?district=西兴街道')
  await expect.poll(async () => (await Promise.all(STAGES.map((stage) => cards(page, stage).count()))).reduce((a, b) => a + b, 0)).toBe(2)
  await page.reload()
  await expect.poll(async () => (await Promise.all(STAGES.map((stage) => cards(page, stage).count()))).reduce((a, b) => a + b, 0)).toBe(2)
})

test('hidden by the filter is told apart from nothing yet', async ({ page }) => {
  await page.getByLabel('搜索项目').fill('没有这样的项目')
  await expect(page.getByRole('button', { name: '清除筛选' }).first()).toBeVisible()
})
