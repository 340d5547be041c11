import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { isPeriod, monthOf, periodOf, type Period } from '#domain/calendar.ts'
import type { Project } from '#domain/project.ts'
import { MONTH_STATES, answersFor, isOfUnit, monthLines, monthToReport, stateOf, waitingByMonth, type MonthLine, type MonthState } from '#projection/reportLines.ts'
import { useRegister } from '#stores/register.ts'
import { useSession } from '#stores/session.ts'
import { useShownRegister } from '#stores/shownRegister.ts'
import { useToday } from '#stores/today.ts'

/** Whose projects a month's page shows: those of one's unit, or all. */
export type MonthScope = 'mine' | 'all'

/** A year's months as they are chosen, each with what waits in it. */
export interface MonthChoices {
  readonly year: number
  readonly months: readonly { readonly period: Period; readonly label: string }[]
}

/** A month's page: which month, whose projects, in which state. All of it stands in the address. */
export interface MonthPage {
  readonly period: ComputedRef<Period>
  readonly year: ComputedRef<number>
  readonly scope: ComputedRef<MonthScope>
  readonly mayAll: ComputedRef<boolean>
  readonly wanted: ComputedRef<MonthState | null>
  readonly choices: ComputedRef<readonly MonthChoices[]>
  readonly isFuture: ComputedRef<boolean>
  /** All lines of the month, and those in the wanted state. */
  readonly lines: ComputedRef<readonly MonthLine[]>
  readonly shown: ComputedRef<readonly MonthLine[]>
  readonly countOf: (state: MonthState) => number
  /** How many projects the scope has at all: none and "none in its course" are not the same. */
  readonly projects: ComputedRef<number>
  /** Whether some projects of one's 属地 are filled in by other units, and whether those are left out. */
  readonly hasOthers: ComputedRef<boolean>
  readonly ownOnly: ComputedRef<boolean>
  readonly look: (parts: Readonly<Record<string, string | undefined>>) => void
}

/** The month's page as its address says. The month is one's own choice and not 截至月份: one reports what nobody has reported yet. */
export function useMonth(): MonthPage {
  const [store, shown, session, clock] = [useRegister(), useShownRegister(), useSession(), useToday()]
  const [route, router] = [useRoute(), useRouter()]
  const { path } = route
  const mine = computed(() => store.projects.filter((project) => session.actor !== null && isOfUnit(project, session.actor)))
  const mayAll = computed(() => session.actor?.role !== '填报员')
  const scope = computed<MonthScope>(() => (mayAll.value && (route.query['scope'] === 'all' || (mine.value.length === 0 && route.query['scope'] !== 'mine')) ? 'all' : 'mine'))
  const answered = computed(() => mine.value.filter((project) => session.actor !== null && answersFor(project, session.actor)))
  const hasOthers = computed(() => scope.value === 'mine' && answered.value.length < mine.value.length)
  const ownOnly = computed(() => hasOthers.value && route.query['own'] === '1')
  const projects = computed(() => (scope.value === 'all' ? store.projects : ownOnly.value ? answered.value : mine.value))
  /** Found once for a year and a scope: handing in the last line must not turn the page. */
  const begun = shallowRef<Period>(periodOf(shown.year, 1))
  watch([() => shown.year, scope], () => (begun.value = monthToReport(projects.value, shown.year, session.actor?.role ?? '填报员', clock.today)), { immediate: true })
  const period = computed<Period>((before) => {
    const asked = route.query['period']
    if (route.path !== path) return before ?? begun.value
    return typeof asked === 'string' && isPeriod(asked) ? asked : begun.value
  })
  const year = computed(() => monthOf(period.value).year)
  const wanted = computed(() => MONTH_STATES.find((state) => state === route.query['state']) ?? null)
  const lines = computed(() => inFirstOrder(monthLines(projects.value, period.value)))
  /** The order in which lines were first seen: a line that is handed in stays where it is. */
  let order: ReadonlyMap<string, number> = new Map()
  let orderOf = ''
  function inFirstOrder(found: readonly MonthLine[]): readonly MonthLine[] {
    const key = `${period.value} ${scope.value} ${ownOnly.value}`
    if (key !== orderOf) [order, orderOf] = [new Map(found.map(({ project }, at) => [project.id, at])), key]
    const rank = ({ project }: MonthLine): number => order.get(project.id) ?? order.size
    return [...found].sort((a, b) => rank(a) - rank(b))
  }
  const years = computed(() => [...new Set([...store.years, year.value])].sort((a, b) => b - a))
  return {
    period, year, scope, mayAll, wanted, lines, hasOthers, ownOnly,
    choices: computed(() => years.value.map((one) => choicesOf(projects.value, one))),
    isFuture: computed(() => period.value > clock.today.slice(0, 7)),
    shown: computed(() => lines.value.filter((line) => wanted.value === null || stateOf(line) === wanted.value)),
    countOf: (state) => lines.value.filter((line) => stateOf(line) === state).length,
    projects: computed(() => projects.value.length),
    look: (parts) => void router.replace({ query: { ...route.query, ...parts } }),
  }
}

function choicesOf(projects: readonly Project[], year: number): MonthChoices {
  const waiting = waitingByMonth(projects, year)
  const months = Array.from({ length: 12 }, (_, at) => {
    const own = waiting.get(periodOf(year, at + 1))
    const notes = [own && own.waiting > 0 && `待审 ${own.waiting}`, own && own.back > 0 && `退回 ${own.back}`].filter(Boolean)
    return { period: periodOf(year, at + 1), label: `${at + 1}月${notes.length > 0 ? `（${notes.join('，')}）` : ''}` }
  })
  return { year, months }
}
