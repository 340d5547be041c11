import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { lastDayOf, localDay, monthOf, periodOf, type IsoDate } from '#domain/calendar.ts'
import { sayComparedWith } from '#domain/overviewWords.ts'
import type { Project } from '#domain/project.ts'
import type { PastDay } from '#projection/pastFold.ts'
import { prevailingPeriod } from '#projection/reportedMonths.ts'
import { issuesByProject, reportedTo, type Standing } from '#projection/standing.ts'
import { readerOf } from '#projection/lights.ts'
import { useAsOf } from '#stores/asOf.ts'
import { useSearch } from '#stores/search.ts'
import { useShownRegister } from '#stores/shownRegister.ts'
import { say } from '#stores/wording.ts'
import { dayOf } from '#views/asOf/dayOf.ts'
import type { ProjectFilter } from '#views/filter/useProjectFilter.ts'

/** With what the overview is compared, as its address says: nothing, the month before 截至月份, or how a day stood. */
export type ComparedWith = 'none' | 'month' | 'day'

/** The earlier side of a comparison: its projects that the same filter lets pass, and from where they are looked at. */
export interface Earlier {
  readonly projects: readonly Project[]
  readonly standing: Standing
  /** What is compared with, for the words beside a change: `较 4 月末`. */
  readonly name: string
}

/** What the overview is compared with. */
export interface Comparison {
  readonly mode: ComputedRef<ComparedWith>
  readonly day: ComputedRef<IsoDate | null>
  /** `null` without a comparison, and while a day is being read. */
  readonly earlier: ComputedRef<Earlier | null>
  /** Why there is nothing to compare with, in words. */
  readonly problem: ComputedRef<string | null>
  readonly choose: (mode: ComparedWith, day?: IsoDate) => void
}

/** Compares what the view shows with an earlier time, `?vs=month` or `?vs=2025-03-31`, under the same filter. */
export function useComparison({ filter }: Pick<ProjectFilter, 'filter'>): Comparison {
  const [shown, route, router] = [useShownRegister(), useRoute(), useRouter()]
  const day = computed(() => dayOf(route.query['vs']))
  const mode = computed<ComparedWith>(() => (day.value !== null ? 'day' : route.query['vs'] === 'month' ? 'month' : 'none'))
  const { past, failed } = usePastDay(day)

  const side = computed<Omit<Earlier, 'name'> | null>(() => {
    if (mode.value === 'month') return monthBefore(shown.projects, shown.standing)
    return past.value && day.value ? dayBefore(past.value, day.value, shown.standing) : null
  })
  const earlier = computed<Earlier | null>(() => {
    if (!side.value || side.value.projects.length === 0) return null
    const { projects, standing } = side.value
    const passing = useSearch().matching(filter.value, { projects, year: standing.year, lightOf: readerOf(standing).worst })
    return { projects: passing, standing, name: sayComparedWith(mode.value === 'month' ? standing.month : day.value) }
  })
  const problem = computed(() => {
    if (failed.value !== null) return failed.value
    if (mode.value === 'day' && !past.value) return '正在读取历史记录…'
    return mode.value === 'day' && side.value?.projects.length === 0 ? `到 ${day.value} 为止台账里还没有项目，无从比较${past.value?.firstDay ? `，最早的记录在 ${past.value.firstDay}` : ''}` : null
  })
  const choose = (next: ComparedWith, on?: IsoDate): void => void router.replace({ query: { ...route.query, vs: next === 'none' ? undefined : next === 'month' ? 'month' : (on ?? monthEndBefore(shown.standing)) } })
  return { mode, day, earlier, problem, choose }
}

/** The same projects as they were reported one month less; everything else stands as it does now. */
function monthBefore(projects: readonly Project[], standing: Standing): Omit<Earlier, 'name'> | null {
  if (standing.month === 0) return null
  const day = monthEndBefore(standing)
  const { year, month } = monthOf(day)
  return { projects: projects.map((project) => reportedTo(project, periodOf(year, month))), standing: { ...standing, month: standing.month - 1, day } }
}

/** The last day of the month before 截至月份; before January that is the end of the year before. */
function monthEndBefore({ year, month }: Standing): IsoDate {
  const before = month > 1 ? lastDayOf(periodOf(year, month - 1)) : lastDayOf(periodOf(year - 1, 12))
  const today = localDay(Date.now())
  return before < today ? before : today
}

/** The register as it stood that day, by what was reported and recorded then. */
function dayBefore({ register }: PastDay, day: IsoDate, { year }: Standing): Omit<Earlier, 'name'> {
  const all = [...register.projects.values()]
  const period = prevailingPeriod(all, year)
  const projects = period === null ? all : all.map((project) => reportedTo(project, period))
  return { projects, standing: { year, month: period === null ? 0 : monthOf(period).month, day, rule: register.lightRule, issuesOf: issuesByProject(register.issues.values()) } }
}

function usePastDay(day: ComputedRef<IsoDate | null>): { readonly past: ComputedRef<PastDay | null>; readonly failed: ComputedRef<string | null> } {
  const read = shallowRef<{ readonly day: IsoDate; readonly past: PastDay | null; readonly failed: string | null } | null>(null)
  watch([day, () => day.value !== null && useAsOf().rewritten], async ([wanted]) => {
    if (wanted === null) return
    const found = await useAsOf().onDay(wanted)
    if (day.value === wanted) read.value = { day: wanted, past: found.ok ? found.value : null, failed: found.ok ? null : say(found.issue) }
  }, { immediate: true })
  const own = computed(() => (read.value?.day === day.value ? read.value : null))
  return { past: computed(() => own.value?.past ?? null), failed: computed(() => own.value?.failed ?? null) }
}
