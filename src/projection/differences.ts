import { printScaled, roundedQuotient } from '#domain/money.ts'
import { FIGURES, type ComparedLine, type ComparedTable, type FigureName, type PrintedLine, type PrintedTable } from './tables.ts'

/** A printed figure that is known to disagree with others of its report, and why. */
export interface KnownDifference {
  readonly table: string
  readonly row: string
  readonly column: FigureName
  readonly printed: string
  /** Bounds of what amounts that print as the table does can give. */
  readonly lowest: string
  readonly highest: string
  readonly explanation: string
}

/** A place where two figures that should agree do not. `printed` is `null` for a line the report does not have. */
export interface Difference {
  readonly table: string
  readonly row: string
  readonly column: FigureName
  readonly printed: string | null
  readonly computed: string
  /** Why, where that is proved; `null` where the register has moved on from the plan. */
  readonly explanation: string | null
}

/** Every cell in which the printed figure is not the computed one, and every line the report does not have. */
export function differencesOf(table: ComparedTable, known: readonly KnownDifference[]): Difference[] {
  return [...table.rows, table.total].flatMap((line) => lineDifferences(table.caption, line, known))
}

function lineDifferences(table: string, line: ComparedLine, known: readonly KnownDifference[]): Difference[] {
  const at = (column: FigureName): Difference => {
    const { printed, computed } = line.figures[column]
    return explained({ table, row: line.label, column, printed, computed, explanation: null }, known)
  }
  return line.isPrinted ? FIGURES.filter((column) => !line.figures[column].agrees).map(at) : [at('projects')]
}

/** How many printed figures were compared, and how many agree. */
export interface Agreement {
  readonly compared: number
  readonly agreeing: number
}

/** Counts the cells of tables, their totals included. */
export function agreementOf(tables: readonly ComparedTable[]): Agreement {
  const lines = tables.flatMap(({ rows, total }) => [...rows, total]).filter(({ isPrinted }) => isPrinted)
  const figures = lines.flatMap((line) => FIGURES.map((name) => line.figures[name]))
  return { compared: figures.length, agreeing: figures.filter(({ agrees }) => agrees).length }
}

/**
 * Where a printed table disagrees with itself: a column whose lines do not add up to its total, and a share that
 * is not its line's annual plan divided by the total's, all by the printed figures alone.
 */
export function ownDifferences(table: PrintedTable, known: readonly KnownDifference[]): Difference[] {
  const found = (row: string, column: FigureName, printed: string, computed: string): Difference[] =>
    printed === computed ? [] : [explained({ table: table.caption, row, column, printed, computed, explanation: null }, known)]
  const columns = FIGURES.flatMap((column) => found(table.total.label, column, String(table.total[column]), columnSum(table, column)))
  const shares = table.rows.flatMap((line) => found(line.label, 'share', line.share, printedShare(line, table.total)))
  return [...columns, ...shares]
}

/** What is known of a table without being a difference, e.g. that 其他 is 城镇有机更新. */
export function remarksOn(table: PrintedTable, known: readonly KnownDifference[]): string[] {
  const differing = ownDifferences(table, known)
  const isRemark = ({ row, column }: KnownDifference): boolean => !differing.some((difference) => difference.row === row && difference.column === column)
  return known.filter((difference) => difference.table === table.caption && isRemark(difference)).map(({ explanation }) => explanation)
}

/** Attaches the known explanation, unless the computed figure lies outside what it explains. */
function explained(difference: Difference, known: readonly KnownDifference[]): Difference {
  const { table, row, column, printed, computed } = difference
  const proof = known.find((one) => one.table === table && one.row === row && one.column === column && one.printed === printed)
  const within = proof !== undefined && Number(computed) >= Number(proof.lowest) && Number(computed) <= Number(proof.highest)
  return within ? { ...difference, explanation: proof.explanation } : difference
}

/** A figure printed with one decimal as a whole number of tenths, so that adding is exact: "62.2" is 622. */
const tenths = (printed: string): number => Number(printed.replace('.', ''))

const untenths = (value: number): string => printScaled(value, 1).replaceAll(',', '')

function columnSum(table: PrintedTable, column: FigureName): string {
  if (column === 'projects') return String(table.rows.reduce((sum, line) => sum + line.projects, 0))
  return untenths(table.rows.reduce((sum, line) => sum + tenths(line[column]), 0))
}

/** A share in tenths of a percent is the quotient with three decimals. */
const printedShare = (line: PrintedLine, total: PrintedLine): string => untenths(roundedQuotient(tenths(line.annualPlan), tenths(total.annualPlan), 3))
