import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { decodeRegister } from '#importing/registerFile.ts'
import type { ProjectLog } from '#log/types.ts'
import { useIntake } from '#stores/intake.ts'
import { provideLog } from '#stores/openedLog.ts'
import { useRecorder } from '#stores/recorder.ts'
import { useRegister } from '#stores/register.ts'
import { useSession } from '#stores/session.ts'
import { useSettings } from '#stores/settings.ts'
import { ACTOR, issue, opened, value } from '../log/support.ts'

/** The examples are hashed event by event, on a machine that may be busy: ms. */
const SLOW = 30_000

let log: ProjectLog
beforeEach(async () => {
  log = await opened()
  provideLog(log)
  setActivePinia(createPinia())
  await useSession().become(ACTOR)
  await useRegister().start()
})

const ledger = (names: readonly string[]) =>
  value(
    decodeRegister(
      JSON.stringify({
        ...{ format: 'register', version: 1, year: 2025, illustrative: false, source: '测试台账', asOf: '2025-03-01' },
        rows: names.map((name) => ({ name, stage: '储备', district: '西兴街道', annualPlan: 1_000_000 })),
      }),
    ),
  )

describe('the examples', () => {
  it('are 53 projects that all say 示例, and loading them twice adds nothing', async () => {
    const first = value(await useIntake().loadExamples())
    const projects = useRegister().projects
    expect(projects.length).toBe(53)
    expect(projects.every(({ illustrative }) => illustrative)).toBe(true)
    expect(first.added).toBe(log.health().events)
    expect(value(await useIntake().loadExamples())).toMatchObject({ added: 0, known: first.added })
  }, SLOW)

  it('may be loaded by a leader, for merging is not writing', async () => {
    await useSession().become({ ...ACTOR, role: '领导' })
    expect((await useIntake().loadExamples()).ok).toBe(true)
  }, SLOW)
})

describe('a ledger', () => {
  it('comes in as one act that one undo takes back', async () => {
    expect(value(await useIntake().importRegister(ledger(['甲', '乙'])))).toBe(2)
    expect(useRegister().projects.map(({ name }) => name).sort()).toEqual(['乙', '甲'])
    value(await useRecorder().undo())
    expect(useRegister().projects).toEqual([])
  })

  it('comes in again after it was taken back', async () => {
    value(await useIntake().importRegister(ledger(['甲'])))
    value(await useRecorder().undo())
    expect(value(await useIntake().importRegister(ledger(['甲'])))).toBe(1)
    expect(useRegister().projects.map(({ name }) => name)).toEqual(['甲'])
  })

  it('adds nothing when it is imported twice', async () => {
    value(await useIntake().importRegister(ledger(['甲', '乙'])))
    const { events } = log.health()
    expect(value(await useIntake().importRegister(ledger(['甲', '乙'])))).toBe(0)
    expect(log.health().events).toBe(events)
  })

  it('is not imported by a leader', async () => {
    await useSession().become({ ...ACTOR, role: '领导' })
    expect(issue(await useIntake().importRegister(ledger(['甲'])))).toEqual({ code: 'actor/read-only', person: ACTOR.person })
    expect(log.health().events).toBe(0)
  })
})

describe('the 开工 gate', () => {
  it('is set by 发改局 as an event that can be undone', async () => {
    value(await useSettings().setStartGate({ ...useSettings().startGate, permit: '必需' }))
    expect(useRegister().register.policy.startGate.permit).toBe('必需')
    value(await useRecorder().undo())
    expect(useRegister().register.policy.startGate.permit).toBe('可容缺')
  })

  it('is not set by 填报员', async () => {
    await useSession().become({ ...ACTOR, role: '填报员' })
    expect(issue(await useSettings().setStartGate({ permit: '不要求' }))).toEqual({ code: 'actor/bureau-only', person: ACTOR.person })
    expect(log.health().events).toBe(0)
  })
})
