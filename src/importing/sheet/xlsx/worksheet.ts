import { badPart, FileRefused } from '../fileFault.ts'
import { MAX_COLUMNS, MAX_ROWS } from '../limits.ts'
import type { Cell, MergedRange } from '../model.ts'
import { cellValue, type CellContext, type RawCell } from './cellValue.ts'
import { unescapedText } from './strings.ts'
import { isTrue } from './workbook.ts'
import { readXml } from './xml.ts'

/** A worksheet part as read: its filled cells in order, and its marks. */
export interface Worksheet {
  readonly cells: readonly Cell[]
  readonly merges: readonly MergedRange[]
  readonly hiddenRows: ReadonlySet<number>
  readonly hiddenColumns: number
}

/** The last row and column Excel has. */
const LAST = { row: 1_048_576, column: 16_384 } as const

const [A, Z, ZERO, NINE] = [0x41, 0x5a, 0x30, 0x39]

/** Reads one worksheet part. */
export function readWorksheet(xml: string, part: string, name: string, context: CellContext): Worksheet {
  const reader = new WorksheetReader(part, name, context)
  return readXml(xml, reader) ? reader : badPart(part)
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

class WorksheetReader implements Worksheet {
  readonly cells: Cell[] = []
  readonly merges: MergedRange[] = []
  readonly hiddenRows = new Set<number>()
  hiddenColumns = 0
  readonly #part: string
  readonly #name: string
  readonly #context: CellContext
  #depth = 0
  #row = 0
  #column = 0
  #raw: Writable<RawCell> | null = null
  #into: 'value' | 'inline' | 'formula' | null = null
  #phonetic = false

  constructor(part: string, name: string, context: CellContext) {
    this.#part = part
    this.#name = name
    this.#context = context
  }

  readonly open = (name: string, attributes: ReadonlyMap<string, string>): void => {
    if (this.#depth++ === 0 && name !== 'worksheet') badPart(this.#part)
    if (name === 'c') return this.#openCell(attributes)
    if (this.#raw) return this.#openInCell(name)
    if (name === 'row') this.#openRow(attributes)
    if (name === 'mergeCell') this.merges.push(this.#range(attributes.get('ref') ?? ''))
    if (name === 'col' && isTrue(attributes.get('hidden'))) {
      this.hiddenColumns += Number(attributes.get('max')) - Number(attributes.get('min')) + 1
    }
  }

  readonly text = (text: string): void => {
    if (this.#raw && this.#into) this.#raw[this.#into] = (this.#raw[this.#into] ?? '') + text
  }

  readonly close = (name: string): void => {
    this.#depth -= 1
    this.#into = null
    if (name === 'rPh') this.#phonetic = false
    if (name === 'c' && this.#raw) this.#closeCell(this.#raw)
  }

  #openRow(attributes: ReadonlyMap<string, string>): void {
    const row = attributes.has('r') ? Number(attributes.get('r')) : this.#row + 1
    if (!(Number.isInteger(row) && row > this.#row && row <= LAST.row)) badPart(this.#part)
    this.#row = row
    this.#column = 0
    if (isTrue(attributes.get('hidden'))) this.hiddenRows.add(row)
  }

  #openCell(attributes: ReadonlyMap<string, string>): void {
    const ref = attributes.get('r')
    const place = ref === undefined ? { row: this.#row, column: this.#column + 1 } : this.#place(ref)
    if (this.#raw || place.row !== this.#row || place.column <= this.#column) badPart(this.#part)
    this.#column = place.column
    const [type, style] = [attributes.get('t') ?? 'n', Number(attributes.get('s') ?? 0)]
    this.#raw = { type, style, value: null, inline: null, formula: null }
  }

  #openInCell(name: string): void {
    if (name === 'rPh') this.#phonetic = true
    this.#into = name === 'v' ? 'value' : name === 'f' ? 'formula' : name === 't' && !this.#phonetic ? 'inline' : null
    if (this.#raw && this.#into) this.#raw[this.#into] ??= ''
  }

  #closeCell(raw: Writable<RawCell>): void {
    this.#raw = null
    if (raw.inline !== null) raw.inline = unescapedText(raw.inline)
    const value = cellValue(raw, this.#context)
    if (value === null) badPart(this.#part)
    if (value.kind === 'blank') return
    if (this.#row > MAX_ROWS) throw new FileRefused({ code: 'file/too-many-rows', sheet: this.#name, limit: MAX_ROWS })
    if (this.#column > MAX_COLUMNS) throw new FileRefused({ code: 'file/too-many-columns', sheet: this.#name, limit: MAX_COLUMNS })
    this.cells.push({ row: this.#row, column: this.#column, value, isFormula: raw.formula !== null })
  }

  #range(ref: string): MergedRange {
    const [from = '', to = from] = ref.split(':')
    const [start, end] = [this.#place(from), this.#place(to)]
    if (end.row < start.row || end.column < start.column) badPart(this.#part)
    return { fromRow: start.row, fromColumn: start.column, toRow: end.row, toColumn: end.column }
  }

  #place(ref: string): { row: number; column: number } {
    let [at, column, row] = [0, 0, 0]
    for (let code = ref.charCodeAt(at); code >= A && code <= Z; code = ref.charCodeAt(++at)) column = column * 26 + code - A + 1
    const letters = at
    for (let code = ref.charCodeAt(at); code >= ZERO && code <= NINE; code = ref.charCodeAt(++at)) row = row * 10 + code - ZERO
    const isWhole = at === ref.length && letters > 0 && letters <= 3 && at - letters <= 7 && ref.charCodeAt(letters) > ZERO
    return !isWhole || row > LAST.row || column > LAST.column ? badPart(this.#part) : { row, column }
  }
}
