import * as v from 'valibot'
import { PROJECT_FIELDS, type FieldSpec } from '#domain/fields.ts'
import { MAX_TEXT } from '#domain/schema.ts'
import { hasInvisible } from '#domain/typedText.ts'
import type { MoneyUnit } from '../layout/headerText.ts'
import type { Cell, CellValue } from '../model.ts'
import { readChoice, readDistrict } from './choice.ts'
import { readDayCell } from './day.ts'
import { NEEDS_UNIT, readMoney } from './money.ts'
import { BLANK_READING, read, refuse, saysNothing, type Mark, type Reading } from './reading.ts'
import { readFlag, readRecord } from './record.ts'
import { readCode, readText } from './text.ts'

/** Longest text that is looked into at all: one of this length is too long whatever is taken out of it. */
const LONGEST = 20_000

/** What a cell's reader knows besides the cell. */
export interface ReadingContext {
  readonly spec: FieldSpec
  readonly unit: MoneyUnit | null
  readonly isSigned: boolean
  /** Former 属地 and what they are now. */
  readonly renamedDistricts: Readonly<Record<string, string>>
}

/** Reads one cell against the dictionary's line of its column. A formula's value is marked as such. */
export function readCell(cell: Cell, context: ReadingContext): Reading | typeof NEEDS_UNIT {
  const fault = faultBefore(cell.value)
  if (fault) return fault
  const reading = byKind(cell.value, context)
  if (reading === NEEDS_UNIT || reading.kind !== 'value') return reading
  const marks = marksOfCell(cell)
  return marks.length === 0 ? reading : { ...reading, marks: [...reading.marks, ...marks] }
}

/** What is said beside a value whatever its column: invisible characters are taken out of every kind (bad input 51). */
function marksOfCell({ value, isFormula }: Cell): Mark[] {
  const marks: Mark[] = value.kind === 'text' && hasInvisible(value.text) ? ['stripped'] : []
  return isFormula ? [...marks, 'formula'] : marks
}

/** What is wrong with a cell whatever its column (bad input 35–37). */
function faultBefore(value: CellValue): Reading | null {
  if (value.kind === 'error') return refuse({ code: 'cell/error' })
  if (value.kind === 'formula-without-value') return refuse({ code: 'cell/formula-without-value' })
  if (value.kind === 'boolean') return refuse({ code: 'cell/boolean' })
  if (value.kind === 'text' && value.text.includes('#') && /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/i.test(value.text.trim()))
    return refuse({ code: 'cell/error' })
  if (value.kind === 'text' && value.text.length > LONGEST) return refuse({ code: 'cell/too-long', limit: MAX_TEXT })
  return value.kind === 'blank' ? BLANK_READING : null
}

function byKind(value: CellValue, { spec, unit, isSigned, renamedDistricts }: ReadingContext): Reading | typeof NEEDS_UNIT {
  if (spec.kind === 'money') return readMoney(value, { unit, isSigned })
  if (spec.kind === 'date') return readDayCell(value)
  const text = value.kind === 'number' ? value.digits : value.kind === 'date' ? value.date : value.kind === 'text' ? value.text : ''
  if (saysNothing(text)) return BLANK_READING
  if (spec.label === '项目代码') return value.kind === 'text' ? readCode(text) : refuse({ code: 'cell/code-is-number' })
  switch (spec.kind) {
    case 'year':
      return readYear(value, text)
    case 'degrees':
      return readDegrees(spec, text)
    case 'choice':
      return readChoice(spec, text)
    case 'district':
      return readDistrict(text, renamedDistricts)
    case 'flag':
      return readFlag(text)
    case 'record':
      return readRecord(spec, text)
    case 'text':
    case 'longText':
      return readText(spec, text)
  }
}

function readYear(value: CellValue, text: string): Reading {
  const match = value.kind === 'date' ? null : /^(\d{4})年?$/.exec(text.normalize('NFKC').trim())
  const year = Number(match?.[1])
  if (!match) return refuse({ code: 'cell/not-a-year' })
  return year >= 1980 && year <= 2100 ? read(year) : refuse({ code: 'cell/year-out-of-range' })
}

/** Beyond 90 and within 180 a 纬度 is a 经度, in the wrong column. */
function readDegrees(spec: FieldSpec, text: string): Reading {
  const plain = text.normalize('NFKC').trim()
  const degrees = /^-?\d{1,3}(\.\d+)?$/.test(plain) ? Number(plain) : null
  if (degrees !== null && v.is(spec.schema, degrees)) return read(degrees)
  return refuse({ code: degrees !== null && v.is(PROJECT_FIELDS.longitude.schema, degrees) ? 'cell/swapped-degrees' : 'cell/not-degrees' })
}

/** Reads 起止年限 as two years: `2023-2026`, `2023年至2026年`. @returns the two readings */
export function readYears(cell: Cell): { readonly start: Reading; readonly end: Reading } {
  const both = (reading: Reading): { start: Reading; end: Reading } => ({ start: reading, end: reading })
  const fault = faultBefore(cell.value)
  if (fault) return both(fault)
  const text = cell.value.kind === 'text' ? cell.value.text : ''
  if (cell.value.kind === 'text' && saysNothing(text)) return both(BLANK_READING)
  const match = /^(\d{4})年?\s*[-‐-―−—~至到]+\s*(\d{4})年?$/.exec(text.normalize('NFKC').trim())
  if (!match) return both(refuse({ code: 'cell/not-years' }))
  const [start, end] = [Number(match[1]), Number(match[2])]
  if (start < 1980 || end > 2100) return both(refuse({ code: 'cell/year-out-of-range' }))
  return { start: read(start), end: read(end) }
}
