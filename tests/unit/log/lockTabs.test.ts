import { describe, expect, it, vi } from 'vitest'
import { carryOut } from '#log/lockChange.ts'
import type { LockCall, LockedDoor } from '#log/lockTypes.ts'
import { openLog, type LogOptions } from '#log/openLog.ts'
import { createDatabase, type LockRow, type LogDatabase } from '#log/schema.ts'
import type { ProjectLog } from '#log/types.ts'
import { lockOf, PASSPHRASE, place, through, unlocked } from './lockSupport.ts'
import { rawRows } from './rawDatabase.ts'
import { ACTOR, all, allTexts, fileOf, issue, opened, registered, value } from './support.ts'

/** A log with enough in it that a change of the lock takes several transactions. */
async function filled(options: LogOptions): Promise<ProjectLog> {
  const log = await opened(options)
  for (let n = 0; n < 3; n += 1) value(await log.append(Array.from({ length: 150 }, (_, k) => registered(`p${n}-${k}`)), ACTOR, [fileOf(`照片${n}`)]))
  return log
}

/** Another tab's hold on the rows as they lie, and the lock's row as that tab last read it. */
async function otherTab({ name }: { name: string }): Promise<{ raw: LogDatabase; row: LockRow }> {
  const raw = (await createDatabase(name, { indexedDB, IDBKeyRange }, null).open()) as LogDatabase
  return { raw, row: (await raw.meta.get('lock')) as LockRow }
}

/** A tab that stands before the locked door while another one acts. */
async function atTheDoor(options: LogOptions): Promise<{ door: LockedDoor; heard: LockCall[]; goIn: () => void; log: ReturnType<typeof openLog> }> {
  const heard: LockCall[] = []
  let goIn = (): void => undefined
  const inside = new Promise<void>((resolve) => (goIn = resolve))
  return new Promise((resolve) => {
    const log: ReturnType<typeof openLog> = openLog({
      ...options,
      unlock: (door) => {
        door.onCall((call) => heard.push(call))
        resolve({ door, heard, goIn, log })
        return inside
      },
    })
  })
}

const sealedRows = async (name: string): Promise<number> => (await rawRows(name)).filter((row) => 'sealed' in row).length

describe('two tabs that carry the same change of a lock', () => {
  it('never seal again what the other one is opening: its key is about to be thrown away', async () => {
    const where = place()
    const log = await filled(where)
    const before = await allTexts(log)
    const prepared = await lockOf()
    // The other tab met the lock while it was being set, and comes to its work late.
    let late: LockRow | null = null
    const { raw } = await otherTab(where)
    value(await log.lock.turnOn(prepared, () => void raw.meta.get('lock').then((row) => (late ??= row as LockRow))))
    expect(late).toMatchObject({ state: 'sealing' })
    let met = 0
    const off = log.lock.turnOff(PASSPHRASE, () => {
      if ((met += 1) === 2) throw new Error('killed')
    })
    await expect(off).rejects.toThrow('killed')
    const open = await sealedRows(where.name)
    await carryOut(raw, late as unknown as LockRow, prepared.key)
    expect(await sealedRows(where.name)).toBe(open)
    expect(await raw.meta.get('lock')).toMatchObject({ state: 'opening' })
    raw.close()
    log.close()
    const again = await unlocked(where)
    expect(again.lock.isOn()).toBe(false)
    expect(await allTexts(again)).toEqual(before)
    expect(await sealedRows(where.name)).toBe(0)
  })

  it('never throw away the key of a lock that was set since', async () => {
    const where = place()
    const log = await filled(where)
    const before = await allTexts(log)
    const first = await lockOf()
    value(await log.lock.turnOn(first))
    const { raw, row } = await otherTab(where)
    value(await log.lock.turnOff(PASSPHRASE))
    value(await log.lock.turnOn(await lockOf('另一句口令')))
    await carryOut(raw, { ...row, state: 'opening' }, first.key)
    raw.close()
    log.close()
    expect(await allTexts(await unlocked(where, '另一句口令'))).toEqual(before)
  })
})

