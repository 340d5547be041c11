import type { Issue } from './coordination.ts'
import type { Event } from './event.ts'
import { fieldLabel, fieldSpec, fitsField, splitField } from './fields.ts'
import { formatWan } from './money.ts'
import type { WrittenReport } from './monthlyReport.ts'
import { valueText } from './valueText.ts'

/** Letters of a text that tell it from the next on one line. */
const FIRST_WORDS = 20

/** The first words of a text. */
export const firstWords = (text: string): string => ([...text].length > FIRST_WORDS ? `${[...text].slice(0, FIRST_WORDS).join('')}…` : text)

/** The project an event is about; a problem is a subject of its own that names its project. `null` where the event does not say. */
export function projectOf({ subject, payload }: Pick<Event, 'subject' | 'payload'>): string | null {
  if (subject.startsWith('project/')) return subject
  const named = (payload as { readonly project?: unknown } | null)?.project
  return typeof named === 'string' ? named : null
}

/** What a field becomes, in few words: `月报（2025-05）6,300.5 万元`, `问题（征拆）：东侧电缆沟…`. Long texts and records by their label. */
export function changeWords(field: string, to: unknown): string {
  const [name] = splitField(field)
  if (to === null || !fitsField(field, to)) return name === 'issue' ? '问题' : fieldLabel(field)
  if (name === 'issue') return `问题（${(to as Issue).kind}）：${firstWords((to as Issue).description)}`
  if (name === 'report') return fieldLabel(field) + reportWords(to as WrittenReport)
  const kind = fieldSpec(field)?.kind
  return kind === 'record' || kind === 'longText' || kind === 'flag' ? fieldLabel(field) : `${fieldLabel(field)} ${firstWords(valueText(field, to))}`
}

const reportWords = ({ invested, state }: WrittenReport): string =>
  `${state === '草稿' || state === '退回' ? `${state} ` : ''}${invested === null ? '本月完成未填' : `${formatWan(invested)} 万元`}`
