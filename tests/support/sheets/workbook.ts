import { strToU8, zipSync } from 'fflate'

/** A cell as a test writes it: a text, a number, or a cell with everything said. */
export type TestCell = string | number | null | { readonly t?: string; readonly v?: string; readonly f?: string; readonly s?: number; readonly is?: string }

/** A sheet as a test writes it. Merges and hidden rows as Excel names them. */
export interface TestSheet {
  readonly name: string
  readonly rows: readonly (readonly TestCell[])[]
  readonly merges?: readonly string[]
  readonly hiddenRows?: readonly number[]
  readonly state?: 'hidden' | 'veryHidden'
}

/** What a workbook says besides its sheets. */
export interface TestBook {
  readonly sheets: readonly TestSheet[]
  readonly date1904?: boolean
  /** Other parts of the zip, by name: macros, links, or broken ones in the place of good. */
  readonly parts?: Readonly<Record<string, string>>
}

/** Number formats a test's cell may name with `s`. */
export const STYLE = { general: 0, date: 1, percent: 2, dateCn: 3, scaledWan: 4 } as const

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

/** Excel's letters of a column counted from 0. */
export const letters = (column: number): string => (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

function cellXml(cell: TestCell, row: number, column: number, strings: string[]): string {
  const r = `${letters(column)}${row}`
  if (cell === null) return ''
  if (typeof cell === 'number') return `<c r="${r}"><v>${cell}</v></c>`
  if (typeof cell === 'string') {
    if (!strings.includes(cell)) strings.push(cell)
    return `<c r="${r}" t="s"><v>${strings.indexOf(cell)}</v></c>`
  }
  const { t, v, f, s, is } = cell
  const attributes = `${t ? ` t="${t}"` : ''}${s === undefined ? '' : ` s="${s}"`}`
  return `<c r="${r}"${attributes}>${f === undefined ? '' : `<f>${escape(f)}</f>`}${v === undefined ? '' : `<v>${escape(v)}</v>`}${is === undefined ? '' : `<is>${is}</is>`}</c>`
}

function sheetXml({ rows, merges = [], hiddenRows = [] }: TestSheet, strings: string[]): string {
  const lines = rows.map((cells, index) => {
    const row = index + 1
    return `<row r="${row}"${hiddenRows.includes(row) ? ' hidden="1"' : ''}>${cells.map((cell, column) => cellXml(cell, row, column, strings)).join('')}</row>`
  })
  const merged = merges.length ? `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : ''
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData>${merged}</worksheet>`
}

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="165" formatCode="0!.0,&quot;万&quot;"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`

/** The parts of a workbook, by name, before they are zipped: a test may break any of them. */
export function workbookParts({ sheets, date1904 = false, parts = {} }: TestBook): Record<string, string> {
  const strings: string[] = []
  const sheetParts = sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, strings)] as const)
  const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${RELS}/${type}" Target="${target}"/>`
  const relations = (inner: string): string => `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`
  const types = sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')
  const listed = sheets.map(({ name, state }, index) => `<sheet name="${escape(name)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`).join('')
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${types}</Types>`,
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELS}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${listed}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      sheets.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)).join('') +
        relation('rIdS', 'sharedStrings', 'sharedStrings.xml') +
        relation('rIdT', 'styles', 'styles.xml'),
    ),
    ...Object.fromEntries(sheetParts),
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}" count="${strings.length}" uniqueCount="${strings.length}">${strings.map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`).join('')}</sst>`,
    'xl/styles.xml': STYLES,
    ...parts,
  }
}

/** Zips parts as they are. */
export const zipParts = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), { level: 6 })

/** Writes a workbook. */
export const workbookFile = (book: TestBook): Uint8Array => zipParts(workbookParts(book))

/** Writes a workbook of one visible sheet. */
export const oneSheet = (rows: TestSheet['rows'], more: Partial<TestSheet> = {}): Uint8Array => workbookFile({ sheets: [{ name: '明细', rows, ...more }] })
