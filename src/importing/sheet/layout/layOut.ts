import { gridOf, type Grid } from './grid.ts'
import { cellText } from './cellText.ts'
import { findHeader, type Column, type Header, type Mappings } from './header.ts'
import { headerText, plainHeader, unitAlone, type MoneyUnit } from './headerText.ts'
import { rowKind, type GroupContext, type LeftOutKind } from './rowKind.ts'
import type { Sheet } from '../model.ts'

/** A row that is no project, listed so that nothing vanishes. */
export interface LeftOutRow {
  readonly sheet: string
  readonly row: number
  readonly why: LeftOutKind
  readonly text: string
}

/** A row of a project with what the group rows above it say. */
export interface ProjectRow {
  readonly row: number
  readonly context: GroupContext
}

/** A sheet laid out: its header understood, its rows told apart. */
export interface SheetLayout {
  readonly name: string
  readonly grid: Grid
  readonly header: Header
  /** The unit the sheet names beside its title; a column's own unit goes before it. */
  readonly unit: MoneyUnit | null
  /** Year and month that the title names. */
  readonly year: number | null
  readonly month: number | null
  readonly rows: readonly ProjectRow[]
  readonly leftOut: readonly LeftOutRow[]
}

/** What a person chose of a sheet's layout. */
export interface LayoutChoices {
  readonly mappings: Mappings
  readonly includeHidden: boolean
}

/** Lays a sheet out. @returns `null` when no header is found in it */
export function layOut(sheet: Sheet, choices: LayoutChoices): SheetLayout | null {
  const grid = gridOf(sheet)
  const header = findHeader(grid, choices.mappings)
  if (!header) return null
  const isSummary = header.columns.some(({ target }) => target === 'count') && !header.columns.some(isName)
  const { rows, leftOut } = rowsOf(grid, header, choices.includeHidden, isSummary)
  return { name: sheet.name, grid, header, ...titleOf(grid, header), rows, leftOut }
}

const isName = ({ target }: Column): boolean => target === 'name'

function rowsOf(
  grid: Grid,
  header: Header,
  includeHidden: boolean,
  isSummary: boolean,
): Pick<SheetLayout, 'rows' | 'leftOut'> {
  const rows: ProjectRow[] = []
  const leftOut: LeftOutRow[] = []
  let context: GroupContext[] = []
  const leave = (row: number, why: LeftOutKind, text: string): void => void leftOut.push({ sheet: grid.sheet.name, row, why, text })
  for (let row = header.toRow + 1; row <= grid.height; row += 1) {
    const kind = rowKind(grid, header, row)
    const isHidden = !includeHidden && grid.sheet.hiddenRows.has(row)
    if (kind.kind === 'blank') continue
    if (isHidden) leave(row, 'hidden', firstText(grid, row))
    else if (kind.kind === 'left-out') leave(row, kind.why, kind.text)
    else if (kind.kind === 'group') {
      context = [...context.slice(0, kind.level - 1), kind.context]
      leave(row, 'group', kind.text)
    } else if (isSummary) leave(row, 'summary', firstText(grid, row))
    else rows.push({ row, context: Object.assign({}, ...context) as GroupContext })
  }
  return { rows, leftOut }
}

function firstText({ sheet }: Grid, row: number): string {
  const cells = sheet.rows[row - 1] ?? []
  const texts = cells.map(({ value }) => cellText(value).trim()).filter((text) => text !== '')
  return texts.slice(0, 2).join(' ')
}

/** What stands above the header: the unit, the year and the month the whole sheet is about. */
function titleOf({ sheet }: Grid, { fromRow, toRow }: Header): Pick<SheetLayout, 'unit' | 'year' | 'month'> {
  const texts = sheet.rows.slice(0, fromRow - 1).flatMap((cells) => cells.map(({ value }) => cellText(value)))
  const words = texts.filter((text) => text.trim() !== '')
  const parsed = words.map(headerText)
  const units = new Set([...words, ...(sheet.rows[toRow - 1] ?? []).map(({ value }) => cellText(value))].flatMap((text) => unitOf(text) ?? []))
  return {
    // Two units beside one title say nothing of a column.
    unit: units.size === 1 ? ([...units][0] as MoneyUnit) : null,
    year: parsed.find(({ year }) => year !== null)?.year ?? null,
    month: parsed.find(({ month }) => month !== null)?.month ?? null,
  }
}

function unitOf(text: string): MoneyUnit | null {
  return unitAlone(text) ?? ((/单位:?(亿元|万元|元)/.exec(plainHeader(text))?.[1] as MoneyUnit | undefined) ?? null)
}
