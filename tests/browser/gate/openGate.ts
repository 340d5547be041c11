import { createPinia } from 'pinia'
import { cleanup, render } from 'vitest-browser-vue'
import { page, userEvent, type Locator } from 'vitest/browser'
import type { Actor } from '#domain/person.ts'
import type { Project } from '#domain/project.ts'
import type { Stage } from '#domain/stage.ts'
import { openLog } from '#log/openLog.ts'
import type { ProjectLog } from '#log/types.ts'
import { provideLog } from '#stores/openedLog.ts'
import { useRegister } from '#stores/register.ts'
import { useSession } from '#stores/session.ts'
import GateDialog from '#views/gate/GateDialog.vue'
import '#styles/tokens.css'
import '#styles/base.css'

/** The person who works in these tests. */
export const OFFICER: Actor = { person: '王建', unit: '区发改局', role: '发改局' }

let projects = 0

/** A project at a gate, in a log of its own. */
export interface OpenedGate {
  readonly log: ProjectLog
  readonly dialog: Locator
  /** The project as the register has it now. */
  readonly project: () => Project
  /** How many times the dialog said it is done. */
  readonly closed: () => number
  /** Opens the dialog anew, as a person does who closed it. */
  readonly reopen: () => Promise<void>
}

/** Opens the gate dialog for a project of which only these fields are known. */
export async function openGate(to: Stage, known: Readonly<Record<string, unknown>> = {}): Promise<OpenedGate> {
  cleanup()
  const key = `p${Date.now()}-${(projects += 1)}`
  const opened = await openLog({ name: `gate-${key}` })
  if (!opened.ok) throw new Error(opened.issue.code)
  const log = opened.value
  provideLog(log)
  const pinia = createPinia()
  await useSession(pinia).become(OFFICER)
  const fields = { registered: true, name: '智慧泵站（示例）', stage: '储备', investorKind: '政府投资', ...known }
  const changes = Object.entries(fields).map(([field, value]) => ({ field, from: null, to: value, base: [] }))
  await log.append([{ type: 'ProjectRegistered', subject: `project/${key}`, payload: { source: '测试' }, changes }], OFFICER)
  await useRegister(pinia).start()
  const project = (): Project => {
    const found = useRegister(pinia).project(`project/${key}`)
    if (!found) throw new Error('the project is gone')
    return found
  }
  let closed = 0
  const show = async (): Promise<void> => {
    cleanup()
    await render(GateDialog, { props: { project: project(), to, onClose: () => void (closed += 1) }, global: { plugins: [pinia] } })
  }
  await show()
  return { log, dialog: page.getByRole('dialog', { name: '阶段变更' }), project, closed: () => closed, reopen: show }
}

/** Presses 确认. */
export const confirm = (): Promise<void> => page.getByRole('button', { name: '确认', exact: true }).click()

/** Fills the fields by their labels. */
export async function fill(answers: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(answers)) await page.getByLabelText(label, { exact: true }).fill(text)
}

/** The labels of all fields the dialog asks with, in their order; the two of 容缺 left out. */
export function askedLabels(): string[] {
  const controls = [...document.querySelectorAll<HTMLInputElement>('#gate-form :is(input, textarea)')].filter((control) => !control.closest('details'))
  const names = controls.map((control) => {
    const group = control.closest('.choices')?.querySelector('legend')
    return (group ?? control.labels?.[0])?.textContent?.trim() ?? ''
  })
  return [...new Set(names)]
}

/** A photo as a phone's camera makes it, of some width and height. */
export async function cameraPhoto(width = 2400, height = 1200): Promise<File> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const context = canvas.getContext('2d')
  context?.fillRect(0, 0, width / 2, height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9))
  return new File([blob ?? ''], '开工现场.jpg', { type: 'image/jpeg', lastModified: Date.parse('2025-03-04T10:00:00+08:00') })
}

/** Chooses a file as the 开工 photo. */
export const choosePhoto = (file: File): Promise<void> => userEvent.upload(page.getByLabelText('开工照片', { exact: true }), file)
