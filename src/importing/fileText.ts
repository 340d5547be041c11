import { fail, ok, type Result } from '#domain/result.ts'
import { MAX_TEXT_LENGTH } from './jsonText.ts'
import { problem, WHOLE_FILE, type RowProblem } from './problem.ts'

/** Most bytes one character of UTF-8 takes that is one unit of JavaScript text. */
const BYTES_PER_CHARACTER = 3

/**
 * Reads a chosen file as text, strictly UTF-8: a wrong guess at the encoding would put nonsense into names.
 * @returns the text, or why the file as a whole cannot be read
 */
export async function readFileText(file: Blob): Promise<Result<string, RowProblem>> {
  if (file.size > MAX_TEXT_LENGTH * BYTES_PER_CHARACTER)
    return fail(problem(WHOLE_FILE, { code: 'import/too-large', limit: MAX_TEXT_LENGTH }))
  const bytes = await file.arrayBuffer().catch(() => null)
  if (bytes === null) return fail(problem(WHOLE_FILE, { code: 'import/unreadable-file' }))
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return fail(problem(WHOLE_FILE, { code: 'import/not-utf8' }))
  }
}
