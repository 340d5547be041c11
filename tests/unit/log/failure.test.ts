import { describe, expect, it } from 'vitest'
import type { ProjectLog } from '#log/types.ts'
import { FAULT_KINDS, holdWrites, replaceMethod, withFault, type FaultKind } from './faults.ts'
import { holdRaw, rawRows } from './rawDatabase.ts'
import { ACTOR, all, fileOf, freshName, issue, memoryStorage, opened, registered, value } from './support.ts'

/** What a person does in these tests: two acts of several events, the first with a photo. */
async function twoActs(log: ProjectLog): Promise<{ subjects: string[]; ok: boolean }[]> {
  const acts = [
    { drafts: [registered('a'), registered('b'), registered('c')], files: [fileOf('照片')] },
    { drafts: [registered('d'), registered('e')], files: [] },
  ]
  const told = []
  for (const { drafts, files } of acts) {
    const { ok } = await log.append(drafts, ACTOR, files)
    told.push({ subjects: drafts.map(({ subject }) => subject), ok })
  }
  return told
}

describe.each(FAULT_KINDS)('when every k-th storage call in turn %s', (kind: FaultKind) => {
  it('has written exactly the acts it confirmed: none in part, none falsely', async () => {
    let reached = true
    for (let k = 1; reached; k += 1) {
      const name = freshName()
      const log = await opened({ name })
      const { told, faults } = await withFault(k, kind, false, async (faults) => ({
        told: await twoActs(log),
        faults,
      }))
      const confirmed = told.filter(({ ok }) => ok).flatMap(({ subjects }) => subjects)
      expect({ k, written: (await rawRows(name)).map(({ subject }) => subject) }).toEqual({
        k,
        written: confirmed,
      })
      expect({ k, stopped: log.health().readOnly !== null }).toEqual({ k, stopped: faults.struck })
      reached = faults.struck
      log.close()
    }
  })

  it('merges another device’s events all or not at all', async () => {
    const other = await opened()
    value(await other.append([registered('a'), registered('b')], ACTOR))
    const texts = (await all(other)).map(({ text }) => text)
    let reached = true
    for (let k = 1; reached; k += 1) {
      const name = freshName()
      const log = await opened({ name })
      const { merged, faults } = await withFault(k, kind, false, async (faults) => ({
        merged: await log.merge(texts, [fileOf('照片')]),
        faults,
      }))
      expect({ k, rows: (await rawRows(name)).length }).toEqual({ k, rows: merged.ok ? 2 : 0 })
      reached = faults.struck
      log.close()
    }
  })
})

describe('after the first storage failure', () => {
  it('is read-only for good, says so, and writes nothing more', async () => {
    const log = await opened()
    const states: unknown[] = []
    log.onHealth(({ readOnly }) => states.push(readOnly?.code))
    await withFault(1, 'throws', false, async (faults) => {
      expect(issue(await log.append([registered('a')], ACTOR))).toMatchObject({
        code: 'log/write-failed',
        quota: false,
        outcome: 'none',
      })
      expect(issue(await log.append([registered('b')], ACTOR))).toEqual({
        code: 'log/read-only',
        detail: 'log/write-failed',
      })
      expect(issue(await log.setPreference('a', 1))).toMatchObject({ code: 'log/read-only' })
      await log.saveSnapshot(0, [])
      expect(faults.writesAfter).toBe(0)
    })
    expect(states).toEqual(['log/write-failed'])
  })

  it('still reads what was saved before', async () => {
    const log = await opened()
    value(await log.append([registered('a')], ACTOR))
    await withFault(2, 'aborts', false, () => log.append([registered('b')], ACTOR))
    expect((await all(log)).map(({ event }) => event.subject)).toEqual(['project/a'])
  })

  it('tells a full disk from other failures', async () => {
    const log = await opened()
    const failed = await withFault(3, 'throws', true, () => log.append([registered('a')], ACTOR))
    expect(issue(failed)).toMatchObject({ code: 'log/write-failed', quota: true })
  })

  it('does not take part of a history for all of it: a failing read throws', async () => {
    const log = await opened()
    value(await log.append([registered('a')], ACTOR))
    await expect(withFault(1, 'throws', false, () => all(log))).rejects.toThrow('log/unreadable')
    expect(log.health().readOnly?.code).toBe('log/unreadable')
  })
})

describe('a write that does not get its turn', () => {
  it('is reported as not saved within 3 s; nothing was begun, and the person may try again', async () => {
    const name = freshName()
    const log = await opened({ name, locks: null })
    const release = await holdRaw(name)
    const began = performance.now()
    expect(issue(await log.append([registered('a')], ACTOR))).toMatchObject({
      detail: 'busy',
      outcome: 'none',
    })
    expect(performance.now() - began).toBeLessThan(3_000)
    expect(log.health().readOnly).toBeNull()
    await release()
    value(await log.append([registered('b')], ACTOR))
    expect((await rawRows(name)).map(({ subject }) => subject)).toEqual(['project/b'])
  }, 10_000)
})

describe('a write that hangs', () => {
  it('is stopped and reported as not saved within 3 s', async () => {
    const name = freshName()
    const log = await opened({ name })
    const release = holdWrites()
    const began = performance.now()
    expect(issue(await log.append([registered('a')], ACTOR))).toMatchObject({
      detail: 'timeout',
      outcome: 'none',
    })
    expect(performance.now() - began).toBeLessThan(3_000)
    release()
    expect(await rawRows(name)).toEqual([])
    expect(log.health().readOnly?.code).toBe('log/write-failed')
  }, 10_000)

  it('that cannot be stopped is reported as unknown; when it turns up, it is shown, and stays read-only', async () => {
    const name = freshName()
    const localStorage = memoryStorage()
    const log = await opened({ name, localStorage })
    const release = holdWrites()
    const turnedUp = new Promise<string[]>((resolve) =>
      log.subscribe((events) => resolve(events.map(({ event }) => event.subject))),
    )
    const restore = replaceMethod(IDBTransaction.prototype, 'abort', () => () => {
      throw new DOMException('committing', 'InvalidStateError')
    })
    expect(issue(await log.append([registered('a')], ACTOR))).toMatchObject({
      detail: 'timeout',
      outcome: 'unknown',
    })
    restore()
    release()
    expect(await turnedUp).toEqual(['project/a'])
    expect(log.health()).toMatchObject({
      events: 1,
      readOnly: { code: 'log/write-failed', outcome: 'unknown' },
    })
    log.close()
    expect((await opened({ name, localStorage })).health()).toMatchObject({ events: 1, readOnly: null })
  }, 10_000)
})
