import { createPinia } from 'pinia'
import { h } from 'vue'
import { createMemoryHistory, createRouter, RouterView, type Router } from 'vue-router'
import { cleanup, render } from 'vitest-browser-vue'
import { page, type Locator } from 'vitest/browser'
import type { Actor } from '#domain/person.ts'
import type { Project } from '#domain/project.ts'
import type { Stage } from '#domain/stage.ts'
import { loadReadings } from '#composables/pinyin.ts'
import { openLog } from '#log/openLog.ts'
import { provideLog } from '#stores/openedLog.ts'
import { useRegister } from '#stores/register.ts'
import { useSearch } from '#stores/search.ts'
import { useSession } from '#stores/session.ts'
import '#styles/tokens.css'
import '#styles/base.css'

/** The people of these tests. */
export const OFFICER: Actor = { person: '王建', unit: '区发改局', role: '发改局' }
export const LEADER: Actor = { person: '张领导', unit: '区政府', role: '领导' }

/** A project of a test: its name and what is known of it. */
export interface KnownProject {
  readonly name: string
  readonly stage: Stage
  readonly [field: string]: unknown
}

/** A board in the browser, on a log of its own. */
export interface OpenedBoard {
  readonly router: Router
  readonly project: (name: string) => Project
}

let boards = 0

/** Opens the board at an address for projects of which only this is known. */
export async function openBoard(projects: readonly KnownProject[], { query = '', actor = OFFICER }: { query?: string; actor?: Actor } = {}): Promise<OpenedBoard> {
  cleanup()
  const opened = await openLog({ name: `board-${Date.now()}-${(boards += 1)}` })
  if (!opened.ok) throw new Error(opened.issue.code)
  provideLog(opened.value)
  const pinia = createPinia()
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/board', component: () => import('#views/board/BoardView.vue') },
      { path: '/:rest(.*)', component: { render: () => h('h1', '项目页') } },
    ],
  })
  await opened.value.append(projects.map(registered), OFFICER)
  await useSession(pinia).become(actor)
  await useRegister(pinia).start()
  useSearch(pinia).learn(await loadReadings())
  await router.push(`/board${query}`)
  await render({ render: () => h(RouterView) }, { global: { plugins: [pinia, router] } })
  const project = (name: string): Project => {
    const found = useRegister(pinia).projects.find((one) => one.name === name)
    if (!found) throw new Error(`no project ${name}`)
    return found
  }
  return { router, project }
}

function registered(fields: KnownProject, at: number) {
  const changes = Object.entries({ registered: true, ...fields }).map(([field, to]) => ({ field, from: null, to, base: [] }))
  return { type: 'ProjectRegistered' as const, subject: `project/p${at}`, payload: { source: '测试' }, changes }
}

/** So many projects of a stage, numbered from 1. */
export const many = (count: number, stage: Stage, own: Readonly<Record<string, unknown>> = {}): KnownProject[] =>
  Array.from({ length: count }, (_, at) => ({ name: `项目${at + 1}`, stage, ...own }))

/** The list of a stage, or of a lane and stage. */
export const list = (name: string): Locator => page.getByRole('list', { name, exact: true })

/** A project's card. */
export const card = (name: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-card][aria-label^="${name}"]`)
  if (!found) throw new Error(`no card ${name}`)
  return found
}

/** The gate dialog. */
export const gate = page.getByRole('dialog', { name: '阶段变更' })

/** The middle of an element, as a pointer would point at it. */
export function middle(element: Element): { clientX: number; clientY: number } {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { clientX: left + width / 2, clientY: top + height / 2 }
}

/** Sends a pointer's events by hand, so that each step of a drag can be looked at. */
export function pointer(type: 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel', target: EventTarget, at: { clientX: number; clientY: number }, pointerType: 'mouse' | 'touch' = 'mouse'): void {
  target.dispatchEvent(new PointerEvent(type, { ...at, pointerType, pointerId: 1, isPrimary: true, button: 0, bubbles: true, cancelable: true }))
}

/** Waits for the next frame, in which a drag looks at what lies under the pointer. */
export const nextFrame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
