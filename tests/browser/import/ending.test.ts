import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { provideDeskTools } from '#stores/importDesk.ts'
import { button, choose, csv, faultyDesk, HEADER, openImport } from './openImport.ts'

const FILE = csv([HEADER, ['甲项目', '西兴街道', '储备', 100], ['乙项目', '西兴街道', '储备', 200]])

describe('an import on its way', () => {
  it('says how far it is while it reads, and writes nothing when it is cancelled', async () => {
    const { log } = await openImport()
    provideDeskTools({ worker: () => faultyDesk('open:silent') })
    await choose(FILE)
    await expect.element(page.getByText('正在读取：台账.csv（1/2）')).toBeVisible()
    await expect.element(page.getByRole('progressbar', { name: '读取进度' })).toBeVisible()
    await button('取消').click()
    await expect.element(page.getByRole('alert')).toHaveTextContent('台账.csv：已取消，没有写入任何内容。')
    await expect.element(button('选择表格文件')).toBeVisible()
    expect(log.health().events).toBe(0)
  })

  it('says how far it is while it compares, and another file can be read after it was cancelled', async () => {
    await openImport()
    provideDeskTools({ worker: () => faultyDesk('plan:silent') })
    await choose(FILE)
    await expect.element(page.getByText('正在与台账比对：台账.csv（2/2）')).toBeVisible()
    await button('取消').click()
    provideDeskTools({})
    await choose(FILE)
    await expect.element(button('确认导入 2 行')).toBeEnabled()
  })

  it('ends at its limit, and says what to do', async () => {
    const { log } = await openImport()
    provideDeskTools({ limit: 1, worker: () => faultyDesk('open:silent') })
    await choose(FILE)
    await expect.element(page.getByRole('alert')).toHaveTextContent('处理超过 10 秒，已停止，没有写入任何内容。请拆分文件后分次导入。')
    expect(log.health().events).toBe(0)
  })

  it('says so when the desk dies while reading', async () => {
    const { log } = await openImport()
    provideDeskTools({ worker: () => faultyDesk('open:dies') })
    await choose(FILE)
    await expect.element(page.getByRole('alert')).toHaveTextContent('读取时出错，已停止，没有写入任何内容。')
    expect(log.health().events).toBe(0)
  })
})

describe('an accepted import that is not written yet', () => {
  it('goes back to its preview when it is cancelled, with what was left out, and can be accepted again', async () => {
    const { log, names } = await openImport()
    const desks = ['drafts:silent', 'nothing']
    provideDeskTools({ worker: () => faultyDesk(desks.shift() ?? 'nothing') })
    await choose(FILE)
    await page.getByRole('checkbox', { name: '导入 乙项目' }).click()
    await button('确认导入 1 行').click()
    await button('取消').click()
    await expect.element(page.getByRole('heading', { name: '逐行预览' })).toBeVisible()
    await expect.element(page.getByRole('alert')).toHaveTextContent('已取消，没有写入任何内容。')
    expect(log.health().events).toBe(0)
    await button('确认导入 1 行').click()
    await expect.element(page.getByText('新增 1 个项目，变更 0 个项目。')).toBeVisible()
    expect(names()).toEqual(['甲项目'])
  })

  it('goes back to its preview when the desk dies, and keeps the answers', async () => {
    const { log } = await openImport()
    const desks = ['drafts:dies', 'nothing']
    provideDeskTools({ worker: () => faultyDesk(desks.shift() ?? 'nothing') })
    await choose(csv([['项目名称', '属地'], ['甲项目', '西兴街道']]))
    await page.getByLabelText(/没有写明阶段/).selectOptions('储备')
    await button('确认导入 1 行').click()
    await expect.element(page.getByRole('alert')).toHaveTextContent('读取时出错，已停止，没有写入任何内容。')
    await expect.element(page.getByLabelText(/没有写明阶段/)).toHaveValue('储备')
    await expect.element(button('确认导入 1 行')).toBeEnabled()
    expect(log.health().events).toBe(0)
  })

  it('goes back to the preview before when planning an answer breaks', async () => {
    await openImport()
    const desks = ['row:dies', 'nothing']
    provideDeskTools({ worker: () => faultyDesk(desks.shift() ?? 'nothing') })
    await choose(csv([['项目名称', '属地'], ['甲项目', '西兴街道']]))
    await button(/甲项目/).click()
    await page.getByLabelText(/没有写明阶段/).selectOptions('储备')
    await expect.element(page.getByRole('alert')).toHaveTextContent('读取时出错')
    await page.getByLabelText(/没有写明阶段/).selectOptions('谋划')
    await expect.element(button('确认导入 1 行')).toBeEnabled()
  })
})
