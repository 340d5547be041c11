import { createPinia } from 'pinia'
import { h } from 'vue'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { cleanup, render } from 'vitest-browser-vue'
import { page, userEvent } from 'vitest/browser'
import type { Actor } from '#domain/person.ts'
import { opfsDesk } from '#log/journal/desk.ts'
import { openLog } from '#log/openLog.ts'
import type { ProjectLog } from '#log/types.ts'
import { provideLog } from '#stores/openedLog.ts'
import { useRegister } from '#stores/register.ts'
import { useSession } from '#stores/session.ts'
import App from '#app/App.vue'
import '#styles/tokens.css'
import '#styles/base.css'

/** The person who works in these tests. */
export const OFFICER: Actor = { person: '王建', unit: '区发改局', role: '发改局' }

let names = 0
/** A database no other test uses. */
export const freshName = (): string => `data-${Date.now()}-${(names += 1)}`

/** The app in the browser, with a log of its own. */
export interface OpenedApp {
  readonly log: ProjectLog
  readonly router: Router
  readonly name: string
}

const Board = { render: () => h('h1', '看板到了') }

/** Opens the app at an address, on the log of a name, as one who is already known or as nobody; with a second record on request. */
export async function openApp(path: string, { name = freshName(), actor = null, journal = false }: { name?: string; actor?: Actor | null; journal?: boolean } = {}): Promise<OpenedApp> {
  // A page has one app; what stood there before goes.
  cleanup()
  const opened = await openLog({ name, ...(journal ? { journal: opfsDesk } : {}) })
  if (!opened.ok) throw new Error(opened.issue.code)
  provideLog(opened.value)
  const pinia = createPinia()
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/welcome', component: () => import('#views/welcome/WelcomeView.vue') },
      { path: '/data', component: () => import('#views/data/DataView.vue') },
      { path: '/:rest(.*)', component: Board },
    ],
  })
  if (actor) await useSession(pinia).become(actor)
  await useSession(pinia).restore()
  await router.push(path)
  await render(App, { global: { plugins: [pinia, router] } })
  await useRegister(pinia).start()
  await opened.value.journal.tend()
  return { log: opened.value, router, name }
}

/** Deletes what a log keeps, as "clear site data" does; the sentinel beside it too unless it is to stay. */
export async function clearLog({ log, name }: OpenedApp, sentinelToo = true): Promise<void> {
  log.close()
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(new Error('deleteDatabase'))
  })
  if (sentinelToo) localStorage.removeItem(`${name}:sentinel`)
}

/** Fills in who works here. */
export async function sayWho({ person, unit, role }: Actor): Promise<void> {
  await page.getByLabelText('姓名', { exact: true }).fill(person)
  await page.getByLabelText('单位', { exact: true }).fill(unit)
  await page.getByLabelText('角色', { exact: true }).selectOptions(role)
}

/** Gives a file to the chooser behind a button, as a person does who picks it. */
export async function choose(button: string, file: File): Promise<void> {
  const input = document.querySelector(`input[type="file"][aria-label^="${button}"]`)
  if (!input) throw new Error(`No file chooser for ${button}`)
  await userEvent.upload(page.elementLocator(input), file)
}

/** A ledger file with rows; what a row leaves out is 未填. */
export function ledger(rows: readonly Record<string, unknown>[], more: Record<string, unknown> = {}): File {
  const header = { format: 'register', version: 1, year: 2025, illustrative: true, source: '测试台账', asOf: '2025-03-01' }
  return new File([JSON.stringify({ ...header, rows, ...more }, null, 1)], '台账.json', { type: 'application/json' })
}

/** A sound row of a ledger. */
export const row = (name: string): Record<string, unknown> => ({ name, stage: '储备', sector: '民生设施', district: '西兴街道', totalInvestment: 100_000_000 })

/** Runs axe over the page. @returns its serious and critical findings, by rule and place */
export async function seriousFindings(): Promise<readonly string[]> {
  const axe = (await import('axe-core')).default
  const { violations } = await axe.run(document.body)
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}
