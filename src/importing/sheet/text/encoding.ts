import { FileRefused } from '../fileFault.ts'

/** A text file's content with how it was encoded. */
export interface DecodedText {
  readonly text: string
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'gb18030'
}

/** Bytes looked at to tell UTF-16 without a mark. */
const LOOKED_AT = 4_000
/** What no text of a ledger holds: controls but tab and line ends, the mark of a failed decoding, private characters. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const NO_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd\ue000-\uf8ff]/

/** Decodes a text file: by its mark, as strict UTF-8, as UTF-16 by its zero bytes, else as GB18030 (bad input 41, 42). */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return sound(bytes, 'utf-8', 'utf-8-bom')
  if (a === 0xff && b === 0xfe) return sound(bytes, 'utf-16le')
  if (a === 0xfe && b === 0xff) return sound(bytes, 'utf-16be')
  const zeros = zeroBytes(bytes.subarray(0, LOOKED_AT))
  if (zeros.even + zeros.odd > 0) return sound(bytes, zeros.odd >= zeros.even ? 'utf-16le' : 'utf-16be')
  const utf8 = decoded(bytes, 'utf-8')
  return utf8 !== null && !NO_TEXT.test(utf8) ? { text: utf8, encoding: 'utf-8' } : sound(bytes, 'gb18030')
}

function sound(bytes: Uint8Array, label: string, encoding = label as DecodedText['encoding']): DecodedText {
  const text = decoded(bytes, label)
  if (text === null || NO_TEXT.test(text)) throw new FileRefused({ code: 'file/encoding' })
  return { text, encoding }
}

function decoded(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function zeroBytes(bytes: Uint8Array): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 }
  bytes.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2 === 0 ? 'even' : 'odd'] += 1
  })
  return zeros
}
