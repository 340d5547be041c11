import { expect, test, type Locator, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { isPhone, openExamples } from './people.ts'

// What the app does without a network has its own tests.
test.use({ serviceWorkers: 'block' })

interface PrintedRow { projects: number; totalInvestment: number; annualPlan: number; share: number }
interface Row { projectCode: string; totalInvestment: number; annualPlan: number; planCategory: string; contactLeader: string }
interface Report { period: string; invested: number; state: string }
const read = <T>(name: string): T => JSON.parse(readFileSync(`seed/${name}`, 'utf8')) as T
const published = read<{ bySector?: PrintedRow[]; byDistrict?: PrintedRow[] }>('published-2025.json')
const { rows } = read<{ rows: Row[] }>('register-2025.json')
const { reports } = read<{ reports: Report[] }>('course-2025.json')

const tile = (page: Page, name: string): Locator => page.locator('#headline').getByRole('listitem').filter({ hasText: name })
const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)
/** 亿元 with one decimal, by hand and not by the app's own code. */
const yi = (amount: number): string => (amount / 1e8).toFixed(1).replace(/\B(?=(\d{3})+\.)/g, ',')

test.beforeEach(async ({ page }) => {
  await openExamples(page)
  await page.getByRole('link', { name: '总览' }).first().click()
})

test('tables 2 and 3 stand with their printed figures beside the computed ones', async ({ page }) => {
  for (const caption of ['表2 分行业领域', '表3 分属地']) {
    const table = page.getByRole('table', { name: caption })
    await expect(table).toBeVisible()
    await expect(table.getByRole('columnheader', { name: '原表数' }).first()).toBeVisible()
    await expect(table.getByRole('columnheader', { name: '计算数' }).first()).toBeVisible()
  }
  expect(published).toBeTruthy()
})

test('the one printed share that no amounts can give is named with its reason', async ({ page }) => {
  const row = page.getByRole('table', { name: '表3 分属地' }).getByRole('row').filter({ hasText: '互联网产业园' })
  await expect(row).toContainText('7.9')
  await expect(row).toContainText('7.8')
  await expect(page.getByText('互联网产业园').filter({ hasText: /7\.9/ }).first()).toBeVisible()
})

