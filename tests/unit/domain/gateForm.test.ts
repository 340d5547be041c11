import { describe, expect, it } from 'vitest'
import type { GateItem } from '#domain/gate.ts'
import { isBrought } from '#domain/gate.ts'
import { askedFields, WAIVER_FIELDS, type TypedField } from '#domain/gateFields.ts'
import { readEvidence, type PhotoContent, type TypedEvidence } from '#domain/gateForm.ts'
import { day, ACCEPTED, IN_USE, LIXIANG, makeProject, PERMIT, RIPE, START_PHOTO, ZUODI } from '../../support/project.ts'

const ITEMS: readonly GateItem[] = ['ripeness', 'constructionLibrary', 'actualStart', 'startPhoto', 'permit', 'acceptance', 'actualCompletion', 'inUse', 'date', 'reason']
const CONTENT: PhotoContent = { hash: START_PHOTO.hash, fileName: '开工.jpg', mediaType: 'image/jpeg', size: 52_000 }

/** Everything a gate may ask, answered. */
const TYPED: TypedEvidence = {
  judgedBy: '区发改局', channel: '专项债', ripenessDate: '2025-01-20', documentNo: LIXIANG.documentNo, approvalDate: '2025-02-10', actualStart: '2025-03-04',
  takenAt: '2025-03-04', place: '西兴街道示例路', longitude: '120.2103', latitude: '30.2084', permitNumber: '3301082025030100101',
  passed: '规划核实、消防验收', acceptanceDate: '2025-05-20', actualCompletion: '2025-05-10', extent: '全部', inUseDate: '2025-06-01', date: '2025-06-02', reason: '因',
}

const read = (typed: TypedEvidence, items: readonly GateItem[] = ITEMS, photo: PhotoContent | null = CONTENT): ReturnType<typeof readEvidence> =>
  readEvidence(items, makeProject(), typed, photo)

describe('what a person types at a gate', () => {
  it('becomes the evidence of each item', () => {
    expect(read(TYPED)).toEqual({
      evidence: {
        ripeness: RIPE, constructionLibrary: LIXIANG, actualStart: '2025-03-04', startPhoto: { ...START_PHOTO, takenTime: null, accuracy: null }, permit: PERMIT,
        acceptance: ACCEPTED, actualCompletion: '2025-05-10', inUse: IN_USE, date: '2025-06-02', reason: '因',
      },
      issues: [],
    })
  })

  it('is always evidence that the gate takes, when nothing was found wrong with it', () => {
    const { evidence } = read(TYPED)
    for (const item of ITEMS) expect([item, isBrought(evidence, item)]).toEqual([item, true])
  })

  it('is missing, not wrong, where nothing was typed', () => {
    const { evidence, issues } = read({}, ITEMS, null)
    expect(issues).toEqual([])
    for (const item of ITEMS) expect([item, isBrought(evidence, item)]).toEqual([item, false])
  })

  it('loses the blanks around it', () => {
    expect(read({ reason: ' 调整　', date: ' 2025-06-02 ' }, ['date', 'reason']).evidence).toEqual({ date: '2025-06-02', reason: '调整' })
  })

  it('asks for the approval by the name of the project’s 投资类型, and for its kind only where that is 未填', () => {
    const labels = (investorKind: '政府投资' | '企业投资' | null): string[] => askedFields('constructionLibrary', { investorKind }).map(({ label }) => label)
    expect(labels('政府投资')).toEqual(['立项审批文号', '批准日期'])
    expect(labels('企业投资')).toEqual(['做地报批文号', '批准日期'])
    expect(labels(null)).toEqual(['审批方式', '审批文号', '批准日期'])
    const typed = { approvalKind: '做地报批', documentNo: ZUODI.documentNo, approvalDate: '2025-02-11' }
    expect(readEvidence(['constructionLibrary'], makeProject({ investorKind: null }), typed, null).evidence).toEqual({ constructionLibrary: ZUODI })
  })
})

