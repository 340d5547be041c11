import { fail, ok, type Result } from '#domain/result.ts'
import { readColumn, type FileColumn } from './column.ts'
import {
  COUNT_COLUMNS,
  INCLUSION_COLUMNS,
  ISSUE_COLUMNS,
  MILESTONE_COLUMNS,
  REPORT_COLUMNS,
} from './courseColumns.ts'
import type {
  CourseCount,
  CourseFile,
  CourseInclusion,
  CourseIssue,
  CourseMilestone,
  CourseReport,
} from './courseSchema.ts'
import { headerOf, headerProblems } from './header.ts'
import { parseObject, type JsonObject } from './jsonText.ts'
import { problem, WHOLE_FILE, type Place, type RowProblem, type Section } from './problem.ts'
import { readSection, unknownKeys, type Placed, type RecordReading } from './section.ts'

const EXPECTED = '年度进展'

/**
 * Reads an untrusted course of a year (`format: "course"`): monthly reports, key points and issues by project code.
 * All or nothing, like the register.
 * @param knownCodes project codes of the register it belongs to; a record of any other project is an error
 */
export function decodeCourse(
  text: string,
  knownCodes: ReadonlySet<string>,
): Result<CourseFile, readonly RowProblem[]> {
  const parsed = parseObject(text, EXPECTED)
  if (!parsed.ok) return fail([parsed.issue])
  const header = headerProblems(parsed.value, 'course', EXPECTED)
  return header.length > 0 ? fail(header) : decodeSections(parsed.value, text, knownCodes)
}

/** A section's sound records and its problems. */
type Read<T> = ReturnType<typeof readSection<T>>

function decodeSections(
  file: JsonObject,
  text: string,
  knownCodes: ReadonlySet<string>,
): Result<CourseFile, readonly RowProblem[]> {
  const read = <T>(section: Section, columns: Readonly<Record<string, FileColumn>>): Read<T> =>
    readSection(file, text, section, recordReader<T>(columns))
  const reports = read<CourseReport>('reports', REPORT_COLUMNS)
  const inclusions = read<CourseInclusion>('inclusions', INCLUSION_COLUMNS)
  const counts = read<CourseCount>('counts', COUNT_COLUMNS)
  const milestones = read<CourseMilestone>('milestones', MILESTONE_COLUMNS)
  const issues = read<CourseIssue>('issues', ISSUE_COLUMNS)
  const problems = [
    ...sectionProblems([reports, inclusions, counts, milestones, issues], knownCodes),
    ...repeated(reports.records, ({ project, period }) => `${project} ${period}`),
    ...repeated(inclusions.records, ({ project }) => project),
    ...repeated(counts.records, ({ project, period }) => `${project} ${period}`),
    ...repeated(milestones.records, ({ project, kind }) => `${project} ${kind}`),
    ...repeated(issues.records, ({ key }) => key),
  ]
  if (problems.length > 0) return fail(problems)
  const values = { reports: valuesOf(reports), inclusions: valuesOf(inclusions), counts: valuesOf(counts) }
  const others = { milestones: valuesOf(milestones), issues: valuesOf(issues) }
  return ok({ format: 'course', version: 1, ...headerOf(file), ...values, ...others })
}

const valuesOf = <T>({ records }: Read<T>): readonly T[] => records.map(({ value }) => value)

/** What is wrong in the records themselves; a file without any record is wrong as a whole. */
function sectionProblems(
  sections: readonly Read<{ project: string }>[],
  knownCodes: ReadonlySet<string>,
): RowProblem[] {
  const records = sections.flatMap((section) => section.records)
  const problems = [
    ...sections.flatMap((section) => section.problems.filter(({ severity }) => severity === 'error')),
    ...records.flatMap((record) => unknownProject(record, knownCodes)),
  ]
  const isEmpty = problems.length === 0 && records.length === 0
  return isEmpty ? [problem(WHOLE_FILE, { code: 'import/no-rows' })] : problems
}

const unknownProject = (
  { value: { project }, place }: Placed<{ project: string }>,
  knownCodes: ReadonlySet<string>,
): RowProblem[] =>
  knownCodes.has(project) ? [] : [problem(place, { code: 'import/unknown-project' }, '项目代码', project)]

/** A reader of records whose columns are all there is to them. */
function recordReader<T>(
  columns: Readonly<Record<string, FileColumn>>,
): (raw: JsonObject, place: Place) => RecordReading<T> {
  const names = Object.keys(columns)
  return (raw, place) => {
    const problems = unknownKeys(raw, names, place)
    const record: Record<string, unknown> = {}
    for (const [name, column] of Object.entries(columns)) {
      const reading = readColumn(column, raw[name], place, column.required)
      record[name] = reading.value
      if (reading.problem) problems.push(reading.problem)
    }
    return { value: problems.some(({ severity }) => severity === 'error') ? null : (record as T), problems }
  }
}

/** Records that say the same thing of the same project twice. */
function repeated<T>(records: readonly Placed<T>[], keyOf: (record: T) => string): RowProblem[] {
  const rows = new Map<string, number>()
  return records.flatMap(({ value, place }) => {
    const key = keyOf(value)
    const otherRow = rows.get(key)
    if (otherRow === undefined) rows.set(key, place.row ?? 0)
    return otherRow === undefined
      ? []
      : [problem(place, { code: 'import/duplicate-entry', otherRow }, '记录', key)]
  })
}
