import { strToU8, unzipSync, zipSync } from 'fflate'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { choose, clearLog, freshName, ledger, OFFICER, openApp, row, seriousFindings, type OpenedApp } from './app.ts'

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })

beforeEach(() => page.viewport(1440, 900))

/** Imports two projects on 数据 and saves a backup. @returns the file as the browser was handed it */
async function backupOfTwo(app: OpenedApp): Promise<File> {
  await choose('导入台账', ledger([row('甲项目(示例)'), row('乙项目(示例)')]))
  await button('确认导入 2 条').click()
  await expect.element(page.getByText('已导入 2 个项目，可以整体撤销。')).toBeVisible()
  const addresses = vi.spyOn(URL, 'createObjectURL')
  await button('备份').click()
  await expect.element(page.getByText(/已生成 重大项目备份.*3 条记录/)).toBeVisible()
  const content = addresses.mock.lastCall?.[0] as Blob
  addresses.mockRestore()
  expect((await app.log.storage()).lastBackup).not.toBe(null)
  return new File([content], '备份.zip')
}

describe('a backup', () => {
  it('brings everything back after the browser was cleared, with the differences shown first', async () => {
    const app = await openApp('/data', { actor: OFFICER })
    const file = await backupOfTwo(app)
    const before = await textsOf(app)
    await clearLog(app)
    const again = await openApp('/data', { actor: OFFICER })
    await choose('恢复', file)
    await expect.element(page.getByText('将增加 3 条')).toBeVisible()
    await expect.element(page.getByText('区发改局 王建（3 条）')).toBeVisible()
    await expect.element(page.getByText('甲项目(示例)（新增）')).toBeVisible()
    expect(again.log.health().events).toBe(0)
    await button('确认恢复').click()
    await expect.element(page.getByText('已恢复 3 条记录。')).toBeVisible()
    await expect.element(page.getByText('3 条，2 个项目')).toBeVisible()
    expect(await textsOf(again)).toEqual(before)
  })

  it('adds nothing when it is restored where it was made', async () => {
    const app = await openApp('/data', { actor: OFFICER })
    await choose('恢复', await backupOfTwo(app))
    await expect.element(page.getByText('将增加 0 条')).toBeVisible()
    await button('确认恢复').click()
    await expect.element(page.getByText('已恢复 0 条记录（3 条原已有）。')).toBeVisible()
    expect(app.log.health().events).toBe(3)
  })

  it('whose content was altered is refused line by line, and nothing is written', async () => {
    const app = await openApp('/data', { actor: OFFICER })
    const file = await backupOfTwo(app)
    const parts = unzipSync(new Uint8Array(await file.arrayBuffer()))
    const events = new TextDecoder().decode(parts['events.jsonl'])
    const forged = zipSync({ ...parts, 'events.jsonl': strToU8(events.replace('甲项目', '丙项目')) })
    await clearLog(app)
    const again = await openApp('/data', { actor: OFFICER })
    await choose('恢复', new File([forged], '改过.zip'))
    await expect.element(page.getByText(/整份备份未写入/)).toBeVisible()
    await expect.element(page.getByText(/第 1 行/).first()).toBeVisible()
    await expect.element(button('确认恢复')).not.toBeInTheDocument()
    expect(again.log.health().events).toBe(0)
  })

  it('may be made by a leader, who may not restore or import', async () => {
    await openApp('/data', { actor: { ...OFFICER, role: '领导' } })
    await expect.element(button('备份')).toBeEnabled()
    await expect.element(button('恢复')).not.toBeInTheDocument()
    await expect.element(button('导入台账')).not.toBeInTheDocument()
  })
})

describe('lost history', () => {
  it('is never taken for a first use, and is found again from a backup', async () => {
    const app = await openApp('/data', { actor: OFFICER })
    const file = await backupOfTwo(app)
    await clearLog(app, false)
    await openApp('/welcome', { name: app.name })
    await expect.element(page.getByRole('heading', { name: '本机记录不完整' })).toBeVisible()
    await expect.element(button('载入示例')).not.toBeInTheDocument()
    await choose('恢复', file)
    await button('确认恢复').click()
    await expect.element(page.getByText('本机已有项目记录，填好后直接进入。')).toBeVisible()
  })

  it('is accepted only knowingly', async () => {
    const app = await openApp('/data', { actor: OFFICER })
    await backupOfTwo(app)
    await clearLog(app, false)
    const again = await openApp('/welcome', { name: app.name })
    await expect.element(button('以现有记录继续')).toBeDisabled()
    await page.getByRole('checkbox', { name: '我知道有 3 条记录缺失' }).click()
    await button('以现有记录继续').click()
    await expect.element(button('载入示例')).toBeVisible()
    expect(again.log.health().readOnly).toBe(null)
  })
})

describe('the page 数据', () => {
  it.each([[1440, 900], [390, 844]])('has no serious finding of axe and no sideways scroll at %i × %i', async (width, height) => {
    await page.viewport(width, height)
    await openApp('/data', { actor: OFFICER, name: freshName() })
    await choose('导入台账', ledger([{ name: '缺阶段(示例)' }]))
    await expect.element(page.getByText(/整份文件未导入/)).toBeVisible()
    expect(await seriousFindings()).toEqual([])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  })

  it('lets 发改局 set the 开工 gate, and nobody else', async () => {
    await openApp('/data', { actor: OFFICER })
    await page.getByLabelText('施工许可证号或缺件原因').selectOptions('必需')
    await button('保存关口设置').click()
    await expect.element(page.getByRole('button', { name: '撤销：修改开工关口' })).toBeVisible()
    await page.getByRole('button', { name: '撤销：修改开工关口' }).click()
    await expect.element(page.getByLabelText('施工许可证号或缺件原因')).toHaveValue('可容缺')
    await page.getByLabelText('角色').selectOptions('填报员')
    await button('更换使用人').click()
    await expect.element(page.getByLabelText('施工许可证号或缺件原因')).toBeDisabled()
  })
})

async function textsOf({ log }: OpenedApp): Promise<string[]> {
  const texts: string[] = []
  for await (const slice of log.texts()) texts.push(...slice)
  return texts
}
