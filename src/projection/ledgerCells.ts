import { fieldLabel } from '#domain/fields.ts'
import { rateText } from '#domain/indicator.ts'
import { GRADE_NAMES, type Grade } from '#domain/light.ts'
import { sayReason } from '#domain/lightWords.ts'
import { formatWan, type Yuan } from '#domain/money.ts'
import { printedPeople, printedProgress } from '#domain/printed.ts'
import { cumulative, planOf, yearToDate, type Project } from '#domain/project.ts'
import { valueText } from '#domain/valueText.ts'
import { marksOf } from './filter.ts'
import { pathOf, type LedgerColumn } from './ledgerColumns.ts'
import { unlit, type LightOf } from './lights.ts'

/** How a cell stands out: 未填 where nothing is asked, 未填 where the dictionary asks, or in conflict. */
export type CellState = 'known' | 'unknown' | 'gap' | 'conflict'

/** A cell of the ledger. */
export interface LedgerCell {
  /** As shown; "" when 未填. */
  readonly text: string
  readonly state: CellState
}

/**
 * What a cell holds, for sorting and sums: money in 元, a rate as a fraction; `null` is 未填.
 * @param lightOf reads the project's light, for the two columns that tell it
 */
export function cellValue(project: Project, column: LedgerColumn, year: number, lightOf: LightOf = unlit): unknown {
  switch (column.key) {
    case 'yearToDate':
      return yearToDate(project, year)
    case 'cumulative':
      return cumulative(project, year)
    case 'planRate':
      return rate(yearToDate(project, year), planOf(project, year).annualPlan)
    case 'totalRate':
      return rate(cumulative(project, year), project.totalInvestment)
    case 'light':
      return lightOf(project).grade
    case 'lightReason':
      return sayReason(lightOf(project)) || null
    case 'progress':
      return printedProgress(project, year)
    case 'people':
      return printedPeople(project)
    case 'lists':
      return listed(project.lists.filter((one) => one.year === year).map(({ list }) => list))
    case 'marks':
      return listed(marksOf(project, year))
    default:
      return ((column.yearly ? planOf(project, year) : project) as unknown as Record<string, unknown>)[column.key] ?? null
  }
}

const listed = (names: readonly string[]): string | null => names.join('、') || null

/** A plan of 0 has no rate (domain.md, section 4). */
const rate = (part: number | null, whole: number | null): number | null => (part === null || whole === null || whole <= 0 ? null : part / whole)

/** A cell as it is typed and copied: money in 万元 without separators, 未填 as "". */
export function typedCell(project: Project, column: LedgerColumn, year: number, lightOf: LightOf = unlit): string {
  const value = cellValue(project, column, year, lightOf)
  if (value === null) return ''
  if (column.kind === 'money') return formatWan(value as Yuan).replaceAll(',', '')
  return shown(project, column, year, value)
}

/** A cell as it is shown. */
export function cellOf(project: Project, column: LedgerColumn, year: number, lightOf: LightOf = unlit): LedgerCell {
  const value = cellValue(project, column, year, lightOf)
  if (project.conflicts.length > 0 && isInConflict(project, column, year)) return { text: value === null ? '' : shown(project, column, year, value), state: 'conflict' }
  if (value === null) return { text: '', state: column.required ? 'gap' : 'unknown' }
  return { text: shown(project, column, year, value), state: 'known' }
}

/** Tells whether a column's field holds values that were written apart. */
export function isInConflict(project: Project, column: LedgerColumn, year: number): boolean {
  const path = pathOf(column, year)
  return path !== null && project.conflicts.some(({ field }) => field === path)
}

function shown(project: Project, column: LedgerColumn, year: number, value: unknown): string {
  if (column.kind === 'money') return formatWan(value as Yuan)
  if (column.key === 'light') return GRADE_NAMES[value as Grade]
  if (column.key === 'planRate') return rateText(yearToDate(project, year) ?? 0, planOf(project, year).annualPlan ?? 0)
  if (column.key === 'totalRate') return rateText(cumulative(project, year) ?? 0, project.totalInvestment ?? 0)
  if (typeof value === 'string') return value
  return valueText(pathOf(column, year) ?? column.key, value)
}

/** A column's header in one line, with its year and unit: `年度计划投资（2025，万元）`. */
export function headerText(column: LedgerColumn, year: number): string {
  const more = [column.yearly ? String(year) : '', column.unit].filter(Boolean).join('，')
  return more ? `${column.label}（${more}）` : column.label
}

/** What a column's field is called in a sentence: `年度计划投资（2025）`. */
export const fieldName = (column: LedgerColumn, year: number): string => fieldLabel(pathOf(column, year) ?? column.key)
