import { computed, type ComputedRef } from 'vue'
import type { Project } from '#domain/project.ts'
import { facetOptions, type FacetOption } from '#projection/facets.ts'
import { FACET_NAMES, FACETS, isEmptyFilter, withFacet, type Facet } from '#projection/filter.ts'
import { useSearch, type Searched } from '#stores/search.ts'
import { useShownRegister } from '#stores/shownRegister.ts'
import { useFilterAddress, type FilterAddress } from './useFilterAddress.ts'

/** A facet with the name on its button. */
export interface NamedFacet {
  readonly facet: Facet
  readonly name: string
}

/** Every facet, as chips name them. */
export const NAMED_FACETS: readonly NamedFacet[] = FACETS.map((facet) => ({ facet, name: FACET_NAMES[facet] }))

/** The projects a view shows by the filter in its address. */
export interface ProjectFilter extends FilterAddress {
  readonly matching: ComputedRef<readonly Project[]>
  readonly isEmpty: ComputedRef<boolean>
  /** The facets with a button of their own; the others come by links and show as chips. */
  readonly facets: ComputedRef<readonly NamedFacet[]>
  /** A facet's values over what the other facets and the text let pass. */
  readonly optionsOf: (facet: Facet) => readonly FacetOption[]
}

/** Facets that links of the overview set; on the bar they would say twice what 属地 says. */
const BY_LINK: readonly Facet[] = ['county']

/** The filter of this view over the projects it shows: the shown register's, unless it has its own. */
export function useProjectFilter(among: Searched = useShownRegister()): ProjectFilter {
  const search = useSearch()
  const address = useFilterAddress()
  // Where no lights are read, one that an address brings along must hide nothing.
  const filter = computed(() => (among.lightOf === undefined ? withFacet(address.filter.value, 'light', []) : address.filter.value))
  const matching = computed(() => search.matching(filter.value, among))

  function optionsOf(facet: Facet): readonly FacetOption[] {
    const others = search.matching(withFacet(filter.value, facet, []), among)
    return facetOptions(others, facet, among.year, filter.value.facets[facet], among.lightOf)
  }

  return {
    ...address,
    filter,
    matching,
    optionsOf,
    isEmpty: computed(() => isEmptyFilter(filter.value)),
    facets: computed(() => NAMED_FACETS.filter(({ facet }) => !BY_LINK.includes(facet) && (facet !== 'light' || among.lightOf !== undefined))),
  }
}
