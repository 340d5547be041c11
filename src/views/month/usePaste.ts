import { shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import type { FormField, ReportForm } from '#composables/useReportForm.ts'
import { sayOffer, type PasteSums } from '#domain/reportWords.ts'
import { emptyReport } from '#domain/monthlyReport.ts'
import { withTyped } from '#domain/reportForm.ts'
import { readBlock, type Block } from '#projection/ledgerBlock.ts'
import type { Period } from '#domain/calendar.ts'

interface Entry {
  readonly form: ReportForm
  readonly text: string
}

/** The typed columns of the table. */
const COLUMNS: readonly FormField[] = ['invested', 'progressText', 'progressPercent', 'nextMonth', 'statistics']

/** A pasted column that is shown at its rows and not written yet. */
interface Pasted {
  readonly field: FormField
  readonly entries: readonly Entry[]
  /** All rows that say something of it. */
  readonly touched: readonly Entry[]
  readonly sums: PasteSums
  /** Where it was pasted: the focus goes back there. */
  readonly origin: HTMLElement
}

/** A column copied from a sheet, filled downward from the cell it is pasted in. */
export interface Paste {
  readonly pasted: ShallowRef<Pasted | null>
  /** Takes a paste of more than one cell; one cell is the field's own. */
  readonly take: (event: ClipboardEvent) => void
  readonly accept: () => Promise<void>
  readonly giveUp: () => void
}

/** @param forms the forms of the drawn rows, in their order */
export function usePaste(forms: () => readonly ReportForm[], period: ComputedRef<Period>): Paste {
  const pasted: Paste['pasted'] = shallowRef(null)
  watch(period, clear, { flush: 'sync' })

  function take(event: ClipboardEvent): void {
    const origin = event.target as HTMLElement
    const field = origin.dataset['field'] as FormField | undefined
    const block = readBlock(event.clipboardData?.getData('text/plain') ?? '')
    const isOne = block.length < 2 && (block[0]?.length ?? 0) < 2
    if (field === undefined || !COLUMNS.includes(field) || isOne) return
    event.preventDefault()
    clear()
    const rows = forms()
    const first = rows.findIndex((form) => form.line.value.project.id === origin.closest<HTMLElement>('[data-row]')?.dataset['project'])
    pasted.value = { origin, field, ...offered(field, rows.slice(first), block) }
  }
  function clear(): void {
    for (const { form } of pasted.value?.touched ?? []) form.offered.value = null
    pasted.value = null
  }
  function giveUp(): void {
    pasted.value?.origin.focus()
    clear()
  }
  async function accept(): Promise<void> {
    const { field, entries } = pasted.value ?? { field: 'invested' as const, entries: [] }
    giveUp()
    for (const { form, text } of entries) form.type(field, text)
    for (const { form } of entries) await form.leave(field)
  }
  return { pasted, take, accept, giveUp }
}

/** Row beside row as they were copied: a row that cannot be typed in takes its cell and leaves it. */
function offered(field: FormField, rows: readonly ReportForm[], block: Block): Pick<Pasted, 'entries' | 'touched' | 'sums'> {
  const [entries, touched, sums]: [Entry[], Entry[], PasteSums] = [[], [], { filled: 0, bad: 0, closed: 0, beyond: Math.max(0, block.length - rows.length), wider: block.some(({ length }) => length > 1) }]
  let closed = 0
  block.forEach(([cell = ''], at) => {
    const [form, text] = [rows[at], plainText(field, cell)]
    if (!form || text === '' || text === form.text(field)) return
    if (field !== 'statistics' && !form.open.value) return void (closed += 1)
    const readable = isReadable(field, text)
    form.offered.value = sayOffer(form.text(field), text, readable)
    touched.push({ form, text })
    if (readable) entries.push({ form, text })
  })
  return { entries, touched, sums: { ...sums, filled: entries.length, bad: touched.length - entries.length, closed } }
}

/** A cell's text as it is typed: figures without the separators of a sheet. */
function plainText(field: FormField, text: string): string {
  const trimmed = text.trim()
  return field === 'invested' || field === 'statistics' ? trimmed.replaceAll(',', '') : trimmed
}

function isReadable(field: FormField, text: string): boolean {
  const own = field === 'statistics' ? 'invested' : field
  return withTyped(emptyReport('2000-01' as Period, ''), { [own]: text }).problems[own] === undefined
}
