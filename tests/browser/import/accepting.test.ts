import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { button, choose, csv, HEADER, openImport, pasteCells } from './openImport.ts'

const row = (name: string, total = 100): (string | number)[] => [name, '西兴街道', '储备', total]
const done = (words: string) => page.getByText(words, { exact: false })

describe('a preview', () => {
  it('of cells pasted from a spreadsheet is accepted in part: what was left out is not written', async () => {
    const { names, project } = await openImport()
    pasteCells([HEADER, row('甲项目', 1234.5), row('乙项目'), row('丙项目')])
    await expect.element(button('确认导入 3 行')).toBeEnabled()
    await page.getByRole('checkbox', { name: '导入 乙项目' }).click()
    await button('确认导入 2 行').click()
    await expect.element(done('已导入 粘贴的内容：新增 2 个项目，变更 0 个项目。')).toBeVisible()
    expect(names()).toEqual(['丙项目', '甲项目'])
    expect(project('甲项目')?.totalInvestment).toBe(12_345_000)
  })

  it('writes of a known project the fields that were left in, and says no more than was written', async () => {
    const { project } = await openImport()
    await choose(csv([HEADER, row('甲项目', 100)]))
    await button('确认导入 1 行').click()
    await button('再导入一份').click()
    await choose(csv([[...HEADER, '责任单位'], [...row('甲项目', 200), '区住建局']]))
    await page.getByLabelText(/名称与台账中的项目一致/).selectOptions('是，按名称对应')
    await button(/^甲项目/).click()
    await page.getByRole('checkbox', { name: '导入总投资' }).click()
    await button('确认导入 1 行').click()
    await expect.element(done('新增 0 个项目，变更 1 个项目。')).toBeVisible()
    expect(project('甲项目')).toMatchObject({ totalInvestment: 1_000_000, responsibleUnit: '区住建局' })
  })

  it('with every field left out writes nothing, and says so', async () => {
    const { log } = await openImport()
    await choose(csv([HEADER, row('甲项目', 100)]))
    await button('确认导入 1 行').click()
    await button('再导入一份').click()
    const before = log.health().events
    await choose(csv([HEADER, row('甲项目', 200)]))
    await page.getByLabelText(/名称与台账中的项目一致/).selectOptions('是，按名称对应')
    await button(/^甲项目/).click()
    await page.getByRole('checkbox', { name: '导入总投资' }).click()
    await button('确认导入 1 行').click()
    await expect.element(page.getByRole('alert')).toHaveTextContent('没有要写入的内容，没有写入。')
    expect(log.health().events).toBe(before)
  })

  it('of more than 200 rows draws those near the window, and all of them are accepted or left out at once', async () => {
    const { names } = await openImport()
    pasteCells([HEADER, ...Array.from({ length: 300 }, (_, at) => row(`项目${at + 1}`))])
    await expect.element(button('确认导入 300 行')).toBeEnabled()
    const list = page.getByRole('list', { name: '导入的行' })
    await expect.element(list.getByText('项目1', { exact: true })).toBeVisible()
    expect(list.element().children.length).toBeLessThan(100)
    expect(list.element().firstElementChild?.getAttribute('aria-setsize')).toBe('300')
    const scroller = page.getByRole('group', { name: '导入的行，可滚动' }).element()
    scroller.scrollTop = scroller.scrollHeight
    await expect.element(list.getByText('项目300', { exact: true })).toBeVisible()
    await page.getByRole('checkbox', { name: '导入 项目300' }).click()
    await expect.element(button('确认导入 299 行')).toBeEnabled()
    await page.getByRole('checkbox', { name: '全选' }).click()
    await expect.element(button('确认导入 300 行')).toBeEnabled()
    await page.getByRole('checkbox', { name: '全选' }).click()
    await expect.element(button('确认导入 0 行')).toBeDisabled()
    await page.getByRole('checkbox', { name: '导入 项目300' }).click()
    await button('确认导入 1 行').click()
    await expect.element(done('新增 1 个项目')).toBeVisible()
    expect(names()).toEqual(['项目300'])
  })

  it('of a file that is refused does not come about, and nothing is written', async () => {
    const { log } = await openImport()
    const old = new File([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])], '台账.xls')
    await choose(old)
    await expect.element(page.getByRole('alert')).toHaveTextContent('请在 Excel 或 WPS 中打开，取消密码，另存为 .xlsx 后再导入。')
    await choose(csv([HEADER, ['', '西兴街道', '储备', '约300']]))
    await expect.element(button('确认导入 0 行')).toBeDisabled()
    await expect.element(page.getByText('约300')).toBeVisible()
    expect(log.health().events).toBe(0)
  })
})

describe('taking a whole import back', () => {
  const two = async () => {
    const opened = await openImport()
    const acts: string[] = []
    for (const name of ['甲项目', '乙项目']) {
      if (acts.length > 0) await button('再导入一份').click()
      await choose(csv([HEADER, row(name)], '六月台账.csv'))
      await button('确认导入 1 行').click()
      await expect.element(button('撤销整次导入')).toBeVisible()
      const { state } = opened.sheet
      if (state.kind === 'done') acts.push(state.act)
    }
    return { ...opened, acts }
  }

  it('takes back the import on the screen and not another of the same file name', async () => {
    const { names } = await two()
    await button('撤销整次导入').click()
    await expect.element(done('已撤销整次导入，台账恢复原样。')).toBeVisible()
    expect(names()).toEqual(['甲项目'])
    await expect.element(button('撤销整次导入')).not.toBeInTheDocument()
  })

  it('takes back the first of two of one file name, and never the second', async () => {
    const { sheet, acts, names } = await two()
    expect(new Set(acts).size).toBe(2)
    expect(await sheet.undo(acts[0] ?? '')).toMatchObject({ ok: true, value: '撤销：导入 六月台账.csv' })
    expect(names()).toEqual(['乙项目'])
    expect(await sheet.undo(acts[0] ?? '')).toEqual({ ok: true, value: null })
    expect(names()).toEqual(['乙项目'])
    await button('撤销整次导入').click()
    await expect.element(done('已撤销整次导入，台账恢复原样。')).toBeVisible()
    expect(names()).toEqual([])
  })

  it('is still offered after something else was done, which stays', async () => {
    const { sheet, names } = await two()
    const { useActs } = await import('#stores/acts.ts')
    await useActs().register('手工项目')
    expect(sheet.state.kind).toBe('done')
    await button('撤销整次导入').click()
    await expect.element(done('已撤销整次导入，台账恢复原样。')).toBeVisible()
    expect(names()).toEqual(['手工项目', '甲项目'])
  })

  it('is refused, in words, where somebody has since written over it', async () => {
    const { sheet, acts, project, names } = await two()
    const { useActs } = await import('#stores/acts.ts')
    const first = project('甲项目')
    if (first) await useActs().revise(first, 'totalInvestment', '300')
    expect(await sheet.undo(acts[0] ?? '')).toMatchObject({ ok: false, issue: { code: 'undo/overwritten' } })
    expect(names()).toEqual(['乙项目', '甲项目'])
  })
})
