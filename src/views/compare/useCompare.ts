import { computed, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { localDay, type IsoDate } from '#domain/calendar.ts'
import type { Project } from '#domain/project.ts'
import { compareRegisters, type ChangeKind, type ComparedProject } from '#projection/compare.ts'
import { compareSums, type SumsOfTwoDays } from '#projection/compareSums.ts'
import type { TwoDays } from '#projection/pastFold.ts'
import { planYears } from '#projection/planYears.ts'
import { useAsOf } from '#stores/asOf.ts'
import { useRegister } from '#stores/register.ts'
import { useSearch } from '#stores/search.ts'
import { say } from '#stores/wording.ts'
import { dayOf, lastMonthEnd } from '#views/asOf/dayOf.ts'
import { useProjectFilter, type ProjectFilter } from '#views/filter/useProjectFilter.ts'

/** Two days of the register side by side, as the address has them. */
export interface CompareState {
  readonly from: ComputedRef<IsoDate>
  readonly to: ComputedRef<IsoDate>
  readonly choose: (side: 'from' | 'to', text: string) => void
  readonly filter: ProjectFilter
  readonly year: ComputedRef<number>
  /** `null` while the log is being read. */
  readonly days: Readonly<Ref<TwoDays | null>>
  readonly problem: Readonly<Ref<string | null>>
  /** What the filter lets pass on either day. */
  readonly rows: ComputedRef<readonly ComparedProject[]>
  readonly counts: ComputedRef<Readonly<Record<ChangeKind | 'same', number>>>
  readonly sums: ComputedRef<readonly SumsOfTwoDays[]>
}

/** Reads both days, the earlier first whichever way round they were given. Without any, the last month's end and today. */
export function useCompare(): CompareState {
  const { from, to, choose } = useTwoDays()
  const { days, problem } = useRead(from, to)
  const befores = computed(() => [...(days.value?.before.projects.values() ?? [])])
  const afters = computed(() => [...(days.value?.after.projects.values() ?? [])])
  const year = computed(() => useRegister().chosenYear ?? planYears(afters.value)[0] ?? Number(to.value.slice(0, 4)))
  const filter = useProjectFilter({ get projects() { return afters.value }, get year() { return year.value } })

  const all = computed(() => (days.value ? compareRegisters(days.value.before, days.value.after, days.value.between) : []))
  const were = computed(() => useSearch().matching(filter.filter.value, { projects: befores.value, year: year.value }))
  const passing = computed(() => new Set([...were.value, ...filter.matching.value].map(({ id }: Project) => id)))
  const rows = computed(() => all.value.filter(({ project }) => passing.value.has(project.id)))
  const counts = computed(() => {
    const of = (kind: ChangeKind): number => rows.value.filter((row) => row.kind === kind).length
    return { added: of('added'), removed: of('removed'), changed: of('changed'), same: passing.value.size - rows.value.length }
  })
  const sums = computed(() => compareSums(were.value, filter.matching.value, year.value))
  return { from, to, choose, filter, year, days, problem, rows, counts, sums }
}

function useTwoDays(): Pick<CompareState, 'from' | 'to' | 'choose'> {
  const route = useRoute()
  const router = useRouter()
  const today = localDay(Date.now())
  const pair = computed(() => [dayOf(route.query['from']) ?? lastMonthEnd(today), dayOf(route.query['to']) ?? today].sort() as [IsoDate, IsoDate])
  function choose(side: 'from' | 'to', text: string): void {
    const day = dayOf(text)
    const [from, to] = pair.value
    if (day) void router.replace({ query: { ...route.query, from, to, [side]: day } })
  }
  return { from: computed(() => pair.value[0]), to: computed(() => pair.value[1]), choose }
}

function useRead(from: ComputedRef<IsoDate>, to: ComputedRef<IsoDate>): Pick<CompareState, 'days' | 'problem'> {
  const asOf = useAsOf()
  const days = shallowRef<TwoDays | null>(null)
  const problem = shallowRef<string | null>(null)
  let turn = 0
  watch([from, to, () => asOf.rewritten], async ([first, second], before) => {
    const mine = (turn += 1)
    // What only grew stays on the screen while it is read again.
    if (first !== before[0] || second !== before[1]) days.value = null
    const found = await asOf.onDays(first, second)
    if (mine !== turn) return
    problem.value = found.ok ? null : say(found.issue)
    if (found.ok) days.value = found.value
  }, { immediate: true })
  return { days, problem }
}
