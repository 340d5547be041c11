import { badPart } from '../fileFault.ts'
import { readXml } from './xml.ts'

/** The number format of each cell style, by the style's number; `null` is General. */
export type Formats = readonly (string | null)[]

/** Formats every Excel knows without writing them down; those of dates are told by number, for zh-CN too. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 11: '0.00E+00', 12: '# ?/?', 13: '# ??/??',
  14: 'yyyy-mm-dd', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy', 18: 'h:mm', 19: 'h:mm:ss', 20: 'h:mm', 21: 'h:mm:ss',
  22: 'yyyy-mm-dd h:mm', 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: 'm-d-yy', 31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: 'h"时"mm"分"', 35: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"',
  37: '#,##0', 38: '#,##0', 39: '#,##0.00', 40: '#,##0.00', 41: '#,##0', 42: '#,##0', 43: '#,##0.00', 44: '#,##0.00',
  45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss.0', 48: '0.0E+0', 49: '@', 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 55: 'h"时"mm"分"', 56: 'h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}

/** Reads the number formats of `styles.xml`. */
export function readFormats(xml: string, part: string): Formats {
  const custom = new Map<number, string>()
  const formats: (string | null)[] = []
  const path: string[] = []
  const sound = readXml(xml, {
    open: (name, attributes) => {
      if (path.length === 0 && name !== 'styleSheet') badPart(part)
      if (name === 'numFmt') custom.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '')
      if (name === 'xf' && path.at(-1) === 'cellXfs') {
        const id = Number(attributes.get('numFmtId') ?? 0)
        formats.push(custom.get(id) ?? BUILT_IN[id] ?? null)
      }
      path.push(name)
    },
    text: () => undefined,
    close: () => void path.pop(),
  })
  return sound ? formats : badPart(part)
}

/** Formats judged so far: a sheet's hundred thousand numbers have a handful. */
const judged = new Map<string, boolean>()
/** Past this many, somebody makes formats up: start over. */
const MOST_JUDGED = 1_000

/** Tells whether a format shows a number as a day: it names a year or a day, or a month that is no minute. */
export function isDateFormat(format: string): boolean {
  const known = judged.get(format)
  if (known !== undefined) return known
  if (judged.size >= MOST_JUDGED) judged.clear()
  const isDate = namesDay(format)
  judged.set(format, isDate)
  return isDate
}

function namesDay(format: string): boolean {
  const [positive = ''] = format.split(';')
  const codes = positive.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').toLowerCase()
  if (/general|[0#?]/.test(codes)) return false
  return /[yd]/.test(codes) || /^[^hs]*e/.test(codes) || (codes.includes('m') && !/[hs]/.test(codes))
}
