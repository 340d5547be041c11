import * as v from 'valibot'
import { keyed } from '#domain/fields.ts'
import { LIST_NAMES, type ListMembership } from '#domain/plan.ts'
import { NameSchema, YearSchema, YuanSchema } from '#domain/schema.ts'
import { readColumn } from './column.ts'
import { isObject, type JsonObject } from './jsonText.ts'
import { problem, type Place, type RowProblem } from './problem.ts'
import { NEEDED_COLUMNS, REGISTER_COLUMNS, type RegisterColumn, type RegisterRow } from './registerSchema.ts'
import { unknownKeys, type RecordReading } from './section.ts'

const COLUMNS = Object.keys(REGISTER_COLUMNS) as RegisterColumn[]
const KNOWN_KEYS: readonly string[] = [...COLUMNS, 'lists']

const MembershipSchema = v.strictObject({
  list: NameSchema,
  year: YearSchema,
  level: v.optional(v.nullable(NameSchema), null),
  plan: v.optional(v.nullable(YuanSchema), null),
})

/** Reads one row of a register by itself. @returns the row, or every problem in it */
export function readRegisterRow(raw: JsonObject, place: Place): RecordReading<RegisterRow> {
  const problems: RowProblem[] = unknownKeys(raw, KNOWN_KEYS, place)
  const row: Record<string, unknown> = {}
  for (const column of COLUMNS) {
    const reading = readColumn(REGISTER_COLUMNS[column], raw[column], place, NEEDED_COLUMNS.includes(column))
    row[column] = reading.value
    if (reading.problem) problems.push(reading.problem)
  }
  const lists = readLists(raw['lists'], place)
  problems.push(...lists.problems)
  const sound = problems.every(({ severity }) => severity === 'warning')
  return { value: sound ? ({ ...row, lists: lists.value } as unknown as RegisterRow) : null, problems }
}

/** Reads a row's 名录; a list this version does not know by name is taken as it is, because lists are data. */
function readLists(raw: unknown, place: Place): { value: readonly ListMembership[]; problems: RowProblem[] } {
  const given = raw ?? []
  if (!Array.isArray(given))
    return { value: [], problems: [problem(place, { code: 'import/bad-record' }, '名录', raw)] }
  const value: ListMembership[] = []
  const problems: RowProblem[] = []
  const seen = new Set<string>()
  for (const item of given as unknown[]) {
    const membership = isObject(item) ? v.safeParse(MembershipSchema, item) : null
    const key = membership?.success
      ? keyed('list', `${membership.output.year}/${membership.output.list}`)
      : ''
    if (membership?.success && !seen.has(key)) value.push(membership.output)
    else problems.push(problem(place, { code: 'import/bad-record' }, `名录（如${LIST_NAMES[0]}）`, item))
    seen.add(key)
  }
  return { value, problems }
}
