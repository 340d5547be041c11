import { expect, test, type Locator, type Page } from '@playwright/test'
import { overflowOf, seriousFindings } from './axe.ts'
import { isPhone, openExamples } from './people.ts'

// What the app does without a network has its own tests.
test.use({ serviceWorkers: 'block' })

/** A unit whose projects reported five months of 2025. */
const UNIT = '互联网产业园'

/** Somebody else sits down at the device. */
async function become(page: Page, person: string, unit: string, role: '填报员' | '发改局' | '领导'): Promise<void> {
  await page.getByRole('link', { name: '数据', exact: true }).click()
  await page.getByLabel('姓名').fill(person)
  await page.getByLabel('单位').fill(unit)
  await page.getByLabel('角色').selectOption(role)
  await page.getByRole('button', { name: '更换使用人' }).click()
  await expect(page.getByText('已更换')).toBeVisible()
}

/** Opens 月报 at a month. */
async function openMonth(page: Page, month: string): Promise<void> {
  await page.goto(`./#/month?period=2025-${month}`)
  await expect(page.getByRole('heading', { name: `2025年${Number(month)}月月报` })).toBeVisible()
}

/** The lines of the month: rows at the desk, cards on a phone. */
const lines = (page: Page): Locator => page.locator('[data-row]')

/** One project's line. */
const lineOf = (page: Page, name: string): Locator => lines(page).filter({ hasText: name })

/** The first line that can be typed in, by its project's name. */
async function firstOpen(page: Page): Promise<string> {
  const label = await page.getByLabel(/，本月完成$/).first().getAttribute('aria-label')
  return (label ?? '').replace(/，本月完成$/, '')
}

/** 已完成 of the year as 总览 prints it, in 亿元. */
async function doneInOverview(page: Page): Promise<number> {
  await page.getByRole('link', { name: '总览', exact: true }).click()
  const tile = page.getByRole('listitem').filter({ hasText: /^\s*已完成/ }).first()
  await expect(tile).toContainText(/\d\.\d/)
  return Number(/[\d,]+\.\d/.exec(await tile.innerText())?.[0].replaceAll(',', ''))
}

test.beforeEach(async ({ page }) => {
  await openExamples(page)
})

test('a month is reported by the keyboard alone, another person reviews it, and the overview’s figure has changed', async ({ page }) => {
  test.skip(isPhone(page), 'phones have no keyboard')
  const before = await doneInOverview(page)
  await become(page, '刘专员', UNIT, '填报员')
  await page.getByRole('link', { name: '月报', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '2025年6月月报' })).toBeVisible()
  const name = await firstOpen(page)

  // One way in by Tab, then as in the ledger: figures down the column, words along the row.
  const fields = page.getByLabel(/，本月完成$/)
  await fields.first().focus()
  await page.keyboard.type('200000')
  await page.keyboard.press('Enter')
  await expect(fields.nth(1)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(fields.first()).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByLabel(`${name}，形象进度`, { exact: true })).toBeFocused()
  await page.keyboard.type('主体结构施工至五层')
  await page.keyboard.press('Tab')
  await expect(lineOf(page, name)).toContainText('草稿')

  // What was left is there after a reload, and counts in nothing yet.
  await page.reload()
  await expect(page.getByLabel(`${name}，本月完成`)).toHaveValue('200000')
  await expect(page.getByLabel(`${name}，形象进度`, { exact: true })).toHaveValue('主体结构施工至五层')
  await page.getByLabel(`${name}，本月完成`).focus()
  await page.keyboard.press('Control+Enter')
  await expect(lineOf(page, name)).toContainText('本月完成 200,000 万元，超过')
  await page.keyboard.press('Control+Enter')
  await expect(lineOf(page, name)).toContainText('已报')
  await expect(page.getByText('已上报 1 个')).toBeVisible()

  await become(page, '周工', '区发改局投资科', '发改局')
  await page.goto('./#/month?period=2025-06&state=待审')
  await expect(lines(page)).toHaveCount(1)
  await page.getByRole('button', { name: `审核通过：${name}` }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('已审核通过 1 个')).toBeVisible()
  await page.getByRole('button', { name: /^已审/ }).click()
  await expect(lineOf(page, name)).toContainText('已审')
  // One report does not make June the 截至月份 by itself. 200,000 万元 are 20 亿元.
  await page.getByRole('link', { name: '总览', exact: true }).click()
  await page.getByLabel('截至月份').selectOption('2025-06')
  await expect(page).toHaveURL(/month=2025-06/)
  expect(await doneInOverview(page)).toBeCloseTo(before + 20, 5)
})

