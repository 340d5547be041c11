import { defineStore } from 'pinia'
import { localDay, monthOf, type Period } from '#domain/calendar.ts'
import { readTyped } from '#domain/edit.ts'
import type { EventDraft } from '#domain/event.ts'
import { keyed } from '#domain/fields.ts'
import type { Yuan } from '#domain/money.ts'
import { readMonthlyPlan } from '#domain/monthlyPlan.ts'
import { emptyReport, type MonthlyReport } from '#domain/monthlyReport.ts'
import { mayWrite, type Actor } from '#domain/person.ts'
import { planOf, type Project, type ProjectId } from '#domain/project.ts'
import { withTyped, type ReportTexts } from '#domain/reportForm.ts'
import { handIn as handedIn, keepDraft, questionsOf, review as reviewed, type ReportQuestion } from '#domain/reporting.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { monthLine, reportOf } from '#projection/reportLines.ts'
import { standingOf } from '#projection/reportStanding.ts'
import { monthlyPlanSet, monthReported, reportReviewed, statisticsSet } from '#projection/reportDrafts.ts'
import type { ActResult } from './acts.ts'
import { useRecorder } from './recorder.ts'
import { useRegister } from './register.ts'
import { useSession } from './session.ts'
import type { ActIssue } from './wording.ts'

/** A project's month with what was typed of it and not recorded yet. */
export interface TypedMonth {
  readonly id: ProjectId
  readonly texts: ReportTexts
  /** What was asked of it and answered with yes, in words: it is recorded with the month. */
  readonly confirmed?: string
}

/** What became of an act over several months: those done are one act; those refused stay as they are. */
export interface ManyMonths {
  readonly done: number
  readonly refused: readonly { readonly id: ProjectId; readonly issue: ActIssue }[]
}

/** Makes the draft of one month of an act over several, or says why it cannot be. */
type DraftOf = (project: Project, actor: Actor, at: number) => Result<EventDraft, ActIssue>

/** The commands of 月报. One after another: a draft names the values it replaces, so it is made when they are there. */
export const useReports = defineStore('reports', () => {
  let turn: Promise<unknown> = Promise.resolve()

  function inTurn<T>(act: (actor: Actor) => Promise<Result<T, ActIssue>>): Promise<Result<T, ActIssue>> {
    const done = turn.then(async () => {
      const actor = mayWrite(useSession().actor)
      return actor.ok ? act(actor.value) : actor
    })
    turn = done.then(settled, settled)
    return done
  }

  /** Keeps what was typed of a month that does not count yet (草稿). Nothing is recorded when nothing differs. */
  const saveDraft = (id: ProjectId, period: Period, texts: ReportTexts): Promise<ActResult> => inTurn((actor) => keepTyped(id, period, texts, actor))

  /** Hands months in, all in one act: with what was typed and not recorded yet. What cannot be handed in stays, and is told. */
  const handInAll = (months: readonly TypedMonth[], period: Period): Promise<Result<ManyMonths, ActIssue>> =>
    inTurn((actor) => many('上报', period, months.map(({ id }) => id), actor, (project, who, at) => handInDraft(project, period, months[at], who)))

  /** Hands one month in: 草稿 or 退回, or a correction of one that counts. */
  const handIn = async (id: ProjectId, period: Period, texts: ReportTexts): Promise<ActResult> => one(await handInAll([{ id, texts }], period))

  /** What is to be asked before a month is handed in with what was typed of it; nothing where it cannot be handed in. */
  const questions = (id: ProjectId, period: Period, texts: ReportTexts): readonly ReportQuestion[] => asked(id, period, texts)

  /** Reviews months, all in one act: 已审, or 退回 with a note. */
  const review = (ids: readonly ProjectId[], period: Period, verdict: '已审' | '退回', note: string | null): Promise<Result<ManyMonths, ActIssue>> =>
    inTurn((actor) => many(verdict === '已审' ? '审核通过' : '退回', period, ids, actor, (project, who) => reviewDraft(project, period, verdict, note, who)))

  /** Writes the statistics bureau's figure beside the reported one, typed in 万元. January has none. */
  const setStatistics = (id: ProjectId, period: Period, typed: string): Promise<ActResult> => inTurn(() => writeStatistics(id, period, typed))

  /** Writes a year's twelve monthly plans, typed in 万元; all blank takes them out. */
  const setMonthlyPlan = (id: ProjectId, year: number, typed: readonly string[]): Promise<ActResult> => inTurn(() => writeMonthlyPlan(id, year, typed))

  return { saveDraft, handIn, handInAll, questions, review, setStatistics, setMonthlyPlan }
})

/** Whatever became of one write, the next has its turn. */
const settled = (): void => undefined

const monthName = (period: Period): string => `${monthOf(period).month}月`

const one = (many: Result<ManyMonths, ActIssue>): ActResult => (!many.ok ? many : many.value.refused[0] ? fail(many.value.refused[0].issue) : ok(null))

async function keepTyped(id: ProjectId, period: Period, texts: ReportTexts, actor: Actor): Promise<ActResult> {
  const project = useRegister().project(id)
  if (!project) return ok(null)
  const draft = typedDraft(project, period, texts, actor)
  if (!draft.ok) return draft
  if (draft.value === null) return ok(null)
  return useRecorder().record(`填写“${project.name}”的${monthName(period)}月报`, [draft.value])
}

