import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { cards, list } from './people.ts'

/** Somebody opens the app on a device of their own and loads the illustrative projects. */
export async function begin(page: Page, person: string): Promise<void> {
  await page.goto('./')
  await page.getByLabel('姓名').fill(person)
  await page.getByLabel('单位').fill('西兴街道')
  await page.getByLabel('角色').selectOption('填报员')
  await page.getByRole('button', { name: '载入示例' }).click()
  await page.getByRole('button', { name: '开始使用' }).click()
  await expect(list(page, '续建')).toBeAttached()
}

/** Opens the first project of 储备 and writes its 项目专员. */
export async function writeOfficer(page: Page, officer: string): Promise<void> {
  await page.goto('./#/board')
  await cards(page, '储备').first().getByRole('link').first().click()
  await page.getByRole('button', { name: /^项目专员：.*修改$/ }).click()
  await page.getByLabel('项目专员', { exact: true }).fill(officer)
  await page.getByLabel('项目专员', { exact: true }).press('Enter')
  await expect(page.getByRole('button', { name: `项目专员：${officer}，修改` })).toBeVisible()
  await expect(page.getByText('已保存')).toBeVisible()
}

/** Makes a package for a peer, or for anybody; it is ready to be saved or shared then. */
export async function make(page: Page, to: string | RegExp = '任何人'): Promise<void> {
  await page.goto('./#/data/exchange')
  const choice = page.getByLabel('交给谁').locator('option').filter({ hasText: to }).first()
  await page.getByLabel('交给谁').selectOption((await choice.getAttribute('value')) ?? '')
  await page.getByRole('button', { name: '生成交换包' }).click()
  await expect(page.getByRole('button', { name: '保存', exact: true })).toBeVisible()
}

/** Makes a package and saves it. @returns the file as the browser put it down */
export async function give(page: Page, to: string | RegExp = '任何人'): Promise<string> {
  await make(page, to)
  return saved(page, () => page.getByRole('button', { name: '保存', exact: true }).click())
}

let downloads = 0

/** What an act downloads. @returns the file as the browser put it down */
export async function saved(page: Page, act: () => Promise<void>): Promise<string> {
  const download = page.waitForEvent('download')
  await act()
  // Two packages of one minute bear the same name, and the second must not take the first one's place.
  const path = test.info().outputPath(String((downloads += 1)), (await download).suggestedFilename())
  await (await download).saveAs(path)
  return path
}

/** A file as it is handed to a file picker. */
export type ChosenFile = string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

/** Chooses a package; what it would do is on the screen then. */
export async function open(page: Page, file: ChosenFile): Promise<void> {
  await page.goto('./#/data/exchange')
  await page.locator('input[type=file][aria-label^="选择交换包"]').setInputFiles(file)
}

export async function take(page: Page, path: ChosenFile, words: RegExp): Promise<void> {
  await open(page, path)
  await expect(page.getByText(words).first()).toBeVisible()
  await page.getByRole('button', { name: '确认收进' }).click()
  await expect(page.getByText(/^已收进 \d+ 条记录/)).toBeVisible()
}

/** Every event's text, sorted: two devices with the same have the same register. */
export const textsOf = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('binjiang-major-projects')
        opening.onerror = () => reject(new Error('open'))
        opening.onsuccess = () => {
          const rows = opening.result.transaction('events').objectStore('events').getAll()
          rows.onsuccess = () => {
            opening.result.close()
            resolve((rows.result as { text: string }[]).map(({ text }) => text).sort())
          }
        }
      }),
  )

/** A device of its own: another profile with the running project's screen. */
export async function device(browser: Browser): Promise<{ context: BrowserContext; page: Page }> {
  const { viewport, hasTouch, baseURL, locale, timezoneId } = test.info().project.use
  const address = baseURL ?? test.info().config.projects[0]?.use.baseURL
  const context = await browser.newContext({
    ...(viewport === undefined ? {} : { viewport }),
    ...(hasTouch === undefined ? {} : { hasTouch }),
    ...(address === undefined ? {} : { baseURL: address }),
    ...(locale === undefined ? {} : { locale }),
    ...(timezoneId === undefined ? {} : { timezoneId }),
  })
  return { context, page: await context.newPage() }
}
