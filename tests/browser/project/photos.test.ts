import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { openProject } from './openProject.ts'

const HASH = 'ab'.repeat(32)
const PHOTO = {
  hash: HASH, kind: '建设', takenAt: '2025-03-04', place: '西兴街道示例路', longitude: null, latitude: null,
  fileName: '现场.jpg', mediaType: 'image/jpeg', size: 1_000,
}

describe('a photo on the project’s page', () => {
  it('without its bytes is said to be missing or damaged, and its record stays', async () => {
    const { project } = await openProject({ [`photo@${HASH}`]: PHOTO })
    const record = page.getByText('西兴街道示例路')
    await expect.element(record).toBeVisible()
    record.element().scrollIntoView()
    await expect.element(page.getByText('照片缺失或已损坏，记录仍在')).toBeVisible()
    expect(project().photos).toMatchObject([{ hash: HASH, kind: '建设' }])
  })
})
