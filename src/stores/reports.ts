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
import { handIn as handedIn, keepDraft, review as reviewed } from '#domain/reporting.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { monthLine, reportOf } from '#projection/reportLines.ts'
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
}

/** What became of an act over several months: those done are one act; those refused stay as they are. */
export interface ManyMonths {
  readonly done: number
  readonly refused: readonly { readonly id: ProjectId; readonly issue: ActIssue }[]
}

/** Whatever became of one write, the next has its turn. */
const settled = (): void => undefined

const monthName = (period: Period): string => `${monthOf(period).month}月`

/** The commands of 月报. One after another: a draft names the values it replaces, so it is made when they are there. */
export const useReports = defineStore('reports', () => {
  const store = useRegister()
  let turn: Promise<unknown> = Promise.resolve()

  function inTurn<T>(act: (actor: Actor) => Promise<Result<T, ActIssue>>): Promise<Result<T, ActIssue>> {
    const run = async (): Promise<Result<T, ActIssue>> => {
      const actor = mayWrite(useSession().actor)
      return actor.ok ? act(actor.value) : actor
    }
    const done = turn.then(run)
    turn = done.then(settled, settled)
    return done
  }

  /** Keeps what was typed of a month that does not count yet (草稿). Nothing is recorded when nothing differs. */
  const saveDraft = (id: ProjectId, period: Period, texts: ReportTexts): Promise<ActResult> =>
    inTurn(async (actor) => {
      const found = typedMonth(store.project(id), period, texts, actor)
      if (!found.ok) return found
      const { project, before, report } = found.value
      const draft = keepDraft(report, before, actor)
      if (!draft.ok) return draft
      if (JSON.stringify(before) === JSON.stringify(draft.value)) return ok(null)
      return useRecorder().record(`填写“${project.name}”的${monthName(period)}月报`, [monthReported(store.register, id, draft.value)])
    })

  /** Hands months in, all in one act: with what was typed and not recorded yet. What cannot be handed in stays, and is told. */
  const handInAll = (months: readonly TypedMonth[], period: Period): Promise<Result<ManyMonths, ActIssue>> =>
    many(`上报`, period, months.map(({ id }) => id), (actor, project, at) => {
      const found = typedMonth(project, period, months[at]?.texts ?? {}, actor)
      if (!found.ok) return found
      const ready = handedIn(found.value.report, found.value.before, actor, localDay(Date.now()))
      return ready.ok ? ok(monthReported(store.register, found.value.project.id, ready.value)) : ready
    })

  /** Hands one month in: 草稿 or 退回 for the first time, or a correction of one that counts. */
  const handIn = async (id: ProjectId, period: Period, texts: ReportTexts): Promise<ActResult> => one(await handInAll([{ id, texts }], period))

  /** Reviews months, all in one act: 已审, or 退回 with a note. */
  const review = (ids: readonly ProjectId[], period: Period, verdict: '已审' | '退回', note: string | null): Promise<Result<ManyMonths, ActIssue>> =>
    many(verdict === '已审' ? '审核通过' : '退回', period, ids, (actor, project) => {
      const report = project && reportOf(project, period)
      if (!project || !report) return fail({ code: 'report/not-handed-in' })
      if (monthLine(project, period).inConflict) return fail({ code: 'report/in-conflict' })
      const done = reviewed(report, verdict, note, actor, localDay(Date.now()))
      return done.ok ? ok(reportReviewed(store.register, project.id, done.value)) : done
    })

  function many(verb: string, period: Period, ids: readonly ProjectId[], draftOf: (actor: Actor, project: Project | null, at: number) => Result<EventDraft, ActIssue>): Promise<Result<ManyMonths, ActIssue>> {
    return inTurn(async (actor) => {
      const drafts: EventDraft[] = []
      const refused: { id: ProjectId; issue: ActIssue }[] = []
      ids.forEach((id, at) => {
        const draft = draftOf(actor, store.project(id), at)
        if (draft.ok) drafts.push(draft.value)
        else refused.push({ id, issue: draft.issue })
      })
      const name = drafts.length === 1 ? `“${store.project(drafts[0]?.subject ?? '')?.name ?? ''}”` : `${drafts.length} 个项目`
      const written: ActResult = drafts.length === 0 ? ok(null) : await useRecorder().record(`${verb}${name}的${monthName(period)}月报`, drafts)
      return written.ok ? ok({ done: drafts.length, refused }) : written
    })
  }

  /** Writes the statistics bureau's figure beside the reported one, typed in 万元. January has none. */
  const setStatistics = (id: ProjectId, period: Period, typed: string): Promise<ActResult> =>
    inTurn(async () => {
      const project = store.project(id)
      const read = readTyped(keyed('statisticsInvestment', period), typed)
      if (!read.ok || !project) return read.ok ? ok(null) : read
      if ((project.statistics.get(period) ?? null) === read.value) return ok(null)
      return useRecorder().record(`填写“${project.name}”的${monthName(period)}入统数`, [statisticsSet(store.register, id, period, read.value as Yuan | null)])
    })

  /** Writes a year's twelve monthly plans, typed in 万元; all blank takes them out. */
  const setMonthlyPlan = (id: ProjectId, year: number, typed: readonly string[]): Promise<ActResult> =>
    inTurn(async () => {
      const project = store.project(id)
      const read = readMonthlyPlan(typed)
      if (!read.ok || !project) return read.ok ? ok(null) : read
      if (JSON.stringify(planOf(project, year).monthlyPlan) === JSON.stringify(read.value)) return ok(null)
      return useRecorder().record(`${read.value === null ? '取消' : '填写'}“${project.name}”的${year}年月度计划`, [monthlyPlanSet(store.register, id, year, read.value)])
    })

  return { saveDraft, handIn, handInAll, review, setStatistics, setMonthlyPlan }
})

/** A month as it would stand with what was typed; `before` is the month as it stands. */
function typedMonth(project: Project | null, period: Period, texts: ReportTexts, actor: Actor): Result<{ project: Project; before: MonthlyReport | null; report: MonthlyReport }, ActIssue> {
  if (!project) return fail({ code: 'report/not-handed-in' })
  if (monthLine(project, period).inConflict) return fail({ code: 'report/in-conflict' })
  const before = reportOf(project, period)
  const { report, problems } = withTyped(before ?? emptyReport(period, actor.person), texts)
  const [problem] = Object.values(problems)
  return problem ? fail(problem) : ok({ project, before, report })
}

const one = (many: Result<ManyMonths, ActIssue>): ActResult => (!many.ok ? many : many.value.refused[0] ? fail(many.value.refused[0].issue) : ok(null))
