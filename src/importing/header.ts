import * as v from 'valibot'
import { DateSchema, TextSchema, YearSchema } from '#domain/schema.ts'
import type { IsoDate } from '#domain/calendar.ts'
import { problem, WHOLE_FILE, type RowProblem } from './problem.ts'
import type { JsonObject } from './jsonText.ts'

/** What every file of this family says of itself. */
export interface Header {
  readonly year: number
  readonly illustrative: boolean
  readonly source: string
  readonly asOf: IsoDate
}

/** The version this app writes and the newest it reads. */
export const KNOWN_VERSION = 1

const HEADER_FIELDS = {
  year: YearSchema,
  illustrative: v.boolean(),
  source: TextSchema,
  asOf: DateSchema,
} as const

/** Checks a file's format, version and header. @returns every problem; none when it is sound */
export function headerProblems(file: JsonObject, format: string, expected: string): readonly RowProblem[] {
  const { version } = file
  if (file['format'] !== format)
    return [problem(WHOLE_FILE, { code: 'import/wrong-format', expected }, 'format', file['format'])]
  if (typeof version === 'number' && version > KNOWN_VERSION)
    return [problem(WHOLE_FILE, { code: 'import/newer', version, known: KNOWN_VERSION })]
  const bad = Object.entries(HEADER_FIELDS).filter(([key, schema]) => !v.is(schema, file[key]))
  const keys = [...(version === KNOWN_VERSION ? [] : ['version']), ...bad.map(([key]) => key)]
  return keys.map((key) => problem(WHOLE_FILE, { code: 'import/bad-header', key }, null, file[key]))
}

/** A header whose problems are none. */
export const headerOf = (file: JsonObject): Header => ({
  year: file['year'] as number,
  illustrative: file['illustrative'] as boolean,
  source: (file['source'] as string).trim(),
  asOf: file['asOf'] as IsoDate,
})
