import { expect, test } from '@playwright/test'
import { device, saved, textsOf } from './exchanging.ts'
import { beginWithExamples, bringStartEvidence, cards, confirm, nameOf, openGate } from './people.ts'

test('a backup restored in a clean profile brings everything back, photos to be seen again', async ({ page, browser }) => {
  test.setTimeout(180_000)
  await beginWithExamples(page)
  const card = cards(page, '储备').first()
  const name = await nameOf(card)
  const dialog = await openGate(card, '开工')
  await bringStartEvidence(dialog)
  await confirm(dialog)
  await page.goto('./#/data')
  const file = await saved(page, () => page.getByRole('button', { name: '备份', exact: true }).click())
  await expect(page.getByText(/已生成 重大项目备份-滨江-.*、1 张照片/)).toBeVisible()
  const before = await textsOf(page)

  const clean = await device(browser)
  await clean.page.goto('./')
  await clean.page.getByLabel('姓名').fill('周工')
  await clean.page.getByLabel('单位').fill('区发改局投资科')
  await clean.page.getByLabel('角色').selectOption('发改局')
  await clean.page.getByRole('button', { name: '空白开始' }).click()
  await clean.page.getByRole('button', { name: '开始使用' }).click()
  await expect(clean.page).toHaveURL(/#\/board/)
  await clean.page.goto('./#/data')
  await clean.page.locator('input[type=file][aria-label^="恢复"]').setInputFiles(file)
  await expect(clean.page.getByText('将增加 1 张照片。')).toBeVisible()
  await expect(clean.page.getByText(`将增加 ${before.length} 条`)).toBeVisible()
  await clean.page.getByRole('button', { name: '确认恢复' }).click()
  await expect(clean.page.getByText(`已恢复 ${before.length} 条记录`)).toBeVisible()
  expect(await textsOf(clean.page)).toEqual(before)

  await clean.page.goto('./#/board')
  await cards(clean.page, '开工').filter({ hasText: name }).getByRole('link').first().click()
  const photo = clean.page.getByRole('img', { name: `${name}，开工照片` })
  // A thumbnail is read only when it comes into sight.
  await clean.page.getByRole('heading', { name: /现场照片/ }).evaluate((heading) => heading.scrollIntoView())
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  await clean.context.close()
})

test.describe('cancelled midway', () => {
  test.use({ serviceWorkers: 'block' })

  test('a backup that is being made leaves no file, and still counts as due', async ({ page }) => {
    await beginWithExamples(page)
    await page.route('**/packing.worker-*.js', () => undefined)
    await page.goto('./#/data')
    await page.getByRole('button', { name: '备份', exact: true }).click()
    await expect(page.getByRole('progressbar', { name: '正在生成备份' })).toBeVisible()
    await page.getByRole('button', { name: '取消' }).click()
    await expect(page.getByText('已取消，没有生成文件。')).toBeVisible()
    await page.unroute('**/packing.worker-*.js')
    await saved(page, () => page.getByRole('button', { name: '备份', exact: true }).click())
    await expect(page.getByText(/已生成 重大项目备份/)).toBeVisible()
  })
})
