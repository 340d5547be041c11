import { createPinia } from 'pinia'
import { h } from 'vue'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { cleanup, render } from 'vitest-browser-vue'
import { page, userEvent } from 'vitest/browser'
import type { Actor } from '#domain/person.ts'
import { loadReadings } from '#composables/pinyin.ts'
import { openLog } from '#log/openLog.ts'
import { provideLog } from '#stores/openedLog.ts'
import { useRegister } from '#stores/register.ts'
import { useSearch } from '#stores/search.ts'
import { useSession } from '#stores/session.ts'
import PaletteButton from '#views/shell/PaletteButton.vue'
import { LEADER, OFFICER } from './openBoard.ts'

const field = page.getByRole('combobox', { name: '查找项目或命令' })
let opened = 0

/** The palette's button on a page of its own, for a register of one project; the palette is opened by its keys. */
async function openPalette(actor: Actor = OFFICER): Promise<Router> {
  cleanup()
  const log = await openLog({ name: `palette-${Date.now()}-${(opened += 1)}` })
  if (!log.ok) throw new Error(log.issue.code)
  provideLog(log.value)
  const pinia = createPinia()
  const changes = Object.entries({ registered: true, name: '物联谷产业园', stage: '续建' }).map(([name, to]) => ({ field: name, from: null, to, base: [] }))
  await log.value.append([{ type: 'ProjectRegistered', subject: 'project/p1', payload: { source: '测试' }, changes }], OFFICER)
  await useSession(pinia).become(actor)
  await useRegister(pinia).start()
  useSearch(pinia).learn(await loadReadings())
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)', component: { render: () => h('p') } }] })
  await router.push('/overview')
  await render(PaletteButton, { global: { plugins: [pinia, router] } })
  await userEvent.keyboard('{Control>}k{/Control}')
  await expect.element(field).toHaveFocus()
  return router
}

beforeEach(() => page.viewport(1440, 900))

describe('the command palette', () => {
  it('leads by initials and Enter to a project', async () => {
    const router = await openPalette()
    await field.fill('wlg')
    await expect.element(page.getByRole('option', { name: /物联谷产业园/ })).toHaveAttribute('aria-selected', 'true')
    await userEvent.keyboard('{Enter}')
    await vi.waitFor(() => expect(router.currentRoute.value.path).toBe('/project/p1'))
    await expect.element(field).not.toBeInTheDocument()
  })

  it('goes to views and switches lanes', async () => {
    const router = await openPalette()
    await field.fill('按属地')
    await userEvent.keyboard('{ArrowDown}{Enter}')
    await vi.waitFor(() => expect(router.currentRoute.value.fullPath).toBe('/board?lanes=district'))
  })

  it('names the active entry to screen readers as the arrows pass', async () => {
    await openPalette()
    await userEvent.keyboard('{ArrowDown}')
    const active = (field.element() as HTMLElement).getAttribute('aria-activedescendant') ?? ''
    expect(document.getElementById(active)?.getAttribute('aria-selected')).toBe('true')
  })

  it('asks a new project’s name in place, begun with what was typed, and leads to its page', async () => {
    const router = await openPalette()
    await field.fill('从没有过的项目')
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByLabelText('项目名称')).toHaveValue('从没有过的项目')
    await page.getByRole('button', { name: '新建', exact: true }).click()
    await vi.waitFor(() => expect(router.currentRoute.value.path).toMatch(/^\/project\/[0-9a-f]{20}$/))
    expect(useRegister().projects.map(({ name, stage }) => [name, stage])).toContainEqual(['从没有过的项目', '谋划'])
  })

  it('says what is wrong with a name, and keeps it', async () => {
    await openPalette()
    await field.fill('新建')
    await userEvent.keyboard('{Enter}')
    await page.getByLabelText('项目名称').fill('   ')
    await page.getByRole('button', { name: '新建', exact: true }).click()
    await expect.element(page.getByRole('alert')).toHaveTextContent('项目名称不能为空')
  })

  it('offers a leader nothing that writes', async () => {
    await openPalette(LEADER)
    await expect.element(page.getByRole('option', { name: /看板/ }).first()).toBeVisible()
    expect(page.getByRole('option', { name: /新建/ }).query()).toBeNull()
  })
})
