/**
 * Controls, zero-width blanks and marks of direction: they cannot be seen, and can make a name read as another.
 * Spared: tab and line feed, and the joiner that holds an emoji together.
 */
const INVISIBLE = /(?![\t\n\u200D])[\p{Cc}\p{Cf}]/gu

/** What nearly every text is made of, and nothing has to be taken out of or composed: ASCII, ideographs and their full-width signs. */
const PLAIN = /^[\x20-\x7E\u3001-\u3011\u3400-\u9FFF\uFF01-\uFF60]*$/

/** Tells whether a text holds characters that {@link typedText} takes out unseen; a line end of Windows is none. */
export const hasInvisible = (typed: string): boolean => !PLAIN.test(typed) && (typed.includes('\r') ? typed.replace(/\r\n?/g, '\n') : typed).search(INVISIBLE) >= 0

/**
 * A text as typed or pasted, made fit to keep: composed (NFC), without what cannot be seen and without blanks
 * around it; an emoji keeps its joiners. Lone surrogates stay, for the field's schema to refuse (bad input 51).
 * @param lines whether line breaks may stay; else each becomes a blank
 */
export function typedText(typed: string, lines: boolean): string {
  if (PLAIN.test(typed)) return typed.trim()
  const seen = typed.normalize('NFC').replace(/\r\n?/g, '\n').replace(INVISIBLE, '')
  return (lines ? seen : seen.replace(/[\t\n\u2028\u2029]+/g, ' ')).trim()
}

/** Most characters of somebody's text that a sentence repeats. */
const MOST_QUOTED = 40

/** Somebody's text as a sentence repeats it: cut where it is long. */
export function quoted(text: string): string {
  const characters = [...text]
  return characters.length > MOST_QUOTED ? `${characters.slice(0, MOST_QUOTED).join('')}…` : text
}
