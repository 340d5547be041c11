import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { formatWan } from '#domain/money.ts'
import { counts, emptyReport, type MonthlyReport } from '#domain/monthlyReport.ts'
import { printReportField, REPORT_FIELDS, withTyped, type ReportField, type ReportTexts, type TypedReport } from '#domain/reportForm.ts'
import { isReduction } from '#domain/reporting.ts'
import type { MonthLine } from '#projection/reportLines.ts'
import { useTypedDraft } from './useTypedDraft.ts'

/** A field of the form: of the report, or the figure of statistics beside it. */
export type FormField = ReportField | 'statistics'

/** Fields in which last month's words are suggested. */
export const SUGGESTED = ['progressText', 'progressPercent', 'nextMonth'] as const satisfies readonly ReportField[]

/** A form over one project's month: what is recorded, and over it what was typed and is not recorded yet. */
export interface ReportForm {
  readonly line: ComputedRef<MonthLine>
  /** Whether the report's fields may be typed: it does not count yet, or is being corrected. */
  readonly open: ComputedRef<boolean>
  readonly correcting: ComputedRef<boolean>
  readonly typed: ComputedRef<TypedReport>
  /** Whether the cumulative would fall, so that 核减原因 is asked. */
  readonly falls: ComputedRef<boolean>
  readonly isDirty: ComputedRef<boolean>
  /** Why the last act was refused. */
  readonly refusal: ShallowRef<string | null>
  /** What was asked before the month is handed in, in words: asking the same again is the answer yes. Typing takes it away. */
  readonly asked: ShallowRef<readonly string[]>
  /** What a pasted column would put into the line, in words, until it is decided. */
  readonly offered: ShallowRef<string | null>
  readonly text: (field: FormField) => string
  readonly type: (field: FormField, text: string) => void
  /** The field is left: what was typed is recorded, or stays with its problem. A correction stays until it is handed in. */
  readonly leave: (field: FormField) => Promise<void>
  readonly giveUp: (field: FormField) => void
  readonly suggestion: (field: FormField) => string | null
  /** Takes suggestions over: from then on they are the officer's own words. */
  readonly take: (fields: readonly ReportField[]) => Promise<void>
  readonly correct: () => void
  readonly cancel: () => void
  /** What is typed and not recorded: goes along when the month is handed in. */
  readonly unrecorded: () => ReportTexts
}

/** What a form records with. Each answers with the sentence of a refusal, or `null`. */
export interface ReportSaving {
  readonly draft: (texts: ReportTexts) => Promise<string | null>
  readonly statistics: (text: string) => Promise<string | null>
}

/**
 * A month's form. @param key under which the browser keeps what is typed and not recorded;
 * @param may whether this person may type in it at all
 */
export function useReportForm(key: string, line: ComputedRef<MonthLine>, may: () => boolean, saving: ReportSaving): ReportForm {
  const draft = useTypedDraft<FormField | 'correcting'>(key)
  draft.recover()
  const { texts } = draft
  const said = nothingSaid()
  const { refusal } = said
  const base = computed<MonthlyReport>(() => line.value.report ?? emptyReport(line.value.period, ''))
  const counted = computed(() => line.value.report !== null && counts(line.value.report))
  const correcting = computed(() => counted.value && texts.correcting !== undefined)
  const open = computed(() => may() && !line.value.inConflict && (!counted.value || correcting.value))
  const unrecorded = (): ReportTexts => Object.fromEntries(REPORT_FIELDS.flatMap((field) => (texts[field] === undefined ? [] : [[field, texts[field]]])))
  const typed = computed(() => withTyped(base.value, unrecorded()))
  const falls = computed(() => open.value && isReduction(typed.value.report.invested, counted.value ? base.value : null))
  const isDirty = computed(() => texts.statistics !== undefined || Object.keys(unrecorded()).length > 0)

  const recorded = (field: FormField): string => (field === 'statistics' ? printed(line.value.statistics) : printReportField(base.value, field))
  const text = (field: FormField): string => texts[field] ?? recorded(field)
  const giveUp = (field: FormField): void => void delete texts[field]
  function type(field: FormField, typedText: string): void {
    texts[field] = typedText
    forget(said)
  }
  async function leave(field: FormField): Promise<void> {
    const left = texts[field]
    if (left === undefined) return
    if (left === recorded(field)) return giveUp(field)
    if (field === 'statistics') return keep([field], () => saving.statistics(left))
    if (!correcting.value && !typed.value.problems[field]) await keep([field], () => saving.draft({ [field]: left }))
  }
  async function keep(fields: readonly FormField[], save: () => Promise<string | null>): Promise<void> {
    const before = fields.map((field) => texts[field])
    refusal.value = await save()
    if (refusal.value === null) fields.forEach((field, at) => texts[field] === before[at] && giveUp(field))
  }
  function suggestion(field: FormField): string | null {
    const { last } = line.value
    if (!open.value || counted.value || last === null || field === 'statistics' || !(SUGGESTED as readonly string[]).includes(field)) return null
    return text(field) === '' ? printReportField(last, field) || null : null
  }
  async function take(fields: readonly ReportField[]): Promise<void> {
    const taken = fields.filter((field) => suggestion(field) !== null)
    for (const field of taken) texts[field] = suggestion(field) ?? ''
    if (taken.length > 0) await keep(taken, () => saving.draft(Object.fromEntries(taken.map((field) => [field, texts[field] ?? '']))))
  }
  return {
    line, open, correcting, typed, falls, isDirty, ...said, text, type, leave, giveUp, suggestion, take, unrecorded,
    correct: () => (texts.correcting = 'yes'),
    cancel: () => { forget(said); giveUpAll(texts) },
  }
}

/** What a line says of itself beside its fields. */
const nothingSaid = (): Pick<ReportForm, 'refusal' | 'asked' | 'offered'> => ({ refusal: shallowRef(null), asked: shallowRef([]), offered: shallowRef(null) })

type Said = ReturnType<typeof nothingSaid>

/** What was said of other figures holds no longer. */
function forget({ refusal, asked }: Said): void {
  refusal.value = null
  asked.value = []
}

function giveUpAll(texts: Partial<Record<FormField | 'correcting', string>>): void {
  for (const field of [...REPORT_FIELDS, 'correcting' as const]) delete texts[field]
}

const printed = (amount: MonthLine['statistics']): string => (amount === null ? '' : formatWan(amount).replaceAll(',', ''))

/** The id under which a line tells why a field cannot be read. */
export const problemId = (form: ReportForm, field: ReportField): string => `problem-${encodeURIComponent(`${form.line.value.project.id}/${field}`)}`
