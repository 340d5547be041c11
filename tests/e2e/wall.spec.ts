import { expect, test, type Page } from '@playwright/test'
import { openExamples } from './people.ts'

// What the app does without a network has its own tests.
test.use({ serviceWorkers: 'block' })

const title = (page: Page) => page.getByRole('heading', { level: 1 })

/** After the examples' last month, so that nothing of them lies ahead of the clock. */
const NOON = new Date('2025-07-01T12:00:00+08:00')
const LATER = new Date('2025-07-01T13:00:00+08:00')

test.beforeEach(async ({ page }) => {
  await page.clock.install({ time: NOON })
  await openExamples(page)
  await page.clock.pauseAt(LATER)
  await page.goto('./#/overview/wall')
  await expect(title(page)).toContainText('总体情况')
})

test('the wall turns its pages by itself and begins again after the last', async ({ page }) => {
  const titles = ['红灯和黄灯（1/', '红灯和黄灯（2/']
  for (const each of titles) {
    await page.clock.runFor(15_000)
    await expect(title(page)).toContainText(each)
  }
  const pages = await page.getByRole('navigation', { name: '大屏页面' }).getByRole('button').count()
  await page.clock.runFor(15_000 * (pages - 3))
  await expect(title(page)).toContainText('年度目标')
  await page.clock.runFor(15_000)
  await expect(title(page)).toContainText('总体情况')
})

test('it says its month, its date and that the figures are invented, without the shell around it', async ({ page }) => {
  const wall = page.locator('main')
  await expect(wall).toContainText(/2025 年截至 \d+ 月/)
  await expect(wall).toContainText('示例数据 53 个')
  await expect(wall).toContainText('2025-07-01')
  await expect(page.getByRole('navigation', { name: '主导航' })).toHaveCount(0)
})

test('space holds a page, arrows turn it, Escape leaves', async ({ page }) => {
  await page.keyboard.press('Space')
  await expect(page.getByText('已暂停')).toBeVisible()
  await page.clock.runFor(60_000)
  await expect(title(page)).toContainText('总体情况')
  await page.keyboard.press('ArrowRight')
  await expect(title(page)).toContainText('红灯和黄灯（1/')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(title(page)).toContainText('年度目标')
  await page.keyboard.press('Space')
  await page.clock.runFor(15_000)
  await expect(title(page)).toContainText('总体情况')
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/#\/overview(\?|$)/)
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
})
