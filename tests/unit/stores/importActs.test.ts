import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { importApplied } from '#importing/registerEvents.ts'
import { provideLog } from '#stores/openedLog.ts'
import { useRecorder } from '#stores/recorder.ts'
import { useRegister } from '#stores/register.ts'
import { useSession } from '#stores/session.ts'
import { importedBy } from '#stores/sheetImportState.ts'
import { ACTOR, opened, registered, revised, value } from '../log/support.ts'

const TITLE = '导入 六月台账.xlsx'
const names = (): string[] => useRegister().projects.map(({ name }) => name).sort()

beforeEach(async () => {
  provideLog(await opened())
  setActivePinia(createPinia())
  await useSession().become(ACTOR)
  await useRegister().start()
})

describe('two imports of one file name', () => {
  const both = async (): Promise<[string, string]> => {
    const first = value(await useRecorder().recordAct(TITLE, [registered('a', '甲')]))
    const second = value(await useRecorder().recordAct(TITLE, [registered('b', '乙')]))
    return [first.id, second.id]
  }

  it('are taken back each by itself, in either order', async () => {
    const [first, second] = await both()
    expect(first).not.toBe(second)
    value(await useRecorder().undo(first))
    expect(names()).toEqual(['乙'])
    value(await useRecorder().undo(second))
    expect(names()).toEqual([])
  })

  it('are taken back once: asked again, nothing else goes in their place', async () => {
    const [first] = await both()
    value(await useRecorder().undo(first))
    expect(value(await useRecorder().undo(first))).toBe(null)
    expect(names()).toEqual(['乙'])
  })

  it('keep their id when they are done again', async () => {
    const [first] = await both()
    value(await useRecorder().undo(first))
    value(await useRecorder().redo())
    expect(names()).toEqual(['乙', '甲'])
    value(await useRecorder().undo(first))
    expect(names()).toEqual(['乙'])
  })

  it('leave the last act to an undo that names none', async () => {
    await both()
    value(await useRecorder().undo())
    expect(names()).toEqual(['甲'])
  })
})

describe('what an import did', () => {
  it('is counted from what is written: a project once, however many of its fields changed', () => {
    const drafts = [registered('a'), revised('b', 'name', '乙'), revised('b', 'site', '地块'), importApplied({ source: '台账.xlsx' }, 2)]
    expect(importedBy(drafts)).toEqual({ added: 1, changed: 1 })
    expect(importedBy([])).toEqual({ added: 0, changed: 0 })
  })
})
