import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import type { EventDraft } from '#domain/event.ts'
import type { Project, ProjectId } from '#domain/project.ts'
import type { ProjectLog } from '#log/types.ts'
import { fieldRevised } from '#projection/drafts.ts'
import { provideLog } from '#stores/openedLog.ts'
import { useRecorder } from '#stores/recorder.ts'
import { useRegister } from '#stores/register.ts'
import { useSession } from '#stores/session.ts'
import { ACTOR, issue, opened, registered, value } from '../log/support.ts'

const A = 'project/a' as ProjectId
let log: ProjectLog

beforeEach(async () => {
  log = await opened()
  value(await log.append([registered('a')], ACTOR))
  provideLog(log)
  setActivePinia(createPinia())
  await useRegister().start()
  value(await useSession().become(ACTOR))
})

const project = (): Project => useRegister().project(A) as Project
const renamed = (name: string): EventDraft => fieldRevised(useRegister().register, A, 'name', name, null)

describe('taking back', () => {
  it('asked for twice at once takes back two acts, and none of them twice', async () => {
    const recorder = useRecorder()
    value(await recorder.record('改名为甲', [renamed('甲')]))
    value(await recorder.record('改名为乙', [renamed('乙')]))
    const taken = await Promise.all([recorder.undo(), recorder.undo(), recorder.undo()])
    expect(taken.map(value)).toEqual(['撤销：改名为乙', '撤销：改名为甲', null])
    expect(project().name).toBe('项目a')
    expect(project().conflicts).toEqual([])
    expect((await Promise.all([recorder.redo(), recorder.redo()])).map(value)).toEqual(['恢复：改名为甲', '恢复：改名为乙'])
    expect(project().name).toBe('乙')
  })

  it('waits for the act that is still being written, and takes that one back', async () => {
    const recorder = useRecorder()
    const recording = recorder.record('改名为甲', [renamed('甲')])
    expect(value(await recorder.undo())).toBe('撤销：改名为甲')
    value(await recording)
    expect(project().name).toBe('项目a')
  })
})

describe('已保存', () => {
  it('is not said while a second act is still being written', async () => {
    const recorder = useRecorder()
    const first = recorder.record('改名为甲', [renamed('甲')])
    const second = recorder.record('改名为乙', [registered('b')])
    await first
    expect(recorder.state).toBe('saving')
    await second
    expect(recorder.state).toBe('saved')
  })

  it('does not hide that an act beside it failed', async () => {
    const recorder = useRecorder()
    const real = log.append
    provideLog({ ...log, append: (drafts, ...more) => (drafts.length === 2 ? Promise.resolve({ ok: false, issue: { code: 'log/write-failed', detail: 'busy', quota: false, outcome: 'none' } }) : real(drafts, ...more)) })
    const [failed, saved] = await Promise.all([recorder.record('两行', [registered('b'), registered('c')]), recorder.record('一行', [registered('d')])])
    expect(issue(failed)).toMatchObject({ code: 'log/write-failed' })
    value(saved)
    expect(recorder.state).toBe('failed')
    expect(recorder.failure).toMatchObject({ code: 'log/write-failed' })
    value(await recorder.record('再来', [registered('e')]))
    expect(recorder.state).toBe('saved')
    expect(recorder.failure).toBeNull()
  })
})
