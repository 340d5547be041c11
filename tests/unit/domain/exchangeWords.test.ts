import { describe, expect, it } from 'vitest'
import { namesakesAmong } from '#domain/conflictWords.ts'
import { clockIsOff, partyWords } from '#domain/exchangeWords.ts'

const NOW = Date.UTC(2025, 5, 3, 2)
const DAY = 86_400_000
const iso = (ms: number): string => new Date(ms).toISOString()

describe('two people of one name', () => {
  const [phone, desk, other] = [
    { device: 'aaaaaa1111', person: '张三', unit: '西兴街道' },
    { device: 'bbbbbb2222', person: '张三', unit: '西兴街道' },
    { device: 'cccccc3333', person: '张三', unit: '长河街道' },
  ]

  it('are told apart by their devices, and by nothing else where the unit does it', () => {
    expect([phone, desk, other].map((party) => partyWords(party, [phone, desk, other]))).toEqual([
      '西兴街道 张三（设备 aaaaaa）',
      '西兴街道 张三（设备 bbbbbb）',
      '长河街道 张三',
    ])
  })

  it('are told apart in a conflict too; one who wrote twice is one', () => {
    const actor = { person: '张三', unit: '西兴街道', role: '填报员' } as const
    expect([...namesakesAmong([{ id: 'aaaaaa1111:3', actor }, { id: 'bbbbbb2222:9', actor }])]).toEqual(['张三 西兴街道'])
    expect(namesakesAmong([{ id: 'aaaaaa1111:3', actor }, { id: 'aaaaaa1111:4', actor }, { id: 'x:1', actor: null }]).size).toBe(0)
  })
})

describe('a colleague’s wrong clock', () => {
  it('is noticed when its package is of the future by more than a day', () => {
    expect(clockIsOff(iso(NOW + 730 * DAY), NOW, [])).toBe(true)
    expect(clockIsOff(iso(NOW + DAY / 2), NOW, [])).toBe(false)
  })

  it('is noticed when what it wrote follows events much later than it shows', () => {
    expect(clockIsOff(iso(NOW - 730 * DAY), NOW, [{ recordedAt: iso(NOW - 730 * DAY), clock: [NOW, 4] }])).toBe(true)
  })

  it('is not suspected of a package that lay about for months', () => {
    const then = NOW - 90 * DAY
    expect(clockIsOff(iso(then), NOW, [{ recordedAt: iso(then), clock: [then, 0] }])).toBe(false)
  })
})
