import { computed, type ComputedRef } from 'vue'
import { formatWan } from '#domain/money.ts'
import { sayTurnReason } from '#domain/yearTurnWords.ts'
import type { TurnRow } from '#projection/yearTurn.ts'
import { say } from '#stores/wording.ts'
import { useYearTurn } from '#stores/yearTurn.ts'

/** A field of a row: what stands in it, how the proposal came about, and whether a person put something else there. */
export interface TurnField {
  readonly text: string
  readonly reason: string
  readonly isEdited: boolean
  /** Already in the new year's plan: shown, not written. */
  readonly isHeld: boolean
}

/** The fields of one row of the preview, and why what was typed cannot stand. */
export interface TurnRowFields {
  readonly category: ComputedRef<TurnField>
  readonly plan: ComputedRef<TurnField>
  readonly error: ComputedRef<string | null>
  readonly isLeft: ComputedRef<boolean>
}

/** Reads one row of the preview with what was typed into it. */
export function useTurnRow(row: () => TurnRow): TurnRowFields {
  const turn = useYearTurn()
  const edit = computed(() => turn.editOf(row().project.id))

  const category = computed((): TurnField => {
    const { after, category: proposed } = row()
    const chosen = turn.categoryOf(row())
    return { text: chosen, reason: sayTurnReason(proposed.why), isEdited: after.planCategory === null && chosen !== proposed.value, isHeld: after.planCategory !== null }
  })
  const plan = computed((): TurnField => {
    const { kind, after } = row()
    const isHeld = after.annualPlan !== null || kind === '已结转'
    const proposed = turn.proposalOf(row())
    const amount = isHeld ? after.annualPlan : proposed.value
    const text = edit.value.plan ?? (amount === null ? '' : formatWan(amount))
    return { text, reason: sayTurnReason(proposed.why), isEdited: edit.value.plan !== undefined, isHeld }
  })
  const error = computed(() => {
    const choice = turn.choiceOf(row())
    return choice.ok ? null : say(choice.issue)
  })
  return { category, plan, error, isLeft: computed(() => edit.value.isLeft === true) }
}
