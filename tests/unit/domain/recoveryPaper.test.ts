import { describe, expect, it } from 'vitest'
import { aboutKey, HOW_TO_KEEP, HOW_TO_USE, keyLines } from '#domain/recoveryPaper.ts'

describe('the paper with the recovery key', () => {
  it('shows eight groups as two lines of four, none lost and none split', () => {
    const key = '0A1B-2C3D-4E5F-6G7H-8J9K-0M1N-2P3Q-4R5S'
    expect(keyLines(key)).toEqual(['0A1B-2C3D-4E5F-6G7H', '8J9K-0M1N-2P3Q-4R5S'])
    expect(keyLines(key).join('-')).toBe(key)
  })

  it('says which lock it belongs to, how it is used, and that its holder opens everything', () => {
    expect(aboutKey('3F2A-91BC', '2025-06-03')).toContain('锁屏编号 3F2A-91BC，2025-06-03 生成')
    expect(HOW_TO_USE.join('')).toContain('忘了口令，用恢复密钥')
    expect(HOW_TO_KEEP.join('')).toContain('就能打开机上全部记录')
  })
})
