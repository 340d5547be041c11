import { describe, expect, it } from 'vitest'
import { DISTRICTS } from '#domain/district.ts'
import { nearestDistricts } from '#importing/nearest.ts'

describe('the three nearest 属地', () => {
  it.each([
    ['西兴', '西兴街道'],
    ['物联网园', '物联网产业园'],
    ['互联网产业圆', '互联网产业园'],
    ['滨富园', '滨富合作区'],
    ['零磁谷', '零磁谷中心'],
    ['创意城', '创意城管委会'],
  ])('of %s begin with %s', (typed, nearest) => {
    expect(nearestDistricts(typed)[0]).toBe(nearest)
    expect(nearestDistricts(typed)).toHaveLength(3)
  })

  it('are names of the list, each once, even for a very long text', () => {
    const names = DISTRICTS.map(({ name }) => name)
    const found = nearestDistricts('滨'.repeat(100_000))
    expect(new Set(found).size).toBe(3)
    for (const name of found) expect(names).toContain(name)
  })
})
