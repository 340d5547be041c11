import { beforeEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { choose, ledger, OFFICER, openApp, row, sayWho, seriousFindings } from './app.ts'

const button = (name: string) => page.getByRole('button', { name, exact: true })

beforeEach(() => page.viewport(1440, 900))

describe('first use with the examples', () => {
  it('goes to where one was going when the fields are filled first and the examples chosen after', async () => {
    const { log, router } = await openApp('/welcome?next=/board?stage=储备')
    await sayWho(OFFICER)
    await button('载入示例').click()
    await button('开始使用').click()
    await expect.element(page.getByText('看板到了')).toBeVisible()
    expect(router.currentRoute.value.fullPath).toContain('/board')
    expect(await log.preference('actor')).toEqual(OFFICER)
    expect(log.health().events).toBeGreaterThan(159)
  })

  it('works the same when the examples are chosen first and the fields filled after', async () => {
    const { log } = await openApp('/welcome')
    await button('载入示例').click()
    await sayWho(OFFICER)
    await button('开始使用').click()
    await expect.element(page.getByText('看板到了')).toBeVisible()
    expect(log.health().events).toBeGreaterThan(159)
  })

  it('lets a leader in, who only reads', async () => {
    const { log } = await openApp('/welcome')
    await sayWho({ ...OFFICER, role: '领导' })
    await button('开始使用').click()
    await expect.element(page.getByText('看板到了')).toBeVisible()
    expect(log.health().events).toBeGreaterThan(159)
  })
})

describe('who works here', () => {
  it('is asked for in words at each field, and what was typed stays', async () => {
    const { log } = await openApp('/welcome')
    await page.getByLabelText('单位', { exact: true }).fill('区发改局')
    await button('开始使用').click()
    await expect.element(page.getByText('请填写姓名。每条记录都会注明是谁、哪个单位。')).toBeVisible()
    await expect.element(page.getByLabelText('姓名', { exact: true })).toHaveFocus()
    await expect.element(page.getByLabelText('单位', { exact: true })).toHaveValue('区发改局')
    expect(log.health().events).toBe(0)
  })

  it('is all that is asked on a device that has projects', async () => {
    const first = await openApp('/welcome')
    await sayWho(OFFICER)
    await button('开始使用').click()
    await expect.element(page.getByText('看板到了')).toBeVisible()
    first.log.close()
    await openApp('/welcome', { name: first.name })
    await expect.element(button('开始使用')).toBeVisible()
    await expect.element(button('载入示例')).not.toBeInTheDocument()
  })
})

describe('first use with a ledger', () => {
  it('says how many rows can be imported before anything is written, and imports them as one act', async () => {
    const { log } = await openApp('/welcome')
    await sayWho(OFFICER)
    await choose('导入台账', ledger([row('甲项目(示例)'), row('乙项目(示例)')]))
    await expect.element(page.getByText('2 条可导入')).toBeVisible()
    expect(log.health().events).toBe(0)
    await button('开始使用').click()
    await expect.element(page.getByText('看板到了')).toBeVisible()
    await page.getByRole('button', { name: /^撤销/ }).click()
    await expect.element(page.getByText('撤销：导入台账 2 个项目')).toBeVisible()
  })

  it('names every problem with its row, field and value, and writes nothing', async () => {
    const { log } = await openApp('/welcome')
    await sayWho(OFFICER)
    await choose('导入台账', ledger([row('甲项目(示例)'), { ...row('乙项目(示例)'), district: '西兴', totalInvestment: '1亿' }]))
    const problems = page.getByRole('region', { name: /发现 2 处问题/ }).getByRole('listitem')
    await expect.element(problems.nth(0)).toHaveTextContent(/第 2 行.*属地.*西兴.*西兴街道/)
    await expect.element(problems.nth(1)).toHaveTextContent(/第 2 行.*总投资.*1亿.*以元为单位的整数/)
    await button('开始使用').click()
    await expect.element(page.getByText('台账文件有问题，没有导入。')).toBeVisible()
    expect(log.health().events).toBe(0)
    expect(await log.preference('actor')).toBe(null)
  })

  it('refuses what is no ledger at all, in words', async () => {
    await openApp('/welcome')
    await choose('导入台账', new File(['{"a":'], '坏.json'))
    await expect.element(page.getByText(/不是有效的 JSON/)).toBeVisible()
  })

  it('does not hold one up: after a refused ledger one may begin empty', async () => {
    const { log } = await openApp('/welcome')
    await sayWho(OFFICER)
    await choose('导入台账', ledger([]))
    await expect.element(page.getByText(/没有数据行/)).toBeVisible()
    await button('空白开始').click()
    await button('开始使用').click()
    await expect.element(page.getByText('看板到了')).toBeVisible()
    expect(log.health().events).toBe(0)
  })
})

describe('the page of first use', () => {
  it.each([[1440, 900], [390, 844]])('has no serious finding of axe and no sideways scroll at %i × %i', async (width, height) => {
    await page.viewport(width, height)
    await openApp('/welcome')
    await expect.element(page.getByText('1243.8')).toBeVisible()
    expect(await seriousFindings()).toEqual([])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  })
})
