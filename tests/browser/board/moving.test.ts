import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { card, gate, LEADER, list, middle, nextFrame, openBoard, pointer } from './openBoard.ts'

const PROJECTS = [
  { name: '甲项目', stage: '储备' },
  { name: '乙项目', stage: '续建' },
] as const

const column = (stage: string): Element => {
  const found = document.querySelector(`.cell[data-drop="${stage}"]`)
  if (!found) throw new Error(`no column ${stage}`)
  return found
}
const said = (): string => document.querySelector('.board > [role=status]')?.textContent ?? ''

// A pointer made by a test is not one the browser knows, so that nothing can capture it.
beforeEach(() => vi.spyOn(HTMLElement.prototype, 'setPointerCapture').mockImplementation(() => undefined))
beforeEach(() => page.viewport(1440, 900))

/** Presses a card, carries it to a place and leaves it in the air. */
async function carry(name: string, to: Element): Promise<void> {
  const from = middle(card(name))
  pointer('pointerdown', card(name), from)
  pointer('pointermove', window, { ...from, clientX: from.clientX + 10 })
  pointer('pointermove', window, middle(to))
  await nextFrame()
}

describe('moving a card by mouse', () => {
  it('asks at the gate when it is dropped on a stage it may enter', async () => {
    await openBoard(PROJECTS)
    await carry('甲项目', column('开工'))
    expect(column('开工').classList).toContain('is-over')
    pointer('pointerup', window, middle(column('开工')))
    await expect.element(gate).toBeVisible()
    await expect.element(gate.getByText('甲项目')).toBeVisible()
  })

  it('tells on every column whether the card may come in, in words and by a shape', async () => {
    await openBoard(PROJECTS)
    await carry('甲项目', column('开工'))
    await expect.element(page.getByText('✓ 可移入')).toBeVisible()
    await expect.element(page.getByText('储备项目须先开工，不能直接进入投产。')).toBeVisible()
    await expect.element(page.getByText('移出看板，须写原因').first()).toBeVisible()
    pointer('pointercancel', window, middle(column('开工')))
  })

  it('says why when it is dropped where it may not go, and moves nothing', async () => {
    const { project } = await openBoard(PROJECTS)
    await carry('甲项目', column('投产'))
    pointer('pointerup', window, middle(column('投产')))
    await expect.element(page.getByText(/“甲项目”没有移动/).first()).toBeVisible()
    expect(gate.query()).toBeNull()
    expect(project('甲项目').stage).toBe('储备')
  })

  it('stays a click as long as it moves no more than four pixels', async () => {
    const { router } = await openBoard(PROJECTS)
    const from = middle(card('甲项目'))
    pointer('pointerdown', card('甲项目'), from)
    pointer('pointermove', window, { ...from, clientX: from.clientX + 3 })
    await nextFrame()
    expect(document.querySelector('.drag-ghost')).toBeNull()
    pointer('pointerup', window, from)
    await page.getByRole('link', { name: '甲项目' }).click()
    await vi.waitFor(() => expect(router.currentRoute.value.path).toBe('/project/p0'))
  })

  it('swallows the click that ends a drag', async () => {
    const { router } = await openBoard(PROJECTS)
    await carry('甲项目', card('甲项目'))
    pointer('pointerup', window, middle(card('甲项目')))
    card('甲项目').querySelector('a')?.click()
    await nextFrame()
    expect(router.currentRoute.value.path).toBe('/board')
  })

  it.each([
    ['Esc', () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))],
    ['a lost pointer', () => pointer('pointercancel', window, { clientX: 0, clientY: 0 })],
    ['the other button', () => window.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }))],
  ])('is cancelled by %s', async (_, cancel) => {
    await openBoard(PROJECTS)
    await carry('甲项目', column('开工'))
    cancel()
    await nextFrame()
    expect(document.querySelector('.drag-ghost')).toBeNull()
    expect(said()).toContain('已取消')
    pointer('pointerup', window, middle(column('开工')))
    expect(gate.query()).toBeNull()
  })
})

describe('moving a card by finger', () => {
  it('begins after a press of 300 ms', async () => {
    await openBoard(PROJECTS)
    pointer('pointerdown', card('甲项目'), middle(card('甲项目')), 'touch')
    await vi.waitFor(() => expect(document.querySelector('.drag-ghost')).not.toBeNull())
    pointer('pointermove', window, middle(column('开工')), 'touch')
    pointer('pointerup', window, middle(column('开工')), 'touch')
    await expect.element(gate).toBeVisible()
  })

  it('is scrolling when the finger moves at once', async () => {
    await openBoard(PROJECTS)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const from = middle(card('甲项目'))
      pointer('pointerdown', card('甲项目'), from, 'touch')
      pointer('pointermove', window, { ...from, clientY: from.clientY + 20 }, 'touch')
      vi.advanceTimersByTime(1_000)
      expect(document.querySelector('.drag-ghost')).toBeNull()
    } finally {
      vi.useRealTimers()
    }
  })

  it('leaves cards scrollable: none takes the touch for itself', async () => {
    await openBoard(PROJECTS)
    expect(getComputedStyle(card('甲项目')).touchAction).toBe('auto')
  })
})