test('a month handed back comes first with its note, and is put right and handed in again', async ({ page }) => {
  await openMonth(page, '05')
  const passed = page.getByRole('button', { name: /^退回：/ }).first()
  const name = ((await passed.getAttribute('aria-label')) ?? '').replace('退回：', '')
  await passed.click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '退回' }).click()
  await expect(dialog.getByText('退回须写明要改什么')).toBeVisible()
  await dialog.getByLabel('退回意见').fill('与支付凭证不符，请核对')
  await dialog.getByRole('button', { name: '退回' }).click()
  await expect(page.getByText('已退回 1 个')).toBeVisible()

  await page.reload()
  await openMonth(page, '05')
  await expect(lines(page).filter({ hasText: name })).toContainText('与支付凭证不符，请核对')
  await expect(lines(page).first()).toContainText('退回')
  const field = page.getByLabel(`${name}，本月完成`)
  await field.fill('123')
  await field.press('Tab')
  await expect(lineOf(page, name)).toContainText('退回')
  await page.getByRole('button', { name: `上报：${name}` }).click()
  await expect(lineOf(page, name)).toContainText('已报')
  // Now the bureau's own person is the reporter, and cannot pass it.
  await page.getByRole('button', { name: `审核通过：${name}` }).click()
  await expect(lineOf(page, name)).toContainText('填报人和审核人不能是同一人')
})

test('a correction downward asks 核减原因, and until it is handed in the old figure counts', async ({ page }) => {
  await openMonth(page, '05')
  const correct = page.getByRole('button', { name: /^更正：/ }).first()
  const name = ((await correct.getAttribute('aria-label')) ?? '').replace('更正：', '')
  await correct.click()
  const field = page.getByLabel(`${name}，本月完成`)
  const old = await field.inputValue()
  await field.fill('1')
  await field.press('Tab')
  await expect(lineOf(page, name)).toContainText('更正中')
  await page.reload()
  await openMonth(page, '05')
  await expect(page.getByLabel(`${name}，本月完成`)).toHaveValue('1')
  await page.getByRole('button', { name: `上报更正：${name}` }).click()
  await expect(lineOf(page, name)).toContainText('累计完成将减少')
  await page.getByLabel(`${name}，核减原因`).fill('上月重复计入')
  await page.getByRole('button', { name: `上报更正：${name}` }).click()
  await expect(lineOf(page, name)).toContainText('已报')
  await expect(lineOf(page, name)).toContainText('核减原因：上月重复计入')
  await page.getByRole('button', { name: /^撤销/ }).click()
  await expect(lineOf(page, name)).not.toContainText('上月重复计入')
  await expect(lineOf(page, name)).toContainText(Number(old).toLocaleString('en-US'))
})

test('last month’s words are a suggestion until they are taken over', async ({ page }) => {
  await become(page, '刘专员', UNIT, '填报员')
  await openMonth(page, '06')
  const take = page.getByRole('button', { name: /^沿用上月：/ }).first()
  const name = ((await take.getAttribute('aria-label')) ?? '').replace('沿用上月：', '')
  const words = page.getByLabel(`${name}，形象进度`, { exact: true })
  await expect(words).toHaveValue('')
  await expect(words).toHaveAttribute('placeholder', /^上月：/)
  await take.click()
  await expect(words).not.toHaveValue('')
  await expect(lineOf(page, name)).toContainText('草稿')
})

test('all that is typed is handed in at once; what cannot be stays and says why', async ({ page }) => {
  await become(page, '刘专员', UNIT, '填报员')
  await openMonth(page, '06')
  const fields = page.getByLabel(/，本月完成$/)
  await fields.nth(0).fill('100')
  await fields.nth(1).fill('约三百')
  await page.getByRole('button', { name: '全部上报（2）' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '上报 2 个' }).click()
  await expect(page.getByText('已上报 1 个。1 个未上报')).toBeVisible()
  await expect(page.getByText('“约三百”不是金额')).toHaveCount(1)
})

