import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import type { IsoDate } from '#domain/calendar.ts'
import type { EventDraft } from '#domain/event.ts'
import { DEFAULT_LIGHT_RULE, type LightRule } from '#domain/light.ts'
import { provideLog } from '#stores/openedLog.ts'
import { useRecorder } from '#stores/recorder.ts'
import { useRegister } from '#stores/register.ts'
import { useSession } from '#stores/session.ts'
import { useSettings } from '#stores/settings.ts'
import { useShownRegister } from '#stores/shownRegister.ts'
import { ACTOR, issue, opened, registered, revised, value } from '../log/support.ts'

const OURS: LightRule = { ...DEFAULT_LIGHT_RULE, name: '本区2025年亮灯规则', schedule: { slow: 0, yellow: -10, red: -20 } }

/** 5 % of a plan of 54,000,000 元 by April: 28.3 百分点 behind. */
const report: EventDraft = revised('a', 'report@2025-04', { invested: 2_700_000, progressText: null, progressPercent: null, nextMonth: null, funds: null, reductionReason: null, reporter: '某人' })

beforeEach(async () => {
  const log = await opened()
  value(await log.append([registered('a'), report], ACTOR))
  provideLog(log)
  setActivePinia(createPinia())
  await useRegister().start()
  await useSession().become(ACTOR)
})

const lightOfA = (): string => {
  const shown = useShownRegister()
  const [project] = shown.projects
  return project ? shown.lightOf(project).grade : 'none'
}

describe('the thresholds of the lights', () => {
  it('are set by the bureau, change lights at once, and are taken back as one act', async () => {
    expect(lightOfA()).toBe('黄')
    value(await useSettings().setLightRule(OURS))
    expect(useSettings().lightRule).toEqual(OURS)
    expect(lightOfA()).toBe('红')
    value(await useRecorder().undo())
    expect(useSettings().lightRule).toEqual(DEFAULT_LIGHT_RULE)
    expect(lightOfA()).toBe('黄')
  })

  it('are set by nobody else', async () => {
    await useSession().become({ ...ACTOR, role: '填报员' })
    expect(issue(await useSettings().setLightRule(OURS))).toMatchObject({ code: 'actor/bureau-only' })
    expect(useSettings().lightRule).toEqual(DEFAULT_LIGHT_RULE)
  })

  it('are refused where they do not follow one another, and nothing is recorded where nothing differs', async () => {
    const before = useRegister().register.events
    expect(issue(await useSettings().setLightRule({ ...OURS, start: { yellow: 3, red: 3 } }))).toEqual({ code: 'light/out-of-order', aspect: '开工' })
    value(await useSettings().setLightRule({ ...DEFAULT_LIGHT_RULE }))
    expect(useRegister().register.events).toBe(before)
  })
})

it('looks at a past day as if it were today, and at the last month from then', async () => {
  const shown = useShownRegister()
  await shown.show('2025-06-05' as IsoDate)
  expect([shown.standing.day, shown.standing.month]).toEqual(['2025-06-05', 4])
  await shown.show('2025-06-01' as IsoDate)
  expect(shown.projects).toEqual([])
})
