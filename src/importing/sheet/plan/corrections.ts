import type { Column } from '../layout/header.ts'
import type { MoneyUnit } from '../layout/headerText.ts'
import type { ImportChoices } from './preview.ts'

/** The units a column's amounts may be read in. */
export const UNITS: readonly MoneyUnit[] = ['万元', '亿元', '元']

/** What of a column a person may put right besides its field. */
export type Corrected = 'unit' | 'year'

/** The key under which a person says in which unit, or of which year, one column of the file at hand is. */
export const correctionId = (what: Corrected, sheet: string, column: number): string => `column-${what}:${sheet}!${column}`

/** A column with what a person put right of it; what is no unit or no year is not taken. */
export function corrected(column: Column, sheet: string, answers: ImportChoices['answers']): Column {
  const said = (what: Corrected): string => {
    const id = correctionId(what, sheet, column.column)
    return Object.hasOwn(answers, id) ? (answers[id] ?? '') : ''
  }
  const unit = UNITS.find((one) => one === said('unit')) ?? column.unit
  const year = /^(?:19|20)\d{2}$/.test(said('year')) ? Number(said('year')) : column.year
  return { ...column, unit, year }
}
