import { describe, expect, it } from 'vitest'
import type { DraftFile } from '#log/types.ts'
import { all, freshName, memoryStorage, opened, value } from './support.ts'

const file = (id: string, text = id): DraftFile => ({ id, mediaType: 'image/jpeg', bytes: new TextEncoder().encode(text), facts: JSON.stringify({ text }) })

describe('files chosen in a form and not handed in', () => {
  it('outlive the tab byte by byte, in the order they were chosen, and are no events', async () => {
    const options = { name: freshName(), localStorage: memoryStorage() }
    const log = await opened(options)
    value(await log.keepDraftFile('field/p1', file('2')))
    value(await log.keepDraftFile('field/p1', file('1', '先选')))
    log.close()
    const again = await opened(options)
    const left = await again.draftFiles('field/p1')
    expect(left.map(({ id }) => id)).toEqual(['1', '2'])
    expect(new TextDecoder().decode(left[0]?.bytes)).toBe('先选')
    expect(await all(again)).toEqual([])
    expect(await again.fileHashes()).toEqual([])
  })

  it('belong to their form alone, even where one form’s name begins another’s', async () => {
    const log = await opened()
    value(await log.keepDraftFile('field/p1', file('1')))
    value(await log.keepDraftFile('field/p10', file('2')))
    expect((await log.draftFiles('field/p1')).map(({ id }) => id)).toEqual(['1'])
  })

  it('are replaced under their id, and forgotten one by one or all at once', async () => {
    const log = await opened()
    for (const one of [file('1'), file('2'), file('3'), file('1', '换了')]) value(await log.keepDraftFile('gate/p1', one))
    expect((await log.draftFiles('gate/p1')).map(({ facts }) => facts)[0]).toContain('换了')
    value(await log.dropDraftFile('gate/p1', '2'))
    expect((await log.draftFiles('gate/p1')).map(({ id }) => id)).toEqual(['1', '3'])
    value(await log.dropDraftFile('gate/p1', null))
    expect(await log.draftFiles('gate/p1')).toEqual([])
  })

  it('leave the device’s own settings alone', async () => {
    const log = await opened()
    value(await log.setPreference('actor', { person: '甲' }))
    value(await log.keepDraftFile('field/p1', file('1')))
    value(await log.dropDraftFile('field/p1', null))
    expect(await log.preference('actor')).toEqual({ person: '甲' })
  })
})
