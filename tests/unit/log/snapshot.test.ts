import { describe, expect, it } from 'vitest'
import type { Register } from '#projection/register.ts'
import { RegisterFold } from '#projection/fold.ts'
import { decodeSnapshot, encodeSnapshot } from '#projection/snapshot.ts'
import type { ProjectLog } from '#log/types.ts'
import { withFault } from './faults.ts'
import { ACTOR, all, opened, registered, revised, value } from './support.ts'

/** A log with plain values, a conflict on one field, and a base that names an event not yet here. */
async function filledLog(): Promise<ProjectLog> {
  const log = await opened()
  const [a] = value(await log.append([registered('a', '物联谷（示例）'), registered('b')], ACTOR))
  value(await log.append([revised('a', 'officer', '陈一', [])], ACTOR))
  value(await log.append([revised('a', 'officer', '李二', [])], ACTOR))
  value(await log.append([revised('b', 'site', '某路', ['elsewhere-1:7', a!.id])], ACTOR))
  return log
}

async function folded(log: ProjectLog): Promise<RegisterFold> {
  const fold = new RegisterFold()
  fold.apply(await all(log))
  return fold
}

/** Everything the screen can see of a register. */
const seen = ({ projects, issues, policy, events, uncounted, headsOf }: Register): unknown => ({
  projects: [...projects],
  issues: [...issues],
  policy,
  events,
  uncounted,
  heads: [...projects.keys()].map((id) => ['officer', 'site', 'name'].map((field) => headsOf(id, field))),
})

describe('a snapshot', () => {
  it('gives the same register as folding all events anew, conflicts included', async () => {
    const fold = await folded(await filledLog())
    const again = decodeSnapshot(encodeSnapshot(fold))
    expect(seen(again!.register())).toEqual(seen(fold.register()))
    expect(again!.register().projects.get('project/a')?.conflicts).toHaveLength(1)
  })

  it('goes on counting where it left off: known events once, new ones as if never interrupted', async () => {
    const log = await filledLog()
    const again = decodeSnapshot(encodeSnapshot(await folded(log)))!
    value(await log.append([revised('a', 'name', '新名')], ACTOR))
    again.apply(await all(log))
    expect(seen(again.register())).toEqual(seen((await folded(log)).register()))
  })

  it('is thrown away when a character changed, a chunk is missing or cut, or its version is another', async () => {
    const [header, chunk, ...rest] = encodeSnapshot(await folded(await filledLog()))
    expect(decodeSnapshot([header!, chunk!.replace('物联谷', '物联网'), ...rest])).toBeNull()
    expect(decodeSnapshot([header!])).toBeNull()
    expect(decodeSnapshot([header!, chunk!.slice(0, -1)])).toBeNull()
    expect(decodeSnapshot([header!.replace('"version":1', '"version":99'), chunk!, ...rest])).toBeNull()
    expect(decodeSnapshot([])).toBeNull()
    expect(decodeSnapshot(['nonsense'])).toBeNull()
  })

  it('is stored in the log and loaded with its position', async () => {
    const log = await filledLog()
    const chunks = encodeSnapshot(await folded(log))
    await log.saveSnapshot(5, chunks)
    expect(await log.loadSnapshot()).toEqual({ position: 5, chunks })
  })

  it('is not loaded when it covers more than the log has', async () => {
    const log = await filledLog()
    await log.saveSnapshot(6, ['{}'])
    expect(await log.loadSnapshot()).toBeNull()
  })

  it('that cannot be written is taken back whole and stops nothing: it can be made again', async () => {
    const log = await filledLog()
    const chunks = encodeSnapshot(await folded(log))
    await withFault(2, 'aborts', false, () => log.saveSnapshot(5, chunks))
    expect(log.health().readOnly).toBeNull()
    expect(await log.loadSnapshot()).toBeNull()
    value(await log.append([registered('c')], ACTOR))
  })

  it('that the disk has no room for stops the log like any other write', async () => {
    const log = await filledLog()
    await withFault(2, 'throws', true, () => log.saveSnapshot(5, ['{}']))
    expect(log.health().readOnly).toMatchObject({ code: 'log/write-failed', quota: true })
  })

  it('is not loaded when there is none', async () => {
    expect(await (await opened()).loadSnapshot()).toBeNull()
  })
})
