import { FileRefused } from '../fileFault.ts'

/** Characters that separate fields in the wild; the comma of a Chinese keyboard is one. */
const SEPARATORS = [',', '\t', ';', '|', '，'] as const
/** One of the separators. */
export type Separator = (typeof SEPARATORS)[number]

/** Lines looked at to tell the separator. */
const SAMPLE_LINES = 20

/** The separator that gives the first lines the most fields; a comma where none gives more than one. */
export function separatorOf(text: string): Separator {
  const sample = text.split(/\r\n?|\n/, SAMPLE_LINES).map((line) => line.replace(/"[^"]*"/g, ''))
  const fields = (separator: Separator): number =>
    Math.max(0, ...sample.map((line) => line.split(separator).length - 1))
  return SEPARATORS.reduce<Separator>((best, next) => (fields(next) > fields(best) ? next : best), ',')
}

/**
 * Splits separated text into rows of fields, strictly by RFC 4180: a quoted field may hold separators and line ends.
 * @throws FileRefused naming the line where a quote is not closed
 */
export function splitDelimited(text: string, separator: Separator): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  let line = 1
  while (at <= text.length) {
    const field = text[at] === '"' ? quoted(text, at, separator, line) : plain(text, at, separator)
    row.push(field.content)
    line += field.lines
    at = field.end
    if (text[at] === separator) at += 1
    else {
      rows.push(row)
      row = []
      line += 1
      if (at >= text.length) break
      at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
      if (at >= text.length) break
    }
  }
  return rows
}

interface Field {
  readonly content: string
  readonly end: number
  readonly lines: number
}

const isEnd = (text: string, at: number, separator: Separator): boolean =>
  at >= text.length || text[at] === separator || text[at] === '\n' || text[at] === '\r'

function plain(text: string, start: number, separator: Separator): Field {
  let end = start
  while (!isEnd(text, end, separator)) end += 1
  return { content: text.slice(start, end), end, lines: 0 }
}

function quoted(text: string, start: number, separator: Separator, line: number): Field {
  let [content, at] = ['', start + 1]
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) throw new FileRefused({ code: 'file/quotes', line })
    content += text.slice(at, quote)
    at = quote + 1
    if (text[at] !== '"') break
    content += '"'
    at += 1
  }
  if (!isEnd(text, at, separator)) throw new FileRefused({ code: 'file/quotes', line })
  return { content, end: at, lines: content.split('\n').length - 1 }
}
