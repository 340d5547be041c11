import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { IsoDate } from '#domain/calendar.ts'
import type { LogIssue } from '#log/types.ts'
import type { PastDay } from '#projection/pastFold.ts'
import { planYears } from '#projection/planYears.ts'
import { useAsOf } from './asOf.ts'
import { useRegister } from './register.ts'

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
  let turn = 0

  const projects = computed(() => (day.value === null ? current.projects : [...(past.value?.register.projects.values() ?? [])]))
  const years = computed(() => (day.value === null ? current.years : planYears(projects.value)))
  const year = computed(() => (day.value === null ? current.year : (current.chosenYear ?? years.value[0] ?? Number(day.value.slice(0, 4)))))
  const chosenYear = computed({ get: () => current.chosenYear, set: (next) => (current.chosenYear = next) })
  /** False while a past day is being read, or could not be. */
  const ready = computed(() => day.value === null || past.value !== null)
  const firstDay = computed(() => past.value?.firstDay ?? null)

  async function read(): Promise<void> {
    const mine = (turn += 1)
    problem.value = null
    if (day.value === null) return
    const found = await useAsOf().onDay(day.value)
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

  watch(() => day.value !== null && useAsOf().rewritten, () => void read())

  return { day, projects, years, year, chosenYear, ready, problem, firstDay, show }
})
