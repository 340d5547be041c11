import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { takePhoto } from '#composables/usePhotoIntake.ts'
import { readCameraFacts } from '#domain/exif.ts'
import { hashOf } from '#log/hash.ts'
import { withExif } from '../../support/exifPhoto.ts'
import { cameraPhoto, choosePhoto, confirm, fill, openGate } from './openGate.ts'

const KNOWN = { constructionLibrary: { kind: '立项审批', documentNo: '1号', date: '2025-02-10' }, permit: { number: '1', missingReason: null }, actualStart: '2025-03-04' }

/** A phone's photo that says when and where it was taken. */
async function telling(): Promise<File> {
  const plain = await cameraPhoto()
  const bytes = withExif(new Uint8Array(await plain.arrayBuffer()), { day: '2025:03:02', latitude: [30, 11, 24], longitude: [120, 12, 36] })
  return new File([bytes.slice()], plain.name, { type: plain.type, lastModified: plain.lastModified })
}

/** Chooses a file with the time at which it was made, which a chosen upload does not keep. */
async function chooseAsItLies(file: File): Promise<void> {
  const input = page.getByLabelText('开工照片', { exact: true })
  await expect.element(input).toBeVisible()
  const held = new DataTransfer()
  held.items.add(file)
  const element = input.element() as HTMLInputElement
  element.files = held.files
  element.dispatchEvent(new Event('change'))
}

describe('the 开工 photo', () => {
  it('is made smaller on the device, and its longer edge is 1600 px', async () => {
    const taken = await takePhoto(await cameraPhoto(4000, 3000))
    expect(taken).toMatchObject({ ok: true, value: { width: 1600, height: 1200, mediaType: 'image/jpeg' } })
  })

  it('is never made larger than it came', async () => {
    expect(await takePhoto(await cameraPhoto(320, 200))).toMatchObject({ ok: true, value: { width: 320, height: 200 } })
  })

  it('tells the day and place the camera wrote, and keeps nothing of it inside', async () => {
    const taken = await takePhoto(await telling())
    if (!taken.ok) throw new Error(taken.issue.code)
    expect(taken.value).toMatchObject({ takenAt: '2025-03-02', fromCamera: true, latitude: 30.19, longitude: 120.21 })
    expect(readCameraFacts(taken.value.bytes)).toEqual({ takenAt: null, takenTime: null, longitude: null, latitude: null })
  })

  it('takes the file’s own day as a suggestion where the camera wrote none', async () => {
    expect(await takePhoto(await cameraPhoto())).toMatchObject({ ok: true, value: { takenAt: '2025-03-04', fromCamera: false } })
  })

  it('lies in the log under the SHA-256 of what was stored, in the same act as the move', async () => {
    const { log, project, closed } = await openGate('开工', KNOWN)
    await choosePhoto(await telling())
    await expect.element(page.getByLabelText('拍摄日期', { exact: true })).toHaveValue('2025-03-02')
    await confirm()
    await expect.poll(closed).toBe(1)
    const [photo] = project().photos
    const file = await log.file(photo?.hash ?? '')
    expect(photo).toMatchObject({ kind: '开工', takenAt: '2025-03-02', takenTime: '10:11', latitude: 30.19, longitude: 120.21, size: file?.bytes.byteLength })
    expect(file && hashOf(file.bytes)).toBe(photo?.hash)
  })

  it('does not pass without a place', async () => {
    const { dialog } = await openGate('开工', KNOWN)
    await choosePhoto(await cameraPhoto())
    await expect.element(page.getByRole('img', { name: /开工现场/ })).toBeVisible()
    await confirm()
    await expect.element(dialog.getByRole('alert')).toHaveTextContent('还没有填写拍摄地点。')
  })

  it('takes its own day, not the one that the photo before it suggested', async () => {
    await openGate('开工', KNOWN)
    await choosePhoto(await telling())
    await expect.element(page.getByLabelText('拍摄日期', { exact: true })).toHaveValue('2025-03-02')
    await chooseAsItLies(await cameraPhoto(1200, 800))
    await expect.element(page.getByLabelText('拍摄日期', { exact: true })).toHaveValue('2025-03-04')
    await expect.element(page.getByText('经纬度（WGS84）')).not.toBeInTheDocument()
  })

  it('takes the device’s position only when it was just taken, whenever its file was made', async () => {
    await openGate('开工', KNOWN)
    const here = page.getByRole('button', { name: '用当前位置' })
    const now = { type: 'image/jpeg', lastModified: Date.now() }
    const plain = await cameraPhoto(640, 480)
    const sentOn = withExif(new Uint8Array(await plain.arrayBuffer()), { day: '2025:03:02', latitude: [91, 0, 0], longitude: [0, 0, 0] })
    for (const [name, file, isOffered] of [['旧.jpg', plain, false], ['刚拍.jpg', new File([plain], '刚拍.jpg', now), true], ['微信.jpg', new File([sentOn.slice()], '微信.jpg', now), false]] as const) {
      await chooseAsItLies(new File([file], name, file))
      await expect.element(page.getByText(name)).toBeVisible()
      expect(here.elements().length > 0, name).toBe(isOffered)
    }
  })

  it('keeps the day the person typed when another photo is chosen', async () => {
    await openGate('开工', KNOWN)
    await fill({ 拍摄日期: '2025-03-01' })
    await choosePhoto(await cameraPhoto())
    await expect.element(page.getByRole('img', { name: /开工现场/ })).toBeVisible()
    await expect.element(page.getByLabelText('拍摄日期', { exact: true })).toHaveValue('2025-03-01')
  })

  it.each([
    ['an iPhone’s HEIC', new File(['\0\0\0\x18ftypheic\0\0\0\0mif1heic'], 'IMG_1.HEIC', { type: 'image/heic' }), '是 HEIC 格式'],
    ['an empty file', new File([], '空.jpg', { type: 'image/jpeg' }), '是空文件'],
    ['a damaged picture', new File(['\xff\xd8 not a picture'], '坏.jpg', { type: 'image/jpeg' }), '无法读取，文件可能已损坏'],
    ['a document', new File(['%PDF-1.7'], '许可证.pdf', { type: 'application/pdf' }), '不是照片'],
  ])('refuses %s in words', async (_which, file, words) => {
    const { dialog } = await openGate('开工', KNOWN)
    await choosePhoto(file)
    await expect.element(dialog.getByText(words)).toBeVisible()
  })
})
