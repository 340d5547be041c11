import { beforeEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { editRaw } from '../../unit/log/rawDatabase.ts'
import { choose, freshName, ledger, OFFICER, openApp, row, seriousFindings } from './app.ts'

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })

beforeEach(() => page.viewport(1440, 900))

/** A register of two projects with its second record; the record of one of them is then damaged in the database. */
async function damagedApp(): Promise<string> {
  const name = freshName()
  const { log } = await openApp('/data', { name, actor: OFFICER, journal: true })
  await choose('导入台账', ledger([row('甲项目(示例)'), row('乙项目(示例)')]))
  await button('确认导入 2 条').click()
  await expect.element(page.getByText('已导入 2 个项目，可以整体撤销。')).toBeVisible()
  log.close()
  await editRaw(name, 'events', (store) => {
    store.getAll().onsuccess = ({ target }) => {
      const damaged = (target as IDBRequest<{ text: string }[]>).result.find(({ text }) => text.includes('乙项目'))
      store.put({ ...damaged, text: '{"dam' })
    }
  })
  return name
}

describe('a damaged record that the second record has whole', () => {
  it('is offered on 数据, and back in the register by one press', async () => {
    const name = await damagedApp()
    const { log } = await openApp('/data', { name, actor: OFFICER, journal: true })
    await expect.element(page.getByRole('heading', { name: '可从第二份记录找回' })).toBeVisible()
    await expect.element(page.getByText('3 条，1 个项目')).toBeVisible()
    expect(await seriousFindings()).toEqual([])
    await button('修复 1 条').click()
    await expect.element(page.getByText('3 条，2 个项目')).toBeVisible()
    await expect.element(page.getByRole('heading', { name: '可从第二份记录找回' })).not.toBeInTheDocument()
    await expect.element(page.getByText(/修复 1 条损坏的记录/)).toBeVisible()
    expect(log.health().readOnly).toBeNull()
  })

  it('is shown to a leader, who may not bring it back', async () => {
    const name = await damagedApp()
    await openApp('/data', { name, actor: { ...OFFICER, role: '领导' }, journal: true })
    await expect.element(page.getByRole('heading', { name: '可从第二份记录找回' })).toBeVisible()
    await expect.element(button('修复 1 条')).not.toBeInTheDocument()
  })
})

it('without such storage 数据 says that there is no second record, and calls nothing wrong', async () => {
  await openApp('/data', { actor: OFFICER })
  await expect.element(page.getByText(/^不可用：此浏览器、无痕窗口或此地址不支持/)).toBeVisible()
  await expect.element(page.getByText('本机只读')).not.toBeInTheDocument()
})
