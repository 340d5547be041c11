import type { RegisterRow } from '#importing/registerSchema.ts'
import { randomFor, type Random } from './random.ts'
import { addMonths, twoDigits } from './schedule.ts'
import { storyOf } from './courseStories.ts'

/** A record of the course file as written. */
type SeedRecord = Readonly<Record<string, unknown>>
/** A month as the officer reported it. */
type Reported = Readonly<{ period: string; invested: number }>

/** 入统 figures come in whole 万元. */
const YUAN_PER_WAN = 10_000

/** Among a hundred figures: as many equal what was reported, lag behind it, run ahead of it; the rest are missing. */
const EQUAL = 58
const BEHIND = 28
const AHEAD = 8

/** 入库状态 of a started project: taken in some months after its start, but for those whose story says otherwise. */
export function inclusionOf(row: RegisterRow): SeedRecord {
  const random = randomFor(`${row.name} 入库`)
  if (storyOf(row.name).notCounted) return { project: row.projectCode, state: '已报', since: '2025-03-18' }
  const month = addMonths((row.actualStart ?? '').slice(0, 7), random.between(1, 3))
  return { project: row.projectCode, state: '已入', since: `${month}-${twoDigits(random.between(5, 26))}` }
}

/** 入统投资 February to May beside the reported figures; February's is for January too, as statistics publishes it. */
export function countsOf(row: RegisterRow, reports: readonly Reported[]): SeedRecord[] {
  const random = randomFor(`${row.name} 入统`)
  if (storyOf(row.name).notCounted) return []
  const january = reports.find(({ period }) => period.endsWith('-01'))?.invested ?? 0
  return reports
    .filter(({ period }) => !period.endsWith('-01'))
    .flatMap(({ period, invested }) => {
      const percent = percentOf(random)
      const countedOn = `${addMonths(period, 1)}-${twoDigits(random.between(14, 18))}`
      const own = period.endsWith('-02') ? invested + january : invested
      const amount = Math.floor((own * (percent ?? 0)) / 100 / YUAN_PER_WAN) * YUAN_PER_WAN
      return percent === null ? [] : [{ project: row.projectCode, period, amount, countedOn }]
    })
}

/** A figure in percent of the reported one; `null` where statistics has none. */
function percentOf(random: Random): number | null {
  const rank = random.between(1, 100)
  const [less, more] = [random.between(80, 97), random.between(102, 106)]
  if (rank <= EQUAL) return 100
  if (rank <= EQUAL + BEHIND) return less
  return rank <= EQUAL + BEHIND + AHEAD ? more : null
}
