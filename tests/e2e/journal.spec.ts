import { expect, test, type Page } from '@playwright/test'
import { beginWithExamples, bringStartEvidence, cards, confirm, isPhone, list, openGate } from './people.ts'

const LOG = 'binjiang-major-projects'

/** Deletes the database behind the app's back, as a damaged or full disk does; what lies beside it stays. */
async function loseDatabase(page: Page): Promise<void> {
  await page.evaluate(
    (name) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name)
        request.onsuccess = () => resolve()
        request.onerror = () => reject(new Error('deleteDatabase'))
      }),
    LOG,
  )
}

/** The second record is complete: the page says so. */
async function secondRecordIsKept(page: Page): Promise<void> {
  await page.goto('./#/data')
  await expect(page.getByText('每次保存都另记一份')).toBeVisible()
  await page.goto('./#/board')
  await expect(list(page, '续建')).toBeAttached()
}

test('a register whose database was lost is offered from the second record and comes back by one press', async ({ page }) => {
  await beginWithExamples(page)
  await secondRecordIsKept(page)
  const dialog = await openGate(cards(page, '储备').first(), '开工')
  await bringStartEvidence(dialog)
  await confirm(dialog)
  const before = await Promise.all((['储备', '开工', '续建', '投产'] as const).map((stage) => cards(page, stage).count()))
  await loseDatabase(page)
  await page.reload()
  await expect(page.getByRole('heading', { name: '本机记录不完整' })).toBeVisible()
  await expect(page.getByText(/有 \d+ 条可以找回，.*记录人：/)).toBeVisible()
  await expect(page.getByRole('button', { name: '开始使用' })).toHaveCount(0)
  await page.getByRole('button', { name: /^找回 \d+ 条$/ }).click()
  await page.getByLabel('姓名').fill('周工')
  await page.getByLabel('单位').fill('区发改局投资科')
  await page.getByLabel('角色').selectOption('发改局')
  await page.getByRole('button', { name: '开始使用' }).click()
  await expect(list(page, '续建')).toBeAttached()
  for (const [index, stage] of (['储备', '开工', '续建', '投产'] as const).entries()) await expect(cards(page, stage)).toHaveCount(before[index] ?? 0)
  await page.goto('./#/data')
  await page.getByRole('button', { name: '核对全部记录' }).click()
  await expect(page.getByText(/已逐条核对 \d+ 条，未发现问题/)).toBeVisible()
})

test('a browser that has no such storage keeps the register as before, and 数据 says that there is no second record', async ({ page }) => {
  test.skip(isPhone(page), 'the same on every size')
  await page.addInitScript(() => {
    Object.defineProperty(StorageManager.prototype, 'getDirectory', { value: undefined })
  })
  await beginWithExamples(page)
  await page.goto('./#/data')
  await expect(page.getByText('不可用：此浏览器、无痕窗口或此地址不支持')).toBeVisible()
  await expect(page.getByText('本机只读')).toHaveCount(0)
})
