import { CONSTRUCTION } from '#domain/milestone.ts'
import type { RegisterRow } from '#importing/registerSchema.ts'
import { randomFor, type Random } from './random.ts'
import { addMonths, twoDigits } from './schedule.ts'

/** A key point as written to the course file. */
type SeedMilestone = Readonly<Record<string, unknown>>

/** Share of the total, in percent, at which each of the 建设 key points is usually passed. */
const PASSED_AT = [3, 12, 30, 62, 78, 95, 100]

/** What happens to a key point that falls due by May, among a hundred: done in time, done late, still open. */
const IN_TIME = 66
const DONE_LATE = 16

/** Last day of the course on which something may be done. */
const LAST_DAY = '2025-06-13'

/** The key points of one project: where it began, the next one due by May, and one in the year's second half. */
export function milestonesOf(row: RegisterRow): SeedMilestone[] {
  const random = randomFor(`${row.name} 节点`)
  return row.actualStart === null ? preparation(row, random) : construction(row, random)
}

function construction(row: RegisterRow, random: Random): SeedMilestone[] {
  const share = ((row.completedBeforeYear ?? 0) / (row.totalInvestment ?? 1)) * 100
  const next = Math.min(
    PASSED_AT.findIndex((percent) => percent > share),
    CONSTRUCTION.length - 2,
  )
  const due = dayIn(addMonths('2025-03', random.between(0, 2)), random)
  const later =
    row.planCategory === '建成'
      ? row.plannedCompletion
      : dayIn(addMonths('2025-08', random.between(0, 4)), random)
  return [
    milestone(row, CONSTRUCTION[0], row.plannedStart, row.actualStart),
    milestone(row, CONSTRUCTION[next]!, due, outcome(due, random)),
    milestone(row, CONSTRUCTION[next + 1]!, later, null),
  ]
}

/** A project still to start: tendering is done, the permit and the entry on site are due before its planned start. */
function preparation(row: RegisterRow, random: Random): SeedMilestone[] {
  const start = (row.plannedStart ?? '').slice(0, 7)
  const tender = dayIn(addMonths(start, -2), random)
  return [
    milestone(row, '招投标', tender, tender > '2025-03-31' ? null : tender),
    milestone(row, '施工许可', dayIn(addMonths(start, -1), random), null),
    milestone(row, '进场', row.plannedStart, null),
  ]
}

const milestone = (
  row: RegisterRow,
  kind: string,
  due: string | null,
  done: string | null,
): SeedMilestone => ({ project: row.projectCode, kind, due, done, responsible: row.officer })

const dayIn = (month: string, random: Random): string => `${month}-${twoDigits(random.between(5, 28))}`

/** The day a due key point was done, or `null` when it is still open. */
function outcome(due: string, random: Random): string | null {
  const rank = random.between(1, 100)
  if (rank > IN_TIME + DONE_LATE) return null
  const days = rank <= IN_TIME ? -random.between(0, 12) : random.between(5, 34)
  const done = new Date(Date.parse(`${due}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
  return done > LAST_DAY ? null : done
}