/** The draft of a month as typed and not handed in (草稿, or 退回 being put right); `null` when nothing differs from what is recorded. */
export function typedDraft(project: Project, period: Period, texts: ReportTexts, actor: Actor): Result<EventDraft | null, ActIssue> {
  const found = typedMonth(project, period, texts, actor)
  if (!found.ok) return found
  const { before, report } = found.value
  const draft = keepDraft(report, before, actor)
  if (!draft.ok) return draft
  const nothingSaid = before === null && JSON.stringify(report) === JSON.stringify(emptyReport(period, actor.person))
  if (nothingSaid || JSON.stringify(before) === JSON.stringify(draft.value)) return ok(null)
  return ok(monthReported(useRegister().register, project.id, draft.value))
}

/** One act over several months; nothing is recorded when all were refused. */
async function many(verb: string, period: Period, ids: readonly ProjectId[], actor: Actor, draftOf: DraftOf): Promise<Result<ManyMonths, ActIssue>> {
  const store = useRegister()
  const drafts: EventDraft[] = []
  const refused: { id: ProjectId; issue: ActIssue }[] = []
  ids.forEach((id, at) => {
    const project = store.project(id)
    const draft = project ? draftOf(project, actor, at) : fail({ code: 'report/not-handed-in' } as const)
    if (draft.ok) drafts.push(draft.value)
    else refused.push({ id, issue: draft.issue })
  })
  if (drafts.length === 0) return ok({ done: 0, refused })
  const name = drafts.length === 1 ? `“${store.project(drafts[0]?.subject ?? '')?.name ?? ''}”` : ` ${drafts.length} 个项目`
  const written = await useRecorder().record(`${verb}${name}的${monthName(period)}月报`, drafts)
  return written.ok ? ok({ done: drafts.length, refused }) : written
}

/** A month as it would stand with what was typed; `before` is the month as it stands. */
function typedMonth(project: Project, period: Period, texts: ReportTexts, actor: Actor): Result<{ before: MonthlyReport | null; report: MonthlyReport }, ActIssue> {
  if (monthLine(project, period).inConflict) return fail({ code: 'report/in-conflict' })
  const before = reportOf(project, period)
  const { report, problems } = withTyped(before ?? emptyReport(period, actor.person), texts)
  const [problem] = Object.values(problems)
  return problem ? fail(problem) : ok({ before, report })
}

function asked(id: ProjectId, period: Period, texts: ReportTexts): readonly ReportQuestion[] {
  const [project, { actor }] = [useRegister().project(id), useSession()]
  const found = project && actor ? typedMonth(project, period, texts, actor) : null
  if (!project || !actor || !found?.ok) return []
  const { before, report } = found.value
  const standing = standingOf(project, period)
  return handedIn(report, before, actor, localDay(Date.now()), standing.others).ok ? questionsOf(report, before, standing) : []
}

/** The draft that hands a month in, with what was typed and not recorded yet. */
export function handInDraft(project: Project, period: Period, typed: TypedMonth | undefined, actor: Actor): Result<EventDraft, ActIssue> {
  const found = typedMonth(project, period, typed?.texts ?? {}, actor)
  if (!found.ok) return found
  const ready = handedIn(found.value.report, found.value.before, actor, localDay(Date.now()), standingOf(project, period).others)
  return ready.ok ? ok(monthReported(useRegister().register, project.id, ready.value, typed?.confirmed)) : ready
}

function reviewDraft(project: Project, period: Period, verdict: '已审' | '退回', note: string | null, actor: Actor): Result<EventDraft, ActIssue> {
  const { report, inConflict } = monthLine(project, period)
  if (inConflict) return fail({ code: 'report/in-conflict' })
  if (!report) return fail({ code: 'report/not-handed-in' })
  const done = reviewed(report, verdict, note, actor, localDay(Date.now()))
  return done.ok ? ok(reportReviewed(useRegister().register, project.id, done.value)) : done
}

async function writeStatistics(id: ProjectId, period: Period, typed: string): Promise<ActResult> {
  const store = useRegister()
  const project = store.project(id)
  const read = readTyped(keyed('statisticsInvestment', period), typed)
  if (!read.ok) return read
  if (!project || (project.statistics.get(period) ?? null) === read.value) return ok(null)
  return useRecorder().record(`填写“${project.name}”的${monthName(period)}入统数`, [statisticsSet(store.register, id, period, read.value as Yuan | null)])
}

async function writeMonthlyPlan(id: ProjectId, year: number, typed: readonly string[]): Promise<ActResult> {
  const store = useRegister()
  const project = store.project(id)
  const read = readMonthlyPlan(typed)
  if (!read.ok) return read
  if (!project || JSON.stringify(planOf(project, year).monthlyPlan) === JSON.stringify(read.value)) return ok(null)
  const title = `${read.value === null ? '取消' : '填写'}“${project.name}”的${year}年月度计划`
  return useRecorder().record(title, [monthlyPlanSet(store.register, id, year, read.value)])
}
