import { computed, onScopeDispose, watch, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { isPeriod, monthOf, periodOf } from '#domain/calendar.ts'
import { sayTally } from '#domain/tallyWords.ts'
import { useShownRegister } from '#stores/shownRegister.ts'
import { useToday } from '#stores/today.ts'

/** A month, or a whole year to its prevailing month, as it may be chosen: `2025-03` or `2025`. */
export interface MonthOption {
  readonly value: string
  readonly label: string
}

/** 截至月份 of the whole app, as the address carries it: `?month=2025-03`, or `?month=2024` for another year's prevailing month. */
export interface ShownMonthAddress {
  readonly value: ComputedRef<string>
  readonly name: ComputedRef<string>
  readonly groups: ComputedRef<readonly { readonly year: number; readonly options: readonly MonthOption[] }[]>
  readonly choose: (value: string) => void
}

const YEAR = /^\d{4}$/

/** Lets the address choose 截至月份, and keeps what was chosen in every address one goes on to, so that any view can be sent. */
export function useShownMonthAddress(): ShownMonthAddress {
  const [shown, route, router] = [useShownRegister(), useRoute(), useRouter()]
  const isOwnYear = (): boolean => shown.chosenYear !== null && shown.chosenYear !== shown.years[0]
  /** What the address must say; nothing while the prevailing month of the latest year is shown. */
  const kept = (): string | null => shown.chosenPeriod ?? (isOwnYear() ? String(shown.chosenYear) : null)

  function take(month: unknown): void {
    if (typeof month !== 'string') return
    if (isPeriod(month)) [shown.chosenYear, shown.chosenPeriod] = [monthOf(month).year, month]
    else if (YEAR.test(month)) [shown.chosenYear, shown.chosenPeriod] = [Number(month), null]
  }
  function choose(value: string): void {
    take(value)
    void router.replace({ query: { ...route.query, month: kept() ?? undefined } })
  }

  watch(() => route.query['month'], take, { immediate: true })
  const stop = router.beforeEach((to) => {
    const month = kept()
    if (month === null || to.query['month'] !== undefined || to.path === '/welcome') return true
    return { path: to.path, query: { ...to.query, month }, hash: to.hash }
  })
  onScopeDispose(stop)

  const clock = useToday()
  const years = computed(() => (shown.years.includes(shown.year) ? shown.years : [shown.year, ...shown.years]))
  const groups = computed(() => years.value.map((year) => ({ year, options: optionsOf(year, clock.today.slice(0, 7), year === shown.year ? shown : null) })))
  const name = computed(() => (shown.period === null ? `${shown.year}年` : `${monthOf(shown.period).month} 月`))
  return { value: computed(() => shown.chosenPeriod ?? String(shown.year)), name, groups, choose }
}

/** A year's months; of the year that is shown also how many of the projects due reported each. */
function optionsOf(year: number, thisMonth: string, shown: Pick<ReturnType<typeof useShownRegister>, 'latest' | 'tallies'> | null): MonthOption[] {
  const months = Array.from({ length: 12 }, (_, at) => periodOf(year, at + 1)).filter((period) => period <= thisMonth)
  const last = !shown?.latest ? '' : `（${monthOf(shown.latest).month}月）`
  return [{ value: String(year), label: `${year}年 最近上报${last}` }, ...months.map((period, at) => ({ value: period, label: `截至${year}年${monthOf(period).month}月${sayTally(monthOf(period).month, shown?.tallies[at])}` }))]
}
