import { createPinia, setActivePinia } from 'pinia'
import { watch } from 'vue'
import { expect, it } from 'vitest'
import { provideLog } from '#stores/openedLog.ts'
import { useRegister } from '#stores/register.ts'
import { ACTOR, allTexts, opened, registered, value } from '../log/support.ts'

it('takes a project off the register when its event turns out to be a cloned device’s', async () => {
  const other = await opened()
  value(await other.append([registered('a'), registered('b')], ACTOR))
  const [first, second] = (await allTexts(other)) as [string, string]
  const log = await opened()
  value(await log.merge([first, second]))
  provideLog(log)
  setActivePinia(createPinia())
  const store = useRegister()
  await store.start()
  expect(store.projects.map(({ id }) => id)).toEqual(['project/a', 'project/b'])
  const refolded = new Promise<void>((resolve) => {
    watch(
      () => store.ready && store.projects.length === 1,
      (done) => done && resolve(),
      { flush: 'sync' },
    )
  })
  value(await log.merge([first.replace('项目a', '项目z')]))
  await refolded
  expect(store.projects.map(({ id }) => id)).toEqual(['project/b'])
})