test('a number leads to its projects on the board', async ({ page }) => {
  const row = page.getByRole('table', { name: '属地 × 阶段' }).getByRole('row').filter({ hasText: '西兴街道' })
  await row.getByRole('link').first().click()
  await expect(page).toHaveURL(/#\/board\?.*district=/)
})

test('the figures at the top are those added up by hand from the examples', async ({ page }) => {
  const counting = reports.filter(({ state }) => state === '已报' || state === '已审')
  const month = Number(counting.map(({ period }) => period).sort().at(-1)?.slice(5))
  const [plan, done] = [sum(rows.map(({ annualPlan }) => annualPlan)), sum(counting.map(({ invested }) => invested))]
  await expect(tile(page, '项目数')).toContainText(String(rows.length))
  await expect(tile(page, '总投资')).toContainText(yi(sum(rows.map(({ totalInvestment }) => totalInvestment))))
  await expect(tile(page, '年度计划').first()).toContainText(yi(plan))
  await expect(tile(page, '已完成').first()).toContainText(yi(done))
  await expect(tile(page, '完成率')).toContainText(((100 * done) / plan).toFixed(1))
  await expect(tile(page, '序时差')).toContainText(`+${((100 * done) / plan - (100 * month) / 12).toFixed(1)}`)
  await expect(page.getByText(`2025 年截至 ${month} 月`).first()).toBeVisible()
  for (const [category, many] of [['新开工', 3], ['续建', 32], ['建成', 18]] as const) await expect(tile(page, '已兑现')).toContainText(new RegExp(`${category}.*/${many}`))
})

test('the red door leads to exactly the projects it counts, and each is named with why, who and when', async ({ page }) => {
  const section = page.locator('#attention')
  const reds = section.getByRole('listitem').filter({ hasText: '红灯' })
  const door = tile(page, '红黄灯').getByRole('link', { name: /红灯/ })
  const count = Number(await door.innerText())
  expect(count).toBeGreaterThan(0)
  await expect(reds).toHaveCount(count)
  for (const line of await reds.all()) await expect(line).toContainText(/责任：.+/)
  const names = await reds.getByRole('link').allInnerTexts()
  await door.click()
  await expect(page).toHaveURL(/light=/)
  await expect(page.getByText(`显示 ${count} / ${rows.length} 个`)).toBeVisible()
  if (!isPhone(page)) for (const name of names) await expect(page.getByRole('link', { name, exact: false }).first()).toBeVisible()
})

test('the rest of the red and yellow projects come at a press, and a name leads to its project', async ({ page }) => {
  const section = page.locator('#attention')
  const lines = section.getByRole('listitem')
  await expect(lines).toHaveCount(8)
  await section.getByRole('button', { name: /其余/ }).click()
  expect(await lines.count()).toBeGreaterThan(8)
  const name = (await lines.first().getByRole('link').innerText()).trim()
  await lines.first().getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
})

test('a number that no filter tells names its projects', async ({ page }) => {
  const row = page.getByRole('table', { name: '阶段滞留' }).getByRole('row').filter({ hasText: '储备' })
  const number = row.getByRole('button').first()
  const count = Number(await number.innerText())
  await number.click()
  const list = page.getByRole('dialog', { name: /储备阶段/ })
  await expect(list.getByRole('link')).toHaveCount(count)
})

test('the ranking is by 属地 or by leader, is sorted by any column, and stands in the address', async ({ page }) => {
  await page.getByText('按联系领导').click()
  await expect(page).toHaveURL(/rank=leader/)
  const table = page.getByRole('table', { name: '联系领导排名' })
  await expect(table.getByRole('row').nth(1)).toContainText('1')
  if (isPhone(page)) await page.getByRole('button', { name: '显示全部列' }).click()
  await table.getByRole('button', { name: /项目数/ }).click()
  const most = [...new Set(rows.map(({ contactLeader }) => contactLeader))].map((leader) => rows.filter((row) => row.contactLeader === leader).length).sort((a, b) => b - a)
  const figures = await table.locator('tbody tr td:nth-of-type(2)').allInnerTexts()
  expect(figures.map(Number)).toEqual(most)
  await expect(table.getByRole('columnheader', { name: /项目数/ })).toHaveAttribute('aria-sort', 'descending')
})

test('compared with last month the figures say what they changed by', async ({ page }) => {
  await page.getByText('与上月比').click()
  await expect(page).toHaveURL(/vs=month/)
  const may = sum(reports.filter(({ period, state }) => period === '2025-05' && (state === '已报' || state === '已审')).map(({ invested }) => invested))
  await expect(tile(page, '已完成').first()).toContainText(`+${yi(may)} 亿元`)
  await expect(tile(page, '项目数')).toContainText('持平')
  await page.goto('./#/overview?vs=2020-01-01')
  await expect(page.getByText('无从比较')).toBeVisible()
})

test('a leader sees the projects they lead at a press, and the address keeps it', async ({ page }) => {
  await page.getByRole('link', { name: '数据' }).first().click()
  await page.getByLabel('姓名').fill('周领导')
  await page.getByLabel('角色').selectOption('领导')
  await page.getByRole('button', { name: /保存|更换|确定/ }).first().click()
  await page.getByRole('link', { name: '总览' }).first().click()
  const own = rows.filter(({ contactLeader }) => contactLeader === '周领导(示例)').length
  await page.getByRole('button', { name: `我联系的项目 ${own}` }).click()
  await expect(page).toHaveURL(/leader=/)
  await expect(tile(page, '项目数')).toContainText(String(own))
  await page.reload()
  await expect(tile(page, '项目数')).toContainText(String(own))
})
