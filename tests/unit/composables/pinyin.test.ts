import { describe, expect, it } from 'vitest'
import { loadReadings } from '#composables/pinyin.ts'

describe('pinyin readings', () => {
  it('gives every reading of a polyphone and the character itself where there is none', async () => {
    const readings = await loadReadings()
    expect(readings('长江A1').map((of) => of.join('/'))).toEqual(['chang/zhang', 'jiang', 'a', '1'])
  })

  it('gives the initials of 物联谷 as wlg', async () => {
    const readings = await loadReadings()
    const initials = readings('物联谷').map((of) => of[0]?.charAt(0))
    expect(initials.join('')).toBe('wlg')
  })

  it('knows every character of GB 2312', async () => {
    const readings = await loadReadings()
    const unread = allOfGb2312().filter((char) => readings(char)[0]?.[0] === char)
    expect(unread).toEqual([])
  })
})

/** The 6,763 characters of rows 16 to 87 of the standard. */
function allOfGb2312(): string[] {
  const decoder = new TextDecoder('gb2312')
  const chars: string[] = []
  for (let row = 0xb0; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const char = decoder.decode(new Uint8Array([row, cell]))
      if (/^[\u4e00-\u9fff]$/.test(char)) chars.push(char)
    }
  }
  return chars
}
