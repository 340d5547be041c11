import { computed, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { CONFLICT_ORDERS, countConflicts, filterPlaces, orderPlaces, unitOf, type ConflictFilter, type ConflictOrder, type ConflictPlace } from '#projection/conflicts.ts'
import { useConflicts } from '#stores/conflicts.ts'
import { useRegister } from '#stores/register.ts'

/** The list of conflicts as its address asks for it. */
export interface ConflictList {
  readonly filter: Readonly<Ref<ConflictFilter>>
  readonly order: Readonly<Ref<ConflictOrder>>
  readonly shown: Readonly<Ref<readonly ConflictPlace[]>>
  /** How many fields are shown. */
  readonly shownCount: Readonly<Ref<number>>
  /** The units that have conflicts, with the chosen one. */
  readonly units: Readonly<Ref<readonly string[]>>
  /** The name of the project a card led here from. */
  readonly projectName: Readonly<Ref<string | null>>
  /** Writes parts of the address; an empty text takes one out. */
  readonly look: (parts: Readonly<Partial<Record<'q' | 'unit' | 'project' | 'order', string>>>) => void
  readonly showAll: () => void
}

/** Filters and orders the conflicts by what stands in the address, so that the list can be sent. */
export function useConflictList(): ConflictList {
  const store = useConflicts()
  const route = useRoute()
  const router = useRouter()
  const part = (name: string): string | null => (typeof route.query[name] === 'string' && route.query[name] !== '' ? route.query[name] : null)

  const filter = computed<ConflictFilter>(() => ({ text: part('q') ?? '', unit: part('unit'), project: part('project') }))
  const order = computed(() => CONFLICT_ORDERS.find((one) => one === part('order')) ?? 'latest')
  const shown = computed(() => orderPlaces(filterPlaces(store.places, filter.value), order.value))
  const shownCount = computed(() => countConflicts(shown.value))
  const units = computed(() => [...new Set([...store.places.map(unitOf), ...(filter.value.unit ? [filter.value.unit] : [])])].sort((a, b) => a.localeCompare(b, 'zh-CN')))
  const projectName = computed(() => filter.value.project && (useRegister().project(filter.value.project)?.name ?? filter.value.project))

  function look(parts: Readonly<Record<string, string | undefined>>): void {
    const query = Object.fromEntries(Object.entries({ ...route.query, ...parts }).filter(([, value]) => value))
    void router.replace({ query })
  }

  return { filter, order, shown, shownCount, units, projectName, look, showAll: () => void router.replace({ query: {} }) }
}
