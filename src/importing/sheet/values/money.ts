import { MAX_YUAN } from '#domain/money.ts'
import type { MoneyUnit } from '../layout/headerText.ts'
import type { CellValue } from '../model.ts'
import { BLANK_READING, read, refuse, saysNothing, type Mark, type Reading } from './reading.ts'

/** Digits an amount may lose its last places beyond: Excel itself keeps 15. */
const EXACT_DIGITS = 15
/** Zeros behind the decimal point that one unit has in 元. */
const PLACES: Readonly<Record<MoneyUnit, number>> = { 元: 0, 万元: 4, 亿元: 8 }
const UNITS: Readonly<Record<string, MoneyUnit>> = { 元: '元', 万: '万元', 万元: '万元', 亿: '亿元', 亿元: '亿元' }

const GROUPED = String.raw`\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+`
const AMOUNT = new RegExp(String.raw`^([(-]?)\s*(${GROUPED})(?:\.(\d+))?\s*(元|万元|万|亿元|亿)?\s*(\)?)$`)

/** How an amount is read: the unit of its column, and whether it may be negative (a month's 核减). */
export interface MoneyContext {
  readonly unit: MoneyUnit | null
  readonly isSigned: boolean
}

/** What a money column without a unit waits for: the amount cannot be read before a person chose one. */
export const NEEDS_UNIT = Symbol('needs a unit')

/** Reads an amount into whole 元, exactly or not at all. A unit in the cell goes before the column's. */
export function readMoney(value: CellValue, context: MoneyContext): Reading | typeof NEEDS_UNIT {
  switch (value.kind) {
    case 'number':
      return fromNumber(value.digits, value.format, context)
    case 'text':
      return saysNothing(value.text) ? BLANK_READING : fromText(value.text, context)
    case 'date':
      return refuse({ code: 'cell/date-in-money' })
    case 'blank':
    case 'boolean':
    case 'error':
    case 'formula-without-value':
      return BLANK_READING
  }
}

function fromText(text: string, context: MoneyContext): Reading | typeof NEEDS_UNIT {
  const plain = text.normalize('NFKC').replace(/[\p{Cf}]/gu, '').replace(/−/g, '-').trim()
  if (/%$/.test(plain)) return refuse({ code: 'cell/percent' })
  const match = AMOUNT.exec(plain.replace(/^[¥￥]\s*/, ''))
  if (!match || (match[1] === '(') !== (match[5] === ')')) return refuse({ code: 'cell/not-money' })
  const [, sign = '', grouped = '', fraction = '', written] = match
  const whole = grouped.replace(/[ ,]/g, '')
  if (significant(whole, fraction) > EXACT_DIGITS) return refuse({ code: 'cell/precision' })
  const unit = written === undefined ? context.unit : (UNITS[written] as MoneyUnit)
  const marks: Mark[] = plain === text.trim() ? [] : ['normalised']
  if (unit !== context.unit) marks.push('unit-in-cell')
  return unit === null ? NEEDS_UNIT : amount({ isNegative: sign !== '', whole, fraction }, { ...context, unit }, marks)
}

const significant = (whole: string, fraction: string): number =>
  (whole + fraction.replace(/0+$/, '')).replace(/^0+/, '').length

interface Digits {
  readonly isNegative: boolean
  readonly whole: string
  readonly fraction: string
}

function amount({ isNegative, whole, fraction }: Digits, { unit, isSigned }: MoneyContext & { unit: MoneyUnit }, marks: readonly Mark[]): Reading {
  const places = PLACES[unit]
  if (fraction.replace(/0+$/, '').length > places) return refuse({ code: 'cell/too-precise', unit })
  const yuan = Number(whole + fraction.padEnd(places, '0').slice(0, places))
  if (yuan > MAX_YUAN) return refuse({ code: 'cell/too-large' })
  if (isNegative && yuan !== 0 && !isSigned) return refuse({ code: 'cell/negative' })
  return read(isNegative && yuan !== 0 ? -yuan : yuan, marks)
}

function fromNumber(digits: string, format: string | null, context: MoneyContext): Reading | typeof NEEDS_UNIT {
  const shown = (format ?? '').replace(/\[[^\]]*\]/g, '')
  if (shown.includes('%')) return refuse({ code: 'cell/percent' })
  const literal = /亿元?|万元?/.exec(shown)?.[0]
  // Such a format shows another number than the cell holds: which of the two was meant, nobody could say.
  if (/[0#?],+(?![0#?])/.test(shown) || (literal !== undefined && UNITS[literal] !== context.unit))
    return refuse({ code: 'cell/scaled-format', format: format ?? '' })
  const exact = asExcelShows(digits)
  if (exact === null) return refuse({ code: 'cell/precision' })
  if (context.unit === null) return NEEDS_UNIT
  return amount(exact, { ...context, unit: context.unit }, exact.isRounded ? ['excel-precision'] : [])
}

/**
 * A stored number as Excel shows it. Excel writes 1.1 as `1.1000000000000001`: the shortest digits of the same binary
 * number are meant. What still has more than 15 digits is the residue of a formula, shown and meant as 15 digits.
 * @returns `null` when a digit before the decimal point would be lost
 */
function asExcelShows(digits: string): (Digits & { isRounded: boolean }) | null {
  const plain = expanded(digits)
  if (significant(plain.whole, plain.fraction) <= EXACT_DIGITS) return { ...plain, isRounded: false }
  if (plain.whole.length > EXACT_DIGITS) return null
  const number = Number(digits)
  const shortest = expanded(String(number))
  if (significant(shortest.whole, shortest.fraction) <= EXACT_DIGITS) return { ...shortest, isRounded: false }
  return { ...expanded(number.toPrecision(EXACT_DIGITS)), isRounded: true }
}

/** Writes digits without an exponent: `1.25E-2` is 0.0125. */
function expanded(digits: string): Digits {
  const match = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(digits) as RegExpExecArray
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  const shift = Number(exponent)
  const all = shift < 0 ? whole.padStart(whole.length - shift, '0') + fraction : whole + fraction.padEnd(shift, '0')
  const point = (shift < 0 ? all.length - fraction.length : whole.length) + shift
  return { isNegative: sign === '-', whole: all.slice(0, point).replace(/^0+(?=\d)/, '') || '0', fraction: all.slice(point).replace(/0+$/, '') }
}
