import { expect, test, type Locator, type Page } from '@playwright/test'
import { isPhone, openExamples } from './people.ts'

// What the app does without a network has its own tests.
test.use({ serviceWorkers: 'block' })

/** Whole 百分点 between the thresholds of 黄 and 红 as they come: between them a stricter 红 changes the light. */
const CLEARLY_YELLOW = 11

const lightOn = (page: Page, name: string): Locator => page.locator('[data-card]').filter({ hasText: name }).getByRole('button', { name: /查看五项亮灯/ })

/** A project whose 进度 is 黄, and how slow it is in 百分点. */
async function slowProject(page: Page): Promise<{ name: string; slow: number }> {
  await page.goto('./#/board?light=黄')
  const yellow = page.locator('[data-card]').filter({ hasText: '比序时慢' })
  await expect(yellow.first()).toBeAttached()
  const found = await yellow.evaluateAll((cards) => cards.map((card) => ({ name: card.querySelector('a')?.textContent?.trim() ?? '', slow: Number(/比序时慢 ([\d.]+)/.exec(card.textContent ?? '')?.[1]) })))
  const project = found.find(({ slow }) => slow > CLEARLY_YELLOW)
  expect(project, '示例 with a 进度 of 黄').toBeDefined()
  return project as { name: string; slow: number }
}

test('the bureau tightens a threshold, sees whose light will change, and takes it back', async ({ page }) => {
  await openExamples(page)
  const { name, slow } = await slowProject(page)
  await page.goto('./#/data')
  await page.getByLabel('黄灯：序时差不低于').fill(String(1 - Math.ceil(slow)))
  await expect(page.getByText('请另取名称')).toBeVisible()
  await expect(page.getByRole('button', { name: '保存亮灯规则' })).toBeDisabled()
  await page.getByLabel('规则名称').fill('本区2025年亮灯规则')
  await expect(page.getByText(/^保存后 \d+ 个项目变灯：.*黄灯→红灯/)).toBeVisible()
  await page.getByRole('button', { name: '保存亮灯规则' }).click()
  await expect(page.getByText('各处亮灯已按新规则计算')).toBeVisible()

  await page.goto('./#/board')
  await expect(lightOn(page, name)).toContainText(`红灯比序时慢 ${slow.toFixed(1)} 个百分点`)
  await page.goto('./#/ledger')
  await expect(page.getByText(/亮灯规则：本区2025年亮灯规则/).first()).toBeVisible()
  await page.goto('./#/board')
  // What was said on another page is not said here; it is still taken back.
  await expect(page.getByRole('button', { name: '撤销：修改亮灯规则' })).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(lightOn(page, name)).toContainText('黄灯')
  await page.goto('./#/data')
  await expect(page.getByLabel('规则名称')).toHaveValue('银川市2025年亮灯规则')
})

test('a card’s light opens why, who and by when, and leads to the project’s own panel', async ({ page }) => {
  await openExamples(page)
  const { name, slow } = await slowProject(page)
  if (isPhone(page)) await page.getByRole('button', { name: /^续建/ }).or(page.getByRole('tab', { name: /^续建/ })).first().click()
  await lightOn(page, name).click()
  const panel = page.getByRole('dialog', { name: `${name}的亮灯` })
  await expect(panel).toContainText(`比序时慢 ${slow.toFixed(1)} 个百分点`)
  await expect(panel).toContainText('责任：')
  await panel.getByRole('link', { name: '打开项目' }).click()
  const own = page.getByRole('region', { name: '亮灯' })
  await expect(own).toBeFocused()
  await expect(own).toContainText(`比序时慢 ${slow.toFixed(1)} 个百分点`)
  await expect(own.getByRole('list', { name: /各月亮灯/ }).getByRole('listitem').first()).toContainText('1 月')
})

test('an officer reads the thresholds and cannot change them', async ({ page }) => {
  await openExamples(page, '填报员')
  await page.goto('./#/data')
  await expect(page.getByLabel('黄灯：序时差不低于')).toBeDisabled()
  await expect(page.getByRole('button', { name: '保存亮灯规则' })).toBeHidden()
})
