import { createPinia } from 'pinia'
import { h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { cleanup, render } from 'vitest-browser-vue'
import { page, userEvent } from 'vitest/browser'
import type { Actor } from '#domain/person.ts'
import type { Project } from '#domain/project.ts'
import { openLog } from '#log/openLog.ts'
import type { ProjectLog } from '#log/types.ts'
import { provideDeskTools } from '#stores/importDesk.ts'
import { provideLog } from '#stores/openedLog.ts'
import { useRegister } from '#stores/register.ts'
import { useSession } from '#stores/session.ts'
import { useSheetImport } from '#stores/sheetImport.ts'
import App from '#app/App.vue'
import '#styles/tokens.css'
import '#styles/base.css'

const OFFICER: Actor = { person: '王建', unit: '区发改局', role: '发改局' }
const Elsewhere = { render: () => h('h1', '别处') }
let names = 0

/** The page of the import in the browser, on a log of its own. */
export interface OpenedImport {
  readonly log: ProjectLog
  readonly sheet: ReturnType<typeof useSheetImport>
  /** The project of a name, as the register has it now. */
  readonly project: (name: string) => Project | undefined
  readonly names: () => readonly string[]
}

/** Opens the import on an empty register, with desks that have nothing wrong with them. */
export async function openImport(): Promise<OpenedImport> {
  cleanup()
  provideDeskTools({})
  await page.viewport(1440, 900)
  const opened = await openLog({ name: `import-${Date.now()}-${(names += 1)}` })
  if (!opened.ok) throw new Error(opened.issue.code)
  provideLog(opened.value)
  const pinia = createPinia()
  const routes = [{ path: '/data/import', component: () => import('#views/import/ImportView.vue') }, { path: '/:rest(.*)', component: Elsewhere }]
  const router = createRouter({ history: createMemoryHistory(), routes })
  await useSession(pinia).become(OFFICER)
  await router.push('/data/import')
  await render(App, { global: { plugins: [pinia, router] } })
  const store = useRegister(pinia)
  store.chosenYear = 2025
  await store.start()
  const project = (name: string): Project | undefined => store.projects.find((one) => one.name === name)
  return { log: opened.value, sheet: useSheetImport(pinia), project, names: () => store.projects.map(({ name }) => name).sort() }
}

/** A desk with something wrong with it: see `faultyDesk.worker.ts`. One of the name `nothing` works. */
export const faultyDesk = (fault: string): Worker => new Worker(new URL('./faultyDesk.worker.ts', import.meta.url), { type: 'module', name: fault })

/** A button by its whole name. */
export const button = (name: string | RegExp) => page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })

/** Columns that ask for nothing: a new project is told by its name and stage. */
export const HEADER = ['项目名称', '属地', '阶段', '总投资（万元）']

/** A CSV file of rows. */
export const csv = (rows: readonly (readonly (string | number)[])[], fileName = '台账.csv'): File => new File([rows.map((row) => row.join(',')).join('\n')], fileName)

/** Gives a file to the chooser, as a person does who picks it. */
export async function choose(file: File): Promise<void> {
  const input = document.querySelector('input[type="file"]')
  if (!input) throw new Error('No file chooser')
  await userEvent.upload(page.elementLocator(input), file)
}

/** Pastes cells onto the page, as a spreadsheet put them on the clipboard. */
export function pasteCells(rows: readonly (readonly (string | number)[])[]): void {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', rows.map((row) => row.join('\t')).join('\r\n'))
  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
}
