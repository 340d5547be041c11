import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { planOf } from '#domain/project.ts'
import { cell, copied, openLedger, paste } from './app.ts'

const focused = (): string => (document.activeElement as HTMLElement).closest('[data-row]')?.querySelector('.text')?.textContent ?? ''
const at = (): readonly (string | undefined)[] => {
  const { row, col } = (document.activeElement as HTMLElement).dataset
  return [row, col]
}
const button = (name: string | RegExp) => page.getByRole('button', { name })

describe('typing in the ledger', () => {
  it('begins with the key that is typed, replaces the value, and goes down with Enter', async () => {
    const { store } = await openLedger(3)
    await userEvent.click(cell('示例项目1', '总投资'))
    await userEvent.keyboard('2500.5{Enter}')
    await expect.poll(() => store.project('project/p1')?.totalInvestment).toBe(25_005_000)
    await expect.poll(focused).toBe('2,000')
    await expect.poll(() => cell('示例项目1', '总投资').textContent).toBe('2,500.5')
  })

  it('Tab goes right and on, and Enter then goes back under the first', async () => {
    const { store } = await openLedger(3)
    await userEvent.click(cell('示例项目1', '总投资'))
    await userEvent.keyboard('3000{Tab}')
    await expect.poll(focused).toBe('未填')
    await userEvent.keyboard('40{Enter}')
    await expect.poll(() => planOf(store.project('project/p1')!, 2025).completedBeforeYear).toBe(400_000)
    await expect.poll(focused).toBe('2,000')
  })

  it('says in words why a value is refused, keeps what was typed, and Escape gives up', async () => {
    const { store } = await openLedger(2)
    await userEvent.click(cell('示例项目1', '总投资'))
    await userEvent.keyboard('abc{Enter}')
    await expect.element(page.getByRole('grid').getByRole('alert')).toHaveTextContent('“abc”不是金额')
    expect(document.activeElement).toHaveProperty('value', 'abc')
    await userEvent.keyboard('{Escape}')
    await expect.poll(focused).toBe('1,000')
    expect(store.project('project/p1')?.totalInvestment).toBe(10_000_000)
  })

  it('F2 opens what stands there, and a choice is chosen from a list', async () => {
    const { store } = await openLedger(2)
    await userEvent.click(cell('示例项目1', '属地'))
    await userEvent.keyboard('{F2}')
    await userEvent.selectOptions(page.getByLabelText('示例项目1，属地'), '长河街道')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => store.project('project/p1')?.district).toBe('长河街道')
  })

  it('Delete clears to 未填 and Ctrl+Z takes it back', async () => {
    const { store } = await openLedger(2)
    await userEvent.click(cell('示例项目2', '总投资'))
    await userEvent.keyboard('{Delete}')
    await expect.poll(() => store.project('project/p2')?.totalInvestment).toBeNull()
    await expect.poll(() => cell('示例项目2', '总投资').textContent).toBe('未填')
    await userEvent.keyboard('{Control>}z{/Control}')
    await expect.poll(() => store.project('project/p2')?.totalInvestment).toBe(20_000_000)
  })

  it('a plan that was set before asks why, and the history says so', async () => {
    const { log, store } = await openLedger(1)
    await userEvent.click(cell('示例项目1', '年度计划投资'))
    await userEvent.keyboard('80{Enter}')
    await page.getByLabelText('调整原因').fill('中期调整')
    await page.getByLabelText('批准人').fill('张主任')
    await button('写入 1 处').click()
    await expect.poll(() => planOf(store.project('project/p1')!, 2025).annualPlan).toBe(800_000)
    const last = (await log.eventsOf('project/p1')).at(-1)
    expect(last?.event).toMatchObject({ type: 'PlanRevised', payload: { reason: '中期调整', approver: '张主任' } })
  })

  it('a leader reads and cannot type, paste or clear', async () => {
    const { store } = await openLedger(2, { role: '领导' })
    await userEvent.click(cell('示例项目1', '总投资'))
    await userEvent.keyboard('5{Enter}{Delete}')
    paste('7')
    expect(document.querySelector('dialog, input[type="text"]')).toBeNull()
    expect(store.project('project/p1')?.totalInvestment).toBe(10_000_000)
  })
})