describe('a tab that stands before the locked door', () => {
  it('opens to anybody once another tab has taken the lock off, and is told so', async () => {
    const where = place()
    const log = await filled(where)
    value(await log.lock.turnOn(await lockOf()))
    const { door, heard, goIn, log: second } = await atTheDoor(where)
    value(await log.lock.turnOff(PASSPHRASE))
    await vi.waitFor(() => expect(heard).toContain('off'))
    value(await door.byPassphrase('什么都行'))
    goIn()
    const opened = value(await second)
    expect(opened.lock.isOn()).toBe(false)
    value(await opened.append([registered('another')], ACTOR))
    expect((await all(log)).length).toBe(451)
  })

  it('asks for the new passphrase once another tab has changed it', async () => {
    const where = place()
    const log = await filled(where)
    value(await log.lock.turnOn(await lockOf()))
    const { door, goIn, log: second } = await atTheDoor(where)
    value(await log.lock.changePassphrase(PASSPHRASE, '换成这一句'))
    expect(issue(await door.byPassphrase(PASSPHRASE)).code).toBe('lock/wrong-passphrase')
    value(await door.byPassphrase('换成这一句'))
    goIn()
    value(await value(await second).append([registered('another')], ACTOR))
  })

  it('asks for the new lock’s keys once another tab has set a new one', async () => {
    const where = place()
    const log = await filled(where)
    const first = await lockOf()
    value(await log.lock.turnOn(first))
    const { door, goIn, log: second } = await atTheDoor(where)
    value(await log.lock.turnOff(PASSPHRASE))
    const next = await lockOf('另一句口令')
    value(await log.lock.turnOn(next))
    expect(next.number).not.toBe(first.number)
    expect(issue(await door.byRecovery(first.recoveryKey, '再换一句口令')).code).toBe('lock/wrong-recovery')
    value(await door.byRecovery(next.recoveryKey, '再换一句口令'))
    goIn()
    expect((await all(value(await second))).length).toBe(450)
  })

  it('never puts its key into a lock that was set while it was being tried', async () => {
    const where = place()
    const log = await filled(where)
    const first = await lockOf()
    value(await log.lock.turnOn(first))
    const { door, goIn, log: second } = await atTheDoor(where)
    const next = await lockOf('另一句口令')
    const derived = vi.spyOn(crypto.subtle, 'deriveBits')
    derived.mockImplementationOnce(async (...given) => {
      derived.mockRestore()
      value(await log.lock.turnOff(PASSPHRASE))
      value(await log.lock.turnOn(next))
      return crypto.subtle.deriveBits(...given)
    })
    await expect(door.byRecovery(first.recoveryKey, '再换一句口令')).rejects.toThrow('log/locked')
    value(await door.byPassphrase('另一句口令'))
    goIn()
    expect((await all(value(await second))).length).toBe(450)
  })

  it('is told when another tab has erased everything', async () => {
    const where = place()
    const log = await filled(where)
    value(await log.lock.turnOn(await lockOf()))
    const { heard, goIn, log: second } = await atTheDoor(where)
    await log.lock.erase()
    await vi.waitFor(() => expect(heard).toContain('erased'))
    goIn()
    expect((await second).ok).toBe(false)
  })

  it('hears no more once it has left', async () => {
    const where = place()
    const log = await filled(where)
    value(await log.lock.turnOn(await lockOf()))
    const heard: LockCall[] = []
    const still: LockCall[] = []
    const second = value(
      await through(where, async (door) => {
        const leave = door.onCall((call) => heard.push(call))
        value(await door.byPassphrase(PASSPHRASE))
        leave()
      }),
    )
    second.lock.onCall((call) => still.push(call))
    log.lock.call('lock')
    await vi.waitFor(() => expect(still).toEqual(['lock']))
    expect(heard).toEqual([])
  })
})

describe('a page that is about to lock', () => {
  it('waits until what it was saving is saved', async () => {
    const where = place()
    const log = await filled(where)
    value(await log.lock.turnOn(await lockOf()))
    const remembered = (): string => where.localStorage.getItem(`${where.name}:sentinel`) ?? ''
    const saving = log.append([registered('last')], ACTOR, [fileOf('最后一张')])
    expect(remembered()).toContain('"events":450')
    await log.lock.written()
    expect(remembered()).toContain('"events":451')
    value(await saving)
  })
})

describe('the number of a lock', () => {
  it('stands on the paper, at the door and in the settings alike', async () => {
    const where = place()
    const log = await filled(where)
    const prepared = await lockOf()
    expect(log.lock.number()).toBeNull()
    value(await log.lock.turnOn(prepared))
    expect(prepared.number).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/)
    expect(log.lock.number()).toBe(prepared.number)
    log.close()
    const again = value(
      await through(where, async (door) => {
        expect(door.number).toBe(prepared.number)
        value(await door.byPassphrase(PASSPHRASE))
      }),
    )
    expect(again.lock.number()).toBe(prepared.number)
  })
})
