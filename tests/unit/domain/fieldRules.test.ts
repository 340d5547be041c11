import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chosenPhoto, chosenStamp, likelyKind, placedBy, readChosen, type ChosenFacts } from '#domain/chosenPhoto.ts'
import { metresBetween, placeOf } from '#domain/distance.ts'
import { PhotoSchema, provesStart } from '#domain/evidence.ts'
import { answeringUnit, monthTexts, readIssue, saysMonth } from '#domain/fieldUpdate.ts'
import { nameUpdate, sayDistance, sayTight } from '#domain/fieldWords.ts'
import { byDay, byDistance, inTime, kindCounts } from '#domain/photoGallery.ts'
import { stampLines, type StampFacts } from '#domain/photoStamp.ts'
import { inMegabytes, isTight, roomFor } from '#domain/storageRoom.ts'
import * as v from 'valibot'
import type { Actor } from '#domain/person.ts'
import type { Period } from '#domain/calendar.ts'
import { day, makeProject, START_PHOTO } from '../../support/project.ts'
import { PROPERTY } from '../../support/histories.ts'

const OFFICER: Actor = { person: '孔工', unit: '区城建中心', role: '填报员' }

describe('the way to a project', () => {
  it('from 滨江区政府 to 西湖断桥 is some 8 km as the crow flies, one way as the other', () => {
    const [here, there] = [{ longitude: 120.2118, latitude: 30.2084 }, { longitude: 120.1514, latitude: 30.2607 }]
    expect(metresBetween(here, there)).toBeGreaterThan(8_000)
    expect(metresBetween(here, there)).toBeLessThan(8_600)
    expect(metresBetween(there, here)).toBe(metresBetween(here, there))
  })

  it('of one degree of latitude is 111.2 km, of the same place 0', () => {
    expect(metresBetween({ longitude: 120, latitude: 30 }, { longitude: 120, latitude: 31 })).toBe(111_195)
    expect(metresBetween({ longitude: 120, latitude: 30 }, { longitude: 120, latitude: 30 })).toBe(0)
  })

  it('is never longer than half round the earth', () => {
    const place = fc.record({ longitude: fc.double({ min: -180, max: 180, noNaN: true }), latitude: fc.double({ min: -90, max: 90, noNaN: true }) })
    fc.assert(fc.property(place, place, (a, b) => metresBetween(a, b) >= 0 && metresBetween(a, b) <= 20_015_087), PROPERTY)
  })

  it.each([[null, '无定位'], [4, '0 米'], [846, '850 米'], [2_449, '2.4 公里'], [31_200, '31 公里']])('%s m is said as %s', (metres, words) => {
    expect(sayDistance(metres)).toBe(words)
  })

  it('half a place is none', () => {
    expect(placeOf({ longitude: 120, latitude: null })).toBeNull()
  })
})

const STAMP: StampFacts = { projectName: '智慧泵站（示例）', takenAt: day('2025-03-02'), takenTime: '10:11', timeSource: 'camera', place: null, longitude: 120.21, latitude: 30.19, accuracy: 12.4, person: '孔工' }

describe('the stamp of a photo', () => {
  it('says project, time, person and place', () => {
    expect(stampLines(STAMP)).toEqual(['智慧泵站（示例）', '2025-03-02 10:11　孔工', '120.210000, 30.190000（±12 米）'])
  })

  it('says so where there is no place, and keeps a place that was typed apart from one that was measured', () => {
    expect(stampLines({ ...STAMP, longitude: null })[2]).toBe('无定位')
    expect(stampLines({ ...STAMP, place: '东门', longitude: null })[2]).toBe('东门　无定位')
    expect(stampLines({ ...STAMP, place: '东门', accuracy: null })[2]).toBe('东门　120.210000, 30.190000')
  })

  it('says where its time comes from when that is not the camera', () => {
    expect(stampLines({ ...STAMP, timeSource: 'file' })[1]).toContain('（文件时间）')
    expect(stampLines({ ...STAMP, timeSource: 'typed', takenTime: null })[1]).toBe('2025-03-02（填写）　孔工')
    expect(stampLines({ ...STAMP, takenAt: null })[1]).toBe('时间不明　孔工')
  })
})

const CHOSEN: ChosenFacts = { fileName: 'a.jpg', width: 1600, height: 1200, takenAt: day('2025-03-02'), takenTime: '10:11', fromCamera: true, longitude: 120.21, latitude: 30.19, accuracy: null, kind: '开工' }

describe('a photo that is chosen and not saved', () => {
  it('is read back as it was written, and what another version left is left alone', () => {
    expect(readChosen(JSON.stringify(CHOSEN))).toEqual(CHOSEN)
    for (const text of ['', '{}', 'null', JSON.stringify({ ...CHOSEN, kind: '全景' })]) expect(readChosen(text)).toBeNull()
  })

  it('becomes a photo that a register takes, and with time and place it proves a start', () => {
    const photo = chosenPhoto(CHOSEN, { hash: 'ab'.repeat(32), fileName: 'a.jpg', mediaType: 'image/jpeg', size: 5 })
    expect(v.is(PhotoSchema, photo)).toBe(true)
    expect(provesStart(photo)).toBe(true)
    expect(provesStart(chosenPhoto({ ...CHOSEN, longitude: null, latitude: null }, START_PHOTO))).toBe(false)
    expect(chosenStamp(CHOSEN, '泵站', '孔工')).toMatchObject({ timeSource: 'camera', place: null })
  })

  it('stands where the device stood when it was taken, within ten minutes; an older one, and one with a place, do not', () => {
    const [noon, here] = [Date.parse('2025-03-02T12:00:00+08:00'), { longitude: 120.21800049, latitude: 30.199, accuracy: 8.6 }]
    const taken = { longitude: null, latitude: null, accuracy: null, madeAt: noon }
    expect(placedBy(taken, { ...here, at: noon + 599_000 })).toEqual({ ...taken, longitude: 120.218, latitude: 30.199, accuracy: 9 })
    for (const elsewhere of [{ ...here, at: noon + 600_000 }, { ...here, at: noon - 600_000 }]) expect(placedBy(taken, elsewhere)).toBe(taken)
    expect(placedBy(CHOSEN, { ...here, at: noon })).toBe(CHOSEN)
  })

  it.each([['储备', '开工'], ['开工', '建设'], ['续建', '建设'], ['投产', '竣工'], ['谋划', '日常']] as const)('of a project in %s is most likely of kind %s', (stage, kind) => {
    expect(likelyKind(stage)).toBe(kind)
  })
})

