import type { IsoDate } from '#domain/calendar.ts'
import type { CellValue } from '../model.ts'
import { dayOfSerial, type Epoch } from './serial.ts'
import { unescapedText } from './strings.ts'
import { isDateFormat, type Formats } from './styles.ts'

/** What a workbook's parts say to its cells. */
export interface CellContext {
  readonly strings: readonly string[]
  readonly formats: Formats
  readonly epoch: Epoch
}

/** A `<c>` element as it was written. `null` where an element is missing, which differs from an empty one. */
export interface RawCell {
  readonly type: string
  readonly style: number
  readonly value: string | null
  readonly inline: string | null
  readonly formula: string | null
}

/** A blank cell. */
export const BLANK: CellValue = { kind: 'blank' }

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/
const ISO_DAY = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?$/

/** What a cell holds. @returns `null` when the cell contradicts its own type: the file is damaged */
export function cellValue(raw: RawCell, context: CellContext): CellValue | null {
  const { type, value, inline, formula } = raw
  if (formula !== null && value === null && inline === null) return { kind: 'formula-without-value', formula }
  if (type === 'inlineStr') return text(inline ?? '')
  if (value === null) return BLANK
  switch (type) {
    case 's':
      return /^\d+$/.test(value) ? text(context.strings[Number(value)] ?? null) : null
    case 'str':
      return text(unescapedText(value))
    case 'b':
      return value === '1' || value === '0' ? { kind: 'boolean', value: value === '1' } : null
    case 'e':
      return { kind: 'error', text: value }
    case 'd':
      return ISO_DAY.test(value) ? { kind: 'date', date: value.slice(0, 10) as IsoDate } : null
    case 'n':
      return number(value.trim(), raw.style, context)
    default:
      return null
  }
}

const text = (content: string | null): CellValue | null =>
  content === null ? null : content === '' ? BLANK : { kind: 'text', text: content }

function number(digits: string, style: number, { formats, epoch }: CellContext): CellValue | null {
  if (digits === '') return BLANK
  if (!NUMBER.test(digits)) return null
  const format = formats[style] ?? null
  const date = format !== null && isDateFormat(format) ? dayOfSerial(digits, epoch) : null
  return date === null ? { kind: 'number', digits, format } : { kind: 'date', date }
}
