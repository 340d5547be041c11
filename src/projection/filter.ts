import { countiesOf, isDistrict, UNASSIGNED } from '#domain/district.ts'
import { unfilledOf } from '#domain/gaps.ts'
import { openWaivers } from '#domain/gate.ts'
import { planOf, type Project } from '#domain/project.ts'
import { unlit, type LightOf } from './lights.ts'

/** Marks a card may carry, and be filtered by. */
export const MARKS = ['示例', '容缺', '冲突', '未填'] as const
/** One of {@link MARKS}. */
export type Mark = (typeof MARKS)[number]

/** The facets a board, a ledger and a rollup are filtered by; their names stand in the address. */
export const FACETS = ['district', 'county', 'sector', 'stage', 'category', 'list', 'unit', 'leader', 'light', 'mark'] as const
/** One of {@link FACETS}. */
export type Facet = (typeof FACETS)[number]

/** What facets are called on their chips. */
export const FACET_NAMES: Readonly<Record<Facet, string>> = {
  district: '属地', county: '区', sector: '行业', stage: '阶段', category: '计划类别',
  list: '名录', unit: '责任单位', leader: '联系领导', light: '亮灯', mark: '标记',
}

/** A filter: within a facet any of its values, between facets all; and a text. Empty means everything. */
export interface Filter {
  readonly text: string
  readonly facets: Readonly<Partial<Record<Facet, readonly string[]>>>
}

/** The filter that shows everything. */
export const NO_FILTER: Filter = { text: '', facets: {} }

/**
 * A project's values in a facet: what it is filtered, grouped and laned by. Never empty where a lane needs one.
 * @param lightOf reads the project's light; left out where nobody looks at lights, and every project is then 不评
 */
export function valuesIn(project: Project, facet: Facet, year: number, lightOf: LightOf = unlit): readonly string[] {
  switch (facet) {
    case 'district':
      return [project.district !== null && isDistrict(project.district) ? project.district : UNASSIGNED]
    case 'county':
      return countiesOf(project.district)
    case 'sector':
      return [project.sector ?? UNASSIGNED]
    case 'stage':
      return [project.stage]
    case 'category':
      return [planOf(project, year).planCategory ?? UNASSIGNED]
    case 'list':
      return project.lists.filter((membership) => membership.year === year).map(({ list }) => list)
    case 'unit':
      return [project.responsibleUnit ?? UNASSIGNED]
    case 'leader':
      return [project.contactLeader ?? UNASSIGNED]
    case 'light':
      return [lightOf(project).grade]
    case 'mark':
      return marksOf(project, year)
  }
}

/** The marks on a project's card in a year. */
export function marksOf(project: Project, year: number): readonly Mark[] {
  const marks: Mark[] = []
  if (project.illustrative) marks.push('示例')
  if (openWaivers(project).length > 0) marks.push('容缺')
  if (project.conflicts.length > 0) marks.push('冲突')
  if (unfilledOf(project, year).length > 0) marks.push('未填')
  return marks
}

/** Tells whether a project passes the facets of a filter; the text is matched by `search.ts`. */
export function passesFacets(project: Project, filter: Filter, year: number, lightOf: LightOf = unlit): boolean {
  for (const facet of FACETS) {
    const wanted = filter.facets[facet]
    if (wanted && wanted.length > 0 && !valuesIn(project, facet, year, lightOf).some((value) => wanted.includes(value))) return false
  }
  return true
}

/** Tells whether a filter shows everything. */
export const isEmptyFilter = (filter: Filter): boolean => filter.text.trim() === '' && FACETS.every((facet) => !filter.facets[facet]?.length)

/** An address's query as the router gives it. */
export type Query = Readonly<Record<string, string | readonly (string | null)[] | null | undefined>>

/** Reads a filter from an address: `?district=西兴街道,长河街道&q=wlg`. What it does not know it leaves alone. */
export function filterFrom(query: Query): Filter {
  const facets: Partial<Record<Facet, readonly string[]>> = {}
  for (const facet of FACETS) {
    const values = valuesFrom(query[facet])
    if (values.length > 0) facets[facet] = values
  }
  return { text: textsOf(query['q'])[0] ?? '', facets }
}

/** Writes a filter as an address's query, so that a view can be sent. */
export function queryOf(filter: Filter): Record<string, string> {
  const query: Record<string, string> = {}
  for (const facet of FACETS) {
    const values = filter.facets[facet]
    if (values?.length) query[facet] = valuesText(values)
  }
  return filter.text ? { ...query, q: filter.text } : query
}

/** A filter with one facet's values changed. */
export const withFacet = (filter: Filter, facet: Facet, values: readonly string[]): Filter => ({ ...filter, facets: { ...filter.facets, [facet]: values } })

/** Reads several values from one part of an address; they are parted by commas. */
export const valuesFrom = (part: Query[string]): string[] => textsOf(part).flatMap((text) => text.split(',')).filter(Boolean).map(unescaped)

/** Writes several values as one part of an address. A unit's name may itself hold a comma. */
export const valuesText = (values: readonly string[]): string => values.map(escaped).join(',')

const escaped = (value: string): string => value.replaceAll('%', '%25').replaceAll(',', '%2C')
const unescaped = (text: string): string => text.replaceAll('%2C', ',').replaceAll('%25', '%')

function textsOf(value: Query[string]): string[] {
  if (value === null || value === undefined) return []
  return typeof value === 'string' ? [value] : value.filter((text): text is string => text !== null)
}