describe('a gallery', () => {
  const photo = (hash: string, takenAt: string | null, takenTime: string | null, longitude: number | null): typeof START_PHOTO => ({ ...START_PHOTO, hash, takenAt: takenAt === null ? null : day(takenAt), takenTime, longitude })
  const [a, b, c] = [photo('a', '2025-03-02', '10:11', 120.2), photo('b', '2025-03-02', '09:00', null), photo('c', null, null, 120.3)]

  it('shows the latest day first, in it the latest photo, and the unknown last', () => {
    expect(byDay([c, b, a]).map(({ day: name, photos }) => [name, photos.map(({ hash }) => hash)])).toEqual([['2025-03-02', ['a', 'b']], ['', ['c']]])
    expect(inTime([a, b, c]).map(({ hash }) => hash)).toEqual(['c', 'b', 'a'])
  })

  it('shows the nearest first and what has no position last', () => {
    const near = byDistance([b, c, a], { longitude: 120.2, latitude: START_PHOTO.latitude ?? 0 })
    expect(near.map(({ photo: { hash } }) => hash)).toEqual(['a', 'c', 'b'])
    expect(near[0]?.metres).toBe(0)
    expect(near[2]?.metres).toBeNull()
  })

  it('counts its kinds in the order of the dictionary', () => {
    expect(kindCounts([a, { ...b, kind: '日常' }, { ...c, kind: '建设' }])).toEqual([{ kind: '开工', count: 1 }, { kind: '建设', count: 1 }, { kind: '日常', count: 1 }])
  })
})

describe('the room on the device', () => {
  it('is tight from four fifths on', () => {
    expect(isTight({ usedBytes: 799, quotaBytes: 1_000 })).toBe(false)
    expect(isTight({ usedBytes: 800, quotaBytes: 1_000 })).toBe(true)
    expect(sayTight({ usedBytes: 850_000_000, quotaBytes: 1_000_000_000 })).toContain('已用 85%，还剩 150 MB')
  })

  it('refuses what would not fit twice, because a database tidies up later', () => {
    expect(roomFor(100, { usedBytes: 800, quotaBytes: 1_000 }).ok).toBe(true)
    expect(roomFor(101, { usedBytes: 800, quotaBytes: 1_000 })).toEqual({ ok: false, issue: { code: 'photo/no-room', needed: 202, free: 200 } })
  })

  it('of a browser that does not say is believed until it refuses', () => {
    expect(roomFor(1e12, { usedBytes: null, quotaBytes: null }).ok).toBe(true)
    expect(isTight({ usedBytes: null, quotaBytes: null })).toBe(false)
    expect([inMegabytes(2_440_000), inMegabytes(310_400_000)]).toEqual(['2.4', '310'])
  })
})

describe('an update from the site', () => {
  it('speaks of the month only where a field was touched', () => {
    expect(monthTexts({ invested: '5', issueText: '停水' })).toEqual({ invested: '5' })
    expect([saysMonth({ issueText: '停水', issueKind: '其他' }), saysMonth({ invested: ' ' }), saysMonth({ nextMonth: '封顶' })]).toEqual([false, false, true])
  })

  it('raises a problem with the building unit of a 政府投资, and with the 属地 of an 企业投资', () => {
    const project = makeProject({ owner: '区城投', district: '西兴街道', responsibleUnit: '区住建局' })
    expect(answeringUnit(project, OFFICER)).toBe('区城投')
    expect(answeringUnit({ ...project, investorKind: '企业投资' }, OFFICER)).toBe('西兴街道')
    expect(answeringUnit(makeProject(), OFFICER)).toBe('区城建中心')
  })

  it('asks for a problem’s kind, and knows none where nothing was described', () => {
    const project = makeProject()
    expect(readIssue({}, project, OFFICER, day('2025-06-20'))).toEqual({ ok: true, value: null })
    expect(readIssue({ issueText: '管线未迁' }, project, OFFICER, day('2025-06-20'))).toMatchObject({ ok: false, issue: { code: 'edit/required' } })
    expect(readIssue({ issueText: '管线未迁', issueKind: '管线迁改' }, project, OFFICER, day('2025-06-20'))).toMatchObject({ ok: true, value: { kind: '管线迁改', level: 1, reported: '2025-06-20', closed: null } })
  })

  it('is named by what it holds', () => {
    expect(nameUpdate('泵站', { period: '2025-06' as Period, handedIn: true, issue: true, photos: 2 })).toBe('更新“泵站”：上报6月月报、提出问题、添加 2 张照片')
    expect(nameUpdate('泵站', { period: null, handedIn: false, issue: false, photos: 1 })).toBe('更新“泵站”：添加 1 张照片')
  })
})
