import { compareClocks } from '#domain/clock.ts'
import type { StoredEvent, Subject } from '#domain/event.ts'
import { fieldLabel, fieldSpec } from '#domain/fields.ts'
import type { Actor } from '#domain/person.ts'
import type { Head, Project, ProjectId } from '#domain/project.ts'
import { valueText } from '#domain/valueText.ts'
import { reasonOf, titleOf } from './historyTitles.ts'
import type { Register } from './register.ts'
import { canonical } from './registers.ts'

/** What became of a project between two days. */
export type ChangeKind = 'added' | 'removed' | 'changed'

/** The act that left a value as it stands on the later day: who, when, and why where a reason was given. */
export interface ActBehind {
  readonly title: string
  readonly actor: Actor
  /** ISO 8601 with zone, as the author's device told. */
  readonly recordedAt: string
  readonly reason: string | null
}

/** A field that differs between two days. Several texts on one side are a conflict that stood on that day. */
export interface ComparedField {
  readonly field: string
  readonly label: string
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** The latest acts behind it: one, or one for each value in conflict. */
  readonly acts: readonly ActBehind[]
  /** How often it was written between the two days. */
  readonly times: number
}

/** A project that differs between two days: as it stands on the later one, or as it last stood when it was removed. */
export interface ComparedProject {
  readonly kind: ChangeKind
  readonly project: Project
  /** Empty for what was added or removed as a whole. */
  readonly fields: readonly ComparedField[]
  /** The act that added or removed it. */
  readonly acts: readonly ActBehind[]
}

/** Fields that only the log's own working needs. */
const SILENT = new Set(['registered', 'illustrative'])

/**
 * What differs between two registers of one log: only what ended differently, so that an act and its undoing between
 * the two leave no trace here. In the register's order: the later day's projects, then those that are gone.
 * @param between the events of the later register that the earlier one does not have, in any order
 */
export function compareRegisters(before: Register, after: Register, between: readonly StoredEvent[]): ComparedProject[] {
  const acts = actsBySubject(between)
  const rows: ComparedProject[] = []
  for (const [id, project] of after.projects) {
    const events = acts.get(id)
    // Without an event between the two days nothing can differ.
    if (!events) continue
    if (!before.projects.has(id)) rows.push(whole('added', project, after, events))
    else pushChanged(rows, project, { before, after, events })
  }
  for (const [id, project] of before.projects) if (!after.projects.has(id)) rows.push(whole('removed', project, after, acts.get(id) ?? []))
  return rows
}

interface Sides {
  readonly before: Register
  readonly after: Register
  readonly events: readonly StoredEvent[]
}

function pushChanged(rows: ComparedProject[], project: Project, sides: Sides): void {
  const fields = differingFields(project.id, sides)
  if (fields.length > 0) rows.push({ kind: 'changed', project, fields, acts: [] })
}

const whole = (kind: 'added' | 'removed', project: Project, after: Register, events: readonly StoredEvent[]): ComparedProject =>
  ({ kind, project, fields: [], acts: actsOf(after.headsOf(project.id, 'registered'), events) })

function differingFields(id: ProjectId, { before, after, events }: Sides): ComparedField[] {
  const written = new Map<string, number>()
  for (const { event, issue } of events) if (issue === null) for (const { field } of event.changes) written.set(field, (written.get(field) ?? 0) + 1)
  const fields: ComparedField[] = []
  for (const [field, times] of written) {
    if (SILENT.has(field) || fieldSpec(field) === null) continue
    const [was, is] = [before.headsOf(id, field), after.headsOf(id, field)]
    if (same(valuesOf(was), valuesOf(is))) continue
    fields.push({ field, label: fieldLabel(field), ...inWords(field, was, is), acts: actsOf(is.filter(({ id: head }) => !was.some((one) => one.id === head)), events), times })
  }
  return fields.sort((a, b) => orderOf(a.field) - orderOf(b.field) || (a.field < b.field ? -1 : 1))
}

/** The values a field holds, each once; a field nobody wrote is 未填. */
const valuesOf = (heads: readonly Head[]): string[] => (heads.length === 0 ? ['null'] : [...new Set(heads.map(({ value }) => canonical(value)))])

const textsOf = (field: string, heads: readonly Head[]): string[] =>
  heads.length === 0 ? [valueText(field, null)] : [...new Set(heads.map(({ value }) => valueText(field, value)))]

const same = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((one) => b.includes(one))

/** Both sides in words. A record may differ in a part that its words leave out: that is said, not passed over. */
function inWords(field: string, was: readonly Head[], is: readonly Head[]): Pick<ComparedField, 'before' | 'after'> {
  const [before, after] = [textsOf(field, was), textsOf(field, is)]
  return { before, after: same(before, after) ? after.map((text) => `${text}（细项有改动）`) : after }
}

/** What people look for first: the stage, then money, then the rest by name. */
function orderOf(field: string): number {
  if (field === 'name') return 0
  if (field === 'stage') return 1
  return fieldSpec(field)?.kind === 'money' ? 2 : 3
}

function actsOf(heads: readonly Head[], events: readonly StoredEvent[]): ActBehind[] {
  return heads.flatMap(({ id }) => {
    const stored = events.find((one) => one.id === id)
    if (!stored) return []
    const { event, issue } = stored
    return [{ title: titleOf(event, issue), actor: event.actor, recordedAt: event.recordedAt, reason: issue ? null : reasonOf(event) }]
  })
}

function actsBySubject(events: readonly StoredEvent[]): Map<Subject, StoredEvent[]> {
  const bySubject = new Map<Subject, StoredEvent[]>()
  for (const stored of [...events].sort((a, b) => compareClocks(a.event.clock, b.event.clock))) {
    const known = bySubject.get(stored.event.subject)
    if (known) known.push(stored)
    else bySubject.set(stored.event.subject, [stored])
  }
  return bySubject
}
