import type { Grade } from '#domain/light.ts'
import type { CellState } from '#projection/ledgerCells.ts'
import type { ColumnKind } from '#projection/ledgerColumns.ts'

/** A column as the grid draws it. Lengths in px. */
export interface GridColumn {
  readonly key: string
  readonly label: string
  /** The unit, small beside the label; "" where there is none. */
  readonly unit: string
  /** The header in full: label, year and unit. */
  readonly title: string
  readonly kind: ColumnKind
  readonly width: number
  readonly pinned: boolean
  /** Where it begins, counted from the grid's edge. */
  readonly left: number
  /** Whether this person may type in it. */
  readonly editable: boolean
  readonly choices: readonly string[]
  readonly sort: 'ascending' | 'descending' | null
  /** Its place in an order of several levels, from 1; `null` where one level or none sorts. */
  readonly level: number | null
}

/** A cell as the grid draws it. `saving` cells show what was typed until it is committed. */
export interface GridCell {
  readonly text: string
  readonly state: CellState
  readonly saving: boolean
  /** A light, drawn as its mark; `text` is its word. */
  readonly grade?: Grade
}

/** A place in the grid by number. Row -1 is the header. */
export interface Place {
  readonly row: number
  readonly col: number
}

/** A rectangle of cells, all four sides within it. */
export interface Area {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** What is typed into the active cell, and why it was refused. */
export interface CellEdit {
  /** The text the editor opened with. */
  readonly typed: string
  readonly problem: string | null
}

/** The column of numbers and ticks before the first; on a phone of ticks alone: px. */
export const NUMBER_WIDTHS = { desk: 64, phone: 40 } as const

/** Where one goes when an edit has ended. */
export type Go = 'down' | 'up' | 'right' | 'left' | 'stay'

/** What a view asks of the grid. */
export interface GridHandle {
  /** Brings the active cell into sight and gives it the focus. */
  readonly focusActive: () => Promise<void>
  /** How many lines a page of the grid shows. */
  readonly pageRows: () => number
  /** Puts the caret into the active cell's unseen field. */
  readonly begin: () => void
  readonly element: () => HTMLElement | null
}

/** What the grid asks of a line, and a line of its editor. */
export interface EditorHandle {
  readonly begin: () => void
}

/** Kinds whose figures stand at the right. */
export const isNumeric = (kind: ColumnKind): boolean => kind === 'money' || kind === 'percent' || kind === 'degrees' || kind === 'year'

/** Columns drawn beyond the edges: px. A fast swipe meets no empty column. */
const BESIDE = 300

/** A column that is drawn, with what every one of its cells shares: worked out once and not for each cell. */
export interface DrawnColumn {
  readonly at: number
  readonly column: GridColumn
  readonly look: Readonly<Record<string, string>>
  readonly kindOfCell: string
}

/** Room a cell's text has not, and the widest its characters are drawn: px. Digits and their signs are half as wide. */
const [PADDING, NARROW, WIDE] = [17, 8.5, 15] as const

/** Tells whether a text may be wider than its column. Only such a one is cut off: each cut costs in every frame of a scroll. */
export function mayOverflow(text: string, { width }: GridColumn): boolean {
  const room = width - PADDING
  if (text.length * WIDE <= room) return false
  let needed = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    needed += code >= COMMA && code <= NINE ? NARROW : WIDE
  }
  return needed > room
}
const [COMMA, NINE] = [0x2c, 0x39] as const

/** The columns to draw, by number: those pinned, those near the window, and the active one, so that it keeps the focus. */
export function columnsInSight(columns: readonly GridColumn[], scrollLeft: number, width: number, active: number): number[] {
  return columns.flatMap(({ pinned, left, width: own }, at) => {
    const near = left + own >= scrollLeft - BESIDE && left <= scrollLeft + width + BESIDE
    return pinned || near || at === active ? [at] : []
  })
}

/** Prepares the columns to draw; room is left for those between them that are not. */
export function drawnColumns(columns: readonly GridColumn[], inSight: readonly number[]): DrawnColumn[] {
  let end = columns[0]?.left ?? 0
  return inSight.flatMap((at) => {
    const column = columns[at]
    if (!column) return []
    const gap = column.left - end
    end = column.left + column.width
    const look = { width: `${column.width}px`, ...(column.pinned && { left: `${column.left}px` }), ...(gap > 0 && { marginLeft: `${gap}px` }) }
    const classes = ['cell', isNumeric(column.kind) && 'is-figure', column.pinned && 'is-pinned', !column.editable && 'is-fixed', column.key === 'name' && 'is-name']
    return [{ at, column, look, kindOfCell: classes.filter(Boolean).join(' ') }]
  })
}

/** Puts columns side by side: pinned ones are expected first. */
export function placed(columns: readonly Omit<GridColumn, 'left'>[], numberWidth: number): GridColumn[] {
  let left: number = numberWidth
  return columns.map((column) => {
    const at = { ...column, left }
    left += column.width
    return at
  })
}
