import { describe, expect, it } from 'vitest'
import { hashOf } from '#log/hash.ts'
import type { EventRow } from '#log/schema.ts'
import type { ProjectLog } from '#log/types.ts'
import { editRaw, rawRows } from './rawDatabase.ts'
import { ACTOR, all, freshName, opened, registered, value } from './support.ts'

interface Tampered {
  readonly name: string
  readonly log: ProjectLog
  readonly device: string
}

/** A log of five events whose rows are changed past the app. */
async function tampered(edit: (store: IDBObjectStore, rows: EventRow[]) => void): Promise<Tampered> {
  const name = freshName()
  const log = await opened({ name })
  for (const id of ['a', 'b', 'c', 'd', 'e']) value(await log.append([registered(id)], ACTOR))
  const rows = await rawRows(name)
  await editRaw(name, 'events', (store) => edit(store, rows))
  return { name, log, device: log.health().device }
}

/** A row with another text under the same number, its hash put right, as a careful hand would. */
const rewritten = (row: EventRow, from: string, to: string): EventRow => {
  const text = row.text.replace(from, to)
  return { ...row, text, hash: hashOf(text) }
}

describe('verify', () => {
  it('finds nothing in an untouched log', async () => {
    const { log } = await tampered(() => undefined)
    expect(await log.verify()).toEqual([])
  })

  it('names an entry whose text was altered', async () => {
    const { log, device } = await tampered((store, rows) =>
      store.put({ ...rows[2]!, text: rows[2]!.text.replace('项目c', '项目x') }),
    )
    expect(await log.verify()).toEqual([{ code: 'altered', id: `${device}:3`, upTo: `${device}:3` }])
  })

  it('names an entry altered together with its hash, by what its successor remembers', async () => {
    const { log, device } = await tampered((store, rows) =>
      store.put(rewritten(rows[2]!, '54000000', '99000000')),
    )
    expect(await log.verify()).toMatchObject([{ code: 'altered', id: `${device}:3` }])
  })

  it('names the last entry altered together with its hash, by the remembered head', async () => {
    const { log, device } = await tampered((store, rows) =>
      store.put(rewritten(rows[4]!, '54000000', '99000000')),
    )
    expect(await log.verify()).toMatchObject([{ code: 'altered', id: `${device}:5` }])
  })

  it('names an entry put under another person’s name', async () => {
    const { log, device } = await tampered((store, rows) =>
      store.put(rewritten(rows[1]!, ACTOR.person, '李四')),
    )
    expect(await log.verify()).toMatchObject([{ code: 'altered', id: `${device}:2` }])
  })

  it('names an entry filed under another device', async () => {
    const { log, device } = await tampered((store, rows) =>
      store.put({ ...rows[4]!, device: 'someone-else' }),
    )
    const findings = (await log.verify()).map(({ code, id }) => `${id} ${code}`)
    expect(findings).toEqual([`${device}:5 deleted`, 'someone-else:5 re-attributed'])
  })

  it('names deleted entries as a range', async () => {
    const { log, device } = await tampered((store) => {
      store.delete(2)
      store.delete(3)
    })
    expect(await log.verify()).toEqual([{ code: 'deleted', id: `${device}:2`, upTo: `${device}:3` }])
  })

  it('names deleted entries at the end', async () => {
    const { log, device } = await tampered((store) => store.delete(5))
    expect(await log.verify()).toEqual([{ code: 'deleted', id: `${device}:5`, upTo: `${device}:5` }])
  })

  it('names an entry that was inserted behind the head', async () => {
    const { log, device } = await tampered((store, rows) => {
      const text = rows[4]!.text.replace('"n":5', '"n":6').replace(rows[3]!.hash, rows[4]!.hash)
      store.put({ ...rows[4]!, seq: 6, n: 6, text, hash: hashOf(text) })
    })
    expect(await log.verify()).toMatchObject([{ code: 'inserted', id: `${device}:6` }])
  })

  it('names a row that is no event any more; reading reports it and goes on', async () => {
    const { log, device } = await tampered((store, rows) =>
      store.put({ ...rows[1]!, text: rows[1]!.text.slice(0, 40) }),
    )
    expect((await all(log)).map(({ event }) => event.n)).toEqual([1, 3, 4, 5])
    expect(log.health().unreadable).toEqual([{ position: 2, id: `${device}:2`, because: 'unreadable' }])
    expect(await log.verify()).toMatchObject([{ code: 'unreadable', id: `${device}:2` }])
  })

  it('finds nothing any more once a restore brought the true text back', async () => {
    const name = freshName()
    const log = await opened({ name })
    value(await log.append([registered('a'), registered('b')], ACTOR))
    const texts = (await all(log)).map(({ text }) => text)
    const [row] = await rawRows(name)
    await editRaw(name, 'events', (store) => store.put({ ...row!, text: '{' }))
    expect(value(await log.restore(texts))).toMatchObject({ added: 0, known: 1, repaired: 1, clones: [] })
    expect(await log.verify()).toEqual([])
  })
})
