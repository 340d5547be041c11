import type { IsoDate } from '#domain/calendar.ts'
import { ratePercent } from '#domain/indicator.ts'
import type { SheetColumn, SheetColumnKind, SheetValue } from '#domain/sheetTable.ts'
import type { Project } from '#domain/project.ts'
import type { LedgerSums } from '../ledgerSums.ts'
import { sumUnder } from '../ledgerSums.ts'
import { lastReportedPeriod } from '../reportedMonths.ts'

/** What every sheet needs to know beside its projects. */
export interface SheetFrame {
  readonly year: number
  /** 截至月份, 1 to 12; `null` before the year's first report. */
  readonly month: number | null
  /** The day the sheet is made. */
  readonly today: IsoDate
  /** What the filter says, in words; "" when it shows everything. */
  readonly filterText: string
}

/** The frame of a year: M is 截至月份, or the last month that any project of the whole register was reported for. */
export function sheetFrame(register: Iterable<Project>, year: number, today: IsoDate, filterText: string, shownMonth: number = lastMonth(register, year)): SheetFrame {
  return { year, month: shownMonth === 0 ? null : shownMonth, today, filterText }
}

const lastMonth = (register: Iterable<Project>, year: number): number => Number(lastReportedPeriod(register, year)?.slice(5) ?? 0)

/** The months a figure covers: `1-5月`, in January `1月`; before the first report `年初累计`. */
export const monthsText = ({ month }: SheetFrame): string => (month === null ? '年初累计' : month === 1 ? '1月' : `1-${month}月`)

/** A sheet's file, by the house's pattern: `滨江重大项目-明细表-2025年1-5月-20250603`. */
export function fileName(what: string, frame: SheetFrame): string {
  const months = frame.month === null ? '' : monthsText(frame)
  return `滨江重大项目-${what}-${frame.year}年${months}-${frame.today.replaceAll('-', '')}`
}

/** A sheet's title: `滨江区重大项目2025年1-5月完成情况明细表`. */
export const titleOf = (what: string, frame: SheetFrame): string =>
  `滨江区重大项目${frame.year}年${frame.month === null ? '' : monthsText(frame)}${what}`

/** A column whose header is one text over all lines. */
export const column = (header: string, kind: SheetColumnKind, width: number): SheetColumn => ({ header: [header, header], kind, width })

/** A column under a header that it shares with its neighbours. */
export const under = (upper: string, lower: string, kind: SheetColumnKind, width: number): SheetColumn => ({ header: [upper, lower], kind, width })

/** A rate in percent with one decimal, as it is printed everywhere; `null` where there is none. */
export function percentOf(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole <= 0 ? null : ratePercent(part, whole)
}

/** The sum of a group under a column; blank where all of its projects are 未填, or nothing adds up. */
export function sumCell(sums: LedgerSums, key: string): SheetValue {
  const sum = sumUnder(sums, key)
  if (sum === null) return null
  // What nobody has reported is not 0 %.
  if (sum.whole !== null) return key === 'planRate' && sums.unreported === sums.projects ? null : percentOf(sum.part, sum.whole)
  return sum.unknown === sums.projects ? null : sum.part
}
