import { cellText } from './cellText.ts'
import type { Grid } from './grid.ts'
import { headerText, plainHeader, unitAlone, type HeaderText } from './headerText.ts'
import { targetOf } from './synonyms.ts'
import { isTarget, type Target } from './target.ts'

/** Mappings a person approved in an earlier import, by a header's key. */
export type Mappings = Readonly<Record<string, string>>

/** A column of a sheet: where it stands, what it is called, what it is, and who said so. */
export interface Column extends HeaderText {
  /** Counted from 1. */
  readonly column: number
  /** The header as it stands, its rows joined by `／`. */
  readonly title: string
  readonly target: Target | null
  readonly by: 'approved' | 'synonym' | 'answer' | 'unknown'
}

/** The header of a sheet: its first and last row, and its columns. */
export interface Header {
  readonly fromRow: number
  readonly toRow: number
  readonly columns: readonly Column[]
}

/** Rows in which a header is looked for: titles, units and notes stand above it. */
const SEARCHED_ROWS = 30
/** Most rows a header has. */
const MOST_ROWS = 3
/** Columns that must be understood before a row counts as a header: a name and one more. */
const FEWEST_TARGETS = 2

interface Candidate {
  readonly header: Header
  readonly score: number
  readonly rows: number
}

function better(best: Candidate | null, next: Candidate): Candidate | null {
  if (next.score < FEWEST_TARGETS) return best
  return best === null || next.score > best.score || (next.score === best.score && next.rows < best.rows) ? next : best
}

/** Finds a sheet's header: the rows that name most columns we know, the fewest and first of them. */
export function findHeader(grid: Grid, mappings: Mappings): Header | null {
  let best: Candidate | null = null
  for (let fromRow = 1; fromRow <= Math.min(grid.height, SEARCHED_ROWS); fromRow += 1) {
    for (let rows = 1; rows <= MOST_ROWS && fromRow + rows - 1 <= grid.height; rows += 1) {
      const toRow = fromRow + rows - 1
      if (!isTextRow(grid, toRow)) break
      const columns = columnsOf(grid, fromRow, toRow, mappings)
      const score = new Set(columns.flatMap(({ target }) => (target === null ? [] : [target]))).size
      if (isHeader(columns)) best = better(best, { header: { fromRow, toRow, columns }, score, rows })
    }
  }
  return best && withMergedRows(grid, best.header, mappings)
}

/** Cells merged downwards into the header belong to it, and so do the cells beside their upper rows. */
function withMergedRows(grid: Grid, header: Header, mappings: Mappings): Header {
  const into = grid.sheet.merges.filter(({ fromRow, toRow }) => fromRow < header.fromRow && toRow >= header.fromRow)
  if (into.length === 0) return header
  const fromRow = Math.min(...into.map((range) => range.fromRow))
  return { fromRow, toRow: header.toRow, columns: columnsOf(grid, fromRow, header.toRow, mappings) }
}

const isHeader = (columns: readonly Column[]): boolean =>
  columns.some(({ target }) => target === 'name' || target === 'projectCode' || target === 'count')

/** A header row holds text alone: a row with a number is a row of data. */
function isTextRow({ sheet }: Grid, row: number): boolean {
  const cells = sheet.rows[row - 1] ?? []
  return cells.every(({ value }) => value.kind === 'text' || value.kind === 'blank')
}

function columnsOf(grid: Grid, fromRow: number, toRow: number, mappings: Mappings): Column[] {
  const columns: Column[] = []
  for (let column = 1; column <= grid.width; column += 1) {
    const parts: string[] = []
    for (let row = fromRow; row <= toRow; row += 1) {
      const cell = grid.shown(row, column)
      const text = cell ? cellText(cell.value).trim() : ''
      if (text !== '' && text !== parts.at(-1)) parts.push(text)
    }
    if (parts.length > 0) columns.push(columnOf(column, parts, mappings))
  }
  return columns
}

/** What a column is called: its rows together, or its lowest row alone, whichever is known. */
function columnOf(column: number, parts: readonly string[], mappings: Mappings): Column {
  const whole = headerText(parts.filter((part) => unitAlone(part) === null).join('') || parts.join(''))
  const leaf = headerText(parts.at(-1) ?? '')
  const unit = leaf.unit ?? whole.unit ?? parts.map(unitAlone).find((found) => found !== null) ?? null
  const found = [whole, leaf].map(({ key }) => ({ key, ...meaningOf(key, mappings) }))
  const known = found.find(({ target }) => target !== null) ?? { key: whole.key, target: null, by: 'unknown' as const }
  return { column, title: parts.join('／'), ...known, unit, year: whole.year, month: leaf.month ?? whole.month }
}

function meaningOf(key: string, mappings: Mappings): Pick<Column, 'target' | 'by'> {
  const approved = Object.hasOwn(mappings, key) ? mappings[key] : undefined
  if (approved !== undefined && isTarget(approved)) return { target: approved, by: 'approved' }
  const target = targetOf(key)
  return target === null ? { target: null, by: 'unknown' } : { target, by: 'synonym' }
}

/** Names of object members: a column of such a name comes from an attack, not from a ledger (bad input 48). */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

/** Tells whether a column's name is one that no ledger has. */
export const isForbidden = ({ title }: Column): boolean => FORBIDDEN.has(plainHeader(title))
