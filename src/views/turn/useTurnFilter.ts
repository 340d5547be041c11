import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { TURN_KINDS, type TurnKind } from '#domain/yearTurn.ts'
import type { TurnRow } from '#projection/yearTurn.ts'
import { useYearTurn } from '#stores/yearTurn.ts'

/** What else the rows may be narrowed to, besides what becomes of a project. */
export type TurnNarrowing = TurnKind | '须核对' | '填写有误' | '已改' | '不结转'

/** The rows shown and what narrows them. What was typed stays with its project whatever is shown. */
export interface TurnFilter {
  readonly text: ShallowRef<string>
  readonly narrowing: ShallowRef<TurnNarrowing | null>
  readonly choices: ComputedRef<readonly { readonly name: TurnNarrowing; readonly count: number }[]>
  readonly all: ComputedRef<number>
  readonly shown: ComputedRef<readonly TurnRow[]>
}

/** Narrows the preview of a turn by what becomes of a project, by what is to be looked at, and by name. */
export function useTurnFilter(): TurnFilter {
  const turn = useYearTurn()
  const text = shallowRef('')
  const narrowing = shallowRef<TurnNarrowing | null>(null)
  const isLeft = ({ project }: TurnRow): boolean => turn.editOf(project.id).isLeft === true
  const isEdited = ({ project }: TurnRow): boolean => Object.values(turn.editOf(project.id)).some((value) => value !== undefined && value !== false)
  const rowsOf = (name: TurnNarrowing): readonly TurnRow[] => {
    if (name === '须核对') return turn.open.filter(({ warnings }) => warnings.length > 0)
    if (name === '填写有误') return turn.judged.mistyped
    if (name === '已改') return turn.open.filter(isEdited)
    return name === '不结转' ? turn.open.filter(isLeft) : turn.rows.filter(({ kind }) => kind === name)
  }
  const names: readonly TurnNarrowing[] = [...TURN_KINDS, '须核对', '填写有误', '已改', '不结转']
  const choices = computed(() => names.map((name) => ({ name, count: rowsOf(name).length })).filter(({ name, count }) => count > 0 || name === narrowing.value))
  const shown = computed(() => {
    const wanted = text.value.trim()
    const rows = narrowing.value === null ? turn.rows : rowsOf(narrowing.value)
    return wanted === '' ? rows : rows.filter(({ project }) => project.name.includes(wanted))
  })
  return { text, narrowing, choices, all: computed(() => turn.rows.length), shown }
}
