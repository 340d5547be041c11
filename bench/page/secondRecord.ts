import { opfsDesk } from '#log/journal/desk.ts'
import { LOG_NAME, openLog } from '#log/openLog.ts'
import type { ProjectLog } from '#log/types.ts'
import { allowOwnWorkers } from '#composables/trustedTypes.ts'
import { readRaw } from './plainLoops.ts'

/** Acts measured on each log, turn by turn, so that whatever disturbs one disturbs the other. */
const ACTS = 60
/** The first acts start the worker and warm up the code. */
const WARM_UP = 10

/** An act with the second record and without, and the comparison after an opening beside the rows alone; ms. */
export interface SecondRecordTimes {
  readonly acts: number
  readonly with: number
  readonly without: number
  readonly events: number
  readonly comparing: number
  readonly raw: number
}

/** Measures what the second record costs. */
export async function timeSecondRecord(): Promise<SecondRecordTimes> {
  allowOwnWorkers()
  const [kept, bare] = [await opened(`bench-kept-${Date.now()}`, true), await opened(`bench-bare-${Date.now()}`, false)]
  const [withRecord, without] = [[] as number[], [] as number[]]
  for (let act = 0; act < ACTS + WARM_UP; act += 1) {
    const [one, other] = [await timedAct(kept, act), await timedAct(bare, act)]
    if (act >= WARM_UP) withRecord.push(one)
    if (act >= WARM_UP) without.push(other)
  }
  kept.close()
  bare.close()
  const app = await opened(LOG_NAME, true)
  const began = performance.now()
  await app.journal.tend()
  const comparing = performance.now() - began
  const { events, journal, recoverable } = app.health()
  if (journal !== 'kept' || recoverable > 0) throw new Error(`the second record is ${journal}, ${recoverable} only there`)
  app.close()
  const rawBegan = performance.now()
  await readRaw(LOG_NAME)
  return { acts: ACTS, with: middle(withRecord), without: middle(without), events, comparing, raw: performance.now() - rawBegan }
}

async function opened(name: string, kept: boolean): Promise<ProjectLog> {
  const log = await openLog({ name, ...(kept ? { journal: opfsDesk } : {}) })
  if (!log.ok) throw new Error(log.issue.code)
  return log.value
}

async function timedAct(log: ProjectLog, act: number): Promise<number> {
  const change = (field: string, to: unknown) => ({ field, from: null, to, base: [] })
  const draft = { type: 'ProjectRegistered' as const, subject: `project/${act}`, payload: { source: '基准' }, changes: [change('registered', true), change('name', `项目${act}`)] }
  const began = performance.now()
  const appended = await log.append([draft], { person: '基准', unit: '基准测试', role: '发改局' })
  if (!appended.ok) throw new Error(appended.issue.code)
  return performance.now() - began
}

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
