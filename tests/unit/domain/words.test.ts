import { describe, expect, it } from 'vitest'
import { readWords } from '#domain/words.ts'

describe('words that go with an act', () => {
  it('lose what cannot be seen and the blanks around, and nothing typed is no words', () => {
    expect(readWords('原因', ' 调整\u200b出计划　', true)).toEqual({ ok: true, value: '调整出计划' })
    for (const nothing of ['', ' 　\n', '\u200b\ufeff']) expect(readWords('原因', nothing, true)).toEqual({ ok: true, value: null })
  })

  it('keep their lines as a reason and are one line as a name', () => {
    expect(readWords('原因', '一\r\n二', true)).toEqual({ ok: true, value: '一\n二' })
    expect(readWords('批准人', '张\n三', false)).toEqual({ ok: true, value: '张 三' })
  })

  it.each([['原因', true, 2_000], ['批准人', false, 200]] as const)('as %s are refused beyond their limit, which is named, and never cut', (label, lines, limit) => {
    expect(readWords(label, '长'.repeat(limit), lines).ok).toBe(true)
    expect(readWords(label, '长'.repeat(limit + 1), lines)).toEqual({ ok: false, issue: { code: 'edit/too-long', label, limit } })
  })

  it('are refused with half a character in them', () => {
    expect(readWords('原因', '半\ud83c', true)).toMatchObject({ ok: false, issue: { code: 'edit/not-allowed-value', label: '原因' } })
  })
})
