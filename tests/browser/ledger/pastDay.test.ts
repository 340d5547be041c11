import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { localDay } from '#domain/calendar.ts'
import { openLedger } from './app.ts'

const today = localDay(Date.now())

describe('the ledger of a past day', () => {
  it('shows that day with a banner, lets nothing be edited, and goes back to now', async () => {
    const { router } = await openLedger(3, { path: `/ledger?on=${today}` })
    await expect.element(page.getByText(`按 ${today} 查看（只读）`)).toBeVisible()
    expect(document.querySelectorAll('[data-project] [aria-readonly="true"]').length).toBeGreaterThan(0)
    expect(document.querySelectorAll('[data-project] [role="gridcell"][data-col]:not([aria-readonly="true"])').length).toBe(0)
    await page.getByRole('button', { name: '回到现在' }).click()
    await expect.poll(() => router.currentRoute.value.query['on']).toBeUndefined()
    await expect.element(page.getByText('查看（只读）')).not.toBeInTheDocument()
  })

  it('stays on its day while others go on writing, and shows what they wrote on going back', async () => {
    const { log, router } = await openLedger(2)
    await router.push('/ledger?on=2020-01-01')
    await expect.element(page.getByText(`最早的记录在 ${today}`)).toBeVisible()
    await log.append([{ type: 'ProjectRevised', subject: 'project/p1', payload: { reason: null }, changes: [{ field: 'name', from: '示例项目1', to: '改了名', base: [] }] }], { person: '王建', unit: '区发改局', role: '发改局' }, [])
    await expect.element(page.getByText('这一天的台账是空的')).toBeVisible()
    await page.getByRole('button', { name: '回到现在' }).click()
    await expect.element(page.getByText('改了名').first()).toBeVisible()
  })
})
