/**
 * Printed figures as ranges of exact integers. Amounts are whole 万元; a printed amount is in tenths of 亿元
 * (`364` is 36.4), a printed share in tenths of a percent (`586` is 58.6). Rounding is half up, as printed tables do.
 * Kept apart from the app's own rounding on purpose: what made the rows must not be what checks them.
 */

/** Whole numbers from `low` to `high`, both included; empty when `low > high`. */
export interface Range {
  readonly low: number
  readonly high: number
}

/** 万元 in a tenth of 亿元: one unit of a printed amount's last place. */
export const WAN_PER_TENTH = 1_000

const HALF = WAN_PER_TENTH / 2

/** The amounts that print as `tenths`: 36.4 is 363500 to 364499 万元. */
export const amountsPrinting = (tenths: number): Range => ({
  low: tenths * WAN_PER_TENTH - HALF,
  high: tenths * WAN_PER_TENTH + HALF - 1,
})

/** The parts of `whole` whose share prints as `tenths` of a percent. */
export function partsPrinting(tenths: number, whole: number): Range {
  const low = Math.ceil(((2 * tenths - 1) * whole) / 2000)
  const high = Math.ceil(((2 * tenths + 1) * whole) / 2000) - 1
  return { low, high }
}

/** What lies in both ranges. */
export const overlap = (a: Range, b: Range): Range => ({
  low: Math.max(a.low, b.low),
  high: Math.min(a.high, b.high),
})

/** The multiples of `step` within a range, again as a range of 万元. */
export const onStep = ({ low, high }: Range, step: number): Range => ({
  low: Math.ceil(low / step) * step,
  high: Math.floor(high / step) * step,
})

/** Tells whether a range holds nothing. */
export const isEmpty = ({ low, high }: Range): boolean => low > high

/** How an amount in 万元 prints, in tenths of 亿元. */
export const printedAmount = (wan: number): number => Math.floor((wan + HALF) / WAN_PER_TENTH)

/** How a share prints, in tenths of a percent, half up and without a binary fraction on the way. */
export const printedShare = (part: number, whole: number): number =>
  Math.floor((2000 * part + whole) / (2 * whole))

/** Reads a printed figure with one decimal: `62.2` is 622. */
export function tenthsOf(printed: string): number {
  if (!/^\d+\.\d$/.test(printed)) throw new Error(`Not a figure with one decimal: ${printed}`)
  return Number(printed.replace('.', ''))
}
