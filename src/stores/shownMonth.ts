import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { monthOf, periodOf, type Period } from '#domain/calendar.ts'
import type { Project } from '#domain/project.ts'
import { lastReportedPeriod, prevailingPeriod, reportTallies, type ReportTally } from '#projection/reportedMonths.ts'
import { reportedTo } from '#projection/standing.ts'

/** 截至月份 over the register's projects. */
export interface ShownMonth {
  /** The month a person chose for the whole app, or `null` for the one that most have reported. One of another year is not heeded. */
  readonly chosenPeriod: ShallowRef<Period | null>
  /** The month shown while none is chosen: the latest that at least half of the projects due were reported for. */
  readonly latest: ComputedRef<Period | null>
  /** 截至月份; `null` when no month of the year was reported. */
  readonly period: ComputedRef<Period | null>
  /** The same as a number, 0–12. */
  readonly month: ComputedRef<number>
  /** Whether what is shown is that month, or one after it. */
  readonly isLatest: ComputedRef<boolean>
  /** Of each month of the year, January first, how many of the projects due to report it did. */
  readonly tallies: ComputedRef<readonly ReportTally[]>
  /** The projects as they were reported up to it. */
  readonly projects: ComputedRef<readonly Project[]>
}

/** Cuts the register at a month: what was reported later is left out of every figure, whichever view adds it up. */
export function useShownMonth({ recorded, year }: { readonly recorded: ComputedRef<readonly Project[]>; readonly year: ComputedRef<number> }): ShownMonth {
  const chosenPeriod = shallowRef<Period | null>(null)
  const latest = computed(() => prevailingPeriod(recorded.value, year.value))
  const last = computed(() => lastReportedPeriod(recorded.value, year.value))
  const tallies = computed(() => reportTallies(recorded.value, year.value))
  const period = computed(() => {
    const chosen = chosenPeriod.value
    return chosen !== null && monthOf(chosen).year === year.value ? chosen : latest.value
  })
  const isLatest = computed(() => latest.value === null || (period.value ?? '') >= latest.value)
  const isAll = computed(() => last.value === null || (period.value ?? '') >= last.value)
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
    chosenPeriod, latest, period, isLatest, tallies,
    month: computed(() => (period.value === null ? 0 : monthOf(period.value).month)),
    projects: computed(() => (isAll.value ? recorded.value : recorded.value.map(cutOff))),
  }
}
