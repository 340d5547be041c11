import type { PreviewField, QuestionKind } from './preview.ts'
import type { Questions } from './questions.ts'
import type { ReadRow } from './readRows.ts'

/** Tells whether a field would be written as it stands. */
export const isOpen = ({ status }: PreviewField): boolean => status === 'new' || status === 'changed'

/** The field, refused. */
export const refused = (field: PreviewField, fault: PreviewField['fault']): PreviewField => ({ ...field, status: 'refused', fault, after: null })

/** The field, waiting for an answer. */
export const waiting = (field: PreviewField, id: string): PreviewField => ({ ...field, status: 'waiting', waitsFor: [...field.waitsFor, id] })

/** The field with the reason that was given for it; waiting until one is. */
export function withReason(field: PreviewField, kind: QuestionKind, row: ReadRow, detail: string, questions: Questions): PreviewField {
  const id = `${kind}:${row.key}:${field.path}`
  const answer = questions.ask({ id, kind, sheet: row.sheet, row: row.row, detail: `${field.label} ${detail}`, options: [] })
  return answer === null ? waiting(field, id) : { ...field, reason: answer, reasonFor: kind }
}