test('a column copied from a sheet is filled downward once it was looked at', async ({ page }) => {
  test.skip(isPhone(page), 'cards are no column')
  await become(page, '刘专员', UNIT, '填报员')
  await openMonth(page, '06')
  const fields = page.getByLabel(/，本月完成$/)
  await fields.first().focus()
  await fields.first().evaluate((field) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', '12\r\n约三百\r\n1,034.5\r\n')
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await expect(page.getByText('将向下填入 2 个项目')).toBeVisible()
  await expect(lines(page).nth(1)).toContainText('粘贴的“约三百”不能填入这一格')
  await expect(lines(page).nth(2)).toContainText('粘贴：原为空，将改为 1034.5')
  await expect(fields.first()).toHaveValue('')
  await page.keyboard.press('Enter')
  await expect(fields.first()).toHaveValue('12')
  await expect(fields.nth(1)).toHaveValue('')
  await expect(fields.nth(2)).toHaveValue('1034.5')
  await expect(lines(page).nth(2)).toContainText('草稿')
})

test('the bureau reviews by the keyboard: Ctrl+Enter hands back, and the next that waits has the focus', async ({ page }) => {
  test.skip(isPhone(page), 'phones have no keyboard')
  await page.goto('./#/month?scope=all')
  const pass = page.getByRole('button', { name: /^审核通过：/ })
  const back = page.getByRole('button', { name: /^退回：/ })
  await expect(pass.nth(1)).toBeVisible()
  const next = (await pass.nth(1).getAttribute('aria-label')) ?? ''
  const first = ((await pass.first().getAttribute('aria-label')) ?? '').replace('审核通过：', '')
  await back.and(page.getByLabel(`退回：${first}`, { exact: true })).click()
  await page.getByLabel('退回意见').fill('请核对')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已退回 1 个')).toBeVisible()
  await expect(page.getByLabel(next, { exact: true })).toBeFocused()
})

test('截至月份 is chosen for the whole app and goes along in the address', async ({ page }) => {
  await page.getByLabel('截至月份').selectOption('2025-03')
  await expect(page).toHaveURL(/month=2025-03/)
  await page.getByRole('link', { name: '总览', exact: true }).click()
  await expect(page).toHaveURL(/overview\?month=2025-03/)
  await page.reload()
  await expect(page.getByLabel('截至月份')).toHaveValue('2025-03')
  await page.getByLabel('截至月份').selectOption('2025')
  await expect(page).not.toHaveURL(/month=/)
})

test('the project’s page reports the same month, and types the monthly plan', async ({ page }) => {
  await openMonth(page, '05')
  await lines(page).first().getByRole('link').first().click()
  await page.getByRole('button', { name: /5月月报$/ }).first().click()
  await expect(page.getByRole('heading', { name: '2025年5月月报' })).toBeVisible()
  await page.getByText(/^月度计划/).first().click()
  await page.getByLabel('2025年1月计划（万元）').fill('10')
  await expect(page.getByText(/十二个月合计 10 万元/)).toBeVisible()
  await page.getByRole('button', { name: '保存月度计划' }).click()
  await expect(page.getByText('月度计划还缺')).toBeVisible()
  for (let month = 2; month <= 12; month += 1) await page.getByLabel(`2025年${month}月计划（万元）`).fill('10')
  await page.getByRole('button', { name: '保存月度计划' }).click()
  await expect(page.getByRole('columnheader', { name: /本月计划/ })).toBeVisible()
})

test('a leader only reads, and a month that lies ahead takes nothing', async ({ page }) => {
  await page.clock.setFixedTime('2025-06-20T10:00:00+08:00')
  // An open page looks at the clock once a minute.
  await page.reload()
  await openMonth(page, '07')
  await expect(page.getByText('2025年7月还没有到，不能填报')).toBeVisible()
  await expect(page.getByLabel(/，本月完成$/)).toHaveCount(0)
  await become(page, '张领导', '区政府', '领导')
  await openMonth(page, '06')
  await expect(lines(page).first()).toBeVisible()
  await expect(page.locator('[data-row] input')).toHaveCount(0)
})

test('a unit without projects is told so', async ({ page }) => {
  await become(page, '王专员', '没有项目的单位', '填报员')
  await page.getByRole('link', { name: '月报', exact: true }).click()
  await expect(page.getByText('没有责任单位或属地是“没有项目的单位”的项目')).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })
    test('月报 has no serious finding and is no wider than the screen', async ({ page }) => {
      for (const query of ['period=2025-05', 'period=2025-06', 'period=2025-05&state=退回']) {
        await page.goto(`./#/month?${query}`)
        await expect(page.locator('main')).toContainText('月报')
        expect(await seriousFindings(page), query).toEqual([])
        expect(await overflowOf(page), query).toBe(0)
      }
    })
  })
}
