import { h } from 'vue'
import { beforeEach, describe, expect, it } from 'vitest'
import { cleanup, render } from 'vitest-browser-vue'
import { page, userEvent } from 'vitest/browser'
import FreshnessTag from '#components/indicator/FreshnessTag.vue'
import IndicatorHelp from '#components/indicator/IndicatorHelp.vue'
import type { Freshness } from '#domain/indicators.ts'
import { indicatorsOf } from '#projection/indicators.ts'
import '#styles/tokens.css'
import '#styles/base.css'
import '#styles/print.css'
import { projectOf, standingOf } from '../../unit/projection/indicatedProjects.ts'

const YI = 100_000_000
const INDICATORS = indicatorsOf([projectOf('甲', { category: '续建', stage: '续建', plan: 62.2 * YI, months: [[5, 23 * YI, '2025-06-08']] })], standingOf())

const ask = page.getByRole('button', { name: '投资完成率的算法' })
const panel = page.getByRole('dialog', { name: '投资完成率的算法' })

async function openBeside(): Promise<void> {
  cleanup()
  await render({ render: () => h('main', { tabindex: 0 }, [h('h1', '指标'), h('p', ['37.0%', h(IndicatorHelp, { name: '投资完成率', indicators: INDICATORS })])]) })
}

beforeEach(async () => {
  await page.viewport(1440, 900)
  await openBeside()
})

describe('the help beside a number', () => {
  it('says the formula, what this number was made of, what is left out and its source', async () => {
    await ask.click()
    await expect.element(panel).toBeVisible()
    for (const words of ['年初累计 ÷ 年度计划投资', '23.0 ÷ 62.2 亿元 = 37.0%', '超过 100% 照实显示', '年度计划报告']) await expect.element(panel).toHaveTextContent(words)
  })

  it('opens by the keyboard, and Esc gives the focus back', async () => {
    ;(ask.element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('button', { name: '关闭' })).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await expect.element(panel).not.toBeInTheDocument()
    await expect.element(ask).toHaveFocus()
    await expect.element(ask).toHaveAttribute('aria-expanded', 'false')
  })

  it('is a sheet at the bottom of a phone, within its width', async () => {
    await page.viewport(390, 844)
    await ask.click()
    const { left, right, bottom } = panel.element().getBoundingClientRect()
    expect([left >= 0, right <= 390, Math.abs(844 - bottom) <= 2]).toEqual([true, true, true])
  })

  it('is not on paper', () => {
    expect(ask.element().closest('.no-print')).not.toBeNull()
  })

  it('has no serious finding of axe', async () => {
    await ask.click()
    await expect.element(panel).toBeVisible()
    const axe = (await import('axe-core')).default
    const { violations } = await axe.run(document.body)
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
  })
})

describe('how old figures are', () => {
  const shown = async (freshness: Partial<Freshness>): Promise<void> => {
    cleanup()
    await render(FreshnessTag, { props: { freshness: { day: '2025-06-20' as Freshness['day'], days: null, lastReportedOn: null, lastPeriod: null, stale: false, ...freshness } } })
  }

  it('is said by its date where it is not looked at from today', async () => {
    await shown({ days: 12, lastReportedOn: '2025-06-08' as Freshness['lastReportedOn'] })
    await expect.element(page.getByText('最近上报 2025-06-08')).toBeVisible()
    await expect.element(page.getByText('数据陈旧')).not.toBeInTheDocument()
  })

  it('says 数据陈旧 in words where it is grey', async () => {
    await shown({ days: 46, lastReportedOn: '2025-05-05' as Freshness['lastReportedOn'], stale: true })
    await expect.element(page.getByText('数据陈旧')).toBeVisible()
    await expect.element(page.getByText('最近上报 2025-05-05')).toBeVisible()
  })
})
