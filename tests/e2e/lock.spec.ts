import { expect, test, type Page } from '@playwright/test'
import { beginWithExamples, cards, isPhone, list } from './people.ts'

const PASSPHRASE = '滨江大道上的梧桐树'

/** Sets the lock on 数据 as a person does. @returns the recovery key that was shown */
async function setLock(page: Page): Promise<string> {
  await page.goto('./#/data')
  await page.getByRole('button', { name: '设置锁屏口令' }).click()
  const dialog = page.getByRole('dialog', { name: '设置锁屏口令' })
  await expect(dialog.getByText('从未备份')).toBeVisible()
  await dialog.getByLabel('新口令', { exact: true }).fill(PASSPHRASE)
  await dialog.getByLabel('再次输入', { exact: true }).fill(PASSPHRASE)
  await dialog.getByRole('button', { name: '下一步' }).click()
  const recoveryKey = await dialog.getByTestId('recovery-key').innerText()
  await dialog.getByLabel('已抄写或打印').check()
  await dialog.getByRole('button', { name: '开始加密并启用' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('已加密', { exact: true })).toBeVisible()
  return recoveryKey
}

const lockScreen = (page: Page): ReturnType<Page['getByRole']> => page.getByRole('heading', { name: '已锁定' })

async function open(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel('口令', { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: '打开', exact: true }).click()
}

test.beforeEach(({ page }) => {
  test.skip(isPhone(page), 'one size is enough: nothing here depends on it')
})

test('a locked device shows nothing until its passphrase is typed, and then the board as before', async ({ page }) => {
  await beginWithExamples(page)
  await expect(cards(page, '续建')).toHaveCount(50)
  await setLock(page)
  await page.goto('./#/board')
  await page.reload()
  await expect(lockScreen(page)).toBeVisible()
  await expect(list(page, '续建')).toHaveCount(0)
  await open(page, '不是这一句话')
  await expect(page.getByText('口令不对')).toBeVisible()
  await open(page, PASSPHRASE)
  await expect(cards(page, '续建')).toHaveCount(50)
  await page.keyboard.press('Control+Shift+L')
  await expect(lockScreen(page)).toBeVisible()
})

test('a forgotten passphrase is replaced with the recovery key', async ({ page }) => {
  await beginWithExamples(page)
  const recoveryKey = await setLock(page)
  await page.reload()
  await page.getByRole('button', { name: '忘了口令，用恢复密钥' }).click()
  await page.getByLabel('恢复密钥').fill(recoveryKey)
  await page.getByLabel('新口令', { exact: true }).fill('换成另外的一句话吧')
  await page.getByLabel('再次输入', { exact: true }).fill('换成另外的一句话吧')
  await page.getByRole('button', { name: '打开并更换口令' }).click()
  await page.goto('./#/board')
  await expect(list(page, '续建')).toBeAttached()
  await page.reload()
  await open(page, '换成另外的一句话吧')
  await expect(list(page, '续建')).toBeAttached()
})

test('a device that nobody touches locks itself, in every tab', async ({ page, context }) => {
  await beginWithExamples(page)
  await setLock(page)
  await page.clock.install()
  await page.reload()
  await open(page, PASSPHRASE)
  await expect(page.getByRole('button', { name: '立即锁定' })).toBeVisible()
  const other = await context.newPage()
  await other.goto('./')
  await expect(lockScreen(other)).toBeVisible()
  await open(other, PASSPHRASE)
  await expect(list(other, '续建')).toBeAttached()
  await page.clock.fastForward('16:00')
  await expect(lockScreen(page)).toBeVisible()
  await expect(lockScreen(other)).toBeVisible()
})

test('data is erased in two steps that name what is nowhere else, and the device begins anew', async ({ page }) => {
  await beginWithExamples(page)
  await page.goto('./#/data')
  await page.getByRole('button', { name: '抹除本机数据' }).click()
  await expect(page.getByRole('alert').filter({ hasText: /将永久删除本机的 \d+ 条记录.*待交换.*从未备份/ })).toBeVisible()
  await page.getByLabel('确认无误后输入“抹除”').fill('抹除')
  await page.getByRole('button', { name: '确认抹除' }).click()
  await expect(page.getByRole('button', { name: '开始使用' })).toBeVisible()
})

test('name and time stand behind what leaders look at, in nobody’s way', async ({ page }) => {
  await beginWithExamples(page, '领导')
  await page.goto('./#/data')
  await page.getByLabel(/显示水印/).check()
  await page.goto('./#/overview')
  await expect(page.locator('.watermark')).toHaveAttribute('data-text', /^周工 /)
  await page.goto('./#/board')
  await cards(page, '储备').first().getByRole('link').first().click()
  await expect(page).toHaveURL(/project/)
  await expect(page.locator('.watermark')).toHaveCount(0)
})
