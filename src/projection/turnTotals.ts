import type { Yuan } from '#domain/money.ts'
import { PLAN_CATEGORIES, type PlanCategory } from '#domain/plan.ts'
import { TURN_KINDS, type TurnKind } from '#domain/yearTurn.ts'
import type { TurnRow, TurnTaken } from './yearTurn.ts'

/** How many projects and what they come to, in 元; `unknown` counts those whose figure is 未填. */
export interface TurnSum {
  readonly projects: number
  readonly plan: Yuan
  readonly unknown: number
}

/** A turn in sums: the plan that ends beside the one that begins. */
export interface TurnTotals {
  readonly byKind: ReadonlyMap<TurnKind, number>
  readonly categories: readonly { readonly category: PlanCategory; readonly before: TurnSum; readonly after: TurnSum }[]
  readonly before: TurnSum
  readonly after: TurnSum
  /** Of the projects carried: 上年底累计 of the year that ends, what its counted months came to, 上年底累计 of the one that begins. */
  readonly cumulativeBefore: Yuan
  readonly done: Yuan
  readonly cumulativeAfter: Yuan
  /** The cumulative of the projects that are not carried. */
  readonly leftBehind: Yuan
  readonly warned: number
}

/** Adds a turn up. The new year's plan is what is taken, with what its projects hold of it already. */
export function turnTotals(rows: readonly TurnRow[], taken: readonly TurnTaken[]): TurnTotals {
  const olds = rows.map(({ before }) => before)
  const held = rows.filter(({ kind }) => kind === '已结转')
  const news = [...held.map(({ after }) => after), ...taken.map(newPlan)]
  const carried = [...held, ...taken.map(({ row }) => row)]
  const ids = new Set(carried.map(({ project }) => project.id))
  const kinds = TURN_KINDS.map((kind) => [kind, rows.filter((row) => row.kind === kind).length] as const)
  return {
    byKind: new Map(kinds),
    categories: PLAN_CATEGORIES.map((category) => ({ category, before: sumOf(ofCategory(olds, category)), after: sumOf(ofCategory(news, category)) })),
    before: sumOf(olds.filter(({ planCategory }) => planCategory !== null)),
    after: sumOf(news),
    cumulativeBefore: sum(carried.map(({ before }) => before.completedBeforeYear)),
    done: sum(carried.map(({ done }) => done)),
    cumulativeAfter: sum(news.map(({ completedBeforeYear }) => completedBeforeYear)),
    leftBehind: sum(rows.filter(({ project }) => !ids.has(project.id)).map((row) => row.carried)),
    warned: taken.filter(({ row }) => row.warnings.length > 0).length,
  }
}

/** The part of a year's plan that is added up. */
interface Planned {
  readonly planCategory: PlanCategory | null
  readonly annualPlan: Yuan | null
  readonly completedBeforeYear: Yuan | null
}

const newPlan = ({ row: { after, carried }, choice }: TurnTaken): Planned => ({
  planCategory: after.planCategory ?? choice.planCategory,
  annualPlan: after.annualPlan ?? choice.annualPlan,
  completedBeforeYear: after.completedBeforeYear ?? carried,
})

const ofCategory = (plans: readonly Planned[], category: PlanCategory): Planned[] => plans.filter(({ planCategory }) => planCategory === category)

const sum = (amounts: readonly (number | null)[]): Yuan => amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0) as Yuan

const sumOf = (plans: readonly Planned[]): TurnSum => ({
  projects: plans.length,
  plan: sum(plans.map(({ annualPlan }) => annualPlan)),
  unknown: plans.filter(({ annualPlan }) => annualPlan === null).length,
})
