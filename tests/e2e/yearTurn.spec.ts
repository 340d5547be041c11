import { expect, test, type Page } from '@playwright/test'
import { openExamples } from './people.ts'

// What the app does without a network has its own tests.
test.use({ serviceWorkers: 'block' })

/** The page of the turn, from 数据, as a person finds it. The calendar has passed 2025. */
async function openTurn(page: Page): Promise<void> {
  await page.goto('./#/data')
  await expect(page.getByText('53 个项目尚未结转到 2026 年')).toBeVisible()
  await page.getByRole('link', { name: '办理年度结转' }).click()
  await expect(page.getByRole('heading', { name: '年度结转', level: 1 })).toBeVisible()
}

/** Asks for the turn and answers its last question. */
async function turnYear(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button }).click()
  await page.getByRole('dialog', { name: '2025 年结转到 2026 年？' }).getByRole('button', { name: '确认办理' }).click()
}

/** The line of the totals that names all projects: counts and plans of both years. */
const totals = (page: Page): Promise<string> => page.getByRole('row', { name: /^合计/ }).first().innerText()

/** The project whose row a test looks at. */
const SCHOOL = '西兴北单元九年一贯制学校(示例)'

test('the year is turned and turned back as a whole, also after a reload, and 2025 reads as before', async ({ page }) => {
  await openExamples(page)
  await openTurn(page)
  const before = await totals(page)
  expect(before).toContain('62.2')

  await turnYear(page, '办理年度结转 53 个项目')
  const standing = page.getByRole('region', { name: '已办理的年度结转' })
  await expect(standing).toContainText('已办理 53 个项目')
  await expect(page.getByRole('button', { name: /^办理年度结转/ })).toHaveCount(0)
  expect(await totals(page)).toBe(before)

  await page.reload()
  await expect(standing).toContainText('周工')
  await standing.getByRole('button', { name: '撤销年度结转' }).click()
  await expect(page.getByText('已撤销 53 个项目的年度结转')).toBeVisible()
  await expect(page.getByRole('button', { name: '办理年度结转 53 个项目' })).toBeEnabled()
  expect(await totals(page)).toBe(before)
})

test('the last question names the warnings and both plans, and going back writes nothing', async ({ page }) => {
  await openExamples(page)
  await openTurn(page)
  await page.getByRole('button', { name: '办理年度结转 53 个项目' }).click()
  const question = page.getByRole('dialog', { name: '2025 年结转到 2026 年？' })
  await expect(question).toContainText(/50 个项目的累计须核对/)
  await expect(question).toContainText('62.2 亿元')
  await expect(question).toContainText(/2025 年的 [\d.]+ 倍/)
  await question.getByRole('button', { name: '返回核对' }).click()
  await expect(question).toBeHidden()
  await expect(page.getByRole('region', { name: '已办理的年度结转' })).toHaveCount(0)
})

test('a turn taken back leads back to the last reported month of the year that was turned', async ({ page }) => {
  await openExamples(page)
  await openTurn(page)
  await turnYear(page, '办理年度结转 53 个项目')
  await expect(page.getByRole('region', { name: '已办理的年度结转' })).toBeVisible()
  await page.goto('./#/data/turn?month=2026')
  await page.getByRole('button', { name: '撤销年度结转' }).click()
  await expect(page.getByText('已撤销 53 个项目的年度结转')).toBeVisible()
  await expect(page).not.toHaveURL(/month=2026/)
  await page.goto('./#/overview')
  await expect(page.getByRole('table', { name: '表3 分属地' })).toContainText('62.2')
  await expect(page.getByText(/2025 年截至 \d+ 月/).first()).toBeVisible()
  // With one year there is none to choose.
  await expect(page.getByLabel('计划年度')).toHaveCount(0)
})

test('both years are read in 总览 after the turn', async ({ page }) => {
  await openExamples(page)
  await openTurn(page)
  await turnYear(page, '办理年度结转 53 个项目')
  await expect(page.getByRole('region', { name: '已办理的年度结转' })).toBeVisible()
  await page.goto('./#/overview')
  const year = page.getByLabel('计划年度')
  await expect(year).toHaveValue('2026')
  await year.selectOption('2025')
  await expect(page.getByRole('table', { name: '表3 分属地' })).toContainText('62.2')
})

test('what was put in the place of a proposal is kept whatever is shown, and is what is recorded', async ({ page }) => {
  await openExamples(page)
  await openTurn(page)
  const plan = page.getByLabel(`${SCHOOL} 2026 年度计划投资，万元`)
  await plan.fill('5千')
  await expect(page.getByText('“5千”不是金额').first()).toBeVisible()
  await expect(page.getByRole('button', { name: /^办理年度结转/ })).toBeDisabled()
  await page.getByRole('button', { name: /^储备 3/ }).click()
  await expect(plan).toHaveCount(0)
  await page.reload()
  await page.getByRole('button', { name: /^填写有误 1/ }).click()
  await expect(plan).toHaveValue('5千')
  await plan.fill('5,000.25')
  await page.getByRole('button', { name: /^全部 53/ }).click()
  await page.getByLabel(`${SCHOOL} 2026 年计划类别`).selectOption('续建')
  await turnYear(page, '办理年度结转 53 个项目')
  const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: SCHOOL }) })
  await expect(row).toContainText('已结转')
  await expect(row).toContainText('5,000.25')
})

test('a project left out of the act is what is shown the next time', async ({ page }) => {
  await openExamples(page)
  await openTurn(page)
  await page.getByLabel(`结转 ${SCHOOL}`).uncheck()
  await turnYear(page, '办理年度结转 52 个项目')
  await expect(page.getByRole('region', { name: '已办理的年度结转' })).toContainText('已办理 52 个项目')
  await expect(page.getByRole('button', { name: '办理年度结转 1 个项目' })).toBeEnabled()
})

test('the turn is not taken back once a figure was written over, and the project is named', async ({ page }) => {
  await openExamples(page)
  await openTurn(page)
  await turnYear(page, '办理年度结转 53 个项目')
  const standing = page.getByRole('region', { name: '已办理的年度结转' })
  await expect(standing).toBeVisible()
  await page.getByRole('link', { name: SCHOOL }).click()
  await expect(page.getByRole('heading', { name: SCHOOL })).toBeVisible()
  await page.locator('[id="field-planCategory@2026"]').getByRole('button').first().click()
  await page.locator('[id="field-planCategory@2026"]').getByRole('combobox').selectOption('续建')
  await page.locator('[id="field-planCategory@2026"]').getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('已保存')).toBeVisible()
  await page.goto('./#/data/turn')
  await standing.getByRole('button', { name: '撤销年度结转' }).click()
  await expect(page.getByRole('alert')).toContainText(`“${SCHOOL}”的计划类别（2026）在结转后又有改动`)
  await expect(standing).toContainText('已办理 53 个项目')
})

test('a leader reads the preview and turns nothing', async ({ page }) => {
  await openExamples(page, '领导')
  await page.goto('./#/data/turn')
  await expect(page.getByText('年度结转由发改局办理，这里可以查看预览。')).toBeVisible()
  await expect(page.getByText('剩余 6,796.25 万元').first()).toBeVisible()
  await expect(page.getByRole('button', { name: /^办理年度结转/ })).toHaveCount(0)
})
