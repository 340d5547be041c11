import axe from 'axe-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { card, list, openBoard, type KnownProject } from './openBoard.ts'

beforeEach(() => page.viewport(1440, 900))

/** A project of 12,000 元 planned and so much reported for January to May 2025. */
const planned = (name: string, invested: number | null): KnownProject => ({
  name, stage: '续建', officer: '张专员', 'annualPlan@2025': 12_000,
  ...(invested === null ? {} : { 'report@2025-05': { invested, progressText: null, progressPercent: null, nextMonth: null, funds: null, reductionReason: null, reporter: '张专员' } }),
})

const SOME = [planned('红项目', 300), planned('黄项目', 2_792), planned('好项目', 6_000), planned('未报项目', null)]

describe('a card’s light', () => {
  it('is a shape with its word, and says why where somebody has to act', async () => {
    await openBoard(SOME)
    await expect.element(page.getByRole('button', { name: '红灯 比序时慢 39.2 个百分点' })).toBeVisible()
    expect(card('黄项目').textContent).toContain('黄灯比序时慢 18.4 个百分点')
    expect(card('未报项目').textContent).toContain('1–5 月没有报过进度')
    expect(card('好项目').querySelector('.card-light')?.textContent).toMatch(/^正常，/)
    expect(card('好项目').querySelectorAll('.card-light svg')).toHaveLength(1)
  })

  it('takes one line where it says why, and none of its own beside the tags where it does not', async () => {
    await openBoard(SOME)
    await expect.element(list('续建')).toBeVisible()
    const boxOf = (name: string, part: string): DOMRect | undefined => card(name).querySelector(part)?.getBoundingClientRect()
    expect(boxOf('红项目', '.card-light')?.height).toBeLessThan(20)
    expect(boxOf('红项目', '.category')?.top).toBeGreaterThan(boxOf('红项目', '.card-light')?.top ?? Infinity)
    expect(boxOf('好项目', '.category')?.left).toBeGreaterThan(boxOf('好项目', '.card-light')?.right ?? Infinity)
    expect(boxOf('好项目', '.category')?.top).toBeLessThan(boxOf('好项目', '.card-light')?.bottom ?? 0)
  })

  it('opens all five by one press, with who acts, by when, and the months; Escape goes back to it', async () => {
    await openBoard(SOME)
    const light = page.getByRole('button', { name: '黄灯 比序时慢 18.4 个百分点' })
    await light.click()
    const panel = page.getByRole('dialog', { name: '黄项目的亮灯' })
    await expect.element(panel).toHaveTextContent('责任：张专员，2025-07-10 前')
    await expect.element(panel).toHaveTextContent('银川市2025年亮灯规则（2025-01-01 起）')
    expect(panel.getByRole('list', { name: '2025 年各月亮灯' }).getByRole('listitem').all()).toHaveLength(5)
    await userEvent.keyboard('{Escape}')
    await expect.element(panel).not.toBeInTheDocument()
    expect(document.activeElement).toBe(light.element())
  })

  it('is met by axe without a finding, closed and open', async () => {
    await openBoard(SOME)
    await page.getByRole('button', { name: '黄灯 比序时慢 18.4 个百分点' }).click()
    await expect.element(page.getByRole('dialog', { name: '黄项目的亮灯' })).toBeVisible()
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } })
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  })
})

describe('the filter by light', () => {
  it('shows the red alone, from the address', async () => {
    await openBoard(SOME, { query: '?light=红' })
    await expect.element(page.getByText('显示 1 / 4 个')).toBeVisible()
    expect(list('续建').getByRole('listitem').all()).toHaveLength(1)
    expect(card('红项目')).toBeTruthy()
  })

  it('offers each light with its number, the worst first, and writes the address', async () => {
    const { router } = await openBoard(SOME)
    await page.getByRole('button', { name: /^亮灯/ }).click()
    const panel = page.getByRole('dialog', { name: '按亮灯筛选' })
    await expect.element(panel).toBeVisible()
    expect(panel.element().querySelectorAll('label').length).toBe(4)
    expect([...panel.element().querySelectorAll('label')].map((one) => one.textContent)).toEqual(['红1', '黄1', '未报1', '正常1'])
    await panel.getByRole('checkbox', { name: /^黄/ }).click()
    await expect.poll(() => router.currentRoute.value.query['light']).toBe('黄')
    await expect.element(page.getByText('显示 1 / 4 个')).toBeVisible()
  })

  it('lays lanes from the worst on', async () => {
    await openBoard(SOME, { query: '?lanes=light' })
    await expect.element(list('红 续建')).toBeVisible()
    expect([...document.querySelectorAll('.lane')].map((lane) => lane.getAttribute('aria-label'))).toEqual(['红', '黄', '未报', '正常'])
  })
})
