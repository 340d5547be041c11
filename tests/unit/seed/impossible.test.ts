import { describe, expect, it } from 'vitest'
import { roundedQuotient, yuanFromYi } from '#domain/money.ts'
import type { PublishedDifference, PublishedLine, PublishedTable } from '#importing/published.ts'
import {
  amountsPrinting,
  isEmpty,
  overlap,
  partsPrinting,
  printedAmount,
  printedShare,
  tenthsOf,
  type Range,
} from '#seed/rounding.ts'
import { publishedPlan } from './seedFiles.ts'

const plan = publishedPlan()
const whole = tenthsOf(plan.sectors.total.annualPlan)
const totals = amountsPrinting(whole)

/** Every total in whole 万元 that prints 62.2. */
function* everyTotal(): Generator<number> {
  for (let total = totals.low; total <= totals.high; total++) yield total
}

const lineOf = (table: PublishedTable, row: string): PublishedLine =>
  [...table.rows, table.total].find(({ label }) => label === row)!
const tableOf = ({ table }: PublishedDifference): PublishedTable =>
  table === '表2' ? plan.sectors : plan.districts
const partsFor = (line: PublishedLine, total: number): Range =>
  overlap(amountsPrinting(tenthsOf(line.annualPlan)), partsPrinting(tenthsOf(line.share), total))

describe('the share of 互联网产业园, printed 7.9', () => {
  const line = lineOf(plan.districts, '互联网产业园')

  it('is out of reach for real numbers: below 4.85 over at least 62.15 stays below 7.85 %', () => {
    // 4.85 / 62.15 < 7.85 / 100, in integers: 485 × 10000 < 785 × 6215
    expect(485 * 10_000).toBeLessThan(785 * 6_215)
  })

  it('comes from no pair of whole 万元 that prints 4.8 and 62.2', () => {
    for (const total of everyTotal()) expect(isEmpty(partsFor(line, total)), String(total)).toBe(true)
  })

  it('is at most 7.8 and at least 7.6, as the published file says', () => {
    const amounts = amountsPrinting(tenthsOf(line.annualPlan))
    const known = plan.knownDifferences.find(({ row }) => row === '互联网产业园')!
    expect(printedShare(amounts.high, totals.low)).toBe(tenthsOf(known.highest))
    expect(printedShare(amounts.low, totals.high)).toBe(tenthsOf(known.lowest))
  })
})

describe('every other printed share', () => {
  const tables = [plan.sectors, plan.districts]
  const others = tables.map((table) => table.rows.filter(({ label }) => label !== '互联网产业园'))

  it('can be met, all at once, for every total that prints 62.2', () => {
    for (const total of everyTotal()) {
      for (const lines of others)
        for (const line of lines)
          expect(isEmpty(partsFor(line, total)), `${line.label} of ${total}`).toBe(false)
    }
  })

  it('can be met by amounts that add up to the total', () => {
    for (const [lines, free] of [
      [others[0]!, []],
      [others[1]!, [lineOf(plan.districts, '互联网产业园')]],
    ] as const) {
      const ranges = [
        ...lines.map((line) => partsFor(line, 622_000)),
        ...free.map((line) => amountsPrinting(tenthsOf(line.annualPlan))),
      ]
      expect(ranges.reduce((sum, { low }) => sum + low, 0)).toBeLessThanOrEqual(622_000)
      expect(ranges.reduce((sum, { high }) => sum + high, 0)).toBeGreaterThanOrEqual(622_000)
    }
  })
})

describe('the bounds that the published file gives for each known difference', () => {
  const shares = plan.knownDifferences.filter(({ column }) => column === 'share')

  it.each(shares)('hold for the share of $row: from $lowest to $highest', (difference) => {
    const line = lineOf(tableOf(difference), difference.row)
    const amounts = amountsPrinting(tenthsOf(line.annualPlan))
    expect(printedShare(amounts.low, totals.high)).toBe(tenthsOf(difference.lowest))
    expect(printedShare(amounts.high, totals.low)).toBe(tenthsOf(difference.highest))
    expect(difference.printed).toBe(line.share)
  })

  it('name 1243.8 although the printed lines of table 2 add up to 1243.9', () => {
    const lines = plan.sectors.rows.map(({ totalInvestment }) => tenthsOf(totalInvestment))
    const [low, high] = [amountsPrinting, amountsPrinting].map((range, i) =>
      lines.reduce((sum, tenths) => sum + (i === 0 ? range(tenths).low : range(tenths).high), 0),
    )
    const known = plan.knownDifferences.find(
      ({ row, column }) => row === '合计' && column === 'totalInvestment',
    )!
    expect(lines.reduce((sum, tenths) => sum + tenths, 0)).toBe(12439)
    expect([printedAmount(low!), printedAmount(high!)]).toEqual([
      tenthsOf(known.lowest),
      tenthsOf(known.highest),
    ])
  })

  it('say reachable exactly where the printed figure lies within them', () => {
    for (const { printed, lowest, highest, reachable, row } of plan.knownDifferences) {
      expect(Number(printed) >= Number(lowest) && Number(printed) <= Number(highest), row).toBe(reachable)
    }
  })
})

describe('the two roundings, the seed’s and the app’s', () => {
  it('agree on every share of every 万元 from 4.7 to 4.9 亿元', () => {
    for (let part = 47_000; part <= 49_000; part++)
      expect(printedShare(part, 622_000)).toBe(roundedQuotient(part * 100, 622_000, 1))
  })

  it('agree that 62.15 亿元 prints 62.2', () => {
    const amount = yuanFromYi('62.15')
    expect(amount.ok && roundedQuotient(amount.value, 100_000_000, 1)).toBe(622)
    expect(printedAmount(621_500)).toBe(622)
  })
})
