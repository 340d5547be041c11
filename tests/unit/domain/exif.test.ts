import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { NO_FACTS, readCameraFacts } from '#domain/exif.ts'
import { withExif } from '../../support/exifPhoto.ts'

const PLAIN = new Uint8Array([0xff, 0xd8, 0xff, 0xda, 0, 2, 0xff, 0xd9])
const NOTE = { day: '2025:03:04', latitude: [30, 11, 24], longitude: [120, 12, 36] } as const

describe('what a camera wrote into a photo', () => {
  it('is the day by its own clock, and the place in degrees', () => {
    expect(readCameraFacts(withExif(PLAIN, NOTE))).toEqual({ takenAt: '2025-03-04', latitude: 30.19, longitude: 120.21 })
  })

  it('is unknown where the camera wrote nothing, or the file is no JPEG', () => {
    expect(readCameraFacts(PLAIN)).toEqual(NO_FACTS)
    expect(readCameraFacts(new TextEncoder().encode('%PDF-1.7'))).toEqual(NO_FACTS)
    expect(readCameraFacts(new Uint8Array())).toEqual(NO_FACTS)
  })

  it('is no day that does not exist: cameras whose clock was never set write zeros', () => {
    expect(readCameraFacts(withExif(PLAIN, { ...NOTE, day: '0000:00:00' })).takenAt).toBeNull()
    expect(readCameraFacts(withExif(PLAIN, { ...NOTE, day: '2025:02:30' })).takenAt).toBeNull()
  })

  it('is no place without a fix: cameras write zero degrees', () => {
    expect(readCameraFacts(withExif(PLAIN, { ...NOTE, latitude: [0, 0, 0] })).latitude).toBeNull()
  })

  it('never breaks on a cut or altered file', () => {
    const whole = withExif(PLAIN, NOTE)
    fc.assert(
      fc.property(fc.nat({ max: whole.length }), fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }), (cut, at, byte) => {
        const damaged = whole.slice(0, cut)
        if (at < damaged.length) damaged[at] = byte
        const { longitude, latitude } = readCameraFacts(damaged)
        return Math.abs(longitude ?? 0) <= 180 && Math.abs(latitude ?? 0) <= 90
      }),
      { numRuns: 500, seed: 20_250_304 },
    )
  })
})