describe('blocks of cells', () => {
  it('a pasted block is shown before and after, written as one act, and one undo takes all of it back', async () => {
    const { log, store } = await openLedger(4)
    const before = log.health().events
    await userEvent.click(cell('示例项目1', '总投资'))
    paste('1,111\t5\r\n\t6\r\n约三千\t7\r\n4444\t8\r\n9999\t9\r\n')
    await expect.element(page.getByRole('dialog', { name: '粘贴预览' })).toHaveTextContent('不是金额')
    await expect.element(page.getByRole('dialog')).toHaveTextContent('2 处超出表格范围')
    await expect.element(page.getByRole('dialog')).toHaveTextContent('1 处空白，不修改')
    await button('写入 6 处').click()
    await expect.poll(() => store.project('project/p4')?.totalInvestment).toBe(44_440_000)
    expect([1, 2, 3, 4].map((n) => store.project(`project/p${n}`)?.totalInvestment)).toEqual([11_110_000, 20_000_000, 30_000_000, 44_440_000])
    expect(log.health().events).toBe(before + 4)
    await button(/^撤销/).click()
    await expect.poll(() => [1, 2, 3, 4].map((n) => store.project(`project/p${n}`)?.totalInvestment)).toEqual([10_000_000, 20_000_000, 30_000_000, 40_000_000])
    expect(planOf(store.project('project/p2')!, 2025).completedBeforeYear).toBeNull()
  })

  it('what came in while the preview was open is shown before it is replaced', async () => {
    const { log, store } = await openLedger(2)
    await userEvent.click(cell('示例项目1', '总投资'))
    paste('1111\r\n2222\r\n')
    await expect.element(page.getByRole('dialog', { name: '粘贴预览' })).toHaveTextContent('2,000')
    const base = (await log.eventsOf('project/p2')).map(({ id }) => id)
    const arrived = { type: 'ProjectRevised', subject: 'project/p2', payload: { reason: null }, changes: [{ field: 'totalInvestment', from: 20_000_000, to: 77_770_000, base }] } as const
    await log.append([arrived], { person: '李', unit: '别处', role: '填报员' }, [])
    await expect.poll(() => store.project('project/p2')?.totalInvestment).toBe(77_770_000)
    await button('写入 2 处').click()
    await expect.element(page.getByRole('dialog').getByRole('alert')).toHaveTextContent('台账刚有新的改动')
    await expect.element(page.getByRole('dialog')).toHaveTextContent('7,777')
    expect(store.project('project/p2')?.totalInvestment).toBe(77_770_000)
    await button('写入 2 处').click()
    await expect.poll(() => store.project('project/p2')?.totalInvestment).toBe(22_220_000)
  })

  it('what is marked is copied as a block and can be pasted back without a change', async () => {
    const { log } = await openLedger(3)
    const before = log.health().events
    await userEvent.click(cell('示例项目1', '项目名称'))
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowRight}{ArrowRight}{/Shift}')
    await expect.poll(copied).toBe('示例项目1\t储备\t续建\r\n示例项目2\t储备\t续建')
    const text = copied()
    await userEvent.click(cell('示例项目1', '项目名称'))
    paste(text)
    expect(document.querySelector('dialog')).toBeNull()
    expect(log.health().events).toBe(before)
  })

  it('fills down, and ticked lines are edited in bulk with a look at before and after', async () => {
    const { store } = await openLedger(3)
    await userEvent.click(cell('示例项目1', '责任单位'))
    await userEvent.keyboard('gongsi{Enter}{ArrowUp}{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
    await userEvent.keyboard('{Control>}d{/Control}')
    await expect.poll(() => store.project('project/p3')?.responsibleUnit).toBe('gongsi')
    await userEvent.keyboard(' ')
    await button('批量修改').click()
    await page.getByLabelText('字段').selectOptions('联系领导')
    await page.getByLabelText('改为', { exact: true }).fill('赵副区长')
    await button('写入 3 处').click()
    await expect.poll(() => [1, 2, 3].map((n) => store.project(`project/p${n}`)?.contactLeader)).toEqual(['赵副区长', '赵副区长', '赵副区长'])
  })
})

describe('ways through the ledger', () => {
  it('arrows, Home, End, Ctrl+Home and Ctrl+End lead to the edges and never past them', async () => {
    await openLedger(200)
    await userEvent.click(cell('示例项目1', '阶段'))
    await userEvent.keyboard('{Control>}{End}{/Control}')
    await expect.poll(() => at()[0]).toBe('199')
    await userEvent.keyboard('{Home}{ArrowDown}{ArrowLeft}')
    await expect.poll(at).toEqual(['199', '0'])
    await userEvent.keyboard('{Control>}{Home}{/Control}{ArrowUp}')
    await expect.poll(at).toEqual(['-1', '0'])
  })

  it('there is one tab stop, and of many lines only those in sight are in the page', async () => {
    await openLedger(200)
    expect(document.querySelectorAll('[role="grid"] [tabindex="0"]')).toHaveLength(1)
    expect(document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount')).toBe('202')
    expect(document.querySelectorAll('[role="row"]').length).toBeLessThan(80)
  })

  it('a header sorts by key, says so, and the order stands in the address', async () => {
    const { router } = await openLedger(3)
    await userEvent.click(cell('示例项目1', '总投资'))
    await userEvent.keyboard('{ArrowUp}{Enter}')
    await expect.element(page.getByRole('columnheader', { name: /总投资/ })).toHaveAttribute('aria-sort', 'ascending')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => router.currentRoute.value.query['sort']).toBe('-totalInvestment')
    await expect.poll(() => document.querySelector('[role="row"][data-project]')?.textContent).toContain('示例项目3')
  })

  it('groups fold, and the total follows the filter', async () => {
    const { router } = await openLedger(3, { path: '/ledger?group=district&q=示例项目2' })
    const total = (): string => document.querySelector('[role="grid"] .total')?.textContent ?? ''
    await expect.poll(total).toContain('2,000')
    await userEvent.click(document.querySelector('[data-group]')!)
    await expect.poll(() => router.currentRoute.value.query['fold']).toBe('西兴街道')
    await expect.poll(() => document.querySelectorAll('[data-project]').length).toBe(0)
    expect(total()).toContain('2,000')
  })
})
