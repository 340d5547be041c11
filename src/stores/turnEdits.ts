import { computed, ref, shallowRef, type ComputedRef } from 'vue'
import { localDay } from '#domain/calendar.ts'
import { checkAgainst, readTyped, type EditIssue } from '#domain/edit.ts'
import { keyed } from '#domain/fields.ts'
import type { AmountIssue, Yuan } from '#domain/money.ts'
import type { PlanCategory } from '#domain/plan.ts'
import type { ProjectId } from '#domain/project.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { PlanBasis, Proposal } from '#domain/yearTurn.ts'
import { isLastingList, isSteep } from '#domain/yearTurnCheck.ts'
import { planProposal, type TurnChoice, type TurnRow, type TurnTaken } from '#projection/yearTurn.ts'
import { keepTurnEdits, keptTurnEdits } from './turnKept.ts'

/** What a person put in the place of a proposal; a plan as typed, in 万元. */
export interface TurnEdit {
  readonly planCategory?: PlanCategory | undefined
  readonly plan?: string | undefined
  readonly lists?: ReadonlySet<string> | undefined
  /** Not carried in this act. */
  readonly isLeft?: boolean | undefined
}

/** The rows that are accepted, and those of which something typed cannot stand. */
interface Judged {
  readonly taken: readonly TurnTaken[]
  readonly mistyped: readonly TurnRow[]
}

/**
 * What is typed into the preview of a turn. It is kept whatever is filtered or opened meanwhile, for a closed tab too, and
 * by year: what was put in for one year is no answer for another.
 */
export function useTurnEdits(open: ComputedRef<readonly TurnRow[]>, to: ComputedRef<number>) {
  const edits = shallowRef<ReadonlyMap<string, TurnEdit>>(new Map())
  /** Lists whose proposal was turned over for all projects. */
  const listChoices = shallowRef<ReadonlyMap<string, boolean>>(new Map())
  const chosenBasis = ref<PlanBasis | null>(null)
  /** What the plans would come to by the months left, beside those of the year before: what the default is chosen by. */
  const byMonths = computed(() => untouchedSums(open.value, to.value))
  const basis = computed({ get: () => chosenBasis.value ?? basisFor(byMonths.value), set: (next) => (chosenBasis.value = next) })
  const keyOf = (id: ProjectId): string => `${to.value} ${id}`
  const editOf = (id: ProjectId): TurnEdit => edits.value.get(keyOf(id)) ?? {}
  const carriesList = (list: string): boolean => listChoices.value.get(list) ?? isLastingList(list)
  const categoryOf = (row: TurnRow): PlanCategory => row.after.planCategory ?? editOf(row.project.id).planCategory ?? row.category.value
  const listsOf = (row: TurnRow): ReadonlySet<string> => editOf(row.project.id).lists ?? new Set(row.lists.map(({ list }) => list).filter(carriesList))

  /** The plan proposed for a row, with its reason. */
  const proposalOf = (row: TurnRow): Proposal<Yuan | null> => planProposal(row, to.value, categoryOf(row), basis.value)

  /** What is accepted of a row, or why what was typed cannot stand. */
  function choiceOf(row: TurnRow): Result<TurnChoice, AmountIssue | EditIssue> {
    const [planCategory, path] = [categoryOf(row), keyed('annualPlan', to.value)]
    const { plan } = editOf(row.project.id)
    const typed = plan === undefined ? ok(proposalOf(row).value) : readTyped(path, plan)
    if (!typed.ok) return typed
    const issue = checkAgainst(row.project, path, typed.value, localDay(Date.now()))
    return issue ? fail(issue) : ok({ planCategory, annualPlan: typed.value as Yuan | null, lists: listsOf(row) })
  }

  const judged = computed((): Judged => {
    const [taken, mistyped]: [TurnTaken[], TurnRow[]] = [[], []]
    for (const row of open.value) {
      if (editOf(row.project.id).isLeft) continue
      const choice = choiceOf(row)
      if (choice.ok) taken.push({ row, choice: choice.value })
      else mistyped.push(row)
    }
    return { taken, mistyped }
  })

  /** Puts something in the place of a proposal; `undefined` gives the proposal back. */
  function edit(id: ProjectId, change: TurnEdit): void {
    put(new Map(edits.value).set(keyOf(id), { ...editOf(id), ...change }))
  }

  /** Carries a list into the new year, or not, for every project that has no answer of its own. */
  function carryList(list: string, isCarried: boolean): void {
    listChoices.value = new Map(listChoices.value).set(list, isCarried)
  }

  /** Forgets what was typed for the year: it has been recorded. */
  function forget(): void {
    put(new Map([...edits.value].filter(([key]) => !key.startsWith(`${to.value} `))))
  }

  function put(next: ReadonlyMap<string, TurnEdit>): void {
    edits.value = next
    void keepTurnEdits(next)
  }

  /** Brings back what an earlier visit left, once. */
  async function restore(): Promise<void> {
    if (edits.value.size === 0) edits.value = new Map([...(await keptTurnEdits()), ...edits.value])
  }

  return { judged, basis, byMonths, proposalOf, editOf, edit, categoryOf, listsOf, choiceOf, carriesList, carryList, forget, restore }
}

/** The plans of the year that ends and those proposed by the months left, whatever was typed, in 元. */
function untouchedSums(rows: readonly TurnRow[], to: number): { readonly before: Yuan; readonly after: Yuan } {
  const sum = (plans: readonly (Yuan | null)[]): Yuan => plans.reduce<number>((all, plan) => all + (plan ?? 0), 0) as Yuan
  return {
    before: sum(rows.map(({ before }) => before.annualPlan)),
    after: sum(rows.map((row) => row.after.annualPlan ?? planProposal(row, to, row.after.planCategory ?? row.category.value, '按剩余月份').value)),
  }
}

/** How the plans of all projects are proposed: by the months left unless that is steep. */
const basisFor = ({ before, after }: { readonly before: Yuan; readonly after: Yuan }): PlanBasis => (isSteep(before, after) ? '同上年计划' : '按剩余月份')
