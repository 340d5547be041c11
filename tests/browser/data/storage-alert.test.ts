import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { clearLog, OFFICER, openApp } from './app.ts'

it('a log that is taken away under the app is said at the top of every page, and the way to 数据 is shown', async () => {
  const app = await openApp('/board', { actor: OFFICER })
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(app.name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(new Error('deleteDatabase'))
  })
  await expect.element(page.getByRole('alert')).toHaveTextContent(/本机只读/)
  await page.getByRole('link', { name: '备份与恢复' }).click()
  await expect.element(page.getByRole('heading', { name: '数据', exact: true })).toBeVisible()
  await expect.element(page.getByRole('link', { name: '备份与恢复' })).not.toBeInTheDocument()
  await clearLog(app)
})
