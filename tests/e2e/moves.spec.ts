import { expect, test } from '@playwright/test'
import { bringStartEvidence, cards, confirm, isPhone, list, nameOf, openExamples, openGate } from './people.ts'

// What the app does without a network has its own tests.
test.use({ serviceWorkers: 'block' })

test.beforeEach(async ({ page }) => {
  await openExamples(page)
})

test('the gate asks, by name, for exactly what is missing', async ({ page }) => {
  const dialog = await openGate(cards(page, '储备').first(), '开工')
  await dialog.getByRole('button', { name: '确认' }).click()
  await expect(dialog).toBeVisible()
  for (const item of ['实际开工日期', '开工照片', '施工许可证']) await expect(dialog.getByText(item).first()).toBeVisible()
  await expect(dialog.getByRole('textbox', { name: /文号/ })).toHaveCount(0)
  await dialog.getByRole('button', { name: '取消' }).click()
  await expect(cards(page, '储备')).toHaveCount(3)
})

test('容缺 takes a name and a reason, and stays on the card', async ({ page }) => {
  const card = cards(page, '储备').first()
  const name = await nameOf(card)
  const dialog = await openGate(card, '开工')
  await dialog.getByLabel('实际开工日期', { exact: true }).fill('2025-06-18')
  const person = dialog.getByLabel('同意人')
  if (!(await person.isVisible())) await dialog.getByText('容缺办理').first().click()
  await person.fill('区发改局负责人')
  await dialog.getByLabel('容缺原因').fill('照片与许可证一周内补齐')
  await confirm(dialog)
  await expect(cards(page, '开工').filter({ hasText: name })).toContainText('容缺')
})

test('Ctrl+Z takes the move back, as does the button that begins with 撤销', async ({ page }) => {
  const dialog = await openGate(cards(page, '储备').first(), '开工')
  await bringStartEvidence(dialog)
  await confirm(dialog)
  await expect(cards(page, '储备')).toHaveCount(2)
  await page.getByRole('button', { name: /^撤销/ }).click()
  await expect(cards(page, '储备')).toHaveCount(3)

  const again = await openGate(cards(page, '续建').first(), '停缓建')
  await again.getByLabel('日期', { exact: true }).fill('2025-07-01')
  await again.getByLabel('原因', { exact: true }).fill('资金安排调整')
  await confirm(again)
  await expect(cards(page, '续建')).toHaveCount(49)
  await page.keyboard.press('Control+z')
  await expect(cards(page, '续建')).toHaveCount(50)
})

test('what was done is said for a while only; it is still taken back afterwards', async ({ page }) => {
  await page.clock.install()
  await page.reload()
  const dialog = await openGate(cards(page, '储备').first(), '开工')
  await bringStartEvidence(dialog)
  await confirm(dialog)
  const undo = page.getByRole('button', { name: /^撤销/ })
  await expect(undo).toBeVisible()
  await page.mouse.move(0, 0)
  await page.clock.runFor(8000)
  await expect(undo).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(cards(page, '储备')).toHaveCount(3)
})

test('a drop meets the same gate as the menu, and a column that does not take the card says why', async ({ page }) => {
  test.skip(isPhone(page), 'the mouse is at the desk; touch has its own test')
  const card = cards(page, '储备').first()
  const from = await card.boundingBox()
  const target = await list(page, '开工').boundingBox()
  if (!from || !target) throw new Error('nothing to drag')
  await page.mouse.move(from.x + 40, from.y + 12)
  await page.mouse.down()
  await page.mouse.move(from.x + 80, from.y + 30, { steps: 4 })
  await expect(page.getByText('储备项目须先开工').first()).toBeVisible()
  await page.mouse.move(target.x + target.width / 2, target.y + 60, { steps: 8 })
  await page.mouse.up()
  await expect(page.getByRole('dialog', { name: '阶段变更' })).toBeVisible()
})

test('the keyboard alone moves a card to its gate', async ({ page }) => {
  test.skip(isPhone(page), 'phones have no keyboard')
  await cards(page, '储备').first().getByRole('button', { name: '移到…' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.getByRole('menuitem', { name: /^开工/ }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: '阶段变更' })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})
