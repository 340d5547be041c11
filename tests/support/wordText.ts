import { strFromU8, unzipSync } from 'fflate'

const UNESCAPED: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }

/** The text of a piece of WordprocessingML: its `w:t` elements, one after another. */
const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => text.replace(/&(?:amp|lt|gt|quot|apos);/g, (entity) => UNESCAPED[entity] ?? entity)).join('')

/** What a Word file says, read without the library that wrote it. */
export interface WordText {
  /** Paragraphs outside tables. */
  readonly paragraphs: readonly string[]
  /** Tables, each as lines of cells. */
  readonly tables: readonly (readonly (readonly string[])[])[]
  /** How many lines of each table come again on every page. */
  readonly repeated: readonly number[]
  readonly pages: readonly string[]
  readonly headers: string
  readonly footers: string
  readonly xml: string
}

/** Reads a .docx with fflate and the text of its XML. */
export function readWord(bytes: Uint8Array): WordText {
  const files = unzipSync(bytes)
  const part = (name: string): string => strFromU8(files[name] ?? new Uint8Array())
  const parts = (pattern: RegExp): string => Object.keys(files).filter((name) => pattern.test(name)).map(part).join('')
  const xml = part('word/document.xml')
  const tables = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) => table)
  const linesOf = (table: string): string[] => [...table.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([line]) => line)
  return {
    xml,
    paragraphs: [...xml.replace(/<w:tbl>.*?<\/w:tbl>/gs, '').matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) => textOf(paragraph)),
    tables: tables.map((table) => linesOf(table).map((line) => [...line.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => textOf(cell)))),
    repeated: tables.map((table) => linesOf(table).filter((line) => line.includes('<w:tblHeader')).length),
    pages: [...xml.matchAll(/<w:pgSz [^>]*>/g)].map(([page]) => page),
    headers: textOf(parts(/^word\/header\d+\.xml$/)),
    footers: parts(/^word\/footer\d+\.xml$/),
  }
}
