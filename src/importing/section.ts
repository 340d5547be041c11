import { forbiddenKey, isObject, recordLines, type JsonObject } from './jsonText.ts'
import { problem, WHOLE_FILE, type Place, type RowProblem, type Section } from './problem.ts'

/** Most records one section of a file may have. */
export const MAX_RECORDS = 100_000

/** A record with the place it came from, for checks against other records. */
export interface Placed<T> {
  readonly value: T
  readonly place: Place
}

/** What a record gave: a value if it is sound, and what is wrong or doubtful. */
export interface RecordReading<T> {
  readonly value: T | null
  readonly problems: readonly RowProblem[]
}

/** Reads one list of records of a file; each record by `read`, with its row and line named. */
export function readSection<T>(
  file: JsonObject,
  text: string,
  section: Section,
  read: (raw: JsonObject, place: Place) => RecordReading<T>,
): { records: readonly Placed<T>[]; problems: readonly RowProblem[] } {
  const list = file[section] ?? []
  if (!Array.isArray(list))
    return { records: [], problems: [problem(WHOLE_FILE, { code: 'import/bad-header', key: section })] }
  if (list.length > MAX_RECORDS)
    return {
      records: [],
      problems: [problem(WHOLE_FILE, { code: 'import/too-many-rows', limit: MAX_RECORDS })],
    }
  const lines = recordLines(text, section)
  const records: Placed<T>[] = []
  const problems: RowProblem[] = []
  list.forEach((raw: unknown, index) => {
    const place: Place = {
      section,
      row: index + 1,
      line: lines.length === list.length ? (lines[index] ?? null) : null,
    }
    const reading = readRecord(raw, place, read)
    if (reading.value !== null) records.push({ value: reading.value, place })
    problems.push(...reading.problems)
  })
  return { records, problems }
}

function readRecord<T>(
  raw: unknown,
  place: Place,
  read: (raw: JsonObject, place: Place) => RecordReading<T>,
): RecordReading<T> {
  if (!isObject(raw))
    return { value: null, problems: [problem(place, { code: 'import/not-a-record' }, null, raw)] }
  const forbidden = forbiddenKey(raw)
  if (forbidden !== null)
    return { value: null, problems: [problem(place, { code: 'import/forbidden-key' }, null, forbidden)] }
  return read(raw, place)
}

/** Problems for every key of a record that is not a column: a misspelt field must not vanish in silence. */
export const unknownKeys = (raw: JsonObject, known: readonly string[], place: Place): RowProblem[] =>
  Object.keys(raw)
    .filter((key) => !known.includes(key))
    .map((key) => problem(place, { code: 'import/unknown-field' }, null, key))
