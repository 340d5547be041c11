import { computed, shallowRef, type Ref } from 'vue'
import { fieldLabel } from '#domain/fields.ts'
import { maySettle, sideOf } from '#domain/settling.ts'
import { valueText } from '#domain/valueText.ts'
import type { ConflictPlace } from '#projection/conflicts.ts'
import { useConflicts, type SettleWish } from '#stores/conflicts.ts'
import { useSession } from '#stores/session.ts'
import { say } from '#stores/wording.ts'

/** Whose values are taken. */
export type Side = '本机填的' | '他人填的'

/** One field as it would be settled. */
export interface SettleLine {
  readonly key: string
  readonly title: string
  readonly label: string
  readonly taken: string
  readonly left: string
}

/** Taking one side's values in all listed conflicts: looked at first, then one act. */
export interface SettleAll {
  /** `null` while nothing is proposed. */
  readonly side: Readonly<Ref<Side | null>>
  readonly lines: Readonly<Ref<readonly SettleLine[]>>
  /** Fields of which that side wrote nothing, or more than one value: they stay to be chosen one by one. */
  readonly open: Readonly<Ref<number>>
  readonly problem: Readonly<Ref<string | null>>
  readonly busy: Readonly<Ref<boolean>>
  readonly propose: (side: Side) => Promise<void>
  readonly settle: () => Promise<void>
  readonly giveUp: () => void
}

/** Proposes and settles by one side; a place that this person may not settle is left out. */
export function useSettleAll(places: () => readonly ConflictPlace[]): SettleAll {
  const store = useConflicts()
  const [side, problem, busy] = [shallowRef<Side | null>(null), shallowRef<string | null>(null), shallowRef(false)]
  const wishes = shallowRef<readonly (SettleWish & { readonly lines: readonly SettleLine[] })[]>([])
  const fields = shallowRef(0)
  const lines = computed(() => wishes.value.flatMap((wish) => wish.lines))

  async function propose(chosen: Side): Promise<void> {
    problem.value = null
    const may = places().filter(({ subject }) => maySettle(useSession().actor, subject).ok)
    const found = await Promise.all(may.map((place) => wishOf(place, chosen)))
    wishes.value = found.flatMap((wish) => wish ?? [])
    fields.value = places().reduce((sum, place) => sum + place.fields.length, 0)
    side.value = chosen
  }

  async function wishOf(place: ConflictPlace, chosen: Side): Promise<(SettleWish & { lines: SettleLine[] }) | null> {
    const cases = await store.look(place)
    if (!cases.ok) return null
    const decisions = sideOf(cases.value, chosen === '本机填的')
    const told = cases.value.filter(({ field }) => decisions.has(field)).map(({ field, values }): SettleLine => {
      const of = (mine: boolean): string => values.filter((one) => one.mine === mine).map(({ value }) => valueText(field, value)).join('、')
      const mine = chosen === '本机填的'
      return { key: place.subject + field, title: place.title, label: fieldLabel(field), taken: of(mine), left: of(!mine) }
    })
    return { place, decisions, lines: told }
  }

  async function settle(): Promise<void> {
    busy.value = true
    const done = await store.settleAll(wishes.value)
    busy.value = false
    if (done.ok) side.value = null
    else problem.value = done.issue.code === 'conflict/decisions' ? '有的填法已经变了，请放弃后重选。' : say(done.issue)
  }

  const open = computed(() => fields.value - lines.value.length)
  return { side, lines, open, problem, busy, propose, settle, giveUp: () => void (side.value = null) }
}
