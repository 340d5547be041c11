import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { FACETS, filterFrom, NO_FILTER, queryOf, type Filter, type Query } from '#projection/filter.ts'

/** How long after the last keystroke the address follows: ms. Browsers refuse an address that changes at every key. */
const ADDRESS_AFTER = 250

/** A filter that stands in the address, so that what one sees can be sent. */
export interface FilterAddress {
  readonly filter: Readonly<Ref<Filter>>
  /** Shown at once; the address follows. */
  readonly setFilter: (filter: Filter) => void
  readonly clear: () => void
  /** Writes other parts of the query; `null` takes one out. */
  readonly setQuery: (parts: Readonly<Record<string, string | null>>) => void
}

/** The filter of this view's address. */
export function useFilterAddress(): FilterAddress {
  const route = useRoute()
  const router = useRouter()
  const { path } = route
  const filter = shallowRef(filterFrom(route.query))
  let timer = 0

  function setFilter(next: Filter): void {
    const typed = next.text !== filter.value.text
    filter.value = next
    clearTimeout(timer)
    if (typed) timer = window.setTimeout(write, ADDRESS_AFTER)
    else write()
  }

  function write(extra: Readonly<Record<string, string | null>> = {}): void {
    timer = 0
    const own: Record<string, unknown> = { ...route.query, ...extra }
    for (const key of [...FACETS, 'q']) delete own[key]
    const others = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== null)) as Query
    void router.replace({ query: { ...others, ...queryOf(filter.value) } as Record<string, string> })
  }

  function setQuery(parts: Readonly<Record<string, string | null>>): void {
    clearTimeout(timer)
    write(parts)
  }

  // A link, the way back and a saved view change the address themselves.
  watch(() => route.query, (query) => {
    if (route.path === path && timer === 0) filter.value = filterFrom(query)
  })
  onScopeDispose(() => clearTimeout(timer))

  return { filter, setFilter, clear: () => setFilter(NO_FILTER), setQuery }
}
