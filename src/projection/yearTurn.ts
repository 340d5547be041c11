import type { EventDraft } from '#domain/event.ts'
import { keyed } from '#domain/fields.ts'
import type { Yuan } from '#domain/money.ts'
import type { ListMembership, PlanCategory, YearPlan } from '#domain/plan.ts'
import { cumulative, planOf, yearToDate, type Project } from '#domain/project.ts'
import { isCarriedOver, proposeCategory, proposePlan, stageAtTurn, TURN_KINDS, turnKindOf, type PlanBasis, type Proposal, type TurnKind } from '#domain/yearTurn.ts'
import { turnWarnings, type TurnWarning } from '#domain/yearTurnCheck.ts'
import { changeTo, type Register } from './register.ts'

/** A project in the preview of a turn: how the old year ends for it and what is proposed for the new one. */
export interface TurnRow {
  readonly project: Project
  readonly kind: TurnKind
  /** The plan of the year that ends, and what its counted months came to. */
  readonly before: YearPlan
  readonly done: Yuan | null
  /** 上年底累计 of the new year: the old year's cumulative; `null` where nothing of it is known. */
  readonly carried: Yuan | null
  /** What the new year's plan holds already, by whichever way: the turn writes only what is 未填. */
  readonly after: YearPlan
  readonly category: Proposal<PlanCategory>
  /** Memberships of the old year that the new one does not have yet. */
  readonly lists: readonly ListMembership[]
  readonly warnings: readonly TurnWarning[]
}

/** What is accepted of a row: the proposal, or what a person put in its place. */
export interface TurnChoice {
  readonly planCategory: PlanCategory
  readonly annualPlan: Yuan | null
  readonly lists: ReadonlySet<string>
}

/** A row with what is accepted of it. */
export interface TurnTaken {
  readonly row: TurnRow
  readonly choice: TurnChoice
}

/** Every project at the turn to a year, in the register's order: those that are carried first, by kind. */
export function turnRows(projects: Iterable<Project>, to: number): TurnRow[] {
  const rows = [...projects].map((project) => rowOf(project, to))
  return rows.sort((a, b) => TURN_KINDS.indexOf(a.kind) - TURN_KINDS.indexOf(b.kind))
}

function rowOf(project: Project, to: number): TurnRow {
  const kind = turnKindOf(project, to)
  const known = new Set(project.lists.filter(({ year }) => year === to).map(({ list }) => list))
  return {
    project,
    kind,
    before: planOf(project, to - 1),
    done: yearToDate(project, to - 1),
    carried: cumulative(project, to - 1),
    after: planOf(project, to),
    category: proposeCategory(project, to),
    lists: project.lists.filter(({ year, list }) => year === to - 1 && !known.has(list)),
    warnings: isCarriedOver(kind) ? turnWarnings(project, to - 1) : [],
  }
}

/** The annual plan proposed for a row whose category is settled. */
export const planProposal = ({ project }: TurnRow, to: number, category: PlanCategory, basis?: PlanBasis): Proposal<Yuan | null> => proposePlan(project, to, category, basis)

/** The rows a turn writes something for. */
export const turnable = (rows: readonly TurnRow[]): TurnRow[] => rows.filter(({ kind }) => isCarriedOver(kind))

/**
 * The turn as the drafts of one act, a `YearTurned` for each project taken. What the new year holds already is not
 * written over, and an unknown figure stays unwritten.
 */
export function turnDrafts(register: Register, taken: readonly TurnTaken[], to: number): EventDraft[] {
  return taken.flatMap(({ row, choice }) => {
    const { id } = row.project
    const known = Object.entries(fieldsOf(row, choice, to)).filter(([, value]) => value !== null)
    const changes = known.map(([field, value]) => changeTo(register, id, field, value))
    return changes.length > 0 ? [{ type: 'YearTurned', subject: id, payload: { from: to - 1, to }, changes } as const] : []
  })
}

function fieldsOf({ project, kind, carried, after, lists }: TurnRow, choice: TurnChoice, to: number): Record<string, unknown> {
  const turns = kind === '转为续建' && stageAtTurn(project, to) === '开工'
  return {
    ...(turns ? { stage: '续建', stageSince: `${to}-01-01` } : {}),
    [keyed('planCategory', to)]: after.planCategory === null ? choice.planCategory : null,
    [keyed('annualPlan', to)]: after.annualPlan === null ? choice.annualPlan : null,
    [keyed('completedBeforeYear', to)]: after.completedBeforeYear === null ? carried : null,
    // A list has its own plan figure, which whoever keeps the list sets anew.
    ...Object.fromEntries(
      lists.filter(({ list }) => choice.lists.has(list)).map(({ list, level }) => [keyed('list', `${to}/${list}`), { level, plan: null }]),
    ),
  }
}
