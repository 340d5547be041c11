import { expect, test, type Locator, type Page } from '@playwright/test'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { copyDevice, layDown, type DeviceCopy } from '../support/deviceCopy.ts'

/** The stages that have a column, in their order. */
export const STAGES = ['储备', '开工', '续建', '投产'] as const

type Role = '填报员' | '发改局' | '领导'

/** A person of the bureau opens the app for the first time and loads the illustrative projects. */
export async function beginWithExamples(page: Page, role: Role = '发改局'): Promise<void> {
  await page.goto('./')
  await page.getByLabel('姓名').fill('周工')
  await page.getByLabel('单位').fill('区发改局投资科')
  await page.getByLabel('角色').selectOption(role)
  await page.getByRole('button', { name: '载入示例' }).click()
  await page.getByRole('button', { name: '开始使用' }).click()
  await expect(list(page, '续建')).toBeAttached()
}

/**
 * The same person opens the app again, on a device that holds what `beginWithExamples` left there: much quicker, and
 * each test still has a device of its own.
 */
export async function openExamples(page: Page, role: Role = '发改局'): Promise<void> {
  const copy = await filledDevice(page, role)
  // A picture: the app's origin without the app.
  await page.goto('./icon.svg')
  await layDown(page, copy)
  await page.goto('./')
  await expect(list(page, '续建')).toBeAttached()
}

/** What `openExamples` lays down: filled by hand once in a run and kept in its output folder, which the next run empties. */
export async function filledDevice(page: Page, role: Role): Promise<DeviceCopy> {
  const { outputDir, use } = test.info().project
  const path = join(outputDir, `device-${role}.json`)
  if (existsSync(path)) return readFile(path, 'utf8')
  const context = await page.context().browser()?.newContext({ baseURL: use.baseURL, storageState: undefined })
  if (!context) throw new Error('A browser without a second context')
  const copy = await copyOfFilled(await context.newPage(), role)
  await context.close()
  await mkdir(outputDir, { recursive: true })
  // Under a name of its own first: the other worker reads a whole file or none.
  const mine = `${path}.${process.pid}`
  await writeFile(mine, copy)
  await rename(mine, path)
  return copy
}

async function copyOfFilled(page: Page, role: Role): Promise<DeviceCopy> {
  await beginWithExamples(page, role)
  // A later visit leaves a snapshot, as every one after it finds it. A busy device may leave that to the next.
  let copy: DeviceCopy = ''
  await expect(async () => {
    await page.reload()
    await expect(list(page, '续建')).toBeAttached()
    copy = await copyDevice(page)
    expect(copy.includes('"key":"snapshot"'), 'a snapshot is kept').toBe(true)
  }).toPass()
  return copy
}

/** The list of one stage on a board without lanes. */
export const list = (page: Page, stage: (typeof STAGES)[number]): Locator => page.getByRole('list', { name: stage, exact: true })

/** The cards of one stage. */
export const cards = (page: Page, stage: (typeof STAGES)[number]): Locator => list(page, stage).getByRole('listitem')

/** The name a card begins with. */
export async function nameOf(card: Locator): Promise<string> {
  return (await card.getByRole('link').first().innerText()).trim()
}

/** Opens the gate to a stage by a card's 移到… menu. */
export async function openGate(card: Locator, to: string): Promise<Locator> {
  const page = card.page()
  await card.getByRole('button', { name: '移到…' }).click()
  await page.getByRole('menuitem', { name: new RegExp(`^${to}`) }).click()
  const dialog = page.getByRole('dialog', { name: '阶段变更' })
  await expect(dialog).toBeVisible()
  return dialog
}

/** Fills what the 开工 gate asks of a project that is already in the 建设项目库: day, photo, permit. */
export async function bringStartEvidence(dialog: Locator): Promise<void> {
  await dialog.getByLabel('实际开工日期', { exact: true }).fill('2025-06-18')
  await dialog.locator('input[type=file]').setInputFiles('public/icon-512.png')
  await dialog.getByLabel('拍摄日期', { exact: true }).fill('2025-06-18')
  await dialog.getByLabel('拍摄地点').fill('项目现场东门')
  await dialog.getByLabel('施工许可证号').fill('330108202506180101')
}

/** Presses 确认 and waits until the dialog is gone and the act is saved. */
export async function confirm(dialog: Locator): Promise<void> {
  const page = dialog.page()
  await dialog.getByRole('button', { name: '确认' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('已保存')).toBeVisible()
}

/** Whether only the desktop project runs a test that needs no second size. */
export const isPhone = (page: Page): boolean => (page.viewportSize()?.width ?? 0) < 640
