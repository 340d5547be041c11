import { describe, expect, it } from 'vitest'
import { readEvidence, type PhotoContent } from '#domain/gateForm.ts'
import type { GateItem } from '#domain/gate.ts'
import { explain } from '#domain/wording.ts'

const GOVERNMENT = { investorKind: '政府投资' } as const
const PHOTO: PhotoContent = { hash: 'ab'.repeat(32), fileName: '开工.jpg', mediaType: 'image/jpeg', size: 52_000 }

function read(items: readonly GateItem[], typed: Parameters<typeof readEvidence>[2], photo: PhotoContent | null = null) {
  return readEvidence(items, GOVERNMENT, typed, photo)
}

describe('what is typed at a gate', () => {
  it('is no evidence and no mistake while an item is wholly blank', () => {
    expect(read(['constructionLibrary', 'permit', 'startPhoto'], { documentNo: '  ' })).toEqual({
      evidence: { constructionLibrary: null, permit: null, startPhoto: null },
      issues: [],
    })
  })

  it('takes the kind of approval from the 投资类型, and asks for it where that is 未填', () => {
    const typed = { documentNo: '1号', approvalDate: '2025-02-10' }
    expect(read(['constructionLibrary'], typed).evidence.constructionLibrary).toEqual({ kind: '立项审批', documentNo: '1号', date: '2025-02-10' })
    const unknown = readEvidence(['constructionLibrary'], { investorKind: null }, typed, null)
    expect(unknown.issues).toMatchObject([{ code: 'gate/incomplete', field: 'approvalKind' }])
  })

  it('names every part that a begun item still lacks', () => {
    const { evidence, issues } = read(['ripeness'], { judgedBy: '区发改局' })
    expect(evidence.ripeness).toBeUndefined()
    expect(issues.map(explain)).toEqual(['还没有填写资金渠道。请补填。', '还没有填写判断日期。请补填。'])
  })

  it('takes a photo with a place in words or with a position, and not with half a position', () => {
    const at = (typed: Parameters<typeof readEvidence>[2]) => read(['startPhoto'], { takenAt: '2025-03-04', ...typed }, PHOTO)
    expect(at({ place: '工地大门' }).evidence.startPhoto).toMatchObject({ place: '工地大门', longitude: null })
    expect(at({ longitude: '120.21', latitude: '30.19' }).evidence.startPhoto).toMatchObject({ place: null, longitude: 120.21, latitude: 30.19 })
    expect(at({ longitude: '120.21' }).issues).toMatchObject([{ code: 'gate/incomplete', field: 'place' }])
    expect(at({ place: '工地大门', longitude: '120.21', latitude: '95' }).evidence.startPhoto).toMatchObject({ longitude: null, latitude: null })
  })

  it('misses the photo itself when only its day and place were typed', () => {
    expect(read(['startPhoto'], { takenAt: '2025-03-04', place: '工地大门' }).issues).toMatchObject([{ field: 'photo' }])
  })

  it('takes a permit number, or the reason there is none, and never both', () => {
    expect(read(['permit'], { permitNumber: '3301' }).evidence.permit).toEqual({ number: '3301', missingReason: null })
    expect(read(['permit'], { permitMissing: '审图中' }).evidence.permit).toEqual({ number: null, missingReason: '审图中' })
    expect(read(['permit'], { permitNumber: '3301', permitMissing: '审图中' }).issues).toMatchObject([{ code: 'gate/permit-both' }])
  })

  it('refuses a day that does not exist, a text that is too long and half a character', () => {
    expect(read(['date'], { date: '2025-02-30' }).issues).toMatchObject([{ code: 'gate/no-such-date', text: '2025-02-30' }])
    expect(read(['ripeness'], { judgedBy: '长'.repeat(201), channel: '专项债', ripenessDate: '2025-01-02' }).issues).toMatchObject([{ code: 'gate/unusable-text', field: 'judgedBy' }])
    expect(read(['reason'], { reason: '资金\ud800' }).issues).toMatchObject([{ code: 'gate/unusable-text', field: 'reason' }])
  })

  it('keeps acceptances in the order of the dictionary, and only those it knows', () => {
    expect(read(['acceptance'], { passed: '消防验收、规划核实、别的', acceptanceDate: '2025-05-20' }).evidence.acceptance).toEqual({
      passed: ['规划核实', '消防验收'],
      date: '2025-05-20',
    })
  })

  it('carries a 容缺 as soon as either of its answers is begun, for the gate to judge', () => {
    expect(read([], { waiverPerson: ' 李副局长 ' }).evidence.waiver).toEqual({ person: '李副局长', reason: '' })
    expect(read([], {}).evidence.waiver).toBeUndefined()
  })
})
