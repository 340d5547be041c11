import type { RegisterRow } from '#importing/registerSchema.ts'
import { fundsOf } from './courseFunds.ts'
import { reviewOf, type Review } from './courseReviews.ts'
import { storyOf } from './courseStories.ts'
import { phaseOf, type PhaseText } from './phases.ts'
import { randomFor, type Random } from './random.ts'
import { addMonths, twoDigits } from './schedule.ts'

/** The months that have been reported. */
export const PERIODS = ['2025-01', '2025-02', '2025-03', '2025-04', '2025-05'] as const

/** What part of the year's plan a project at even pace does in each month, in thousandths: 41.7 % by May. */
const EVEN_PACE = [66, 60, 90, 97, 104]

/** 元 in one 万元. */
const YUAN_PER_WAN = 10_000

/** Paces in percent of an even one, with how often they occur among a hundred projects. */
const PACES: readonly { readonly share: number; readonly low: number; readonly high: number }[] = [
  { share: 14, low: 150, high: 215 },
  { share: 54, low: 98, high: 122 },
  { share: 18, low: 78, high: 95 },
  { share: 10, low: 38, high: 62 },
  { share: 4, low: 6, high: 18 },
]

/** Pace of a project that is completed by the middle of the year: the year's plan is nearly spent by May. */
const FINISHING_PACE = { low: 262, high: 285 }
const FINISHING_BY = '2025-07-31'

/** A month as written to the course file; `invested` in 元. */
export interface SeedReport extends PhaseText, Review {
  readonly project: string | null
  readonly period: string
  readonly invested: number
  readonly funds: Readonly<Record<string, number>> | null
  readonly reporter: string | null
  readonly unit: string | null
  readonly recordedAt: string
}

/** The monthly reports of one project under construction, January to May, as written to the course file. */
export function reportsOf(row: RegisterRow): SeedReport[] {
  const random = randomFor(`${row.name} 月报`)
  const pace = paceOf(row, random)
  const funding = randomFor(`${row.name} 到位资金`)
  const gaps = storyOf(row.name).gaps ?? 0
  let spent = row.completedBeforeYear ?? 0
  return PERIODS.flatMap((period, month) => {
    const invested = investedIn(row, month, pace, spent, random)
    spent += invested
    const text = phaseOf(spent / (row.totalInvestment ?? 1), random)
    const recordedAt = recordedAtOf(month, random)
    if (month >= PERIODS.length - gaps) return []
    return [
      {
        project: row.projectCode,
        period,
        invested,
        ...text,
        funds: fundsOf(row, invested, funding),
        reporter: row.officer,
        unit: row.responsibleUnit,
        recordedAt,
        ...reviewOf(row.name, period, recordedAt),
      },
    ]
  })
}

function paceOf(row: RegisterRow, random: Random): number {
  let rank = random.between(1, 100)
  if ((row.plannedCompletion ?? '') <= FINISHING_BY)
    return random.between(FINISHING_PACE.low, FINISHING_PACE.high)
  for (const { share, low, high } of PACES) {
    if (rank <= share) return random.between(low, high)
    rank -= share
  }
  return 100
}

/** A month's figure in 元; every fourth carries a quarter of a 万元, as ledgers do. Never beyond the total. */
function investedIn(row: RegisterRow, month: number, pace: number, spent: number, random: Random): number {
  const planWan = (row.annualPlan ?? 0) / YUAN_PER_WAN
  const wan = Math.round((planWan * EVEN_PACE[month]! * pace * random.between(86, 114)) / 10_000_000)
  const fraction = random.between(1, 4) === 1 ? random.between(1, 3) * 2_500 : 0
  return Math.min(wan * YUAN_PER_WAN + fraction, (row.totalInvestment ?? 0) - spent)
}

/** Reported around the 5th of the next month; January with the plan's issue in February; few 10 to 30 days late. */
function recordedAtOf(month: number, random: Random): string {
  const last = month === PERIODS.length - 1
  const late = random.between(1, 100) <= 6 ? random.between(10, last ? 20 : 30) : 0
  const day = (month === 0 ? random.between(11, 13) : random.between(3, 7)) + late
  const next = addMonths(PERIODS[month]!, 1)
  const days = new Date(Date.UTC(Number(next.slice(0, 4)), Number(next.slice(5)), 0)).getUTCDate()
  const date = day > days ? `${addMonths(next, 1)}-${twoDigits(day - days)}` : `${next}-${twoDigits(day)}`
  return `${date}T${twoDigits(random.between(9, 17))}:${twoDigits(random.between(0, 59))}:00+08:00`
}
