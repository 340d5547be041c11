import { CONSTRUCTION } from '#domain/milestone.ts'
import type { RegisterRow } from '#importing/registerSchema.ts'
import { storyOf } from './courseStories.ts'
import { randomFor, type Random } from './random.ts'
import { addMonths, twoDigits } from './schedule.ts'

/** A key point as written to the course file. */
type SeedMilestone = Readonly<Record<string, unknown>>

/** Share of the total, in percent, at which each of the 建设 key points is usually passed. */
const PASSED_AT = [3, 12, 30, 62, 78, 95, 100]

/** Of a hundred key points that fall due by May and get done, how many are done in time. */
const IN_TIME = 80

/** The last day on which what was late has been done: nothing but what is told to be open is overdue in May. */
const LAST_DAY = '2025-05-29'

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
    milestone(row, CONSTRUCTION[next]!, due, storyOf(row.name).openMilestone ? null : doneOn(due, random)),
    milestone(row, CONSTRUCTION[next + 1]!, later, null),
  ]
}

/** A project still to start: tendering is done, the permit by May or not, the entry on site waits. */
function preparation(row: RegisterRow, random: Random): SeedMilestone[] {
  const start = (row.plannedStart ?? '').slice(0, 7)
  const tender = dayIn(addMonths(start, -2), random)
  const permit = dayIn(addMonths(start, -1), random)
  return [
    milestone(row, '招投标', tender, tender),
    milestone(row, '施工许可', permit, permit > LAST_DAY ? null : permit),
    milestone(row, '进场', dayIn(addMonths(start, 2), random), null),
  ]
}

const milestone = (
  row: RegisterRow,
  kind: string,
  due: string | null,
  done: string | null,
): SeedMilestone => ({ project: row.projectCode, kind, due, done, responsible: row.officer })

const dayIn = (month: string, random: Random): string => `${month}-${twoDigits(random.between(5, 28))}`

/** The day a due key point was done: up to twelve days early, or late. */
function doneOn(due: string, random: Random): string {
  const late = random.between(1, 100) > IN_TIME
  const days = late ? random.between(5, 34) : -random.between(0, 12)
  const done = new Date(Date.parse(`${due}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
  return done > LAST_DAY ? LAST_DAY : done
}
