import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCameraFacts, NO_FACTS } from '#domain/exif.ts'
import { judgePhotoFile, LONG_EDGE, MAX_PHOTO_MIB, storedSize, undecodable } from '#domain/photoFile.ts'
import { withExif } from '../../support/exifPhoto.ts'
import { PATIENCE, PROPERTY } from '../../support/histories.ts'

const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9])
const TOLD = withExif(JPEG, { day: '2025:03:02', latitude: [30, 11, 24], longitude: [120, 12, 36] })

describe('what a camera wrote into a photo', () => {
  it('is its day and its place in degrees', () => {
    expect(readCameraFacts(TOLD)).toEqual({ takenAt: '2025-03-02', takenTime: '10:11', latitude: 30.19, longitude: 120.21 })
  })

  it('is nothing in a photo without it, in no photo at all, and in an empty file', () => {
    for (const bytes of [JPEG, new Uint8Array(), new Uint8Array([0x89, 0x50, 0x4e, 0x47]), new Uint8Array([0xff, 0xd8])]) expect(readCameraFacts(bytes)).toEqual(NO_FACTS)
  })

  it.each([['0000:00:00'], ['2025:02:30'], ['1970:01:01']])('is no day where the camera’s clock was never set: %s', (day) => {
    expect(readCameraFacts(withExif(JPEG, { day, latitude: [30, 0, 0], longitude: [120, 0, 0] })).takenAt).toBeNull()
  })

  it('is no place where it lies beyond the earth or at 0° 0′', () => {
    const facts = readCameraFacts(withExif(JPEG, { day: '2025:03:02', latitude: [91, 0, 0], longitude: [0, 0, 0] }))
    expect(facts).toEqual({ takenAt: '2025-03-02', takenTime: '10:11', latitude: null, longitude: null })
  })

  it('is read where the bytes are a part of a larger buffer', () => {
    const larger = new Uint8Array(TOLD.length + 20)
    larger.set(TOLD, 7)
    expect(readCameraFacts(larger.subarray(7, 7 + TOLD.length))).toEqual(readCameraFacts(TOLD))
  })

  it('never makes the reader fail, however the bytes are cut or damaged', () => {
    const damage = fc.record({ cut: fc.nat({ max: TOLD.length }), at: fc.nat({ max: TOLD.length - 1 }), byte: fc.nat({ max: 255 }) })
    fc.assert(
      fc.property(damage, ({ cut, at, byte }) => {
        const damaged = TOLD.slice()
        damaged[at] = byte
        const facts = readCameraFacts(damaged.subarray(0, cut))
        expect(Object.keys(facts).sort()).toEqual(['latitude', 'longitude', 'takenAt', 'takenTime'])
        expect(readCameraFacts(damaged)).toBeDefined()
      }),
      { ...PROPERTY, numRuns: 2_000 },
    )
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => readCameraFacts(new Uint8Array([0xff, 0xd8, 0xff, 0xe1, ...bytes])) !== undefined), PROPERTY)
  }, PATIENCE)
})

describe('a chosen file', () => {
  const file = (type: string, size: number): Pick<File, 'name' | 'type' | 'size'> => ({ name: '开工', type, size })

  it('is refused empty, beyond the limit, or of another kind; the limit itself will do', () => {
    expect(judgePhotoFile(file('image/jpeg', 0))).toEqual({ code: 'photo/empty', name: '开工' })
    expect(judgePhotoFile(file('image/jpeg', MAX_PHOTO_MIB * 1024 * 1024))).toBeNull()
    expect(judgePhotoFile(file('image/jpeg', MAX_PHOTO_MIB * 1024 * 1024 + 1))).toMatchObject({ code: 'photo/too-big', limit: MAX_PHOTO_MIB })
    expect(judgePhotoFile(file('application/pdf', 5))).toMatchObject({ code: 'photo/not-an-image' })
  })

  it('of no stated kind is tried', () => {
    expect(judgePhotoFile(file('', 5))).toBeNull()
  })

  it('that cannot be decoded is called HEIC by its first bytes or its name, else damaged', () => {
    const brand = (text: string): Uint8Array => new Uint8Array([0, 0, 0, 24, ...[...text].map((char) => char.charCodeAt(0))])
    for (const text of ['ftypheic', 'ftypmif1', 'ftyphevc']) expect(undecodable('a.jpg', brand(text)).code).toBe('photo/heic')
    expect(undecodable('a.HEIC', new Uint8Array()).code).toBe('photo/heic')
    expect(undecodable('a.jpg', brand('ftypisom')).code).toBe('photo/undecodable')
  })
})

describe('the size at which a photo is stored', () => {
  it('keeps its longer edge within the limit, its shape, and never grows or vanishes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 20_000 }), (width, height) => {
        const stored = storedSize(width, height)
        expect(Math.max(stored.width, stored.height)).toBe(Math.min(LONG_EDGE, Math.max(width, height)))
        expect(Math.min(stored.width, stored.height)).toBeGreaterThanOrEqual(1)
        expect(Math.abs(stored.width * height - stored.height * width)).toBeLessThanOrEqual(Math.max(width, height))
      }),
      PROPERTY,
    )
  }, PATIENCE)
})