describe('moving a card by keys', () => {
  it('takes it up by M, chooses a stage by arrows and puts it down by Enter', async () => {
    await openBoard(PROJECTS)
    card('甲项目').querySelector('a')?.focus()
    await userEvent.keyboard('m')
    expect(said()).toContain('已拿起“甲项目”，现在储备')
    await userEvent.keyboard('{ArrowRight}')
    await vi.waitFor(() => expect(said()).toContain('开工：可移入。须补：'))
    await userEvent.keyboard('{Enter}')
    await expect.element(gate).toBeVisible()
  })

  it('says why a stage cannot be chosen, and leaves the card there on Enter', async () => {
    await openBoard(PROJECTS)
    card('甲项目').querySelector('a')?.focus()
    await userEvent.keyboard('m{ArrowRight}{ArrowRight}')
    await vi.waitFor(() => expect(said()).toContain('续建：不能移入。储备项目须先开工'))
    await userEvent.keyboard('{Enter}')
    await vi.waitFor(() => expect(said()).toContain('“甲项目”没有移动'))
    expect(gate.query()).toBeNull()
  })

  it('puts it back by Esc', async () => {
    await openBoard(PROJECTS)
    card('甲项目').querySelector('a')?.focus()
    await userEvent.keyboard(' {Escape}')
    await vi.waitFor(() => expect(said()).toContain('已取消'))
  })
})

describe('the tray', () => {
  it('gives a card back to the board by keys as far as it had come', async () => {
    await openBoard([{ name: '丙项目', stage: '停缓建', suspendedFrom: '续建' }], { query: '?tray=open' })
    card('丙项目').querySelector('a')?.focus()
    await userEvent.keyboard('m{ArrowLeft}{ArrowLeft}')
    await vi.waitFor(() => expect(said()).toContain('投产：不能移入'))
    await userEvent.keyboard('{ArrowLeft}')
    await vi.waitFor(() => expect(said()).toContain('续建：可移入。恢复，须写原因'))
    await userEvent.keyboard('{Enter}')
    await expect.element(gate).toBeVisible()
  })

  it('is there for a card on its way even when it holds nothing', async () => {
    await openBoard(PROJECTS)
    expect(page.getByRole('region', { name: '板外项目' }).query()).toBeNull()
    await carry('乙项目', column('续建'))
    const zone = document.querySelector('[data-drop="停缓建"]')
    if (!zone) throw new Error('no zone')
    pointer('pointermove', window, middle(zone))
    await nextFrame()
    pointer('pointerup', window, middle(zone))
    await expect.element(gate.getByText('停缓建', { exact: true })).toBeVisible()
  })
})

describe('the menu 移到…', () => {
  it('offers every stage and says of those that are closed why', async () => {
    await openBoard(PROJECTS)
    await list('储备').getByRole('button', { name: '移到…' }).click()
    const closed = page.getByRole('menuitem', { name: /^投产.*须先开工/ })
    await expect.element(closed).toHaveAttribute('aria-disabled', 'true')
    await closed.click({ force: true })
    expect(gate.query()).toBeNull()
  })

  it('leads to the same gate, and the card arrives with its sums', async () => {
    const { project } = await openBoard([{ name: '乙项目', stage: '续建', totalInvestment: 500_000_000 }])
    await list('续建').getByRole('button', { name: '移到…' }).click()
    await page.getByRole('menuitem', { name: /^停缓建/ }).click()
    await gate.getByLabelText('日期', { exact: true }).fill('2025-07-01')
    await gate.getByLabelText('原因', { exact: true }).fill('资金安排调整')
    await page.getByRole('button', { name: '确认', exact: true }).click()
    await vi.waitFor(() => expect(project('乙项目').stage).toBe('停缓建'))
    await expect.element(page.getByRole('button', { name: /板外 1 个/ })).toBeVisible()
    await expect.element(page.getByText('合计 0 个')).toBeVisible()
  })

  it('gives the focus back on Esc', async () => {
    await openBoard(PROJECTS)
    const button = list('储备').getByRole('button', { name: '移到…' })
    await button.click()
    await userEvent.keyboard('{Escape}')
    await expect.element(button).toHaveFocus()
  })
})

describe('a leader, who only reads', () => {
  it('sees every card without 移到… and cannot take one up', async () => {
    await openBoard(PROJECTS, { actor: LEADER })
    await expect.element(list('储备').getByRole('listitem', { name: /^甲项目/ })).toBeVisible()
    expect(page.getByRole('button', { name: '移到…' }).query()).toBeNull()
    expect(page.getByRole('button', { name: '新建项目' }).query()).toBeNull()
    await carry('甲项目', column('开工'))
    expect(document.querySelector('.drag-ghost')).toBeNull()
    card('甲项目').querySelector('a')?.focus()
    await userEvent.keyboard('m')
    expect(said()).toBe('')
  })
})
