import type { Change, EventDraft, Subject } from '#domain/event.ts'
import type { EventType, PayloadOf } from '#domain/eventTypes.ts'
import { keyed } from '#domain/fields.ts'
import type { Project, ProjectId } from '#domain/project.ts'
import { projectKey } from './registerChecks.ts'
import { soundDrafts } from './soundDrafts.ts'
import { PLAIN_COLUMNS, PLAN_COLUMNS, type RegisterFile, type RegisterRow } from './registerSchema.ts'

/**
 * Makes one field's change, naming as base what the field holds where it is written. The projection's
 * `changeTo`, with its register, is one.
 */
export type ChangeTo = (subject: Subject, field: string, to: unknown) => Change

/** Longest part of a name that becomes an id; subjects are limited to 200 characters. */
const MAX_KEY = 150

/** A row's project id for ever: its code, or its name and 属地 where it has none. The same on every device. */
export function projectIdOf({
  projectCode,
  name,
  district,
}: Pick<RegisterRow, 'projectCode' | 'name' | 'district'>): ProjectId {
  return `project/${projectCode ?? projectKey(name, district).slice(0, MAX_KEY)}`
}

/** The acts by which a row enters the register: registered, its year's plan, its lists. Unknown fields stay unwritten. */
export function projectDrafts(
  row: RegisterRow,
  file: Omit<RegisterFile, 'rows' | 'warnings'>,
  changeTo: ChangeTo,
): EventDraft[] {
  const { lists } = row
  return [
    act(row, 'ProjectRegistered', { source: file.source }, plainFields(row, file), changeTo),
    act(row, 'PlanSet', { year: file.year }, planFields(row, file.year), changeTo),
    ...lists.map(({ list, year, level, plan }) =>
      act(
        row,
        'ListJoined',
        { list, year },
        { [keyed('list', `${year}/${list}`)]: { level, plan } },
        changeTo,
      ),
    ),
  ].filter(({ changes }) => changes.length > 0)
}

function act<T extends EventType>(
  row: RegisterRow,
  type: T,
  payload: PayloadOf<T>,
  fields: Readonly<Record<string, unknown>>,
  changeTo: ChangeTo,
): EventDraft {
  const subject = projectIdOf(row)
  const known = Object.entries(fields).filter(([, to]) => to !== null)
  return { type, subject, payload, changes: known.map(([field, to]) => changeTo(subject, field, to)) }
}

const planFields = (row: RegisterRow, year: number): Record<string, unknown> =>
  Object.fromEntries(PLAN_COLUMNS.map((column) => [keyed(column, year), row[column]]))

function plainFields(
  row: RegisterRow,
  { illustrative, asOf, source }: Pick<RegisterFile, 'illustrative' | 'asOf' | 'source'>,
): Record<string, unknown> {
  const known = row.totalInvestment !== null
  return {
    registered: true,
    illustrative: illustrative ? true : null,
    ...Object.fromEntries(PLAIN_COLUMNS.map((column) => [column, row[column]])),
    totalInvestmentAsOf: known ? asOf : null,
    totalInvestmentSource: known ? source : null,
  }
}

/** What an import would do: the acts to append as one, and the rows left out because their project is there already. */
export interface RegisterImport {
  readonly drafts: readonly EventDraft[]
  readonly added: number
  readonly skipped: readonly RegisterRow[]
}

/**
 * A user's ledger as acts of this device: the new projects' and one `ImportApplied` at the end. A row whose code,
 * or whose name and 属地, is in the register is left out, so that importing twice adds nothing.
 */
export function registerImport(
  file: RegisterFile,
  projects: Iterable<Project>,
  changeTo: ChangeTo,
): RegisterImport {
  const existing = new Set<string>()
  for (const { id, projectCode, name, district } of projects)
    existing
      .add(id)
      .add(projectCode ?? id)
      .add(projectKey(name, district))
  const isKnown = (row: RegisterRow): boolean =>
    existing.has(projectIdOf(row)) ||
    (row.projectCode !== null && existing.has(row.projectCode)) ||
    existing.has(projectKey(row.name, row.district))
  const fresh = file.rows.filter((row) => !isKnown(row))
  const drafts: EventDraft[] = fresh.flatMap((row) => projectDrafts(row, file, changeTo))
  if (drafts.length > 0) drafts.push(importApplied(file, fresh.length))
  return { drafts: soundDrafts(drafts), added: fresh.length, skipped: file.rows.filter(isKnown) }
}

/** A subject for imports as such; they change no field. */
const IMPORTS: Subject = 'settings/imports'

/** The act that ends an import and names its file; the rows are the acts before it. */
export const importApplied = ({ source }: Pick<RegisterFile, 'source'>, rows: number): EventDraft<'ImportApplied'> => ({
  type: 'ImportApplied',
  subject: IMPORTS,
  payload: { source, rows },
  changes: [],
})

/** A change of a field that nothing has written yet. */
export const firstChange: ChangeTo = (_subject, field, to) => ({ field, from: null, to, base: [] })
