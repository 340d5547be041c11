import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import type { ReportForm } from '#composables/useReportForm.ts'
import { asksFigure } from '#domain/reporting.ts'
import { sayQuestion } from '#domain/reportWords.ts'
import { answersFor, stateOf, type MonthLine } from '#projection/reportLines.ts'
import { useReports } from '#stores/reports.ts'
import { useSession } from '#stores/session.ts'
import type { MonthActs } from './useMonthActs.ts'

/** A month that is handed in with others, and what is asked of it, in words. */
interface AskedForm {
  readonly form: ReportForm
  readonly asked: readonly string[]
}

/** What 全部上报 would do. */
export interface HandInList {
  readonly ready: readonly AskedForm[]
  /** Figures that are odd, and 退回 that nobody changed: answered at their own rows. */
  readonly alone: readonly AskedForm[]
  /** How many have no figure: they are no mistake, and are counted. */
  readonly blank: number
}

/** 全部上报 of a month's page: of one's own unit only, named and asked before it is done. */
export interface HandInAll {
  /** How many lines of one's own have a figure. */
  readonly ready: ComputedRef<number>
  readonly asking: ShallowRef<HandInList | null>
  readonly ask: () => void
  readonly send: () => Promise<void>
}

/** @param formOf a line's form, or `null` where none is drawn: of thousands of lines only what is drawn or recorded has one */
export function useHandInAll(lines: ComputedRef<readonly MonthLine[]>, formOf: (line: MonthLine) => ReportForm | null, acts: MonthActs): HandInAll {
  const [reports, session] = [useReports(), useSession()]
  const asking: HandInAll['asking'] = shallowRef(null)
  const own = computed(() => lines.value.filter((line) => ['待报', '退回'].includes(stateOf(line)) && isOwn(line)))
  const filled = computed(() => own.value.flatMap((line) => formOf(line) ?? []).filter((form) => form.text('invested').trim() !== ''))

  function isOwn({ project, report }: MonthLine): boolean {
    const { actor } = session
    return actor !== null && (answersFor(project, actor) || report?.reporter === actor.person)
  }
  function ask(): void {
    const found = filled.value.map((form) => {
      const { project, period } = form.line.value
      const questions = reports.questions(project.id, period, form.unrecorded())
      return { form, asked: questions.map(sayQuestion), alone: questions.some(asksFigure) }
    })
    for (const { form, asked, alone } of found) if (alone) form.asked.value = asked
    asking.value = { ready: found.filter(({ alone }) => !alone), alone: found.filter(({ alone }) => alone), blank: own.value.length - found.length }
  }
  async function send(): Promise<void> {
    const list = asking.value
    asking.value = null
    if (!list) return
    for (const { form, asked } of list.ready) form.asked.value = asked
    await acts.handInAll(list.ready.map(({ form }) => form), list.blank, list.alone.length)
    for (const { form } of list.ready) form.asked.value = []
  }
  return { ready: computed(() => filled.value.length), asking, ask, send }
}
