import {
  amountsPrinting,
  isEmpty,
  onStep,
  overlap,
  partsPrinting,
  WAN_PER_TENTH,
  type Range,
} from './rounding.ts'

/** Margins are sought in steps of 100 万元, as annual plans are written; the exact search of the tests goes by 1. */
export const STEP = 100

/** One line of a printed table: its amount, and its share where the table prints one that can be met. Both in tenths. */
export interface PrintedMargin {
  readonly label: string
  readonly amount: number
  readonly share: number | null
}

/** Two printed tables over the same projects: by sector (`rows`) and by 属地 (`columns`). */
export interface MarginTables {
  readonly rows: readonly PrintedMargin[]
  readonly columns: readonly PrintedMargin[]
  /** The line that stands in both tables, and so has one amount: 城镇有机更新 is 其他. */
  readonly shared: { readonly row: string; readonly column: string }
}

/** Exact margins in 万元. */
export interface Margins {
  readonly total: number
  readonly rows: ReadonlyMap<string, number>
  readonly columns: ReadonlyMap<string, number>
}

/** The amounts a line may have, in 万元, when the table's total is `whole`. */
export function rangeOf({ amount, share }: PrintedMargin, whole: number, step = 1): Range {
  const printed = amountsPrinting(amount)
  return onStep(share === null ? printed : overlap(printed, partsPrinting(share, whole)), step)
}

/**
 * Solves both tables for one total.
 * @returns of all totals that print as `printedTotal` (tenths of 亿元), the one nearest to it with its margins
 */
export function solveMargins(tables: MarginTables, printedTotal: number): Margins {
  const { low, high } = onStep(amountsPrinting(printedTotal), STEP)
  const totals = Array.from({ length: (high - low) / STEP + 1 }, (_, i) => low + i * STEP)
  const distance = (total: number): number => Math.abs(total - printedTotal * WAN_PER_TENTH)
  for (const total of totals.sort((a, b) => distance(a) - distance(b))) {
    const solved = solveFor(tables, total)
    if (solved) return solved
  }
  throw new Error(`No amounts print as both tables and as the total ${printedTotal}`)
}

function solveFor({ rows, columns, shared }: MarginTables, total: number): Margins | null {
  const rowAmounts = solveLines(rows, total, total)
  const common = rowAmounts?.get(shared.row)
  if (!rowAmounts || common === undefined) return null
  const others = columns.filter(({ label }) => label !== shared.column)
  const columnAmounts = solveLines(others, total, total - common)
  return columnAmounts && { total, rows: rowAmounts, columns: columnAmounts.set(shared.column, common) }
}

/**
 * Amounts for lines that add up to `sum`: as near to the printed figures as can be, the gap spread one step at a
 * time over the line with most room. @returns 万元 by label, or `null` when there are none
 */
function solveLines(lines: readonly PrintedMargin[], whole: number, sum: number): Map<string, number> | null {
  const ranges = lines.map((line) => rangeOf(line, whole, STEP))
  if (ranges.some(isEmpty)) return null
  const amounts = lines.map(({ amount }, i) => clamp(amount * WAN_PER_TENTH, ranges[i]!))
  let gap = sum - add(amounts)
  while (gap !== 0) {
    const direction = gap > 0 ? STEP : -STEP
    const line = roomiest(amounts, ranges, direction)
    if (line === null) return null
    amounts[line]! += direction
    gap -= direction
  }
  return new Map(lines.map(({ label }, i) => [label, amounts[i]!]))
}

function roomiest(amounts: readonly number[], ranges: readonly Range[], direction: number): number | null {
  const rooms = amounts.map((amount, i) =>
    direction > 0 ? ranges[i]!.high - amount : amount - ranges[i]!.low,
  )
  const most = Math.max(...rooms)
  return most < STEP ? null : rooms.indexOf(most)
}

const clamp = (value: number, { low, high }: Range): number => Math.min(Math.max(value, low), high)

const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
