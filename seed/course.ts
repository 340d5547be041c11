import type { RegisterFile } from '#importing/registerSchema.ts'
import { countsOf, inclusionOf } from './courseCounts.ts'
import { issuesOf } from './courseIssues.ts'
import { milestonesOf } from './courseMilestones.ts'
import { reportsOf } from './courseReports.ts'

/** The day up to which the course runs: May has been reported, the late ones too. */
const COURSE_AS_OF = '2025-06-30'

/** The illustrative course of 2025 as written to `course-2025.json`. No project changes its stage in it. */
export function makeCourse(register: RegisterFile): Readonly<Record<string, unknown>> {
  const ongoing = register.rows
    .filter(({ stage }) => stage === '续建')
    .map((row) => ({ row, reports: reportsOf(row) }))
  return {
    format: 'course',
    version: 1,
    year: register.year,
    illustrative: true,
    source: '示例数据：月报、入库入统、关键节点和问题均为编造，用于演示',
    asOf: COURSE_AS_OF,
    reports: ongoing.flatMap(({ reports }) => reports),
    inclusions: ongoing.map(({ row }) => inclusionOf(row)),
    counts: ongoing.flatMap(({ row, reports }) => countsOf(row, reports)),
    milestones: register.rows.flatMap(milestonesOf),
    issues: issuesOf(register.rows),
  }
}
