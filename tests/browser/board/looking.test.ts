import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { list, many, openBoard } from './openBoard.ts'

beforeEach(() => page.viewport(1440, 900))

describe('the lists of the board', () => {
  it('are four, named by their stages, when lanes are off', async () => {
    await openBoard(many(3, '续建'))
    await expect.element(list('续建')).toBeVisible()
    expect(page.getByRole('list').all().map((one) => one.element().getAttribute('aria-label'))).toEqual(['储备', '开工', '续建', '投产'])
    expect(list('续建').getByRole('listitem').all()).toHaveLength(3)
  })

  it('are one a cell, named lane and stage, when lanes are on', async () => {
    await openBoard([{ name: '甲项目', stage: '储备', district: '西兴街道' }, { name: '乙项目', stage: '投产' }], { query: '?lanes=district' })
    await expect.element(list('西兴街道 储备').getByRole('listitem', { name: /^甲项目/ })).toBeVisible()
    await expect.element(list('未归属 投产').getByRole('listitem', { name: /^乙项目/ })).toBeVisible()
  })

  it('hold all of a hundred cards, and of more only those near the window, each saying where it stands', async () => {
    await openBoard([...many(100, '储备'), ...many(300, '续建')])
    // The app's first frame holds those in sight, and the others follow.
    await expect.poll(() => list('储备').getByRole('listitem').all(), { timeout: 15_000 }).toHaveLength(100)
    await expect.element(list('续建').getByRole('listitem').first()).toBeVisible()
    const drawn = list('续建').getByRole('listitem').all()
    expect(drawn.length).toBeGreaterThan(5)
    expect(drawn.length).toBeLessThan(100)
    expect(drawn[0]?.element().getAttribute('aria-setsize')).toBe('300')
    expect(drawn[0]?.element().getAttribute('aria-posinset')).toBe('1')
  })

  it('draw the last cards when they are scrolled to', async () => {
    await openBoard(many(300, '续建'))
    await expect.element(list('续建')).toBeVisible()
    const scroller = list('续建').element().parentElement
    await vi.waitFor(() => {
      scroller?.scrollTo({ top: scroller.scrollHeight })
      expect(list('续建').getByRole('listitem', { name: /^项目300，/ }).query()).not.toBeNull()
    })
  })

  it('are drawn whole for paper', async () => {
    await openBoard(many(150, '续建'))
    window.dispatchEvent(new Event('beforeprint'))
    await vi.waitFor(() => expect(document.querySelectorAll('[data-card]')).toHaveLength(150))
    window.dispatchEvent(new Event('afterprint'))
    await vi.waitFor(() => expect(document.querySelectorAll('[data-card]').length).toBeLessThan(100))
  })

  it('fold to a strip with name and count, and the address says so', async () => {
    const { router } = await openBoard(many(2, '续建'))
    await page.getByRole('button', { name: '折叠续建' }).click()
    await expect.element(page.getByText('续建 2 个')).toBeVisible()
    expect(router.currentRoute.value.query['fold']).toBe('续建')
    await page.getByRole('button', { name: '展开续建' }).click()
    await expect.element(list('续建').getByRole('listitem').first()).toBeVisible()
  })
})

describe('an empty column', () => {
  it('tells nothing yet from hidden by the filter, and offers to clear the filter', async () => {
    const { router } = await openBoard(many(2, '储备'), { query: '?q=没有这样的' })
    await expect.element(page.getByText('2 个项目被筛选隐藏')).toBeVisible()
    await expect.element(page.getByText('还没有开工项目')).toBeVisible()
    list('储备').element().parentElement?.querySelector('button')?.click()
    await expect.element(list('储备').getByRole('listitem').first()).toBeVisible()
    await vi.waitFor(() => expect(router.currentRoute.value.query).toEqual({}))
  })
})

