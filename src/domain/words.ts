import * as v from 'valibot'
import type { EditIssue } from './edit.ts'
import { fail, ok, type Result } from './result.ts'
import { MAX_PROJECT_NAME, MAX_TEXT, TextSchema } from './schema.ts'
import { typedText } from './typedText.ts'

/**
 * Reads typed words that go with an act rather than into a field: a reason, a name.
 * @param lines whether it is a reason of several lines, or a name on one
 * @returns `null` when nothing was typed, or why it cannot be kept
 */
export function readWords(label: string, typed: string, lines: boolean): Result<string | null, EditIssue> {
  const text = typedText(typed, lines)
  const limit = lines ? MAX_TEXT : MAX_PROJECT_NAME
  if (text === '') return ok(null)
  if (text.length > limit) return fail({ code: 'edit/too-long', label, limit })
  return v.is(TextSchema, text) ? ok(text) : fail({ code: 'edit/not-allowed-value', label, text, remedy: '请去掉不完整的字符后重填。' })
}