describe('an item answered in part', () => {
  const parts = ITEMS.flatMap((item) => askedFields(item, makeProject()).map(({ key }) => [item, key] as const)).filter(([item]) => askedFields(item, makeProject()).length > 1 && item !== 'permit')

  it.each(parts)('%s without %s is named with what it lacks, and is no evidence', (item, key) => {
    const { evidence, issues } = read({ ...TYPED, longitude: '', latitude: '', [key]: ' ' }, [item])
    expect(issues).toEqual([expect.objectContaining({ code: 'gate/incomplete', field: key, item })])
    expect(isBrought(evidence, item)).toBe(false)
  })

  it('as a photo without a place is whole where its coordinates are known, both of them', () => {
    expect(read({ ...TYPED, place: '' }, ['startPhoto']).issues).toEqual([])
    expect(read({ ...TYPED, place: '', latitude: '' }, ['startPhoto']).issues).toMatchObject([{ code: 'gate/incomplete', field: 'place' }])
    expect(read({ ...TYPED, place: '', latitude: '91' }, ['startPhoto']).issues).toMatchObject([{ code: 'gate/incomplete', field: 'place' }])
  })

  it('as a photo keeps the time of day and the accuracy that were told, as long as day and position are still the ones told', () => {
    const told = { takenAt: day('2025-03-04'), takenTime: '10:11', longitude: 120.2103, latitude: 30.2084, accuracy: 9 }
    const photo = (typed: TypedEvidence): unknown => read({ ...TYPED, ...typed }, ['startPhoto'], { ...CONTENT, told }).evidence.startPhoto
    expect(photo({})).toMatchObject({ takenTime: '10:11', accuracy: 9 })
    expect(photo({ takenAt: '2025-03-05' })).toMatchObject({ takenAt: '2025-03-05', takenTime: null, accuracy: 9 })
    expect(photo({ longitude: '', latitude: '' })).toMatchObject({ takenTime: '10:11', longitude: null, accuracy: null })
    expect(photo({ longitude: '120.3' })).toMatchObject({ longitude: 120.3, accuracy: null })
  })

  it('as a place without the photo asks for the photo', () => {
    expect(read(TYPED, ['startPhoto'], null).issues).toMatchObject([{ code: 'gate/incomplete', field: 'photo', label: '开工照片' }])
  })
})

describe('a permit', () => {
  it('is a number or the reason why there is none, not both', () => {
    expect(read({ permitMissing: '补办中' }, ['permit']).evidence).toEqual({ permit: { number: null, missingReason: '补办中' } })
    expect(read({ permitNumber: '1号', permitMissing: '补办中' }, ['permit']).issues).toMatchObject([{ code: 'gate/permit-both', field: 'permitMissing' }])
  })
})

describe('a date', () => {
  const dates: readonly (readonly [GateItem, TypedField])[] = [
    ['ripeness', 'ripenessDate'], ['constructionLibrary', 'approvalDate'], ['actualStart', 'actualStart'], ['startPhoto', 'takenAt'],
    ['acceptance', 'acceptanceDate'], ['actualCompletion', 'actualCompletion'], ['inUse', 'inUseDate'], ['date', 'date'],
  ]

  it.each(dates)('of %s that does not exist is named with what was typed', (item, key) => {
    const { evidence, issues } = read({ ...TYPED, [key]: '2025-02-30' }, [item])
    expect(issues).toEqual([expect.objectContaining({ code: 'gate/no-such-date', field: key, item, text: '2025-02-30' })])
    expect(isBrought(evidence, item)).toBe(false)
  })
})

describe('a text', () => {
  it.each([
    ['reason', 'reason', 2_000], ['permit', 'permitMissing', 2_000], ['permit', 'permitNumber', 200],
    ['ripeness', 'judgedBy', 200], ['ripeness', 'channel', 200], ['constructionLibrary', 'documentNo', 200], ['startPhoto', 'place', 200],
  ] as const)('of %s, %s, may have as many characters as its field takes and no more', (item, key, limit) => {
    const other = key === 'permitMissing' ? { permitNumber: '' } : {}
    const whole = read({ ...TYPED, ...other, [key]: '长'.repeat(limit) }, [item])
    expect([whole.issues, isBrought(whole.evidence, item)]).toEqual([[], true])
    expect(read({ ...TYPED, ...other, [key]: '长'.repeat(limit + 1) }, [item]).issues).toMatchObject([{ code: 'gate/unusable-text', field: key }])
    expect(read({ ...TYPED, ...other, [key]: '半\ud83c' }, [item]).issues).toMatchObject([{ code: 'gate/unusable-text', field: key }])
  })
})

describe('a 容缺', () => {
  it('is asked for by name and reason, and is begun with either', () => {
    expect(WAIVER_FIELDS.map(({ label }) => label)).toEqual(['同意人', '容缺原因'])
    expect(read({ waiverPerson: ' 乙 ', waiverReason: ' 因 ' }, []).evidence).toEqual({ waiver: { person: '乙', reason: '因' } })
    expect(read({ waiverPerson: '乙' }, []).evidence).toEqual({ waiver: { person: '乙', reason: '' } })
    expect(read({ waiverPerson: ' ' }, []).evidence).toEqual({})
  })
})
