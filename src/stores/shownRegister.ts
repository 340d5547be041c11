import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { IsoDate } from '#domain/calendar.ts'
import type { LogIssue } from '#log/types.ts'
import type { PastDay } from '#projection/pastFold.ts'
import { readerOf } from '#projection/lights.ts'
import { planYears } from '#projection/planYears.ts'
import type { useAsOf } from './asOf.ts'
import { EMPTY_REGISTER } from '#projection/register.ts'
import { dayOfStanding, issuesByProject } from '#projection/standing.ts'
import { useRegister } from './register.ts'
import { useShownMonth } from './shownMonth.ts'
import { useToday } from './today.ts'

/**
 * The register that a view shows: as it is now, or as it stood at the end of the chosen day. Views that only show
 * take their projects from here; what writes takes the register as it is now.
 */
export const useShownRegister = defineStore('shownRegister', () => {
  const current = useRegister()
  /** The day the view shows, or `null` for now. */
  const day = shallowRef<IsoDate | null>(null)
  const past = shallowRef<PastDay | null>(null)
  const problem = shallowRef<LogIssue | null>(null)
  const clock = useToday()
  /** Past days are folded by code of its own, which loads with the first of them. */
  const asOf = shallowRef<ReturnType<typeof useAsOf> | null>(null)
  let turn = 0

  const recorded = computed(() => (day.value === null ? current.projects : [...(past.value?.register.projects.values() ?? [])]))
  const years = computed(() => (day.value === null ? current.years : planYears(recorded.value)))
  const year = computed(() => (day.value === null ? current.year : (current.chosenYear ?? years.value[0] ?? Number(day.value.slice(0, 4)))))
  const chosenYear = computed({ get: () => current.chosenYear, set: (next) => (current.chosenYear = next) })
  const months = useShownMonth({ recorded, year })
  const { projects } = months
  const register = computed(() => (day.value === null ? current.register : (past.value?.register ?? EMPTY_REGISTER)))
  const issues = computed(() => register.value.issues)
  const rule = computed(() => register.value.lightRule)
  /** From where the year is looked at: 截至月份, the day, the thresholds, the issues. The same object until one of them changes. */
  const standing = computed(() => {
    // A past day is looked at as if it were today: what was overdue by then is told, and nothing later.
    const seen = dayOfStanding(year.value, months.period.value, months.isLatest.value, day.value ?? clock.today)
    return { year: year.value, month: months.month.value, day: seen, rule: rule.value, issuesOf: issuesOf.value }
  })
  const issuesOf = computed(() => issuesByProject(issues.value.values()))
  const lights = computed(() => readerOf(standing.value))
  /** A project's light, for whoever filters, groups and sorts by it. */
  const lightOf = computed(() => lights.value.worst)
  /** False while a past day is being read, or could not be. */
  const ready = computed(() => day.value === null || past.value !== null)
  const firstDay = computed(() => past.value?.firstDay ?? null)

  async function read(): Promise<void> {
    const mine = (turn += 1)
    problem.value = null
    if (day.value === null) return
    asOf.value ??= (await import('./asOf.ts')).useAsOf()
    if (mine !== turn || day.value === null) return
    const found = await asOf.value.onDay(day.value)
    if (mine !== turn) return
    if (found.ok) past.value = found.value
    else problem.value = found.issue
  }

  /** Shows a day, or now. */
  async function show(next: IsoDate | null): Promise<void> {
    if (next !== day.value) past.value = null
    day.value = next
    await read()
  }

  watch(() => asOf.value?.rewritten ?? 0, () => void read())

  const { chosenPeriod, period, latest, tallies } = months
  return { day, projects, years, year, chosenYear, chosenPeriod, period, latest, tallies, standing, lights, lightOf, issues, ready, problem, firstDay, show }
})
