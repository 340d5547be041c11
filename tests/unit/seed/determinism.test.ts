import { describe, expect, it } from 'vitest'
import { seedFiles } from '#seed/files.ts'
import { randomFor } from '#seed/random.ts'
import { seedText } from './seedFiles.ts'

const made = seedFiles(JSON.parse(seedText('published-2025.json')), JSON.parse(seedText('facts-2025.json')))

describe('npm run seed', () => {
  it.each(['register-2025.json', 'course-2025.json'] as const)(
    'makes the committed %s again, byte for byte',
    (name) => {
      expect(made[name]).toBe(seedText(name))
    },
  )

  it('keeps the register below 90 kB and one project a line', () => {
    expect(Buffer.byteLength(made['register-2025.json'])).toBeLessThan(90_000)
    expect(
      made['register-2025.json'].split('\n').filter((line) => line.startsWith('    {"name":')),
    ).toHaveLength(53)
  })

  it('draws from a sequence that is the same on every machine', () => {
    const random = randomFor('物联谷产业园二期(示例)')
    expect([1, 2, 3, 4, 5].map(() => random.between(0, 999))).toMatchInlineSnapshot(`
      [
        712,
        410,
        807,
        3,
        888,
      ]
    `)
  })
})
