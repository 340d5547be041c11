/**
 * Every pinyin reading of every character of a text, so that a name can be found by 物联谷,
 * wulian or wlg. The dictionary (18 kB gzip) is loaded on the first use, not with the app.
 *
 * It is pinyin-match's own, imported by its path: all 6,763 characters of GB 2312 with their
 * polyphones (长 chang, zhang). Its `match` re-reads the name for every keystroke, which costs
 * 130–245 ms at 10,000 names; with the readings a haystack is built once.
 */

/**
 * One entry for each UTF-16 code unit of the text, so that positions match `String.indexOf`:
 * the readings in lower case without tones (ü is v), or the character itself in lower case when
 * it is not a Chinese character. Never empty: readings('长A') is [['chang', 'zhang'], ['a']].
 */
export type Readings = (text: string) => readonly (readonly string[])[]

let loading: Promise<Readings> | undefined

/** Loads the dictionary once. Rejects when its file cannot be had; a later call tries again. */
export function loadReadings(): Promise<Readings> {
  loading ??= importReadings().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

async function importReadings(): Promise<Readings> {
  const { dict } = await import('pinyin-match/src/simplified_dict.js')
  const byCharacter = readingsByCharacter(dict)
  return (text) => text.split('').map((char) => byCharacter.get(char) ?? [char.toLowerCase()])
}

function readingsByCharacter(dict: Readonly<Record<string, string>>): Map<string, string[]> {
  const byCharacter = new Map<string, string[]>()
  for (const [reading, characters] of Object.entries(dict)) {
    for (const character of characters) {
      const known = byCharacter.get(character)
      if (known) known.push(reading)
      else byCharacter.set(character, [reading])
    }
  }
  return byCharacter
}
