/** A unit of money that a ledger writes. */
export type MoneyUnit = '元' | '万元' | '亿元'

/** A header's text, taken apart: what remains when unit, year and month are out is what a column is known by. */
export interface HeaderText {
  /** What the column is called, the same in every month's and year's sheet: the key of an approved mapping. */
  readonly key: string
  readonly unit: MoneyUnit | null
  /** A year the header names; for 年底 the year that ends, as written. */
  readonly year: number | null
  /** The month the header names: of `1-5月完成` the 5. */
  readonly month: number | null
}

/** Characters of a cell that are looked at to tell headers and kinds of rows: none of them is longer. */
const LOOKED_AT = 300

const UNIT = /(?:\(|\[|单位:?)?(亿元|万元|元)(?:\)|\])?$|[([](?:单位:?)?(亿元|万元|元)[)\]]/
const KEYED_YEAR = /[([]((?:19|20)\d{2})(?:年度?)?[)\]]$/
const YEAR_END = /((?:19|20)\d{2})年?(?:12月)?底/
const YEAR = /((?:19|20)\d{2})(?:年度?)?/
const MONTHS = /(?:1|一)月?份?[-至到~](\d{1,2}|m|n|本)月(?:份|底|末)?|(?:截至|截止|至|到)(\d{1,2})月(?:份|底|末)?/
const MONTH = /(\d{1,2})月份?/

/** Takes a header's text apart. What it does not understand stays in the key. */
export function headerText(text: string): HeaderText {
  let key = plainHeader(text)
  const take = (pattern: RegExp, by: string): RegExpExecArray | null => {
    const found = pattern.exec(key)
    if (found) key = key.slice(0, found.index) + by + key.slice(found.index + found[0].length)
    return found
  }
  const unit = take(UNIT, '')
  const yearEnd = take(YEAR_END, '年底')
  const year = yearEnd ?? take(KEYED_YEAR, '') ?? take(YEAR, '年度')
  const months = take(MONTHS, '至M月')
  const month = months ?? take(MONTH, 'M月')
  return {
    key: key.replace(/[()[\]:/、,.·*]/g, ''),
    unit: ((unit?.[1] ?? unit?.[2]) as MoneyUnit | undefined) ?? null,
    year: year ? Number(year[1]) : null,
    month: monthNumber(month?.[1] ?? month?.[2]),
  }
}

function monthNumber(text: string | undefined): number | null {
  const month = Number(text)
  return month >= 1 && month <= 12 ? month : null
}

/** A header without blanks, line ends and width: `１—５月\n完成 (万元)` is `1-5月完成(万元)`. */
export const plainHeader = (text: string): string =>
  text
    .slice(0, LOOKED_AT)
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/[‐-―−－]/g, '-')
    .replace(/[【〔]/g, '[')
    .replace(/[】〕]/g, ']')
    .toLowerCase()

/** A text that is nothing but a unit: `单位：万元`, `（万元）`. */
export const unitAlone = (text: string): MoneyUnit | null =>
  (/^[([]?(?:金额)?(?:单位)?:?(亿元|万元|元)[)\]]?$/.exec(plainHeader(text))?.[1] as MoneyUnit | undefined) ?? null
