import { createPinia } from 'pinia'
import { h } from 'vue'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { cleanup, render } from 'vitest-browser-vue'
import App from '#app/App.vue'
import type { EventDraft, StoredEvent } from '#domain/event.ts'
import type { Actor } from '#domain/person.ts'
import { openLog } from '#log/openLog.ts'
import type { ProjectLog } from '#log/types.ts'
import type { Register } from '#projection/register.ts'
import { provideLog } from '#stores/openedLog.ts'
import { useRegister } from '#stores/register.ts'
import { useSession } from '#stores/session.ts'
import { change, Device, registration } from '../../support/device.ts'
import '#styles/tokens.css'
import '#styles/base.css'

/** The person who works in these tests. */
export const OFFICER: Actor = { person: '王建', unit: '区发改局', role: '发改局' }
/** Somebody at another desk. */
export const ANOTHER: Actor = { person: '赵敏', unit: '长河街道', role: '填报员' }

/** Two projects that both desks know. */
export const [STATION, ROAD] = ['project/station', 'project/road']

let names = 0

/** The list of conflicts on a log of its own, beside another device that knows the same two projects. */
export interface OpenedConflicts {
  readonly log: ProjectLog
  readonly router: Router
  readonly register: () => Register
  /** Writes fields here, each after what stands. */
  readonly writeHere: (subject: string, values: Readonly<Record<string, unknown>>) => Promise<void>
  /** Writes fields on the other device, each after what it knows, without having seen what was written here since. */
  readonly writeThere: (subject: string, values: Readonly<Record<string, unknown>>) => void
  /** Chooses a value on the other device, among what stands here, without having seen what is written here afterwards. */
  readonly settleThere: (subject: string, field: string, value: unknown) => void
  /** What the other device wrote arrives here. */
  readonly exchange: () => Promise<void>
}

/** Opens `#/data/conflicts` as somebody; the two devices have met once, at the beginning. */
export async function openConflicts({ actor = OFFICER, path = '/data/conflicts' }: { actor?: Actor; path?: string } = {}): Promise<OpenedConflicts> {
  cleanup()
  const opened = await openLog({ name: `conflicts-${Date.now()}-${(names += 1)}` })
  if (!opened.ok) throw new Error(opened.issue.code)
  const log = opened.value
  provideLog(log)
  const pinia = createPinia()
  const known = { district: '长河街道', site: '甲地', totalInvestment: 500_000_000, startYear: 2025 }
  const first = await append(log, [
    { type: 'ProjectRegistered', subject: STATION, payload: { source: '台账' }, changes: registration({ ...known, responsibleUnit: '西兴街道' }) },
    { type: 'ProjectRegistered', subject: ROAD, payload: { source: '台账' }, changes: registration({ ...known, name: '滨康路（示例）' }) },
  ])
  const other = new Device(`other-${names}`, Date.now())
  other.receive(first)
  const there = new Map(first.flatMap(({ id, event }) => event.changes.map(({ field, to }) => [`${event.subject} ${field}`, { id, to }] as const)))
  await useSession(pinia).become(actor)
  await useRegister(pinia).start()
  const router = routes()
  await router.push(path)
  await render(App, { global: { plugins: [pinia, router] } })
  const register = (): Register => useRegister(pinia).register

  async function writeHere(subject: string, values: Readonly<Record<string, unknown>>): Promise<void> {
    const changes = Object.entries(values).map(([field, to]) => {
      const heads = register().headsOf(subject, field)
      return change(field, to, heads.map(({ id }) => id), heads.at(-1)?.value ?? null)
    })
    await append(log, [{ type: 'ProjectRevised', subject, payload: { reason: null }, changes }])
  }
  function writeThere(subject: string, values: Readonly<Record<string, unknown>>): void {
    const changes = Object.entries(values).map(([field, to]) => {
      const before = there.get(`${subject} ${field}`)
      return change(field, to, before ? [before.id] : [], before?.to ?? null)
    })
    const { id } = other.write({ subject, changes, actor: ANOTHER })
    for (const { field, to } of changes) there.set(`${subject} ${field}`, { id, to })
  }
  function settleThere(subject: string, field: string, value: unknown): void {
    const heads = register().headsOf(subject, field)
    other.write({ type: 'ConflictSettled', subject, payload: { field }, changes: [change(field, value, heads.map(({ id }) => id))], actor: ANOTHER })
  }
  async function exchange(): Promise<void> {
    const merged = await log.merge(other.known.map(({ text }) => text))
    if (!merged.ok) throw new Error(merged.issue.code)
  }
  return { log, router, register, writeHere, writeThere, settleThere, exchange }
}

async function append(log: ProjectLog, drafts: readonly EventDraft[]): Promise<readonly StoredEvent[]> {
  const appended = await log.append(drafts, OFFICER)
  if (!appended.ok) throw new Error(appended.issue.code)
  return appended.value
}

function routes(): Router {
  const other = { render: () => h('h1', '别的页') }
  return createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/data/conflicts', component: () => import('#views/conflicts/ConflictsView.vue') },
      { path: '/field', component: () => import('#views/field/FieldView.vue') },
      { path: '/board', component: () => import('#views/board/BoardView.vue') },
      { path: '/:rest(.*)', component: other },
    ],
  })
}
