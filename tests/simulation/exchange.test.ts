import { describe, expect, it } from 'vitest'
import { findings } from './support/check.ts'
import { RuleLog, type Reading } from './support/ruleLog.ts'
import { play, type World } from './support/schedule.ts'
import { FAULTS, type Fault } from './support/simulatedLog.ts'
import { trueLog } from './support/trueLog.ts'

/** Schedules of five devices and sixty acts each; `npm run test:long` asks for more. */
const SCHEDULES = Number(process.env.SIMULATED_SCHEDULES ?? 2_000)
/** Schedules on the true log and in true packages. */
const TRUE_SCHEDULES = Number(process.env.SIMULATED_TRUE_SCHEDULES ?? 3)
/** Schedules in which a fault has to be found. */
const FAULTY = 10
const WRONG_DAYS = 2
const PATIENCE = 1_800_000

function byRules(seed: number, fault: Fault | null, wrongDays = WRONG_DAYS): Promise<World> {
  const read: Reading = new Map()
  return play({ seed, fault, wrongDays, open: (device, now) => new RuleLog(device, now, read, fault) })
}

/** What the checks say of schedules: the kinds of finding, how many in all and what happened. */
async function tried(schedules: number, run: (seed: number) => Promise<World>): Promise<{ found: string[]; counts: Record<string, number> }> {
  const found: string[] = []
  const counts: Record<string, number> = { events: 0, gone: 0 }
  for (let seed = 1; seed <= schedules; seed += 1) {
    const world = await run(seed)
    found.push(...(await findings(world)).map((finding) => `schedule ${seed}: ${finding}`))
    for (const [name, n] of Object.entries(world.counts)) counts[name] = (counts[name] ?? 0) + n
    counts.events! += world.written.size
    counts.gone! += world.gone.size
  }
  return { found, counts }
}

const kinds = (found: readonly string[]): string[] => [...new Set(found.map((finding) => /: (\w+):/.exec(finding)?.[1] ?? finding))].sort()

describe('five devices that exchange packages in any order, in parts, twice, late or never', () => {
  it(`lose nothing, double nothing and show the same register in ${SCHEDULES} schedules, with clocks wrong by two days`, { timeout: PATIENCE }, async () => {
    const { found, counts } = await tried(SCHEDULES, (seed) => byRules(seed, null))
    console.info(`${SCHEDULES} schedules by the log's rules:`, JSON.stringify(counts))
    expect(found).toEqual([])
    expect(counts['tampered and taken']).toBeUndefined()
    expect(counts['refused though sound']).toBeUndefined()
    // The schedules are worth something: all of it truly happened.
    expect(counts['tampered and refused']).toBeGreaterThan(0)
    expect(counts.replace).toBeGreaterThan(0)
  })

  it(`do so on the true log and in true packages, in ${TRUE_SCHEDULES} schedules`, { timeout: PATIENCE }, async () => {
    const { found, counts } = await tried(TRUE_SCHEDULES, (seed) => play({ seed, fault: null, wrongDays: WRONG_DAYS, open: (_, now) => trueLog(now) }))
    console.info(`${TRUE_SCHEDULES} schedules on the true log:`, JSON.stringify(counts))
    expect(found).toEqual([])
    expect(counts['tampered and taken']).toBeUndefined()
    expect(counts['refused though sound']).toBeUndefined()
  })

  it('end with the same values whether their clocks are right or wrong', async () => {
    const settled = async (wrongDays: number): Promise<string[]> => {
      const { devices } = await byRules(7, null, wrongDays)
      const [register] = devices.map((device) => device.register())
      return [...register!.projects.keys()].sort().flatMap((id) => register!.fieldsOf(id).map((field) => `${id} ${field} ${register!.headsOf(id, field).map((head) => `${head.id} ${JSON.stringify(head.value)}`).sort().join()}`))
    }
    expect(await settled(WRONG_DAYS)).toEqual(await settled(0))
  })
})

describe('the same checks find', () => {
  const expected: Record<Fault, string> = {
    'skipping cursor': 'lost',
    'sent counts as received': 'lost',
    'no de-duplication': 'twice',
    'last writer wins': 'register',
    'no chain check': 'altered',
  }
  it.each(FAULTS)('the fault “%s”', { timeout: PATIENCE }, async (fault) => {
    const { found } = await tried(FAULTY, (seed) => byRules(seed, fault))
    expect(kinds(found)).toContain(expected[fault])
  })
})
