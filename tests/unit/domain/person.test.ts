import { describe, expect, it } from 'vitest'
import { MAX_NAME, maySetGates, mayWrite, readActor, type Actor } from '#domain/person.ts'

const ACTOR: Actor = { person: '王建', unit: '区发改局', role: '发改局' }

describe('who works here, as typed', () => {
  it('loses spaces at the ends and characters that cannot be seen', () => {
    expect(readActor({ person: ' 王\u200b建\u202e ', unit: '\t区发改局\n', role: '发改局' })).toEqual({ ok: true, value: ACTOR })
  })

  it('names each field that is empty, also one of unseen characters only', () => {
    expect(readActor({ person: '\u200b', unit: '', role: '领导' })).toEqual({
      ok: false,
      issue: { person: { code: 'actor/missing', field: 'person' }, unit: { code: 'actor/missing', field: 'unit' } },
    })
  })

  it('is refused when it is longer than a name can be, and never cut', () => {
    expect(readActor({ ...ACTOR, unit: '局'.repeat(MAX_NAME) }).ok).toBe(true)
    expect(readActor({ ...ACTOR, unit: '局'.repeat(MAX_NAME + 1) })).toEqual({ ok: false, issue: { unit: { code: 'actor/too-long', field: 'unit' } } })
  })
})

describe('what a role may do', () => {
  it.each([
    ['填报员', true, false],
    ['发改局', true, true],
    ['领导', false, false],
  ] as const)('%s: writes %s, sets gates %s', (role, writes, sets) => {
    expect(mayWrite({ ...ACTOR, role }).ok).toBe(writes)
    expect(maySetGates({ ...ACTOR, role }).ok).toBe(sets)
  })

  it('is nothing for nobody', () => {
    expect(mayWrite(null)).toEqual({ ok: false, issue: { code: 'actor/unknown' } })
    expect(maySetGates(null)).toEqual({ ok: false, issue: { code: 'actor/unknown' } })
  })
})
