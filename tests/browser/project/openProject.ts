import { createPinia } from 'pinia'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { cleanup, render } from 'vitest-browser-vue'
import { page } from 'vitest/browser'
import { eventText, type Change, type Event, type StoredEvent } from '#domain/event.ts'
import type { Actor } from '#domain/person.ts'
import type { Project } from '#domain/project.ts'
import { openLog } from '#log/openLog.ts'
import type { ProjectLog } from '#log/types.ts'
import { provideLog } from '#stores/openedLog.ts'
import { useRegister } from '#stores/register.ts'
import { useSession } from '#stores/session.ts'
import ProjectView from '#views/project/ProjectView.vue'
import '#styles/tokens.css'
import '#styles/base.css'

/** The person who works in these tests. */
export const OFFICER: Actor = { person: '王建', unit: '区发改局', role: '发改局' }
/** Somebody at another desk. */
export const ANOTHER: Actor = { person: '赵敏', unit: '长河街道', role: '填报员' }

let pages = 0

/** A project's page, on a log of its own. */
export interface OpenedProject {
  readonly log: ProjectLog
  readonly router: Router
  readonly subject: string
  readonly project: () => Project
  readonly first: StoredEvent
  /** What another device wrote, arriving here. */
  readonly receive: (changes: readonly Change[], recordedAt?: string) => Promise<void>
}

/** Opens the page of a project of which only these fields are known. */
export async function openProject(known: Readonly<Record<string, unknown>> = {}, { actor = OFFICER, query = '' }: { actor?: Actor; query?: string } = {}): Promise<OpenedProject> {
  cleanup()
  const key = `页${Date.now()}-${(pages += 1)}`
  const subject = `project/${key}`
  const opened = await openLog({ name: `project-${key}` })
  if (!opened.ok) throw new Error(opened.issue.code)
  const log = opened.value
  provideLog(log)
  const pinia = createPinia()
  const fields = { registered: true, name: '智慧泵站（示例）', stage: '储备', investorKind: '政府投资', 'planCategory@2025': '续建', ...known }
  const changes = Object.entries(fields).map(([field, value]) => ({ field, from: null, to: value, base: [] }))
  const appended = await log.append([{ type: 'ProjectRegistered', subject, payload: { source: '测试' }, changes }], OFFICER)
  if (!appended.ok) throw new Error(appended.issue.code)
  await useSession(pinia).become(actor)
  await useRegister(pinia).start()
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/project/:key(.*)', component: { render: () => null } },
      { path: '/board', component: { render: () => null } },
    ],
  })
  await router.push(`/project/${encodeURIComponent(key)}${query}`)
  await render(ProjectView, { global: { plugins: [pinia, router] } })
  const project = (): Project => {
    const found = useRegister(pinia).project(subject)
    if (!found) throw new Error('the project is gone')
    return found
  }
  const [first] = appended.value
  if (!first) throw new Error('nothing was appended')
  return { log, router, subject, project, first, receive: (theirs, at) => receive(log, subject, theirs, at) }
}

let others = 0

async function receive(log: ProjectLog, subject: string, changes: readonly Change[], recordedAt = new Date().toISOString()): Promise<void> {
  const device = `other-${Date.now()}-${(others += 1)}`
  const place = { v: 1, device, n: 1, prev: '', clock: [Date.parse(recordedAt), 0] as const, recordedAt }
  const event: Event = { ...place, type: 'ProjectRevised', subject, payload: { reason: null }, changes, actor: ANOTHER }
  const merged = await log.merge([eventText(event)])
  if (!merged.ok) throw new Error(merged.issue.code)
}

/** The button that shows a value and turns it into a field. */
export const valueOf = (label: string) => page.getByRole('button', { name: new RegExp(`^${label}：`) })
