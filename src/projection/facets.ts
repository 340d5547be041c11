import { DISTRICTS, UNASSIGNED } from '#domain/district.ts'
import { GRADES } from '#domain/light.ts'
import { LIST_NAMES, PLAN_CATEGORIES } from '#domain/plan.ts'
import type { Project } from '#domain/project.ts'
import { SECTORS } from '#domain/sector.ts'
import { STAGES } from '#domain/stage.ts'
import { MARKS, valuesIn, type Facet } from './filter.ts'
import { unlit, type LightOf } from './lights.ts'

/** A value that a facet offers, and how many projects choosing it would show. */
export interface FacetOption {
  readonly value: string
  readonly count: number
}

const KNOWN_ORDER: Partial<Record<Facet, readonly string[]>> = {
  district: DISTRICTS.map(({ name }) => name),
  sector: SECTORS,
  stage: STAGES,
  category: PLAN_CATEGORIES,
  list: LIST_NAMES,
  light: GRADES,
  mark: MARKS,
}

/**
 * What a facet offers over these projects, in the order of the dictionary where it has one, else by name,
 * 未归属 last. `chosen` values stay on offer with a count of 0, so that they can be taken off again.
 */
export function facetOptions(projects: Iterable<Project>, facet: Facet, year: number, chosen: readonly string[] = [], lightOf: LightOf = unlit): FacetOption[] {
  const counts = new Map<string, number>(chosen.map((value) => [value, 0]))
  for (const project of projects) {
    for (const value of valuesIn(project, facet, year, lightOf)) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const known = KNOWN_ORDER[facet] ?? []
  const place = (value: string): number => (value === UNASSIGNED ? Infinity : known.includes(value) ? known.indexOf(value) : known.length)
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => place(a.value) - place(b.value) || a.value.localeCompare(b.value, 'zh-CN'))
}
