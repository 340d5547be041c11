import type { IsoDate } from './calendar.ts'
import { checkAgainst, readTyped, type EditIssue } from './edit.ts'
import type { Subject } from './event.ts'
import { fieldLabel, fieldSpec, KEYED_FIELDS, splitField } from './fields.ts'
import type { AmountIssue } from './money.ts'
import { maySetGates, mayWrite, type Actor, type ActorIssue } from './person.ts'
import { planOf, type Project } from './project.ts'
import { fail, ok, type Result } from './result.ts'

/** What a person decided for a field in conflict: one of the values that stand, or another, as typed. */
export type Decision = { readonly kind: 'standing'; readonly value: unknown } | { readonly kind: 'typed'; readonly text: string }

/** Decisions by field path. */
export type Decisions = ReadonlyMap<string, Decision>

/** Why a decision cannot stand, by field. */
export type DecisionIssues = ReadonlyMap<string, EditIssue | AmountIssue>

/** The values of one side, mine or others', of the fields in which that side wrote just one. */
export function sideOf(
  cases: readonly { readonly field: string; readonly values: readonly { readonly value: unknown; readonly mine: boolean }[] }[],
  isMine: boolean,
): Decisions {
  return new Map(
    cases.flatMap(({ field, values }): [string, Decision][] => {
      const own = values.filter(({ mine }) => mine === isMine)
      return own.length === 1 && own[0] ? [[field, { kind: 'standing', value: own[0].value }]] : []
    }),
  )
}

/** A plan that was set takes a reason and who approved it, which a third value has not: it is chosen here and changed on its page. */
const NEEDS_REASON = 'annualPlan'

/** Whether another value than those that stand may be typed: no record, and nothing that only a gate writes. */
export function mayTypeAnother(field: string): boolean {
  const kind = fieldSpec(field)?.kind
  if (kind === undefined || kind === 'record' || kind === 'flag' || splitField(field)[0] === NEEDS_REASON) return false
  const read = readTyped(field, '')
  return read.ok || read.issue.code !== 'edit/by-gate'
}

/** Checks that someone may settle a conflict of a subject: settings are the bureau's affair, and a leader only reads. */
export const maySettle = (actor: Actor | null, subject: Subject): Result<Actor, ActorIssue> => (subject.startsWith('settings/') ? maySetGates(actor) : mayWrite(actor))

/**
 * The values to write for some decisions on one subject. What was typed is read and checked as in the field's own
 * editor, against the project as it will be; a value that stands was checked when it was written.
 * @param project `null` for a subject that is no project
 */
export function settlementOf(project: Project | null, decisions: Decisions, today: IsoDate): Result<ReadonlyMap<string, unknown>, DecisionIssues> {
  const values = new Map<string, unknown>()
  const issues = new Map<string, EditIssue | AmountIssue>()
  for (const [field, one] of decisions) {
    const read = one.kind === 'standing' ? ok(one.value) : readThird(field, one.text)
    if (read.ok) values.set(field, read.value)
    else issues.set(field, read.issue)
  }
  const next = project && withValues(project, values)
  for (const [field, value] of values) {
    const issue = next && decisions.get(field)?.kind === 'typed' ? checkAgainst(next, field, value, today) : null
    if (issue) issues.set(field, issue)
  }
  return issues.size > 0 ? fail(issues) : ok(values)
}

function readThird(field: string, text: string): Result<unknown, EditIssue | AmountIssue> {
  if (splitField(field)[0] === NEEDS_REASON) return fail({ code: 'edit/plan-needs-reason' })
  // A blank is an entry not made yet, and no wish to empty the field.
  return text.trim() === '' ? fail({ code: 'edit/required', label: fieldLabel(field) }) : readTyped(field, text)
}

/** The project as it will be, in the fields that checks look at: plain ones and the year's plan. */
function withValues(project: Project, values: ReadonlyMap<string, unknown>): Project {
  const plain: Record<string, unknown> = {}
  const plans = new Map(project.plans)
  for (const [field, value] of values) {
    const [name, key] = splitField(field)
    if (key === '') plain[name] = value
    else if (Object.hasOwn(KEYED_FIELDS, name) && /^\d{4}$/.test(key)) plans.set(Number(key), { ...planOf({ ...project, plans }, Number(key)), [name]: value })
  }
  return { ...project, ...plain, plans }
}
