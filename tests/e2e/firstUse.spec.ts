import { expect, test } from '@playwright/test'
import { copyDevice, layDown } from '../support/deviceCopy.ts'
import { beginWithExamples, cards, filledDevice, isPhone, list, openExamples, STAGES } from './people.ts'

test('a newcomer loads the examples and sees 53 projects in 储备 3, 开工 0, 续建 50, 投产 0', async ({ page }) => {
  await beginWithExamples(page)
  for (const stage of STAGES) await expect(list(page, stage)).toBeAttached()
  await expect(cards(page, '储备')).toHaveCount(3)
  await expect(cards(page, '开工')).toHaveCount(0)
  await expect(cards(page, '续建')).toHaveCount(50)
  await expect(cards(page, '投产')).toHaveCount(0)
  await expect(page.getByText('1,243.8').first()).toBeVisible()
  await expect(page.getByText('62.2').first()).toBeVisible()
})

test('every illustrative card says 示例', async ({ page }) => {
  await beginWithExamples(page)
  for (const card of await cards(page, '续建').all()) await expect(card).toContainText('示例')
})

test('the three ways of beginning may be chosen before or after saying who works', async ({ page }) => {
  await page.goto('./')
  await page.getByRole('button', { name: '空白开始' }).click()
  await page.getByLabel('姓名').fill('李工')
  await page.getByLabel('单位').fill('西兴街道')
  await page.getByLabel('角色').selectOption('填报员')
  await page.getByRole('button', { name: '开始使用' }).click()
  await expect(list(page, '储备')).toBeAttached()
  await expect(page.getByRole('listitem').filter({ hasText: '示例' })).toHaveCount(0)
})

test('a name left out is asked for in words, and what was typed stays', async ({ page }) => {
  await page.goto('./')
  await page.getByLabel('单位').fill('区发改局')
  await page.getByRole('button', { name: '开始使用' }).click()
  await expect(page.getByText('请填写姓名')).toBeVisible()
  await expect(page.getByLabel('单位')).toHaveValue('区发改局')
})

test('a leader only reads: no card can be moved', async ({ page }) => {
  await beginWithExamples(page, '领导')
  await expect(cards(page, '续建')).toHaveCount(50)
  await expect(page.getByRole('button', { name: '移到…' })).toHaveCount(0)
})

test('the device most tests begin on holds, to the last row, what a person left on one filled by hand, and is taken for whole', async ({ page }) => {
  test.skip(isPhone(page), 'the same storage on every size')
  const copy = await filledDevice(page, '发改局')
  await page.goto('./icon.svg')
  await layDown(page, copy)
  expect((await copyDevice(page)) === copy, 'the copy of the copy is the copy').toBe(true)
  await page.goto('./')
  await expect(cards(page, '续建')).toHaveCount(50)
  await expect(page.getByText('本机记录不完整')).toHaveCount(0)
})

test('a fault while starting leaves words on the page, not a blank', async ({ page }) => {
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new TypeError('a fault put in by the test')
    }
  })
  await page.goto('./')
  await expect(page.getByRole('alert')).toContainText('程序没有启动成功，本机记录没有改动')
})

test('a fault later on is told on the page, with what to do, and can be put away', async ({ page }) => {
  await openExamples(page)
  await page.evaluate(() => void setTimeout(() => {
    throw new Error('a fault put in by the test')
  }))
  const notice = page.getByRole('alert', { name: '程序出错' })
  await expect(notice).toContainText('已保存的记录不受影响')
  await notice.getByRole('button', { name: '关闭' }).click()
  await expect(notice).toBeHidden()
})
