import { rateText } from '#domain/indicator.ts'
import { formatYi, type Yuan } from '#domain/money.ts'
import type { Project } from '#domain/project.ts'
import { laneOrder } from './board.ts'
import { valuesIn } from './filter.ts'
import { NO_SUMS, rollUp, sumUp, type Sums } from './rollup.ts'

/** The figures of a line of table 2 or 3, in their order. */
export const FIGURES = ['projects', 'totalInvestment', 'annualPlan', 'share'] as const
/** One of {@link FIGURES}. */
export type FigureName = (typeof FIGURES)[number]

/** A line as printed: amounts in 亿元 and shares in percent, one decimal, as text. */
export interface PrintedLine {
  readonly label: string
  readonly printedLabel: string
  readonly projects: number
  readonly totalInvestment: string
  readonly annualPlan: string
  readonly share: string
}

/** Table 2 or 3 as printed. */
export interface PrintedTable {
  readonly caption: string
  readonly title: string
  readonly rows: readonly PrintedLine[]
  readonly total: PrintedLine
}

/** A printed figure beside the computed one; `printed` is `null` in a line the report does not have. */
export interface ComparedFigure {
  readonly printed: string | null
  readonly computed: string
  readonly agrees: boolean
}

/** A line of the table, its printed and its computed figures. */
export interface ComparedLine {
  readonly label: string
  readonly printedLabel: string
  readonly isPrinted: boolean
  readonly figures: Readonly<Record<FigureName, ComparedFigure>>
}

/** Table 2 (by sector) or table 3 (by 属地), printed beside computed. */
export interface ComparedTable {
  readonly caption: string
  readonly title: string
  readonly facet: 'sector' | 'district'
  readonly rows: readonly ComparedLine[]
  readonly total: ComparedLine
}

/** The list that tables 2 and 3 are about. */
export const PRINTED_LIST = '市重点'

/** The projects that tables 2 and 3 count: all on the year's list of 市重点, whatever their stage. */
export function projectsOfPlan(projects: readonly Project[], year: number): Project[] {
  return projects.filter((project) => valuesIn(project, 'list', year).includes(PRINTED_LIST))
}

/**
 * Puts a printed table beside what is computed from the projects of the plan, plainly rounded (计算数). A sector or
 * 属地 the report does not have gets a line of its own at the end, so that the lines add up to the total.
 */
export function compareTable(printed: PrintedTable, facet: ComparedTable['facet'], projects: readonly Project[], year: number): ComparedTable {
  const groups = rollUp(projects, year, (project) => valuesIn(project, facet, year))
  const whole = sumUp(projects, year)
  const known = new Set(printed.rows.map(({ label }) => label))
  const rows = printed.rows.map((line) => compareLine(line, groups.get(line.label) ?? NO_SUMS, whole))
  const extra = laneOrder([...groups.keys()].filter((name) => !known.has(name)), facet).map((name) => unprintedLine(name, groups.get(name) ?? NO_SUMS, whole))
  return { caption: printed.caption, title: printed.title, facet, rows: [...rows, ...extra], total: compareLine(printed.total, whole, whole) }
}

function compareLine(line: PrintedLine, sums: Sums, whole: Sums): ComparedLine {
  const computed = computedFigures(sums, whole)
  return { label: line.label, printedLabel: line.printedLabel, isPrinted: true, figures: eachFigure((name) => {
    const printed = String(line[name])
    return { printed, computed: computed[name], agrees: printed === computed[name] }
  }) }
}

function unprintedLine(label: string, sums: Sums, whole: Sums): ComparedLine {
  const computed = computedFigures(sums, whole)
  return { label, printedLabel: label, isPrinted: false, figures: eachFigure((name) => ({ printed: null, computed: computed[name], agrees: true })) }
}

/** Computed figures in the form the report prints its own: one decimal, thousands not separated. */
function computedFigures(sums: Sums, whole: Sums): Readonly<Record<FigureName, string>> {
  return {
    projects: String(sums.projects),
    totalInvestment: asPrinted(sums.totalInvestment),
    annualPlan: asPrinted(sums.annualPlan),
    share: rateText(sums.annualPlan, whole.annualPlan),
  }
}

const asPrinted = (amount: Yuan): string => formatYi(amount).replaceAll(',', '')

const eachFigure = (figure: (name: FigureName) => ComparedFigure): Readonly<Record<FigureName, ComparedFigure>> =>
  Object.fromEntries(FIGURES.map((name) => [name, figure(name)])) as Record<FigureName, ComparedFigure>
