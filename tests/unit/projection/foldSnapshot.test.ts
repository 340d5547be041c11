import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StoredEvent } from '#domain/event.ts'
import { RegisterFold } from '#projection/fold.ts'
import type { Register } from '#projection/register.ts'
import { decodeSnapshot, encodeSnapshot } from '#projection/snapshot.ts'
import { Device, registration } from '../../support/device.ts'
import { delivered, honestHistory, PATIENCE, PROPERTY, wildHistory } from '../../support/histories.ts'

/** Everything a register says but its functions. */
const told = ({ headsOf: _headsOf, fieldsOf: _fieldsOf, ...register }: Register): unknown => register

/** The heads of every field that was written, as a register tells them. */
function headsTold(register: Register, events: readonly StoredEvent[]): unknown {
  return events.flatMap(({ event }) => event.changes.map(({ field }) => [event.subject, field, register.headsOf(event.subject, field)]))
}

const folded = (slices: readonly (readonly StoredEvent[])[]): RegisterFold => {
  const fold = new RegisterFold()
  for (const slice of slices) fold.apply(slice)
  return fold
}

/** The fold as it comes back at the next start. */
function restored(fold: RegisterFold): RegisterFold {
  const back = decodeSnapshot(encodeSnapshot(fold))
  if (!back) throw new Error('A sound snapshot was refused')
  return back
}

describe.each([
  ['what honest devices wrote', honestHistory],
  ['what damaged devices may send', wildHistory],
])('a fold restored from a snapshot, of %s', (_what, history) => {
  const cut = history.chain((events) => fc.record({ events: fc.constant(events), slices: delivered(events), at: fc.nat({ max: 12 }) }))

  it('tells what a refold tells, and goes on counting each event once, wherever the snapshot was taken', () => {
    fc.assert(
      fc.property(cut, ({ events, slices, at }) => {
        const whole = folded(slices).register()
        const fold = restored(folded(slices.slice(0, at)))
        for (const slice of [...slices.slice(at), ...slices]) fold.apply(slice)
        expect(told(fold.register())).toEqual(told(whole))
        expect(headsTold(fold.register(), events)).toEqual(headsTold(whole, events))
        expect([...fold.register().projects.keys()]).toEqual([...whole.projects.keys()])
      }),
      PROPERTY,
    )
  }, PATIENCE)
})

describe('a snapshot that is not whole', () => {
  const device = new Device('a')
  device.write({ type: 'ProjectRegistered', payload: { source: '示例' }, changes: registration({ owner: '业主' }) })
  const chunks = encodeSnapshot(folded([device.known]))

  it('is thrown away: cut short, with a chunk too many, with one character changed, empty or of another format', () => {
    const [header = '', body = ''] = chunks
    for (const bad of [[], [header], [...chunks, '[]'], [header, body.replace('业主', '业生')], [body], ['{}', body], ['', ''], [`${header} `.slice(1), body]]) {
      expect(decodeSnapshot(bad)).toBeNull()
    }
    expect(decodeSnapshot(chunks)).not.toBeNull()
  })
})
