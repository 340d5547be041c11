import type { Project } from '#domain/project.ts'
import { cellValue } from './ledgerCells.ts'
import { columnOf, type LedgerColumn } from './ledgerColumns.ts'
import { unlit, type LightOf } from './lights.ts'

/** One level of an order. */
export interface SortLevel {
  readonly key: string
  readonly descending: boolean
}

const CHINESE = new Intl.Collator('zh-CN', { numeric: true })

/** Reads an order from an address: `-annualPlan,name`. Columns this version does not have are left out. */
export function sortFrom(text: string): SortLevel[] {
  const levels = text.split(',').filter(Boolean).map((part) => (part.startsWith('-') ? { key: part.slice(1), descending: true } : { key: part, descending: false }))
  return levels.filter(({ key }) => columnOf(key) !== null)
}

/** Writes an order as a part of an address. */
export const sortText = (levels: readonly SortLevel[]): string => levels.map(({ key, descending }) => (descending ? `-${key}` : key)).join(',')

/** The order after a press on a header: up, down, none. With `adding` the other levels stay and this is the last. */
export function pressed(levels: readonly SortLevel[], key: string, adding: boolean): SortLevel[] {
  const now = levels.find((level) => level.key === key)
  const next = now === undefined ? [{ key, descending: false }] : now.descending ? [] : [{ key, descending: true }]
  if (!adding) return next
  return now === undefined ? [...levels, ...next] : levels.flatMap((level) => (level.key === key ? next : [level]))
}

/** Projects in an order. Stable; 未填 is last whichever way the order goes, because it is no smallest figure. */
export function sortProjects(projects: readonly Project[], levels: readonly SortLevel[], year: number, lightOf: LightOf = unlit): readonly Project[] {
  const columns = levels.flatMap(({ key, descending }) => {
    const column = columnOf(key)
    return column ? [{ column, descending }] : []
  })
  if (columns.length === 0) return projects
  const keyed = projects.map((project) => ({ project, values: columns.map(({ column }) => comparable(cellValue(project, column, year, lightOf), column)) }))
  keyed.sort((a, b) => {
    for (const [at, { descending }] of columns.entries()) {
      const order = compare(a.values[at] ?? null, b.values[at] ?? null, descending)
      if (order !== 0) return order
    }
    return 0
  })
  return keyed.map(({ project }) => project)
}

/** A choice stands where the dictionary lists it, and not by its characters. */
function comparable(value: unknown, column: LedgerColumn): number | string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 0 : 1
  const place = column.choices.indexOf(value as string)
  return place >= 0 ? place : typeof value === 'string' ? value : JSON.stringify(value)
}

function compare(a: number | string | null, b: number | string | null, descending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : typeof a === typeof b ? CHINESE.compare(String(a), String(b)) : typeof a === 'number' ? -1 : 1
  return descending ? -order : order
}
