import { isIsoDate, readDay } from '#domain/calendar.ts'
import type { CellValue } from '../model.ts'
import { BLANK_READING, read, refuse, saysNothing, type CellFault, type Reading } from './reading.ts'

/** Years of the Republic, which some forms still count in, begin after 1911. */
const MINGUO = 1911
const WHOLE = /^(\d{4})\D+\d{1,2}\D+\d{1,2}日?$/
const TIME = /[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.0+)?)?$/

/** Reads a day: of a cell that Excel shows as a date, or written out in full (bad input 23–30). */
export function readDayCell(value: CellValue): Reading {
  switch (value.kind) {
    case 'date':
      return isIsoDate(value.date) ? read(value.date) : refuse(dayFault(value.date))
    case 'number':
      return refuse({ code: 'cell/not-a-day' })
    case 'text':
      return saysNothing(value.text) ? BLANK_READING : fromText(value.text)
    case 'blank':
    case 'boolean':
    case 'error':
    case 'formula-without-value':
      return BLANK_READING
  }
}

function fromText(text: string): Reading {
  const plain = text.normalize('NFKC').replace(/\p{Cf}/gu, '').trim().replace(TIME, '')
  const day = readDay(plain)
  if (day === null) return refuse(dayFault(plain))
  return read(day, plain === text.trim() ? [] : ['normalised'])
}

function dayFault(text: string): CellFault {
  const minguo = /^民国(\d{1,3})年?/.exec(text)
  if (minguo) return { code: 'cell/minguo', year: Number(minguo[1]) + MINGUO }
  if (/^\d{1,2}[-./]\d{1,2}[-./]\d{1,4}$/.test(text)) return { code: 'cell/ambiguous-day' }
  if (/季度|上半年|下半年|[上中下]旬|底|初|末|^q\d|q\d$/i.test(text) || /^\d{4}([-./]\d{1,2}|年(\d{1,2}月)?)?$/.test(text))
    return { code: 'cell/whole-day-needed' }
  const whole = WHOLE.exec(text)
  if (whole && (Number(whole[1]) < 1980 || Number(whole[1]) > 2100)) return { code: 'cell/year-out-of-range' }
  return whole ? { code: 'cell/no-such-day' } : { code: 'cell/not-a-day' }
}
