import { keyed, splitField } from '#domain/fields.ts'
import type { Yuan } from '#domain/money.ts'
import { planOf, type Project } from '#domain/project.ts'
import { readLists } from '../values/lists.ts'
import type { PlannedColumn } from './columns.ts'
import type { CellSource } from './preview.ts'
import type { RowContext, RowValue } from './readRows.ts'

/** The values of one 名录 cell: one for each list it names; a name nobody knows is asked about, never guessed. */
export function listRowValues(planned: PlannedColumn, source: CellSource, context: RowContext, blank: RowValue): RowValue[] {
  const entries = readLists(source.text, context.knownLists)
  if (entries === null) return [{ ...blank, value: null, fault: { code: 'cell/not-lists' } }]
  return entries.flatMap(({ list, level, plan }) => {
    const asked = context.knownLists.has(list) ? { list, waitsFor: [] } : askList(list, source, context)
    if (asked === null) return []
    return [{ ...blank, path: `${planned.path}/${asked.list}`, value: { level, plan }, waitsFor: [...blank.waitsFor, ...asked.waitsFor] }]
  })
}

function askList(list: string, { sheet, row }: CellSource, { questions, knownLists }: RowContext): { list: string; waitsFor: string[] } | null {
  const id = `list:${sheet}:${list}`
  const options = [
    ...[...knownLists].map((known) => ({ value: `is:${known}`, label: `就是“${known}”` })),
    { value: 'new', label: '作为新的名录' },
    { value: 'leave', label: '不导入' },
  ]
  const answer = questions.ask({ id, kind: 'list', sheet, row, detail: list, options })
  if (answer === 'leave') return null
  if (answer === null || answer === 'new') return { list, waitsFor: answer === null ? [id] : [] }
  return { list: answer.slice('is:'.length), waitsFor: [] }
}

/** Values of fields that are kept by key, completed by what the register holds of them: twelve months, lists. */
export const keyedValues = (values: readonly RowValue[], project: Project | null): readonly RowValue[] => withLists(withMonths(values, project), project)

/** What a cell does not say of a list stays as it is, and a list it does not name is not left: a blank erases nothing. */
function withLists(values: readonly RowValue[], project: Project | null): readonly RowValue[] {
  const named = new Set(values.map(({ path }) => path))
  return values.map((value) => {
    if (value.target !== 'lists' || value.fault !== null) return value
    const year = splitField(value.path)[1].slice(0, 4)
    const others = (project?.lists ?? []).filter((one) => String(one.year) === year && !named.has(listPath(one)))
    const stored = project?.lists.find((one) => listPath(one) === value.path)
    const said = value.value as { level: string | null; plan: number | null }
    const marks = others.length > 0 ? [...value.marks, 'other-lists-kept' as const] : value.marks
    return { ...value, marks, value: { level: said.level ?? stored?.level ?? null, plan: said.plan ?? stored?.plan ?? null } }
  })
}

const listPath = ({ list, year }: { readonly list: string; readonly year: number }): string => keyed('list', `${year}/${list}`)

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1)

/** Joins the columns of single months into the one value that a year's monthly plan is; twelve or none. */
function withMonths(values: readonly RowValue[], project: Project | null): readonly RowValue[] {
  const paths = new Set(values.filter(({ target }) => target === 'monthPlan').map(({ path }) => path))
  if (paths.size === 0) return values
  const others = values.filter(({ target }) => target !== 'monthPlan')
  return [...others, ...[...paths].flatMap((path) => joined(values.filter((value) => value.target === 'monthPlan' && value.path === path), project))]
}

function joined(months: readonly RowValue[], project: Project | null): RowValue[] {
  const [first] = months
  if (!first) return []
  const refused = months.filter(({ fault }) => fault !== null)
  if (refused.length > 0) return refused
  const stored = project && planOf(project, Number(splitField(first.path)[1])).monthlyPlan
  const amounts = MONTHS.map((month) => (months.find((value) => value.month === month)?.value as Yuan | undefined) ?? stored?.[month - 1] ?? null)
  const missing = MONTHS.filter((_, at) => amounts[at] === null)
  const waitsFor = [...new Set(months.flatMap((value) => value.waitsFor))]
  const whole: RowValue = { ...first, target: 'monthlyPlan', value: amounts, waitsFor, marks: [...new Set(months.flatMap(({ marks }) => marks))] }
  if (missing.length === 0) return [whole]
  return [{ ...whole, value: null, fault: waitsFor.length > 0 ? null : { code: 'cell/months-missing', months: missing } }]
}
