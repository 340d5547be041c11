import { nextTick, shallowRef, watch, type ShallowRef } from 'vue'
import type { Period } from '#domain/calendar.ts'
import type { ProjectId } from '#domain/project.ts'
import { sayQuestion } from '#domain/reportWords.ts'
import type { Result } from '#domain/result.ts'
import type { ReportForm } from '#composables/useReportForm.ts'
import { useReports, type ManyMonths } from '#stores/reports.ts'
import { say, type ActIssue } from '#stores/wording.ts'

/** What is done with months from the page: handed in and reviewed, one or many. */
export interface MonthActs {
  /** What the last act came to, for the status line. */
  readonly said: ShallowRef<string>
  /** Hands a month in, or asks first what is odd of it. @returns whether it is handed in */
  readonly handIn: (form: ReportForm) => Promise<boolean>
  /** @param blank how many lines have no figure: they are no mistake, and are counted; @param alone how many are to be looked at one by one */
  readonly handInAll: (forms: readonly ReportForm[], blank: number, alone: number) => Promise<void>
  /** @returns whether every one of them was reviewed */
  readonly review: (forms: readonly ReportForm[], verdict: '已审' | '退回', note: string | null) => Promise<boolean>
}

/** The acts of a month's page. A refusal stands in its own line; the status line says how many. */
export function useMonthActs(period: () => Period): MonthActs {
  const reports = useReports()
  const said = shallowRef('')
  watch(period, () => (said.value = ''))

  async function tell(verb: string, forms: readonly ReportForm[], act: () => Promise<Result<ManyMonths, ActIssue>>): Promise<boolean> {
    said.value = ''
    const result = await act()
    if (!result.ok) {
      said.value = say(result.issue)
      return false
    }
    const refused = new Map(result.value.refused.map(({ id, issue }) => [id, say(issue)]))
    for (const form of forms) close(form, refused.get(form.line.value.project.id) ?? null)
    await nextTick()
    said.value = summary(verb, result.value)
    return refused.size === 0
  }

  /** Asks what is odd, once: the same asked again is the answer yes. */
  function askFirst(form: ReportForm): boolean {
    const words = reports.questions(idOf(form), period(), form.unrecorded()).map(sayQuestion)
    if (words.join() === form.asked.value.join()) return false
    form.refusal.value = null
    form.asked.value = words
    return words.length > 0
  }

  const handInAll = async (ready: readonly ReportForm[], blank: number, alone: number): Promise<void> => {
    await tell('上报', ready, () => reports.handInAll(ready.map((form) => ({ id: idOf(form), texts: form.unrecorded(), confirmed: form.asked.value.join('') })), period()))
    if (blank > 0) said.value += `另有 ${blank} 个没有填写本月完成，未上报。`
    if (alone > 0) said.value += `另有 ${alone} 个须逐个核对，未上报，原因见各项目。`
  }

  return {
    said, handInAll,
    handIn: async (form) => !askFirst(form) && (await tell('上报', [form], () => reports.handInAll([{ id: idOf(form), texts: form.unrecorded(), confirmed: form.asked.value.join('') }], period()))),
    review: (forms, verdict, note) => tell(verdict === '已审' ? '审核通过' : '退回', forms, () => reports.review(forms.map(idOf), period(), verdict, note)),
  }
}

const idOf = (form: ReportForm): ProjectId => form.line.value.project.id

/** What was done needs its texts no longer; what was refused keeps them and says why. */
function close(form: ReportForm, refusal: string | null): void {
  if (refusal === null) form.cancel()
  form.refusal.value = refusal
}

function summary(verb: string, { done, refused }: ManyMonths): string {
  const parts = [done > 0 && `已${verb} ${done} 个。`, refused.length > 0 && `${refused.length} 个未${verb}，原因见各项目。`]
  return parts.filter(Boolean).join('')
}
