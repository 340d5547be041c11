import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { ActorSchema, maySetGates, mayWrite, readActor, ROLES, type Actor } from '#domain/person.ts'

const who = (role: Actor['role']): Actor => ({ person: '甲', unit: '示例街道', role })

describe('who acts', () => {
  it('has one of three roles', () => {
    expect(ROLES).toEqual(['填报员', '发改局', '领导'])
    expect(v.is(ActorSchema, { ...who('领导'), role: '管理员' })).toBe(false)
  })

  it('may write as 填报员 or 发改局; a leader only reads', () => {
    for (const role of ['填报员', '发改局'] as const) expect(mayWrite(who(role))).toEqual({ ok: true, value: who(role) })
    expect(mayWrite(who('领导'))).toEqual({ ok: false, issue: { code: 'actor/read-only', person: '甲' } })
  })

  it('may set the gates only as 发改局', () => {
    expect(ROLES.map((role) => maySetGates(who(role)).ok)).toEqual([false, true, false])
    expect(maySetGates(who('填报员'))).toEqual({ ok: false, issue: { code: 'actor/bureau-only', person: '甲' } })
  })

  it('must be known before anything is written', () => {
    for (const may of [mayWrite, maySetGates]) expect(may(null)).toEqual({ ok: false, issue: { code: 'actor/unknown' } })
  })
})

describe('a name as typed', () => {
  it('loses what cannot be seen', () => {
    expect(readActor({ ...who('填报员'), person: ' \u202e张\u200b三\t', unit: '　示例街道' })).toEqual({ ok: true, value: { person: '张三', unit: '示例街道', role: '填报员' } })
  })

  it('is refused blank, each field by name', () => {
    expect(readActor({ person: ' ', unit: '\u200b', role: '填报员' })).toEqual({ ok: false, issue: { person: { code: 'actor/missing', field: 'person' }, unit: { code: 'actor/missing', field: 'unit' } } })
  })

  it('may have 60 characters, not 61', () => {
    expect(readActor({ ...who('填报员'), unit: '长'.repeat(60) }).ok).toBe(true)
    expect(readActor({ ...who('填报员'), unit: '长'.repeat(61) })).toEqual({ ok: false, issue: { unit: { code: 'actor/too-long', field: 'unit' } } })
  })

  it('that was read is taken by every event', () => {
    for (const person of ['张三', '张\ud83c三', ' 李 四 ', '长'.repeat(60)]) {
      const read = readActor({ ...who('填报员'), person })
      expect(read.ok && v.is(ActorSchema, read.value)).toBe(true)
    }
  })

  it('is not taken by an event with half a character in it', () => {
    expect(v.is(ActorSchema, { ...who('填报员'), person: '张\ud83c三' })).toBe(false)
  })
})
