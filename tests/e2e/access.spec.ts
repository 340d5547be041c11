import { expect, test } from '@playwright/test'
import { overflowOf, seriousFindings } from './axe.ts'
import { cards, nameOf, openExamples, openGate } from './people.ts'

// What the app does without a network has its own tests.
test.use({ serviceWorkers: 'block' })

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('首次使用 has no serious finding', async ({ page }) => {
      await page.goto('./')
      await expect(page.getByRole('button', { name: '开始使用' })).toBeVisible()
      expect(await seriousFindings(page)).toEqual([])
    })

    test('看板, its lanes and its gate have no serious finding', async ({ page }) => {
      await openExamples(page)
      expect(await seriousFindings(page)).toEqual([])
      await page.goto('./#/board?lanes=district')
      await expect(page.getByRole('list', { name: /西兴街道.*储备/ })).toBeAttached()
      expect(await seriousFindings(page)).toEqual([])
      await page.goto('./#/board')
      await openGate(cards(page, '储备').first(), '开工')
      expect(await seriousFindings(page)).toEqual([])
    })

    test('台账, its day before and its comparison, the import and 简报 have no serious finding', async ({ page }) => {
      await openExamples(page)
      for (const path of ['ledger', 'ledger?group=district', 'ledger?on=2025-03-31', 'ledger/compare?from=2025-03-31&to=2025-06-30', 'data/import', 'briefing']) {
        await page.goto(`./#/${path}`)
        await expect(page.locator('main')).toContainText(/53|对比|导入/)
        expect(await seriousFindings(page), path).toEqual([])
      }
    })

    test('年度结转, before it is made and after, has no serious finding', async ({ page }) => {
      await openExamples(page)
      await page.goto('./#/data/turn')
      await expect(page.getByRole('heading', { name: '逐项预览' })).toBeVisible()
      expect(await seriousFindings(page)).toEqual([])
      await page.getByRole('button', { name: /^办理年度结转/ }).click()
      await expect(page.getByRole('dialog', { name: /年结转到/ })).toBeVisible()
      expect(await seriousFindings(page)).toEqual([])
      await page.getByRole('button', { name: '确认办理' }).click()
      await expect(page.getByRole('button', { name: '撤销年度结转' })).toBeVisible()
      expect(await seriousFindings(page)).toEqual([])
    })

    test('总览, 数据 and a project have no serious finding', async ({ page }) => {
      await openExamples(page)
      const name = await nameOf(cards(page, '储备').first())
      await page.getByRole('link', { name: '总览' }).first().click()
      await expect(page.getByRole('table', { name: '表3 分属地' })).toBeVisible()
      expect(await seriousFindings(page)).toEqual([])
      await page.getByRole('link', { name: '数据' }).first().click()
      await expect(page.getByRole('button', { name: '备份' })).toBeVisible()
      expect(await seriousFindings(page)).toEqual([])
      await page.getByRole('link', { name: '看板' }).first().click()
      await cards(page, '储备').first().getByRole('link').first().click()
      await expect(page.getByRole('heading', { name: new RegExp(name.slice(0, 6)) }).first()).toBeVisible()
      expect(await seriousFindings(page)).toEqual([])
    })

    test('总览 compared and by leader, its help, and the wall have no serious finding', async ({ page }) => {
      await openExamples(page)
      await page.goto('./#/overview?vs=month&rank=leader&measure=plan')
      await expect(page.getByRole('table', { name: '联系领导排名' })).toBeVisible()
      await page.getByRole('button', { name: '序时差的算法' }).click()
      await expect(page.getByRole('dialog', { name: '序时差的算法' })).toBeVisible()
      expect(await seriousFindings(page)).toEqual([])
      await page.goto('./#/overview/wall')
      await expect(page.getByRole('heading', { level: 1 })).toContainText('总体情况')
      await page.getByRole('button', { name: '暂停' }).click()
      for (const title of ['红灯和黄灯', '进度曲线', '属地排名', '年度目标']) {
        await page.getByRole('navigation', { name: '大屏页面' }).getByRole('button', { name: title }).first().click()
        await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
        expect(await seriousFindings(page), title).toEqual([])
      }
    })

    test('no view is wider than the screen', async ({ page }) => {
      await openExamples(page)
      for (const path of ['board', 'ledger', 'overview', 'overview/wall', 'data', 'data/import', 'ledger/compare', 'briefing']) {
        await page.goto(`./#/${path}`)
        await expect(page.locator('main')).toBeVisible()
        expect(await overflowOf(page), path).toBe(0)
      }
    })
  })
}
