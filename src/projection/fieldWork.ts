import { daysBetween, lastDayOf, monthOf, periodOf, type IsoDate, type Period } from '#domain/calendar.ts'
import type { Issue } from '#domain/coordination.ts'
import { metresBetween, placeOf, type Place } from '#domain/distance.ts'
import { sayBack, sayConflicts, sayIssue, sayMonthDue, sayNext, sayOverdue, type Awaiting, type AwaitingKind } from '#domain/fieldWords.ts'
import type { Actor } from '#domain/person.ts'
import type { Project, ProjectId } from '#domain/project.ts'
import { hasStarted } from './lights.ts'
import { isOfUnit, monthLine, monthToReport, OUT_OF_COURSE } from './reportLines.ts'

/** From where the work on site is looked at. */
export interface FieldView {
  readonly actor: Actor
  readonly year: number
  /** 截至月份, 0–12. */
  readonly month: number
  /** The day by which what is due is judged: the lights' own (`Standing`), so that a card and its light never disagree. */
  readonly day: IsoDate
  /** Where the person stands, once they have asked; `null` until then. */
  readonly here: Place | null
  readonly issuesOf: (project: ProjectId) => readonly Issue[]
}

/** A project on the list of the site: what waits, what comes next, how far it is. */
export interface FieldLine {
  readonly project: Project
  readonly mine: boolean
  readonly awaiting: readonly Awaiting[]
  /** The next milestone in words, where one is set. */
  readonly next: string | null
  /** The earliest day something of it was or is due; `null` where nothing is. */
  readonly due: IsoDate | null
  /** m from where the person stands; `null` before they asked, and of a project without a place. */
  readonly metres: number | null
}

const plain = (text: string | null): string => (text ?? '').normalize('NFKC').trim()

/** Whether a project is a person's own: as officer, as contact on site, or their unit answers for it. */
export function isMine(project: Project, actor: Actor): boolean {
  const own = plain(actor.person)
  return isOfUnit(project, actor) || (own !== '' && (plain(project.officer) === own || plain(project.siteContact) === own))
}

/**
 * The month a project reports next: one that was handed back first; never one that has not begun, nor one before the
 * project did. A project that has not begun follows the others.
 * @param today the clock's day for what may be written, the standing's day for what is due
 * @param month 截至月份, 0–12: up to where the others have reported
 */
export function nextMonthOf(project: Project, { year, month }: Pick<FieldView, 'year' | 'month'>, today: IsoDate): Period {
  const next = monthToReport([project], year, '填报员', today)
  const ofYear = ({ period }: { readonly period: Period }): boolean => monthOf(period).year === year
  const open = project.openReports.filter(ofYear)
  if (project.reports.some(ofYear) || open.some(({ state }) => state === '退回')) return next
  const begun = open.at(-1)
  if (begun) return begun.period
  const first = periodOf(year, project.actualStart?.startsWith(`${year}-`) ? monthOf(project.actualStart).month : hasStarted(project, today) ? 1 : Math.min(12, month + 1))
  const now = today.slice(0, 7) as Period
  const earliest = first <= now ? first : now
  return earliest > next ? earliest : next
}

/** A project's line. */
export function fieldLine(project: Project, view: FieldView): FieldLine {
  const { actor, day, here } = view
  const awaiting = [...backs(project), ...conflicts(project), ...overdue(project, day), ...problems(project, view), ...months(project, view)]
  const next = project.milestones.filter(({ due, done }) => done === null && due !== null && due >= day).sort((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1))[0]
  const dues = [...awaiting.map(({ due }) => due), next?.due ?? null].filter((due): due is IsoDate => due !== null)
  const place = placeOf(project)
  return {
    project, awaiting,
    mine: isMine(project, actor),
    next: next?.due ? sayNext(next.kind, next.due) : null,
    due: dues.sort()[0] ?? null,
    metres: here && place ? metresBetween(here, place) : null,
  }
}

const backs = ({ openReports }: Project): Awaiting[] =>
  openReports.filter(({ state }) => state === '退回').map(({ period, reviewNote, reviewedOn }) => ({ kind: 'back', due: reviewedOn, text: sayBack(period, reviewNote) }))

const conflicts = (project: Project): Awaiting[] => (project.conflicts.length === 0 ? [] : [{ kind: 'conflict', due: null, text: sayConflicts(project.conflicts.length) }])

const overdue = ({ milestones }: Project, day: IsoDate): Awaiting[] =>
  milestones.flatMap(({ kind, due, done }): Awaiting[] => (done === null && due !== null && due < day ? [{ kind: 'milestone', due, text: sayOverdue(kind, daysBetween(due, day)) }] : []))

/** Open problems: those one's unit answers for, and all of one's own projects. */
function problems(project: Project, { actor, day, issuesOf }: FieldView): Awaiting[] {
  const own = isMine(project, actor)
  return issuesOf(project.id)
    .filter(({ closed, responsibleUnit }) => closed === null && (own || plain(responsibleUnit) === plain(actor.unit)))
    .map(({ kind, description, due }) => ({ kind: 'issue', due, text: sayIssue(kind, description, due === null ? null : daysBetween(due, day)) }))
}

/** Months begun and not handed in, and of a project that has started the next one once it is over. */
function months(project: Project, view: FieldView): Awaiting[] {
  const { day } = view
  if (OUT_OF_COURSE.includes(project.stage)) return []
  const waits = (period: Period, begun: boolean): Awaiting => ({ kind: 'month', due: lastDayOf(period), text: sayMonthDue(period, begun) })
  const drafts = project.openReports.filter(({ state }) => state === '草稿').map(({ period }) => waits(period, true))
  const next = nextMonthOf(project, view, day)
  return hasStarted(project, day) && monthLine(project, next).state === '未报' && lastDayOf(next) <= day ? [...drafts, waits(next, false)] : drafts
}

/** How the list is ordered: by the way to go, or by what is due first. */
export type FieldOrder = 'near' | 'due'

/** The list's order. Nearest first puts projects without a place last; what is due first puts what is due on no day last. */
export function inOrder(lines: readonly FieldLine[], order: FieldOrder): FieldLine[] {
  const name = ({ project }: FieldLine): string => project.name
  const rank = (a: FieldLine, b: FieldLine): number =>
    order === 'near' ? (a.metres ?? Infinity) - (b.metres ?? Infinity) || 0 : (a.due ?? '9') < (b.due ?? '9') ? -1 : (a.due ?? '9') > (b.due ?? '9') ? 1 : 0
  return [...lines].sort((a, b) => rank(a, b) || (name(a) < name(b) ? -1 : 1))
}

/** How many projects of a list have something of a kind waiting. */
export const countOf = (lines: readonly FieldLine[], kind: AwaitingKind): number => lines.filter(({ awaiting }) => awaiting.some((one) => one.kind === kind)).length
