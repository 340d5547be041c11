import { REGISTER_COLUMNS, type RegisterColumn, type RegisterRow } from './registerSchema.ts'
import { problem, type RowProblem } from './problem.ts'
import type { Placed } from './section.ts'

/** Pairs of columns of which the second may not lie before the first. */
const ORDERED = [
  ['startYear', 'endYear'],
  ['plannedStart', 'plannedCompletion'],
  ['actualStart', 'actualCompletion'],
  ['actualStart', 'actualProduction'],
] as const

/** What contradicts itself within one row: amounts beyond the total, months beside the plan, ends before starts. */
export const withinRowProblems = (row: Placed<RegisterRow>): RowProblem[] => [
  ...amountProblems(row),
  ...orderProblems(row),
]

const label = (column: RegisterColumn): string => REGISTER_COLUMNS[column].label

function amountProblems({ value: row, place }: Placed<RegisterRow>): RowProblem[] {
  const { totalInvestment: total, annualPlan: plan, completedBeforeYear: done, monthlyPlan } = row
  const problems: RowProblem[] = []
  if (total !== null && plan !== null && plan > total) {
    problems.push(problem(place, { code: 'import/plan-exceeds-total' }, label('annualPlan'), plan))
  }
  if (total !== null && done !== null && done > total) {
    problems.push(
      problem(place, { code: 'import/completed-exceeds-total' }, label('completedBeforeYear'), done),
    )
  }
  const sum = monthlyPlan?.reduce((all, month) => all + month, 0) ?? null
  if (sum !== null && sum !== plan) {
    problems.push(problem(place, { code: 'import/months-differ', sum }, label('monthlyPlan')))
  }
  return problems
}

function orderProblems({ value: row, place }: Placed<RegisterRow>): RowProblem[] {
  return ORDERED.flatMap(([first, second]) => {
    const [start, end] = [row[first], row[second]]
    if (start === null || end === null || end >= start) return []
    const fault = { code: 'import/end-before-start', startLabel: label(first), start: String(start) } as const
    return [problem(place, fault, label(second), end)]
  })
}

/** What rows say twice: one code on two rows, or one name in one 属地 on two rows. */
export function crossRowProblems(rows: readonly Placed<RegisterRow>[]): RowProblem[] {
  const codes = new Map<string, number>()
  const names = new Map<string, number>()
  return rows.flatMap(({ value: { projectCode, name, district }, place }) => {
    const problems: RowProblem[] = []
    const sameCode = projectCode === null ? undefined : firstRow(codes, projectCode, place.row ?? 0)
    if (sameCode !== undefined)
      problems.push(
        problem(place, { code: 'import/duplicate-code', otherRow: sameCode }, '项目代码', projectCode),
      )
    const sameName = firstRow(names, projectKey(name, district), place.row ?? 0)
    if (sameName !== undefined)
      problems.push(
        problem(place, { code: 'import/duplicate-project', otherRow: sameName }, '项目名称', name),
      )
    return problems
  })
}

/** The row that had a key first, or nothing when this row is the first. */
function firstRow(rows: Map<string, number>, key: string, row: number): number | undefined {
  const first = rows.get(key)
  if (first === undefined) rows.set(key, row)
  return first
}

/** A name with its 属地, the same for full and half width, case, spaces and zero-width characters (bad input 18). */
export function projectKey(name: string, district: string | null): string {
  const plain = (text: string): string =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\p{Cf}]/gu, '')
  return `${plain(name)}@${plain(district ?? '')}`
}
