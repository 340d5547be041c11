import type { SizedFact } from './facts.ts'
import type { Random } from './random.ts'

/** The planned and past days of a project, `YYYY-MM-DD`. */
export interface Schedule {
  readonly plannedStart: string
  readonly actualStart: string | null
  readonly plannedCompletion: string
  readonly plannedProduction: string
  /** When the project entered the 建设项目库. */
  readonly approved: string
}

/** The month `months` after another, both `YYYY-MM`. */
export function addMonths(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const count = year * 12 + (number - 1) + months
  return `${Math.floor(count / 12)}-${twoDigits((count % 12) + 1)}`
}

/** The number of months from one month to another. */
export function monthsBetween(from: string, to: string): number {
  const [fromYear, fromMonth] = from.split('-').map(Number) as [number, number]
  const [toYear, toMonth] = to.split('-').map(Number) as [number, number]
  return (toYear - fromYear) * 12 + toMonth - fromMonth
}

/** Two digits, as in dates. */
export const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** A project's days: 新开工 is still to start, the others have started; every day of a month up to the 28th exists. */
export function scheduleOf(fact: SizedFact, random: Random): Schedule {
  const day = (low: number, high: number): string => twoDigits(random.between(low, high))
  const started = fact.category !== '新开工'
  return {
    plannedStart: `${started ? addMonths(fact.from, -random.between(0, 1)) : fact.from}-${day(1, 14)}`,
    actualStart: started ? `${fact.from}-${day(15, 28)}` : null,
    plannedCompletion: `${fact.to}-${day(10, 28)}`,
    plannedProduction: `${addMonths(fact.to, random.between(1, 4))}-${day(10, 28)}`,
    approved: `${addMonths(fact.from, -random.between(4, 6))}-${day(5, 25)}`,
  }
}
