import { describe, expect, it } from 'vitest'
import { canShareFile, shareFile } from '#composables/useShareFile.ts'

const file = new File(['x'], '交换包-张三-20250603-1000.zip', { type: 'application/zip' })

/** A system with a share sheet that behaves as told. */
const sheet = (parts: Partial<Pick<Navigator, 'share' | 'canShare'>>): Navigator => parts as Navigator

describe('the share sheet', () => {
  it('is offered only where the system takes files, and never for no file', () => {
    const takes = sheet({ share: () => Promise.resolve(), canShare: () => true })
    expect(canShareFile(file, takes)).toBe(true)
    expect(canShareFile(null, takes)).toBe(false)
    expect(canShareFile(file, sheet({ share: () => Promise.resolve(), canShare: () => false }))).toBe(false)
    expect(canShareFile(file, sheet({ share: () => Promise.resolve() }))).toBe(false)
    expect(canShareFile(file, sheet({}))).toBe(false)
  })

  it('tells whether the file went out: a person may think better of it', async () => {
    const given: ShareData[] = []
    expect(await shareFile(file, sheet({ share: (data) => (given.push(data ?? {}), Promise.resolve()) }))).toBe(true)
    expect(given[0]?.files).toEqual([file])
    expect(await shareFile(file, sheet({ share: () => Promise.reject(new DOMException('no', 'AbortError')) }))).toBe(false)
  })
})