describe('the filter', () => {
  const PROJECTS = [
    { name: '物联谷产业园', stage: '续建', district: '物联网产业园', totalInvestment: 300_000_000 },
    { name: '西兴小学', stage: '续建', district: '西兴街道', totalInvestment: 100_000_000 },
  ] as const

  it.each(['wlg', 'wulian', '物联谷'])('finds by “%s”, and every sum follows', async (text) => {
    const { router } = await openBoard(PROJECTS)
    await page.getByRole('searchbox', { name: '搜索项目', exact: true }).fill(text)
    await expect.element(page.getByText('显示 1 / 2 个')).toBeVisible()
    await expect.element(page.getByText('合计 1 个')).toBeVisible()
    expect(list('续建').getByRole('listitem').all()).toHaveLength(1)
    await vi.waitFor(() => expect(router.currentRoute.value.query['q']).toBe(text))
  })

  it('waits for an input method to finish its composition', async () => {
    await openBoard(PROJECTS)
    const field = page.getByRole('searchbox', { name: '搜索项目', exact: true }).element() as HTMLInputElement
    field.value = 'xi'
    field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }))
    await expect.element(page.getByText('显示 2 / 2 个')).toBeVisible()
    field.value = '西兴'
    field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
    await expect.element(page.getByText('显示 1 / 2 个')).toBeVisible()
  })

  it('offers values with their counts, and shows what is chosen as a chip that takes itself off', async () => {
    const { router } = await openBoard(PROJECTS)
    await page.getByRole('button', { name: /^属地/ }).click()
    await page.getByRole('checkbox', { name: /西兴街道/ }).click()
    await vi.waitFor(() => expect(router.currentRoute.value.query['district']).toBe('西兴街道'))
    await page.getByRole('button', { name: '完成', exact: true }).click()
    await page.getByRole('button', { name: '去掉筛选 属地：西兴街道' }).click()
    await expect.element(page.getByText('显示 2 / 2 个')).toBeVisible()
  })

  it('shows as a chip what a link of the overview asks for, though it has no button', async () => {
    await openBoard(PROJECTS, { query: '?county=滨江' })
    await expect.element(page.getByRole('button', { name: '去掉筛选 区：滨江' })).toBeVisible()
  })
})

describe('saved views', () => {
  it('keep the address under a name, apply, rename and forget it', async () => {
    const { router } = await openBoard([{ name: '西兴小学', stage: '续建', district: '西兴街道' }], { query: '?lanes=district&district=西兴街道' })
    await page.getByRole('button', { name: /^视图/ }).click()
    await page.getByLabelText('把当前筛选存为视图').fill('西兴')
    await page.getByRole('button', { name: '保存视图' }).click()
    await page.getByRole('button', { name: '全部', exact: true }).click()
    await vi.waitFor(() => expect(router.currentRoute.value.query).toEqual({}))
    await page.getByRole('button', { name: /^视图/ }).click()
    await page.getByRole('button', { name: '重命名视图 西兴' }).click()
    await page.getByLabelText('西兴的新名称').fill('西兴看板')
    await userEvent.keyboard('{Enter}')
    await page.getByRole('button', { name: '西兴看板', exact: true }).click()
    await vi.waitFor(() => expect(router.currentRoute.value.query).toEqual({ lanes: 'district', district: '西兴街道' }))
    await page.getByRole('button', { name: /^视图/ }).click()
    await page.getByRole('button', { name: '删除视图 西兴看板' }).click()
    await expect.element(page.getByRole('button', { name: '西兴看板', exact: true })).not.toBeInTheDocument()
  })
})

describe('the board without serious accessibility findings', () => {
  it.each([[1440, '?lanes=district'], [1440, ''], [390, '']])('at %i px, %s', async (width, query) => {
    await page.viewport(width, 844)
    await openBoard([{ name: '西兴小学', stage: '续建', district: '西兴街道', totalInvestment: 100_000_000 }, { name: '旧项目', stage: '退出' }], { query })
    await expect.element(page.getByText('合计 1 个')).toBeVisible()
    const axe = (await import('axe-core')).default
    const { violations } = await axe.run(document.body)
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  })
})

describe('a phone', () => {
  it('shows one stage at a time and switches by its counts, with all four lists in the page', async () => {
    await page.viewport(390, 844)
    await openBoard([...many(2, '储备'), { name: '远处', stage: '续建' }])
    await page.getByRole('button', { name: '续建 1', exact: true }).click()
    await vi.waitFor(() => expect(Math.round(list('续建').element().getBoundingClientRect().left)).toBeLessThan(40))
    expect(page.getByRole('list').all()).toHaveLength(4)
    await expect.element(page.getByRole('button', { name: '续建 1', exact: true })).toHaveAttribute('aria-pressed', 'true')
  })

  it('keeps every lane’s lists in the page, and shows a stage when the focus enters it', async () => {
    await page.viewport(390, 844)
    await openBoard([{ name: '甲项目', stage: '储备', district: '西兴街道' }, { name: '乙项目', stage: '续建', district: '西兴街道' }], { query: '?lanes=district' })
    await expect.element(list('西兴街道 储备')).toBeVisible()
    ;(list('西兴街道 续建').getByRole('link', { name: '乙项目' }).element() as HTMLElement).focus()
    await expect.element(page.getByRole('button', { name: '续建 1', exact: true })).toHaveAttribute('aria-pressed', 'true')
    await vi.waitFor(() => expect(list('西兴街道 续建').element().getBoundingClientRect().width).toBeGreaterThan(300))
  })
})
