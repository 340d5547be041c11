import { computed, shallowRef, watch } from 'vue'
import { useReloadGuard } from '#composables/reloadGuards.ts'
import { useTypedDraft } from '#composables/useTypedDraft.ts'
import type { Position } from '#composables/usePhotoPosition.ts'
import { isPeriod, localDay } from '#domain/calendar.ts'
import { monthTexts, saysMonth, UPDATE_FIELDS, type UpdateField } from '#domain/fieldUpdate.ts'
import { NOTHING_TO_SAVE } from '#domain/fieldWords.ts'
import { formatWan } from '#domain/money.ts'
import { counts, emptyReport } from '#domain/monthlyReport.ts'
import type { Project } from '#domain/project.ts'
import { printReportField, withTyped, type ReportField } from '#domain/reportForm.ts'
import { asksFigure, isReduction } from '#domain/reporting.ts'
import { sayQuestion } from '#domain/reportWords.ts'
import { explain } from '#domain/wording.ts'
import { nextMonthOf } from '#projection/fieldWork.ts'
import { monthLine, totalsOf } from '#projection/reportLines.ts'
import { useField } from '#stores/field.ts'
import { useReports } from '#stores/reports.ts'
import { useRegister } from '#stores/register.ts'
import { useShownRegister } from '#stores/shownRegister.ts'
import { say } from '#stores/wording.ts'
import { useChosenPhotos } from './useChosenPhotos.ts'

/** Soonest that a question can have been read: ms. A press before that is the second half of a double tap. */
const READ_WITHIN = 700

/** Fields in which last month's words may be taken over. */
const TAKEN_OVER: readonly UpdateField[] = ['progressText', 'progressPercent', 'nextMonth']

/** The typed side of an update: what stands in each field, what it reads as, and what last month said. */
function useTypedUpdate(opened: Project, form: string) {
  const store = useRegister()
  const draft = useTypedDraft<UpdateField | 'period'>(form)
  draft.recover()
  // What was typed for a month stays with that month, though another has become the next one since.
  const begun = draft.texts.period ?? ''
  const period = isPeriod(begun) ? begun : nextMonthOf(opened, { year: store.year, month: useShownRegister().standing.month }, localDay(Date.now()))
  const hasTyped = computed(() => Object.entries(draft.texts).some(([name, typed]) => name !== 'period' && typed.trim() !== ''))
  const line = computed(() => monthLine(store.project(opened.id) ?? opened, period))
  const base = computed(() => line.value.report ?? emptyReport(period, ''))
  const typed = computed(() => withTyped(base.value, monthTexts(draft.texts)))

  const isMonth = (field: UpdateField): field is (typeof UPDATE_FIELDS)[number] => (UPDATE_FIELDS as readonly string[]).includes(field)
  const text = (field: UpdateField): string => draft.texts[field] ?? (isMonth(field) ? printReportField(base.value, field) : '')
  /** What last month said; a figure as it is read, and a text as it may be taken over. */
  const last = (field: UpdateField): string | null => field === 'invested' ? (line.value.last?.invested == null ? null : formatWan(line.value.last.invested)) : (line.value.last && isMonth(field) ? printReportField(line.value.last, field) || null : null)
  const problem = (field: ReportField): string | null => {
    const issue = typed.value.problems[field]
    return issue ? explain(issue) : null
  }
  function type(field: UpdateField, value: string): void {
    Object.assign(draft.texts, { [field]: value, period })
  }
  return {
    draft, period, line, typed, hasTyped, text, last, problem, type,
    counted: computed(() => line.value.report !== null && counts(line.value.report)),
    takeOver: (field: UpdateField) => type(field, last(field) ?? ''),
    mayTakeOver: (field: UpdateField) => TAKEN_OVER.includes(field) && last(field) !== null && text(field) !== last(field),
    totals: computed(() => totalsOf(line.value, typed.value.report.invested)),
    falls: computed(() => isReduction(typed.value.report.invested, line.value.report)),
  }
}

/**
 * One update of one project from the site: what was typed and chosen outlives a killed tab, and is saved as one act.
 * @param opened the project as it was when the sheet was opened: its month stays while the sheet is open
 */
export function useUpdate(opened: Project, here: () => Position | null) {
  const form = `field/${opened.id}`
  const { draft, ...fields } = useTypedUpdate(opened, form)
  const { typed, hasTyped, counted, period } = fields
  const chosen = useChosenPhotos(form, opened, here)
  const refusal = shallowRef<string | null>(null)
  /** What is asked before the month is handed in; "" while nothing is. */
  const asked = shallowRef('')
  let askedAt = 0
  const busy = shallowRef(false)
  watch(() => JSON.stringify(draft.texts), () => (asked.value = ''))
  const isEmpty = (): boolean => !hasTyped.value && chosen.photos.value.length === 0
  useReloadGuard(isEmpty)
  const forget = (): void => (draft.clear(), chosen.forget())

  async function save(handIn: boolean): Promise<boolean> {
    if (busy.value || chosen.busy.value > 0) return false
    const wrong = Object.values(typed.value.problems)[0]
    refusal.value = wrong ? explain(wrong) : !handIn && isEmpty() ? NOTHING_TO_SAVE : null
    if (refusal.value !== null || (handIn && asksFirst())) return false
    busy.value = true
    try {
      return await hand(handIn)
    } finally {
      busy.value = false
    }
  }
  /** Asks once about a figure that looks mistaken, not about what is lacking: on site three taps are enough; the same press again says yes. */
  function asksFirst(): boolean {
    const said = useReports().questions(opened.id, period, monthTexts(draft.texts)).filter(asksFigure).map(sayQuestion).join('')
    const isNew = said !== '' && (said !== asked.value || Date.now() - askedAt < READ_WITHIN)
    if (said !== asked.value) askedAt = Date.now()
    asked.value = said
    return isNew
  }
  async function hand(handIn: boolean): Promise<boolean> {
    const photos = await chosen.sealed()
    const saved = photos.ok ? await useField().save(opened.id, { period, texts: { ...draft.texts }, handIn, confirmed: handIn ? asked.value : '', photos: photos.value }) : photos
    refusal.value = saved.ok ? null : say(saved.issue)
    if (saved.ok) forget()
    return saved.ok
  }
  /** Whether there is a month to hand in: a figure is typed or recorded. */
  const mayHandIn = computed(() => (saysMonth(draft.texts) || !counted.value) && typed.value.report.invested !== null)
  return {
    ...fields, chosen, refusal, asked, busy, save, forget,
    /** Whether something typed or chosen waits to be saved. */
    hasDraft: computed(() => !isEmpty()),
    /** Whether a problem is described and its kind not chosen. */
    lacksKind: computed(() => (draft.texts.issueText ?? '').trim() !== '' && !draft.texts.issueKind),
    mayHandIn,
    /** Whether the large button hands it in. A photo or a problem alone leaves a month begun before, or handed back, as it is. */
    handsIn: computed(() => mayHandIn.value && (saysMonth(draft.texts) || isEmpty())),
  }
}

/** An update in the making. */
export type Update = ReturnType<typeof useUpdate>
