import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import type { ReportForm } from '#composables/useReportForm.ts'
import type { ProjectId } from '#domain/project.ts'
import type { MonthLine } from '#projection/reportLines.ts'
import { nextWaiting } from './nextRow.ts'
import type { MonthActs } from './useMonthActs.ts'

/** The bureau's review of a month: what is ticked, passed and handed back. */
export interface Review {
  readonly ticked: ShallowRef<ReadonlySet<ProjectId>>
  /** Lines that wait for a review. */
  readonly waiting: ComputedRef<readonly MonthLine[]>
  /** Those of them that are ticked. */
  readonly chosen: ComputedRef<readonly ReportForm[]>
  /** Those to be handed back, while the note is asked. */
  readonly sendingBack: ShallowRef<readonly ReportForm[] | null>
  readonly tick: (id: ProjectId) => void
  readonly tickAll: () => void
  readonly pass: (forms: readonly ReportForm[]) => Promise<void>
  readonly sendBack: (note: string) => Promise<void>
  readonly decide: (form: ReportForm, verdict: '已审' | '退回') => void
}

/** Reviews the shown lines, one or all that are ticked. */
export function useReview({ lines, formOf, acts, root }: { lines: ComputedRef<readonly MonthLine[]>; formOf: (line: MonthLine) => ReportForm; acts: MonthActs; root: () => HTMLElement | null }): Review {
  const ticked: Review['ticked'] = shallowRef(new Set())
  const sendingBack: Review['sendingBack'] = shallowRef(null)
  const waiting = computed(() => lines.value.filter(({ state }) => state === '已报'))
  const isTicked = ({ project }: MonthLine): boolean => ticked.value.has(project.id)

  function tick(id: ProjectId): void {
    const next = new Set(ticked.value)
    if (!next.delete(id)) next.add(id)
    ticked.value = next
  }
  /** What was reviewed has no button any more: the focus goes on to the next that waits. A refusal keeps it where it says why. */
  async function reviewed(forms: readonly ReportForm[], verdict: '已审' | '退回', note: string | null): Promise<void> {
    const last = forms.at(-1)
    const goOn = last ? nextWaiting(root(), last.line.value.project.id) : null
    const all = await acts.review(forms, verdict, note)
    ticked.value = new Set()
    if (all) await goOn?.()
  }
  async function pass(forms: readonly ReportForm[]): Promise<void> {
    await reviewed(forms, '已审', null)
  }
  async function sendBack(note: string): Promise<void> {
    const forms = sendingBack.value ?? []
    sendingBack.value = null
    await reviewed(forms, '退回', note)
  }
  function decide(form: ReportForm, verdict: '已审' | '退回'): void {
    if (verdict === '已审') void pass([form])
    else sendingBack.value = [form]
  }
  return {
    ticked, waiting, sendingBack, tick, pass, sendBack, decide,
    chosen: computed(() => waiting.value.filter(isTicked).map(formOf)),
    tickAll: () => (ticked.value = new Set(waiting.value.every(isTicked) ? [] : waiting.value.map(({ project }) => project.id))),
  }
}
