/** What a reader of XML is told, in the order of the text. Names come without their prefix. */
export interface XmlListener {
  readonly open: (name: string, attributes: ReadonlyMap<string, string>) => void
  readonly text: (text: string) => void
  readonly close: (name: string) => void
}

const NAME = String.raw`[A-Za-z_][\w.:-]*`
const OPEN = new RegExp(`<(${NAME})`, 'y')
const ATTRIBUTE = new RegExp(String.raw`\s+(${NAME})\s*=\s*(?:"([^"<]*)"|'([^'<]*)')`, 'y')
const TAG_END = /\s*(\/?)>/y
const CLOSE = new RegExp(String.raw`<\/(${NAME})\s*>`, 'y')
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));|&/g
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const LARGEST_CHARACTER = 0x10ffff

/** The text is not well-formed XML, or has a document type, which no workbook has. */
class NotWellFormed extends Error {}

/**
 * Reads XML strictly and without document types, so that no entity can grow (bad input 45) and damage is damage.
 * @returns whether the whole text was well-formed; what the listener heard before counts only then
 */
export function readXml(text: string, listener: XmlListener): boolean {
  try {
    new Reader(text, listener).read()
    return true
  } catch (error) {
    if (error instanceof NotWellFormed) return false
    throw error
  }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

class Reader {
  readonly #text: string
  readonly #listener: XmlListener
  readonly #open: string[] = []
  #at = 0
  #roots = 0

  constructor(text: string, listener: XmlListener) {
    this.#text = text
    this.#listener = listener
  }

  read(): void {
    while (this.#at < this.#text.length) {
      const next = this.#text.indexOf('<', this.#at)
      this.#characters(next < 0 ? this.#text.length : next)
      if (next >= 0) this.#markup()
    }
    if (this.#open.length > 0 || this.#roots !== 1) throw new NotWellFormed()
  }

  #characters(end: number): void {
    if (end === this.#at) return
    const raw = this.#text.slice(this.#at, end)
    this.#at = end
    if (this.#open.length > 0) this.#listener.text(unescaped(raw))
    else if (raw.trim() !== '') throw new NotWellFormed()
  }

  #markup(): void {
    const following = this.#text.charCodeAt(this.#at + 1)
    if (following === 0x2f) this.#closeTag()
    else if (following === 0x3f) this.#skip('<?', '?>')
    else if (following === 0x21) this.#declaration()
    else this.#openTag()
  }

  #declaration(): void {
    if (this.#text.startsWith('<!--', this.#at)) return void this.#skip('<!--', '-->')
    if (!this.#text.startsWith('<![CDATA[', this.#at) || this.#open.length === 0) throw new NotWellFormed()
    this.#listener.text(this.#skip('<![CDATA[', ']]>'))
  }

  #skip(start: string, end: string): string {
    const from = this.#at + start.length
    const to = this.#text.indexOf(end, from)
    if (to < 0) throw new NotWellFormed()
    this.#at = to + end.length
    return this.#text.slice(from, to)
  }

  #openTag(): void {
    const name = this.#take(OPEN)[1] as string
    const attributes = new Map<string, string>()
    for (let found = this.#try(ATTRIBUTE); found; found = this.#try(ATTRIBUTE)) {
      const key = found[1] as string
      if (attributes.has(key)) throw new NotWellFormed()
      attributes.set(key, unescaped(found[2] ?? found[3] ?? ''))
    }
    if (this.#open.length === 0) this.#roots += 1
    this.#listener.open(local(name), attributes)
    if (this.#take(TAG_END)[1] === '/') this.#listener.close(local(name))
    else this.#open.push(name)
  }

  #closeTag(): void {
    const name = this.#take(CLOSE)[1] as string
    if (this.#open.pop() !== name) throw new NotWellFormed()
    this.#listener.close(local(name))
  }

  #try(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    if (found) this.#at = pattern.lastIndex
    return found
  }

  #take(pattern: RegExp): RegExpExecArray {
    const found = this.#try(pattern)
    if (!found) throw new NotWellFormed()
    return found
  }
}

function unescaped(raw: string): string {
  if (!raw.includes('&')) return raw
  return raw.replace(ENTITY, (_, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] as string
    const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? parseInt(hex, 16) : -1
    if (code < 0 || code > LARGEST_CHARACTER) throw new NotWellFormed()
    return String.fromCodePoint(code)
  })
}
