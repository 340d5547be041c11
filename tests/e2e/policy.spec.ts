import { expect, test, type Page } from '@playwright/test'
import { beginWithExamples, cards, openGate } from './people.ts'

const VIEWS = ['board', 'overview', 'overview/wall', 'data'] as const

interface Trouble {
  refused: string[]
  failed: string[]
}

/** Collects what the Content-Security-Policy refuses and what the page throws, from the first script on. */
async function watch(page: Page): Promise<Trouble> {
  const trouble: Trouble = { refused: [], failed: [] }
  await page.exposeFunction('noteRefusal', (text: string) => trouble.refused.push(text))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { noteRefusal } = window as unknown as { noteRefusal: (text: string) => void }
      noteRefusal(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`)
    })
  })
  page.on('pageerror', (error) => trouble.failed.push(error.message))
  return trouble
}

test('the app itself asks for nothing that its policy refuses', async ({ page }) => {
  const trouble = await watch(page)
  await beginWithExamples(page)
  const dialog = await openGate(cards(page, '储备').first(), '开工')
  await dialog.locator('input[type=file]').setInputFiles('public/icon-512.png')
  await expect(dialog.locator('img')).toBeVisible()
  await dialog.getByRole('button', { name: '取消' }).click()
  for (const view of VIEWS) {
    await page.goto(`./#/${view}`)
    await expect(page.locator('main h1, main h2').first()).toBeAttached()
  }
  await page.goto('./#/board')
  await cards(page, '储备').first().getByRole('link').first().click()
  await expect(page).toHaveURL(/#\/project\//)
  await expect(page.locator('main h1').first()).toBeVisible()
  expect(trouble).toEqual({ refused: [], failed: [] })
})

test('text cannot become markup, code or a foreign worker', async ({ page }) => {
  await page.goto('./')
  await expect(page.getByRole('button', { name: '载入示例' })).toBeVisible()
  const ran = await page.evaluate(() => {
    const attempts: Record<string, () => unknown> = {
      markup: () => (document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>'),
      code: () => (document.createElement('script').text = 'alert(1)'),
      worker: () => new Worker('https://example.org/worker.js'),
      policy: () =>
        (
          window as unknown as { trustedTypes: { createPolicy: (name: string, rules: object) => unknown } }
        ).trustedTypes.createPolicy('mine', {}),
    }
    return Object.keys(attempts).filter((name) => {
      try {
        attempts[name]?.()
        return true
      } catch {
        return false
      }
    })
  })
  expect(ran).toEqual([])
})
