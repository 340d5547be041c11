import { computed, type ComputedRef } from 'vue'
import type { OpenDoor } from '#components/overview/door.ts'
import type { Indicators } from '#domain/indicators.ts'
import { attentionOf, type Attention } from '#projection/attention.ts'
import { projectPath } from '#projection/card.ts'
import { indicatorsOf } from '#projection/indicators.ts'
import { useShownRegister } from '#stores/shownRegister.ts'
import type { ProjectFilter } from '#views/filter/useProjectFilter.ts'
import { doorsWithin, setsWithin, type OpenSet } from './door.ts'
import { useComparison, type Comparison } from './useComparison.ts'

/** What the overview and its wall tell of the projects the filter lets pass. */
export interface Figures {
  readonly indicators: ComputedRef<Indicators>
  readonly before: ComputedRef<Indicators | null>
  /** What a change is measured from, in words; "" without a comparison. */
  readonly since: ComputedRef<string>
  readonly comparison: Comparison
  readonly attention: ComputedRef<readonly { readonly attention: Attention; readonly path: string }[]>
  readonly door: ComputedRef<OpenDoor>
  readonly open: ComputedRef<OpenSet>
}

/** The figures of a view's filter over the shown register, with the doors to their projects. */
export function useFigures(state: ProjectFilter): Figures {
  const shown = useShownRegister()
  const { filter, matching } = state
  const comparison = useComparison(state)
  const door = computed(() => doorsWithin(filter.value, shown.day))
  return {
    comparison, door,
    indicators: computed(() => indicatorsOf(matching.value, shown.standing)),
    before: computed(() => comparison.earlier.value && indicatorsOf(comparison.earlier.value.projects, comparison.earlier.value.standing)),
    since: computed(() => comparison.earlier.value?.name ?? ''),
    attention: computed(() => attentionOf(matching.value, shown.lights).map((attention) => ({ attention, path: projectPath(attention.project) }))),
    open: computed(() => setsWithin(door.value, matching.value)),
  }
}
