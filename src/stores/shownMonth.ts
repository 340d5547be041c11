import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { monthOf, periodOf, type Period } from '#domain/calendar.ts'
import type { Project } from '#domain/project.ts'
import { latestPeriod } from '#projection/rollup.ts'
import { reportedTo } from '#projection/standing.ts'

/** 截至月份 over the register's projects. */
export interface ShownMonth {
  /** The month a person chose for the whole app, or `null` for the last reported. One of another year is not heeded. */
  readonly chosenPeriod: ShallowRef<Period | null>
  /** The last month of the year that any project was reported for. */
  readonly latest: ComputedRef<Period | null>
  /** 截至月份; `null` when no month of the year was reported. */
  readonly period: ComputedRef<Period | null>
  /** The same as a number, 0–12. */
  readonly month: ComputedRef<number>
  readonly isLatest: ComputedRef<boolean>
  /** The projects as they were reported up to it. */
  readonly projects: ComputedRef<readonly Project[]>
}

/** Cuts the register at a month: what was reported later is left out of every figure, whichever view adds it up. */
export function useShownMonth({ recorded, year }: { readonly recorded: ComputedRef<readonly Project[]>; readonly year: ComputedRef<number> }): ShownMonth {
  const chosenPeriod = shallowRef<Period | null>(null)
  const latest = computed(() => latestPeriod(recorded.value, year.value))
  const period = computed(() => {
    const chosen = chosenPeriod.value
    return chosen !== null && monthOf(chosen).year === year.value ? chosen : latest.value
  })
  const isLatest = computed(() => period.value === latest.value)
  /** By project, so that a project nobody has changed stays the same object and its sums stay known. */
  const cut = computed(() => ({ period: period.value ?? periodOf(year.value, 1), seen: new WeakMap<Project, Project>() }))

  function cutOff(project: Project): Project {
    const { period: until, seen } = cut.value
    const known = seen.get(project)
    if (known) return known
    const own = reportedTo(project, until)
    seen.set(project, own)
    return own
  }

  return {
    chosenPeriod, latest, period, isLatest,
    month: computed(() => (period.value === null ? 0 : monthOf(period.value).month)),
    projects: computed(() => (isLatest.value ? recorded.value : recorded.value.map(cutOff))),
  }
}
