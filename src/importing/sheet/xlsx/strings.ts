import { badPart } from '../fileFault.ts'
import { readXml } from './xml.ts'

/** Characters Excel writes as `_x000D_`; `_x005F_` is an underscore that would else begin one. */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g

/** A text as Excel meant it. */
export const unescapedText = (text: string): string =>
  text.includes('_x') ? text.replace(ESCAPED, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text

/** Reads `sharedStrings.xml`: each text with its rich runs joined, without its phonetic guide. */
export function readSharedStrings(xml: string, part: string): readonly string[] {
  const strings: string[] = []
  let text = ''
  let phonetic = 0
  let inText = false
  let depth = 0
  const sound = readXml(xml, {
    open: (name) => {
      if (depth++ === 0 && name !== 'sst') badPart(part)
      if (name === 'si') text = ''
      if (name === 'rPh') phonetic += 1
      inText = name === 't' && phonetic === 0
    },
    text: (piece) => {
      if (inText) text += piece
    },
    close: (name) => {
      depth -= 1
      inText = false
      if (name === 'rPh') phonetic -= 1
      if (name === 'si') strings.push(unescapedText(text))
    },
  })
  return sound ? strings : badPart(part)
}
