import { computed, shallowRef, type ComputedRef, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { IsoDate } from '#domain/calendar.ts'
import { usePhotoPosition, type Position } from '#composables/usePhotoPosition.ts'
import { AWAITING, NO_GEOLOCATION, sayNotLocated, type AwaitingKind } from '#domain/fieldWords.ts'
import { countOf, fieldLine, inOrder, type FieldLine, type FieldOrder } from '#projection/fieldWork.ts'
import { issuesByProject } from '#projection/standing.ts'
import { useRegister } from '#stores/register.ts'
import { useSession } from '#stores/session.ts'
import { useShownRegister } from '#stores/shownRegister.ts'
import { useToday } from '#stores/today.ts'

/** Where the person stands, once they have asked in this visit: only a tap asks. */
const here = shallowRef<Position | null>(null)

/** The list of the site as its address says: whose projects, what waits, in which order, which one is open. */
export interface FieldList {
  readonly scope: ComputedRef<'mine' | 'all'>
  readonly order: ComputedRef<FieldOrder>
  readonly wanted: ComputedRef<AwaitingKind | null>
  readonly lines: ComputedRef<readonly FieldLine[]>
  readonly shown: ComputedRef<readonly FieldLine[]>
  readonly counts: ComputedRef<readonly { readonly kind: AwaitingKind; readonly count: number }[]>
  readonly selected: ComputedRef<FieldLine | null>
  /** The day by which what is due is judged, where it is not today. */
  readonly judgedOn: ComputedRef<IsoDate | null>
  readonly here: Readonly<Ref<Position | null>>
  readonly locating: Readonly<Ref<boolean>>
  /** Why there is no position, in words. */
  readonly problem: Readonly<Ref<string | null>>
  readonly nearest: () => Promise<void>
  readonly byDue: () => void
  readonly look: (parts: Readonly<Record<string, string | undefined>>) => void
  readonly open: (id: string | null) => void
}

/** The list of the site. */
export function useFieldList(): FieldList {
  const [store, session, route, router] = [useRegister(), useSession(), useRoute(), useRouter()]
  const position = usePhotoPosition()
  const locating = shallowRef(false)
  const problem = shallowRef<string | null>(null)
  const shownRegister = useShownRegister()
  const issuesOf = computed(() => issuesByProject(store.register.issues.values()))
  const all = computed(() => {
    const { actor } = session
    return actor ? store.projects.map((project) => fieldLine(project, { actor, day: shownRegister.standing.day, month: shownRegister.standing.month, year: store.year, here: here.value, issuesOf: issuesOf.value })) : []
  })
  const mine = computed(() => all.value.filter((line) => line.mine))
  const scope = computed(() => (route.query['scope'] === 'all' || (route.query['scope'] !== 'mine' && mine.value.length === 0 && all.value.length > 0) ? 'all' : 'mine'))
  const order = computed<FieldOrder>(() => (route.query['order'] === 'near' && here.value ? 'near' : 'due'))
  const wanted = computed(() => AWAITING.find((kind) => kind === route.query['await']) ?? null)
  const lines = computed(() => (scope.value === 'all' ? all.value : mine.value))
  const shown = computed(() => inOrder(lines.value.filter(({ awaiting }) => wanted.value === null || awaiting.some(({ kind }) => kind === wanted.value)), order.value))

  function byDue(): void {
    problem.value = null
    look({ order: 'due' })
  }
  const look = (parts: Readonly<Record<string, string | undefined>>): void => void router.replace({ query: { ...route.query, ...parts } })
  async function nearest(): Promise<void> {
    problem.value = position.available ? null : NO_GEOLOCATION
    if (!position.available || locating.value) return
    locating.value = true
    const found = await position.locate()
    locating.value = false
    if (!found.ok) problem.value = sayNotLocated(found.issue.code === 'photo/no-position' && found.issue.denied)
    if (found.ok) here.value = found.value
    if (found.ok) look({ order: 'near' })
  }
  // An address that asks for the nearest is heeded again where that asks nobody.
  if (route.query['order'] === 'near' && here.value === null) void position.locateQuietly().then((found) => (here.value ??= found))
  return {
    scope, order, wanted, lines, shown, here, locating, problem, nearest, byDue, look,
    counts: computed(() => AWAITING.map((kind) => ({ kind, count: countOf(lines.value, kind) })).filter(({ count, kind }) => count > 0 || kind === wanted.value)),
    judgedOn: computed(() => (shownRegister.standing.day === useToday().today ? null : shownRegister.standing.day)),
    selected: computed(() => all.value.find(({ project }) => project.id === route.query['project']) ?? null),
    open: (id) => void router.push({ query: { ...route.query, project: id ?? undefined } }),
  }
}
