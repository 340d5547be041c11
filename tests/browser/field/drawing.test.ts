import { describe, expect, it } from 'vitest'
import { drawAway } from '#composables/photoDesk.ts'
import { draw } from '#composables/photoDrawing.ts'
import { stampPhoto, takePhoto, type TakenPhoto } from '#composables/usePhotoIntake.ts'
import type { StampFacts } from '#domain/photoStamp.ts'
import { TARGET_BYTES } from '#domain/photoFile.ts'
import { withExif, withOrientation } from '../../support/exifPhoto.ts'
import { readJpeg } from '../../support/jpegReader.ts'
import { day } from '../../support/project.ts'

const STAMP: StampFacts = { projectName: '智慧泵站（示例）', takenAt: day('2025-03-02'), takenTime: '10:11', timeSource: 'camera', place: null, longitude: 120.21, latitude: 30.19, accuracy: null, person: '孔工' }

/** A picture with as much in it as a building site: rubble of a fixed seed, and its left half white. */
async function site(width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  let seed = 7
  const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
  for (let stone = 0; stone < 60_000; stone += 1) {
    context.fillStyle = `rgb(${random() * 255} ${random() * 200} 90)`
    context.fillRect(random() * width, random() * height, 14, 14)
  }
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width / 2, height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.95))
  return new Uint8Array(await (blob ?? new Blob()).arrayBuffer())
}

const asFile = (bytes: Uint8Array): File => new File([bytes.slice()], '现场.jpg', { type: 'image/jpeg', lastModified: Date.parse('2025-03-04T10:00:00+08:00') })

async function taken(bytes: Uint8Array): Promise<TakenPhoto> {
  const photo = await takePhoto(asFile(bytes))
  if (!photo.ok) throw new Error(photo.issue.code)
  return photo.value
}

/** The mean brightness of a part of a picture, 0–255. */
async function brightness({ bytes }: { readonly bytes: Uint8Array }, part: { x: number; y: number; width: number; height: number }): Promise<number> {
  const bitmap = await createImageBitmap(new Blob([bytes.slice()], { type: 'image/jpeg' }))
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
  context?.drawImage(bitmap, 0, 0)
  const { data } = context?.getImageData(part.x * bitmap.width, part.y * bitmap.height, part.width * bitmap.width, part.height * bitmap.height) ?? { data: new Uint8ClampedArray() }
  return data.filter((_, at) => at % 4 !== 3).reduce((sum, value) => sum + value, 0) / ((data.length / 4) * 3)
}

describe('a site photo of twelve megapixels', () => {
  it('is at most 1600 px and about 300 kB, and a second reader finds nothing of the camera in it', async () => {
    const original = withExif(await site(4000, 3000), { day: '2025:03:02', latitude: [30, 11, 24], longitude: [120, 12, 36] })
    expect(readJpeg(original).cameraSegments).toEqual(['Exif'])
    const stamped = await stampPhoto(await taken(original), STAMP)
    if (!stamped.ok) throw new Error(stamped.issue.code)
    expect(readJpeg(stamped.value.bytes)).toEqual({ width: 1600, height: 1200, cameraSegments: [] })
    expect(stamped.value.bytes.byteLength).toBeLessThanOrEqual(TARGET_BYTES * 1.5)
    expect(new TextDecoder('latin1').decode(stamped.value.bytes)).not.toContain('Exif')
  })

  it('tells the time of day the camera wrote, before it is gone', async () => {
    const photo = await taken(withExif(await site(400, 300), { day: '2025:03:02', latitude: [30, 11, 24], longitude: [120, 12, 36] }))
    expect(photo).toMatchObject({ takenAt: '2025-03-02', takenTime: '10:11', fromCamera: true })
  })

  it('tells the file’s own time where the camera wrote none', async () => {
    expect(await taken(await site(400, 300))).toMatchObject({ takenAt: '2025-03-04', takenTime: '10:00', fromCamera: false })
  })
})

describe('a photo taken upright', () => {
  it('stands upright, whatever way its bytes lie', async () => {
    const photo = await taken(withOrientation(await site(1200, 900), 6))
    expect(readJpeg(photo.bytes)).toMatchObject({ width: 900, height: 1200 })
    // What was left is above after a quarter turn to the right.
    expect(await brightness(photo, { x: 0, y: 0, width: 1, height: 0.4 })).toBeGreaterThan(250)
    expect(await brightness(photo, { x: 0, y: 0.6, width: 1, height: 0.4 })).toBeLessThan(180)
  })
})

describe('the stamp', () => {
  it('is burnt into the foot: a dark band with bright letters, and nothing above it is touched', async () => {
    const plain = await taken(await site(1600, 1200))
    const stamped = await stampPhoto(plain, STAMP)
    if (!stamped.ok) throw new Error(stamped.issue.code)
    const [foot, above] = [{ x: 0.02, y: 0.9, width: 0.4, height: 0.1 }, { x: 0, y: 0, width: 0.4, height: 0.8 }]
    expect(await brightness(plain, foot)).toBeGreaterThan(250)
    expect(await brightness(stamped.value, foot)).toBeLessThan(170)
    expect(await brightness(stamped.value, above)).toBeGreaterThan(250)
  })

  it('fits a small and narrow picture too, however long the project’s name', async () => {
    const stamped = await stampPhoto(await taken(await site(160, 320)), { ...STAMP, projectName: '很长的项目名称'.repeat(20) })
    expect(stamped).toMatchObject({ ok: true, value: { width: 160, height: 320 } })
  })
})

describe('drawing', () => {
  it('gives the same picture in a worker and on the page', async () => {
    const picture = new Blob([await site(2000, 1500)], { type: 'image/jpeg' })
    const [away, here] = await Promise.all([drawAway({ kind: 'stamp', picture, lines: ['一', '二'] }), draw({ kind: 'stamp', picture, lines: ['一', '二'] })])
    expect(away).toMatchObject({ width: 1600, height: 1200 })
    expect(away?.bytes).toEqual(here?.bytes)
  })

  it('says so when there is no picture', async () => {
    expect(await drawAway({ kind: 'shrink', picture: new Blob(['no picture']) })).toBeNull()
  })
})
