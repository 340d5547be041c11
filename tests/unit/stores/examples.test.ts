import { describe, expect, it } from 'vitest'
import { exampleTexts } from '../../../src/stores/examples.ts'
import { hashOf } from '../../../src/log/hash.ts'

describe('the examples that ship with the app', () => {
  it('are the same texts wherever they are made', async () => {
    const texts = await exampleTexts(hashOf)
    expect(texts.length).toBeGreaterThan(159)
    expect(await exampleTexts(hashOf)).toEqual(texts)
  })
})
