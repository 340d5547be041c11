import { fail, ok, type Result } from '#domain/result.ts'
import { headerOf, headerProblems } from './header.ts'
import { parseObject, type JsonObject } from './jsonText.ts'
import { problem, WHOLE_FILE, type RowProblem } from './problem.ts'
import { readRegisterRow } from './registerRow.ts'
import { crossRowProblems, withinRowProblems } from './registerChecks.ts'
import type { RegisterFile, RegisterRow } from './registerSchema.ts'
import { readSection, type Placed } from './section.ts'

const EXPECTED = '项目台账'

/**
 * Reads an untrusted register file (`format: "register"`), the shipped illustrative one and a user's ledger alike.
 * All or nothing: with any error there are no rows. Doubts that do not block come as `warnings`.
 * @returns the trusted file, or every problem with its row, field, value and remedy
 */
export function decodeRegister(text: string): Result<RegisterFile, readonly RowProblem[]> {
  const parsed = parseObject(text, EXPECTED)
  if (!parsed.ok) return fail([parsed.issue])
  const file = parsed.value
  const header = headerProblems(file, 'register', EXPECTED)
  if (header.length > 0) return fail(header)
  return decodeRows(file, text)
}

function decodeRows(file: JsonObject, text: string): Result<RegisterFile, readonly RowProblem[]> {
  const section = readSection(file, text, 'rows', readRegisterRow)
  const rows: readonly Placed<RegisterRow>[] = section.records
  if (rows.length === 0 && section.problems.length === 0)
    return fail([problem(WHOLE_FILE, { code: 'import/no-rows' })])
  const problems = [...section.problems, ...rows.flatMap(withinRowProblems), ...crossRowProblems(rows)]
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return fail(inFileOrder(problems))
  return ok({
    format: 'register',
    version: 1,
    ...headerOf(file),
    rows: rows.map(({ value }) => value),
    warnings: inFileOrder(problems),
  })
}

const inFileOrder = (problems: readonly RowProblem[]): RowProblem[] =>
  [...problems].sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
