import { readFile } from 'node:fs/promises'
import { expect, test, type Page } from '@playwright/test'
import { oneSheet, type TestCell } from '../support/sheets/workbook.ts'
import { isPhone, openExamples } from './people.ts'

// What the app does without a network has its own tests.
test.use({ serviceWorkers: 'block' })

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const HEADER = ['序号', '项目名称', '属地', '行业领域', '总投资（万元）', '2025年计划投资（万元）', '计划类别', '责任单位']
const NEW_ONE = '滨河路改造二期（导入）'
const NEW_TWO = '人才公寓三期（导入）'

const sheetWith = (...rows: TestCell[][]): Buffer => Buffer.from(oneSheet([['2025年重大项目明细表'], HEADER, ['合计', null, null, null, 30000], ...rows]))

/** Chooses a sheet on the page of data. */
async function chooseSheet(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.goto('./#/data')
  await page.locator('input[type=file][accept*=xlsx]').setInputFiles({ name, mimeType: XLSX, buffer })
  await expect(page.getByRole('heading', { name: '逐行预览' })).toBeVisible()
}

/** Gives every question that is asked its first answer. */
async function answerAll(page: Page): Promise<void> {
  const open = page.getByText(/还有 \d+ 项没有回答/)
  while (await open.isVisible()) {
    const before = await open.innerText()
    const question = page.locator('li.question.open').first()
    await question.getByRole('combobox').selectOption({ index: 1 })
    await expect(page.getByRole('status').filter({ hasText: before })).toHaveCount(0)
  }
}

test('a sheet with errors is refused by the cell, mended, accepted, undone, exported and imported again without a change', async ({ page }) => {
  await openExamples(page)
  await chooseSheet(page, '六月台账.xlsx', sheetWith([1, NEW_ONE, '滨江区', '交通', '约12000', 3000, '新开工', '区住建局'], [2, NEW_TWO, '滨江区', '没有的行业', 18000, 5000, '续建', '区住建局']))
  const problems = page.getByRole('region', { name: /处内容被拒绝/ })
  await expect(problems).toContainText('第 4 行 E 列')
  await expect(problems).toContainText('约12000')
  await expect(problems).toContainText('没有的行业')
  await expect(page.getByText('未作为项目读取的')).toBeVisible()
  await page.getByRole('button', { name: '放弃' }).click()
  await expect(page.getByRole('button', { name: '选择表格文件' })).toBeVisible()

  await chooseSheet(page, '六月台账.xlsx', sheetWith([1, NEW_ONE, '西兴街道', '交通强省', 12000, 3000, '新开工', '区住建局'], [2, NEW_TWO, '长河街道', '民生设施', 18000, 5000, '续建', '区住建局']))
  await answerAll(page)
  await page.getByRole('button', { name: /^确认导入 2 行/ }).click()
  await expect(page.getByText('新增 2 个项目')).toBeVisible()
  // A phone has no keyboard: there the import is taken back where it was made.
  if (isPhone(page)) {
    await page.getByRole('button', { name: '撤销整次导入' }).click()
    await expect(page.getByText('已撤销整次导入')).toBeVisible()
  }
  await page.goto('./#/ledger?q=滨河路')
  if (!isPhone(page)) {
    await expect(page.locator('[data-result-count]')).toContainText('1 / 55')
    await expect(page.getByText(NEW_ONE).first()).toBeVisible()
    await page.keyboard.press('Control+z')
  }
  await expect(page.locator('[data-result-count]')).toContainText('0 / 53')

  const exported = await exportDetail(page)
  await chooseSheet(page, '明细表.xlsx', exported)
  await answerAll(page)
  await expect(page.getByRole('button', { name: /^全部 53/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^不变 53/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^确认导入 0 行/ })).toBeDisabled()
})

/** 明细表 of everything, as the ledger's menu gives it. */
async function exportDetail(page: Page): Promise<Buffer> {
  await page.goto('./#/ledger')
  await expect(page.locator('[data-result-count]')).toContainText('53 / 53')
  if (isPhone(page)) await page.getByRole('button', { name: /^筛选/ }).click()
  await page.getByRole('button', { name: '导出' }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('dialog', { name: '导出' }).getByRole('button', { name: '明细表' }).click()
  return readFile(await (await downloading).path())
}
