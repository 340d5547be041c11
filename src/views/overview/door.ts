import type { Behind, Door, OpenDoor, Way } from '#components/overview/door.ts'
import type { IsoDate } from '#domain/calendar.ts'
import { FULFILLING_STAGES } from '#domain/fulfilment.ts'
import type { Indicators, ProjectSet } from '#domain/indicators.ts'
import { GRADES } from '#domain/light.ts'
import { PLAN_CATEGORIES } from '#domain/plan.ts'
import type { Project, ProjectId } from '#domain/project.ts'
import { projectPath } from '#projection/card.ts'
import { queryOf, type Facet, type Filter } from '#projection/filter.ts'

type Facets = Parameters<OpenDoor>[0]

/** Facets in which a project has one value: there a cell's value and the filter's must both hold. */
const SINGLE: readonly Facet[] = ['district', 'sector', 'stage', 'category', 'unit', 'leader', 'light']

/**
 * Doors to the projects that a filter shows: a cell's facets narrow it further. They lead to the board, and from a
 * past day to the ledger of that day, because the board knows only now.
 */
export const doorsWithin = (filter: Filter, on: IsoDate | null): OpenDoor => (facets) => ({
  path: on ? '/ledger' : '/board',
  query: { ...queryOf({ text: filter.text, facets: narrowed(filter, facets) }), ...(on ? { on } : {}) },
})

function narrowed({ facets: chosen }: Filter, facets: Facets): Facets {
  const both = (facet: Facet, values: readonly string[]): readonly string[] => {
    const own = chosen[facet]
    return own?.length && SINGLE.includes(facet) ? values.filter((value) => own.includes(value)) : values
  }
  return { ...chosen, ...Object.fromEntries(Object.entries(facets).map(([facet, values]) => [facet, both(facet as Facet, values)])) }
}

/** The way to projects that no filter tells; none to none. */
export const named = (projects: readonly Project[]): Behind | null =>
  projects.length === 0 ? null : { projects: projects.map((project) => ({ name: project.name, path: projectPath(project) })) }

/** The sets that a filter can tell. */
const FACETS_OF: Readonly<Partial<Record<ProjectSet, Facets>>> = {
  全部: {},
  ...Object.fromEntries(GRADES.map((grade) => [grade, { light: [grade] }])),
  ...Object.fromEntries(PLAN_CATEGORIES.flatMap((category) => [
    [`计划${category}`, { category: [category] }],
    [`兑现${category}`, { category: [category], stage: FULFILLING_STAGES[category] }],
  ])),
}

/** Leads from a number of a group to the projects of a set; `facets` tell the group among those the filter shows. */
export type OpenSet = (indicators: Indicators, set: ProjectSet, facets?: Facets) => Way

/** Doors to sets of projects: by a filter where one tells exactly them, else by their names. */
export function setsWithin(door: OpenDoor, projects: readonly Project[]): OpenSet {
  const byId = new Map<ProjectId, Project>(projects.map((project) => [project.id, project]))
  return (indicators, set, facets = {}): Door | Behind | null => {
    const count = indicators.count(set)
    if (count === 0) return null
    const own = count === indicators.projects ? {} : FACETS_OF[set]
    if (own) return door({ ...facets, ...own })
    return named(indicators.behind(set).flatMap((id) => byId.get(id) ?? []))
  }
}
