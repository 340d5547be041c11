import { fail, ok, type Result } from './result.ts'

/**
 * An amount in whole 元, e.g. `124_380_000_000` for 1243.8 亿元. Ledgers carry 万元 with up to four
 * decimals, which is exact in 元 (domain.md, section 2). Unknown amounts are `null` (未填), never 0.
 */
export type Yuan = number & { readonly __unit: 'yuan' }

/** Why a text is no amount. `text` is what was read, as it stood. */
export type AmountIssue =
  | { readonly code: 'amount/empty' }
  | { readonly code: 'amount/not-a-number'; readonly text: string }
  | { readonly code: 'amount/too-precise'; readonly text: string; readonly decimals: number }
  | { readonly code: 'amount/too-large'; readonly text: string }
  | { readonly code: 'amount/negative'; readonly text: string }

/** 元 in one 万元. */
export const YUAN_PER_WAN = 10_000
/** 元 in one 亿元. */
export const YUAN_PER_YI = 100_000_000
/** Largest amount accepted, 10 万亿元: a thousand times a large district's register, far inside exact integers. */
export const MAX_YUAN = 10_000_000_000_000

/** Brands a number that is already whole 元. @throws when it is not a safe integer: that is a bug of the caller. */
export function yuan(value: number): Yuan {
  if (!Number.isSafeInteger(value)) throw new Error(`Not whole 元: ${value}`)
  return value as Yuan
}

/** Reads an amount printed in 亿元, e.g. "1243.8". Never rounds. @returns whole 元, or why the text cannot be exact */
export const yuanFromYi = (text: string): Result<Yuan, AmountIssue> => yuanFromDigits(text, 8)

/** Reads an amount printed in 万元, e.g. "5,400.25". Never rounds. @returns whole 元, or why the text cannot be exact */
export const yuanFromWan = (text: string): Result<Yuan, AmountIssue> => yuanFromDigits(text, 4)

const MINUS = /^\s*[-\u2212]\s*/u

/** Reads an amount in 万元 that may be negative: a month's figure may take an earlier one back (核减). */
export function signedYuanFromWan(text: string): Result<Yuan, AmountIssue> {
  const plain = text.normalize('NFKC')
  if (!MINUS.test(plain)) return yuanFromWan(text)
  const amount = yuanFromWan(plain.replace(MINUS, ''))
  if (!amount.ok) return amount.issue.code === 'amount/empty' || amount.issue.code === 'amount/negative' ? fail({ code: 'amount/not-a-number', text }) : amount
  return ok((0 - amount.value) as Yuan)
}

const PLAIN = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/

function yuanFromDigits(text: string, decimals: number): Result<Yuan, AmountIssue> {
  const trimmed = text.normalize('NFKC').trim()
  if (trimmed === '') return fail({ code: 'amount/empty' })
  const match = PLAIN.exec(trimmed)
  if (!match) return fail({ code: 'amount/not-a-number', text })
  const [, sign, whole = '', fraction = ''] = match
  if (sign === '-') return fail({ code: 'amount/negative', text })
  if (fraction.replace(/0+$/, '').length > decimals) return fail({ code: 'amount/too-precise', text, decimals })
  const digits = whole.replaceAll(',', '') + fraction.padEnd(decimals, '0').slice(0, decimals)
  const value = Number(digits)
  return value > MAX_YUAN ? fail({ code: 'amount/too-large', text }) : ok(value as Yuan)
}

/** Adds amounts; an unknown one (`null`) is left out, so a sum says beside it how many were 未填. */
export function sumYuan(amounts: Iterable<Yuan | null>): Yuan {
  let total = 0
  for (const amount of amounts) total += amount ?? 0
  return total as Yuan
}

/**
 * Rounds a quotient of integers half away from zero, without the binary error of `toFixed` (62.15 prints 62.2, not
 * 62.1); exact, because what passes 2^53 on the way is worked out in big integers, which cost fifty times as much.
 * @param denominator above 0 @returns `numerator / denominator` scaled by 10^decimals, as an integer
 */
export function roundedQuotient(numerator: number, denominator: number, decimals: number): number {
  const size = Math.abs(numerator) * 10 ** decimals * 2 + denominator
  const rounded = size <= Number.MAX_SAFE_INTEGER ? (size - (size % (denominator * 2))) / (denominator * 2) : bigQuotient(numerator, denominator, decimals)
  return numerator < 0 && rounded !== 0 ? -rounded : rounded
}

function bigQuotient(numerator: number, denominator: number, decimals: number): number {
  const size = BigInt(Math.abs(numerator)) * 10n ** BigInt(decimals) * 2n + BigInt(denominator)
  return Number(size / (BigInt(denominator) * 2n))
}

const group = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')

function decimalText(scaled: number, decimals: number): string {
  const sign = scaled < 0 ? '-' : ''
  const digits = String(Math.abs(scaled)).padStart(decimals + 1, '0')
  const whole = group(digits.slice(0, digits.length - decimals))
  return decimals === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-decimals)}`
}

/** Prints an amount in 亿元 with one decimal, rounded half up: `1,243.8`. The unit stands in the header. */
export const formatYi = (amount: Yuan, decimals = 1): string => decimalText(roundedQuotient(amount, YUAN_PER_YI, decimals), decimals)

/** Prints an amount in 万元 exactly, with as many decimals as it has: `5,400` or `5,400.25`. */
export function formatWan(amount: Yuan): string {
  const text = decimalText(amount, 4)
  return text.replace(/\.?0+$/, '')
}

/** Prints an integer scaled by 10^decimals, thousands separated: `printScaled(1001, 1)` is `100.1`. */
export const printScaled = (scaled: number, decimals: number): string => decimalText(scaled, decimals)
