import { createPinia } from 'pinia'
import { h } from 'vue'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { cleanup, render } from 'vitest-browser-vue'
import { page } from 'vitest/browser'
import type { Actor } from '#domain/person.ts'
import type { EventDraft } from '#domain/event.ts'
import { openLog } from '#log/openLog.ts'
import type { ProjectLog } from '#log/types.ts'
import { provideLog } from '#stores/openedLog.ts'
import { useRegister } from '#stores/register.ts'
import { useSession } from '#stores/session.ts'
import App from '#app/App.vue'
import LedgerView from '#views/ledger/LedgerView.vue'
import '#styles/tokens.css'
import '#styles/base.css'

const OFFICER: Actor = { person: '王建', unit: '区发改局', role: '发改局' }
const Elsewhere = { render: () => h('h1', '别处') }
let names = 0

/** A ledger of some projects of 2025, open in the browser on a log of its own. */
export async function openLedger(projects: number, { path = '/ledger', role = '发改局' }: { path?: string; role?: Actor['role'] } = {}): Promise<{ log: ProjectLog; router: Router; store: ReturnType<typeof useRegister> }> {
  cleanup()
  await page.viewport(1440, 900)
  const opened = await openLog({ name: `ledger-${Date.now()}-${(names += 1)}` })
  if (!opened.ok) throw new Error(opened.issue.code)
  const log = opened.value
  provideLog(log)
  await log.append(Array.from({ length: projects }, (_, at) => registered(at + 1)), OFFICER, [])
  const pinia = createPinia()
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/ledger', component: LedgerView }, { path: '/:rest(.*)', component: Elsewhere }] })
  await useSession(pinia).become({ ...OFFICER, role })
  await router.push(path)
  await render(App, { global: { plugins: [pinia, router] } })
  const store = useRegister(pinia)
  await store.start()
  await expectGrid()
  return { log, router, store }
}

async function expectGrid(): Promise<void> {
  const { expect } = await import('vitest')
  await expect.element(page.getByRole('grid')).toBeVisible()
}

function registered(at: number): EventDraft {
  const fields: Record<string, unknown> = {
    registered: true, illustrative: true, name: `示例项目${at}`, stage: '储备', sector: '民生设施', district: '西兴街道', investorKind: '政府投资',
    totalInvestment: at * 1000 * 10_000, 'annualPlan@2025': at * 10 * 10_000, 'planCategory@2025': '续建',
  }
  const changes = Object.entries(fields).map(([field, to]) => ({ field, from: null, to, base: [] }))
  return { type: 'ProjectRegistered', subject: `project/p${at}`, payload: { source: '测试' }, changes }
}

/** The cell of a project under a header, both by name. */
export function cell(project: string, header: string): HTMLElement {
  const heads = [...document.querySelectorAll<HTMLElement>('[role="columnheader"][data-col]')]
  const col = heads.find((head) => head.querySelector('.label')?.textContent === header)?.dataset['col']
  const row = [...document.querySelectorAll<HTMLElement>('[role="row"][data-project]')].find((line) => line.querySelector('[role="rowheader"] .text')?.textContent === project)
  const found = row?.querySelector<HTMLElement>(`[data-col="${col}"]`)
  if (!found) throw new Error(`No cell of ${project} under ${header}`)
  return found
}

/** Pastes a text where the focus is, as a spreadsheet put it on the clipboard. */
export function paste(text: string): void {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
}

/** What copying where the focus is puts on the clipboard. */
export function copied(): string {
  const clipboardData = new DataTransfer()
  document.activeElement?.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }))
  return clipboardData.getData('text/plain')
}
