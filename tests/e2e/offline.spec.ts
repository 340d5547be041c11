import { expect, test } from '@playwright/test'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer } from '../../tools/serve.mjs'
import { bringStartEvidence, cards, confirm, nameOf, openGate } from './people.ts'

/** A server of the test's own, because the test takes it away. */
async function serve(): Promise<{ url: string; stop: () => Promise<void> }> {
  const server: Server = createServer('dist')
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const stop = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/`, stop }
}

test('the server dies, a project passes its gate, the tab closes and opens again: all there, and the rollup has changed', async ({ context }) => {
  const { url, stop } = await serve()
  let page = await context.newPage()
  await page.goto(url)
  await page.getByLabel('姓名').fill('周工')
  await page.getByLabel('单位').fill('区发改局投资科')
  await page.getByLabel('角色').selectOption('发改局')
  await page.getByRole('button', { name: '载入示例' }).click()
  await page.getByRole('button', { name: '开始使用' }).click()
  await expect(cards(page, '储备')).toHaveCount(3)
  await page.evaluate(async () => { await navigator.serviceWorker.ready })
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)

  await stop()
  await page.reload()
  await expect(cards(page, '储备')).toHaveCount(3)

  const card = cards(page, '储备').first()
  const name = await nameOf(card)
  const dialog = await openGate(card, '开工')
  await bringStartEvidence(dialog)
  await confirm(dialog)
  await expect(cards(page, '储备')).toHaveCount(2)
  await expect(cards(page, '开工').filter({ hasText: name })).toHaveCount(1)

  await page.close()
  page = await context.newPage()
  await page.goto(url)
  await expect(cards(page, '开工').filter({ hasText: name })).toHaveCount(1)

  await page.goto(`${url}#/overview`)
  const matrix = page.getByRole('table', { name: '属地 × 阶段' })
  const total = matrix.getByRole('row').last()
  await expect(total).toContainText('53')
  const header = await matrix.getByRole('columnheader').allInnerTexts()
  expect(header.join(' ')).toContain('开工')
  await page.goto(`${url}#/board?stage=开工`)
  await expect(cards(page, '开工')).toHaveCount(1)
})

test('the photo of the gate is kept with its act and shown on the page of the project after a reload', async ({ page }) => {
  await page.goto('./')
  await page.getByLabel('姓名').fill('周工')
  await page.getByLabel('单位').fill('区发改局投资科')
  await page.getByRole('button', { name: '载入示例' }).click()
  await page.getByRole('button', { name: '开始使用' }).click()
  const card = cards(page, '储备').first()
  const name = await nameOf(card)
  const dialog = await openGate(card, '开工')
  await bringStartEvidence(dialog)
  await confirm(dialog)
  await page.reload()
  await page.getByRole('link', { name: new RegExp(name.slice(0, 6)) }).first().click()
  const photo = page.locator('main img').first()
  // A photo is fetched when it is about to be seen.
  await page.getByRole('heading', { name: /^现场照片/ }).scrollIntoViewIfNeeded()
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
})
