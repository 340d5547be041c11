import type { CellStyle } from 'hucre/xlsx'
import type { SheetColumnKind, SheetRowKind } from '#domain/sheetTable.ts'

/** Chinese text has a font of its own: 134 is GB2312's character set in the file format. */
const GB2312 = 134
/** Points. */
const SIZES = { title: 18, body: 10 } as const

const font = (name: string, size: number, bold = false): CellStyle['font'] => ({ name, size, bold, charset: GB2312 })
const thin = { style: 'thin', color: { rgb: '808080' } } as const
const BORDER: CellStyle['border'] = { top: thin, right: thin, bottom: thin, left: thin }

/** The line above the table that names it. */
export const TITLE: CellStyle = { font: font('方正小标宋简体', SIZES.title), alignment: { horizontal: 'center', vertical: 'center' } }
/** The unit, on the right above the table. */
export const UNIT: CellStyle = { font: font('宋体', SIZES.body), alignment: { horizontal: 'right', vertical: 'center' } }
/** A header's cell. */
export const HEADER: CellStyle = {
  font: font('黑体', SIZES.body), border: BORDER, alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E9EEF4' } },
}
/** What stands under the table. */
export const NOTE: CellStyle = { font: font('宋体', SIZES.body), alignment: { horizontal: 'left', vertical: 'top', wrapText: true } }

/** `fraction` is for amounts that are no whole 万元: a format with optional decimals alone would print `5,400.`. */
const FORMATS: Readonly<Partial<Record<SheetColumnKind | 'fraction', string>>> = {
  text: '@', longText: '@', money: '#,##0', fraction: '#,##0.0###', percent: '0.0', count: '0', day: 'yyyy-mm-dd', year: '0',
}
const FILLS: Readonly<Partial<Record<SheetRowKind, string>>> = { total: 'F3E8D2', section: 'E4EDE4', group: 'F2F5F2' }
const ACROSS: Readonly<Record<SheetColumnKind, 'left' | 'right' | 'center'>> = {
  text: 'left', longText: 'left', money: 'right', percent: 'right', degrees: 'right', count: 'center', day: 'center', year: 'center',
}

/** The style of a cell in the table's body, always the same object for the same kinds. */
export function bodyStyle(row: SheetRowKind, column: SheetColumnKind, fraction: boolean): CellStyle {
  const key = `${row} ${column} ${fraction}`
  let style = made.get(key)
  if (!style) made.set(key, (style = makeStyle(row, column, fraction)))
  return style
}

const made = new Map<string, CellStyle>()

function makeStyle(row: SheetRowKind, column: SheetColumnKind, fraction: boolean): CellStyle {
  const format = FORMATS[fraction ? 'fraction' : column]
  const fill = FILLS[row]
  return {
    font: font(row === 'project' ? '宋体' : '黑体', SIZES.body),
    border: BORDER,
    alignment: { horizontal: ACROSS[column], vertical: 'center', wrapText: column === 'longText' || column === 'text' },
    ...(format === undefined ? {} : { numFmt: format }),
    ...(fill === undefined ? {} : { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fill } } }),
  }
}
