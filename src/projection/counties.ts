import { COUNTIES, countiesOf, UNASSIGNED } from '#domain/district.ts'
import type { Project } from '#domain/project.ts'
import { addSums, NO_SUMS, sumsOf, type Sums } from './rollup.ts'

/** A county (区): what it counts, and what of that another county counts too. */
export interface CountyRow {
  readonly name: string
  readonly sums: Sums
  readonly shared: Sums
}

/** The table by county. `counted` is what its rows add up to, `twice` what of that was counted again: counted − twice = total. */
export interface CountyTable {
  readonly rows: readonly CountyRow[]
  readonly counted: Sums
  readonly twice: Sums
  /** The projects of two counties, each once, however they are counted. */
  readonly shared: Sums
  /** Every project once. */
  readonly total: Sums
}

/**
 * Adds projects up by county.
 * @param both 两区均作计数: a 滨富 or 滨萧 project counts in both its counties (table 3, its note); else in the
 *   first that `districts.json` names for it, the county that keeps the register
 */
export function countyTable(projects: readonly Project[], year: number, both: boolean): CountyTable {
  const rows = new Map(COUNTIES.map((name) => [name, { sums: NO_SUMS, shared: NO_SUMS }]))
  let total = NO_SUMS
  let twice = NO_SUMS
  let shared = NO_SUMS
  for (const project of projects) {
    const sums = sumsOf(project, year)
    const counties = countiesOf(project.district)
    const counting = both ? counties : counties.slice(0, 1)
    for (const name of counting.length > 0 ? counting : [UNASSIGNED]) count(rows, name, sums, counties.length > 1)
    for (let again = 1; again < counting.length; again++) twice = addSums(twice, sums)
    if (counties.length > 1) shared = addSums(shared, sums)
    total = addSums(total, sums)
  }
  const table = [...rows].map(([name, row]) => ({ name, ...row }))
  return { rows: table, counted: table.reduce((sums, row) => addSums(sums, row.sums), NO_SUMS), twice, shared, total }
}

function count(rows: Map<string, { sums: Sums; shared: Sums }>, name: string, sums: Sums, isShared: boolean): void {
  const row = rows.get(name) ?? { sums: NO_SUMS, shared: NO_SUMS }
  rows.set(name, { sums: addSums(row.sums, sums), shared: isShared ? addSums(row.shared, sums) : row.shared })
}
