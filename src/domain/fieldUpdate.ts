import type { IsoDate } from './calendar.ts'
import { ISSUE_KINDS, type Issue } from './coordination.ts'
import type { EditIssue } from './edit.ts'
import type { Actor } from './person.ts'
import type { Project } from './project.ts'
import type { ReportField, ReportTexts } from './reportForm.ts'
import { fail, ok, type Result } from './result.ts'
import { readWords } from './words.ts'

/** Why an update on site is not saved: nothing was said and nothing shown. */
export interface FieldIssue {
  readonly code: 'field/nothing'
}

/** What the sheet on site asks of a month; funds by source stay with the desk. */
export const UPDATE_FIELDS = ['progressText', 'progressPercent', 'invested', 'nextMonth', 'reductionReason'] as const satisfies readonly ReportField[]

/** A field of the update on site: of the month, or of the problem met there. */
export type UpdateField = (typeof UPDATE_FIELDS)[number] | 'issueKind' | 'issueText'

/** What was typed on site, by field; a field that is absent was not touched. */
export type UpdateTexts = Readonly<Partial<Record<UpdateField, string>>>

/** The month's part of an update: only what was touched. */
export function monthTexts(texts: UpdateTexts): ReportTexts {
  return Object.fromEntries(UPDATE_FIELDS.flatMap((field) => (texts[field] === undefined ? [] : [[field, texts[field]]])))
}

/** Whether an update says anything of the month. */
export const saysMonth = (texts: UpdateTexts): boolean => UPDATE_FIELDS.some((field) => (texts[field] ?? '').trim() !== '')

/**
 * Who answers for a problem (domain.md, section 5): the building unit of a 政府投资, the 属地 of an 企业投资;
 * where that is 未填, the responsible unit, and at last the unit that raises it.
 */
export function answeringUnit({ investorKind, owner, district, responsibleUnit }: Project, actor: Actor): string {
  const first = investorKind === '企业投资' ? district : owner
  return first ?? responsibleUnit ?? actor.unit
}

/** A problem's first level is the project's own leader; it rises when it is overdue. */
const FIRST_LEVEL = 1

/** Reads the problem typed on site. @returns `null` when none was typed, or why it cannot be kept */
export function readIssue(texts: UpdateTexts, project: Project, actor: Actor, today: IsoDate): Result<Omit<Issue, 'id'> | null, EditIssue> {
  const description = readWords('问题描述', texts.issueText ?? '', true)
  if (!description.ok) return description
  if (description.value === null) return ok(null)
  const kind = ISSUE_KINDS.find((one) => one === texts.issueKind)
  if (!kind) return fail({ code: 'edit/required', label: '问题类别' })
  const responsibleUnit = answeringUnit(project, actor)
  return ok({ project: project.id, description: description.value, kind, level: FIRST_LEVEL, responsibleUnit, reported: today, due: null, closed: null })
}
