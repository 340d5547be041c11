/** What a reader of XML is told, in the order of the text. Names come without their prefix; the attributes are only lent. */
export interface XmlListener {
  readonly open: (name: string, attributes: ReadonlyMap<string, string>) => void
  readonly text: (text: string) => void
  readonly close: (name: string) => void
}

/** By character: 1 may begin a name, 2 may follow in one, 4 is a blank. Others do neither. */
const KINDS = new Uint8Array(128)
const [FIRST, FOLLOWING, BLANK] = [1, 2, 4]
for (let code = 0; code < KINDS.length; code += 1) {
  const character = String.fromCharCode(code)
  if (/[A-Za-z_]/.test(character)) KINDS[code] = FIRST | FOLLOWING
  else if (/[\w.:-]/.test(character)) KINDS[code] = FOLLOWING
  else if (/[ \t\r\n]/.test(character)) KINDS[code] = BLANK
}
const [GREATER, SLASH, EQUALS, QUOTE, APOSTROPHE] = [0x3e, 0x2f, 0x3d, 0x22, 0x27]
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
  readonly #attributes = new Map<string, string>()
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
    if (following === SLASH) this.#closeTag()
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
    this.#at += 1
    const name = this.#name()
    this.#attributes.clear()
    while (this.#blanks() && KINDS[this.#code()] === (FIRST | FOLLOWING)) this.#attribute()
    if (this.#open.length === 0) this.#roots += 1
    this.#listener.open(local(name), this.#attributes)
    const isEmpty = this.#code() === SLASH
    if (isEmpty) this.#at += 1
    this.#expect(GREATER)
    if (isEmpty) this.#listener.close(local(name))
    else this.#open.push(name)
  }

  #attribute(): void {
    const key = this.#name()
    this.#blanks()
    this.#expect(EQUALS)
    this.#blanks()
    const quote = this.#code()
    if (quote !== QUOTE && quote !== APOSTROPHE) throw new NotWellFormed()
    const from = this.#at + 1
    const to = this.#text.indexOf(quote === QUOTE ? '"' : "'", from)
    const value = this.#text.slice(from, to)
    if (to < 0 || value.includes('<') || this.#attributes.has(key)) throw new NotWellFormed()
    this.#attributes.set(key, unescaped(value))
    this.#at = to + 1
  }

  #closeTag(): void {
    const name = this.#open.pop()
    this.#at += 2
    if (name === undefined || name !== this.#name()) throw new NotWellFormed()
    this.#blanks()
    this.#expect(GREATER)
    this.#listener.close(local(name))
  }

  /** The character here; NaN at the end, which is of no kind. */
  #code(): number {
    return this.#text.charCodeAt(this.#at)
  }

  #expect(code: number): void {
    if (this.#code() !== code) throw new NotWellFormed()
    this.#at += 1
  }

  #name(): string {
    const from = this.#at
    if (((KINDS[this.#code()] ?? 0) & FIRST) === 0) throw new NotWellFormed()
    while (((KINDS[this.#code()] ?? 0) & FOLLOWING) !== 0) this.#at += 1
    return this.#text.slice(from, this.#at)
  }

  /** Goes past blanks. @returns whether there were any */
  #blanks(): boolean {
    const from = this.#at
    while (KINDS[this.#code()] === BLANK) this.#at += 1
    return this.#at > from
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
