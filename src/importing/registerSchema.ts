import type { IsoDate } from '#domain/calendar.ts'
import { KEYED_FIELDS, PROJECT_FIELDS, type FieldSpec } from '#domain/fields.ts'
import type { ListMembership, YearPlan } from '#domain/plan.ts'
import type { Project } from '#domain/project.ts'
import type { RowProblem } from './problem.ts'

/** The columns of a register file that stand alone on a project, in the order of the data dictionary. */
export const PLAIN_COLUMNS = [
  'name',
  'projectCode',
  'sector',
  'district',
  'investorKind',
  'constructionNature',
  'site',
  'scale',
  'longitude',
  'latitude',
  'startYear',
  'endYear',
  'plannedStart',
  'actualStart',
  'plannedCompletion',
  'actualCompletion',
  'plannedProduction',
  'actualProduction',
  'totalInvestment',
  'responsibleUnit',
  'owner',
  'contactLeader',
  'officer',
  'siteContact',
  'stage',
  'stageSince',
  'suspendedFrom',
  'ripeness',
  'constructionLibrary',
  'permit',
  'acceptance',
  'inUse',
] as const
/** The columns that belong to the file's year. */
export const PLAN_COLUMNS = [
  'planCategory',
  'annualPlan',
  'completedBeforeYear',
  'monthlyPlan',
  'annualTarget',
] as const

/** A column that stands alone on a project. */
export type PlainColumn = (typeof PLAIN_COLUMNS)[number]
/** A column of the year's plan. */
export type PlanColumn = (typeof PLAN_COLUMNS)[number]
/** Any column but `lists`. */
export type RegisterColumn = PlainColumn | PlanColumn

/** The dictionary's line of every column: its name on the screen, its kind, what it may hold. */
export const REGISTER_COLUMNS: Readonly<Record<RegisterColumn, FieldSpec>> = {
  ...(Object.fromEntries(PLAIN_COLUMNS.map((column) => [column, PROJECT_FIELDS[column]])) as Record<
    PlainColumn,
    FieldSpec
  >),
  ...(Object.fromEntries(PLAN_COLUMNS.map((column) => [column, KEYED_FIELDS[column]])) as Record<
    PlanColumn,
    FieldSpec
  >),
}

/** Columns a row cannot do without; any other may be absent or `null`, which is 未填. */
export const NEEDED_COLUMNS: readonly RegisterColumn[] = ['name', 'stage']

/** One project of a register file. Amounts in whole 元; `null` is 未填. */
export type RegisterRow = { readonly [K in PlainColumn]: Project[K] } & {
  readonly [K in PlanColumn]: YearPlan[K]
} & {
  readonly lists: readonly ListMembership[]
}

/** A register as trusted: every row sound by itself and against the others. */
export interface RegisterFile {
  readonly format: 'register'
  readonly version: 1
  /** The year of the plan columns. */
  readonly year: number
  /** Whether the rows are invented; every project then carries the mark 示例. */
  readonly illustrative: boolean
  readonly source: string
  readonly asOf: IsoDate
  readonly rows: readonly RegisterRow[]
  /** What was accepted although it looks wrong, to be shown before consent. */
  readonly warnings: readonly RowProblem[]
}
