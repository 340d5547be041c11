import { checkDigit } from '#domain/projectCode.ts'
import type { SizedFact } from './facts.ts'
import type { Random } from './random.ts'

/** The regions that issue codes: the county a project stands in. */
const REGIONS: Readonly<Record<string, string>> = { 滨富合作区: '330111', 滨萧合作园: '330109' }
const HOME_REGION = '330108'

/** Last year whose codes are still of the old form, which begins with the year and has no check digit. */
const LAST_OLD_YEAR = 2020

/** A project code as issued in the month of approval (`YYYY-MM`), in the old form up to 2020. */
export function projectCodeOf(fact: SizedFact, approvedMonth: string, random: Random): string {
  const [year, month] = approvedMonth.split('-') as [string, string]
  const region = REGIONS[fact.district] ?? HOME_REGION
  const kind = fact.investorKind === '政府投资' ? '01' : '02'
  if (Number(year) <= LAST_OLD_YEAR) return `${year}-${region}-39-03-${digits(random, 6)}`
  const serial = digits(random, 5)
  const check = checkDigit(`${year.slice(2)}${month}${region}04${kind}${serial}`)
  return `${year.slice(2)}${month}-${region}-04-${kind}-${serial}${check}`
}

const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => random.between(0, 9)).join('')
