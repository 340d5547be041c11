import { columnLetters } from '#importing/sheet/layout/cellText.ts'
import type { Column } from '#importing/sheet/layout/header.ts'
import { isDated, targetSpec } from '#importing/sheet/layout/target.ts'
import { correctionId, UNITS, type Corrected } from '#importing/sheet/plan/corrections.ts'
import type { PreviewSheet } from '#importing/sheet/plan/preview.ts'
import { slipId } from '#importing/sheet/plan/unitQuestion.ts'

/** In which unit and of which year a column is read; `null` where it has none, "" where a person still has to say. */
export interface ReadAs {
  readonly unit: string | null
  readonly year: number | null
  /** Whether the year is the one at whose end an amount stands, as in 截至2024年底. */
  readonly isYearEnd: boolean
}

/** What a column is read as, with what was answered of its sheet. @param year the year that is worked on */
export function readAs(column: Column, sheet: PreviewSheet, year: number, answers: Readonly<Record<string, string>>): ReadAs {
  const { target } = column
  const said = (id: string): string => (Object.hasOwn(answers, id) ? (answers[id] ?? '') : '')
  const isMoney = target !== null && targetSpec(target)?.kind === 'money'
  const isYearly = target !== null && isDated(target)
  const isYearEnd = target === 'completedBeforeYear'
  const ofQuestion = UNITS.find((unit) => unit === said(slipOf(column, sheet)))
  const ofSheet = Number(said(`year:${sheet.name}`)) || year
  return {
    unit: isMoney ? (ofQuestion ?? column.unit ?? sheet.unit ?? said(`unit:${sheet.name}`)) : null,
    year: isYearly ? (column.year ?? (isYearEnd ? ofSheet - 1 : ofSheet)) : null,
    isYearEnd,
  }
}

const slipOf = ({ column }: Column, { name }: PreviewSheet): string => slipId(name, columnLetters(column))

/** The answers by which a column's unit or year is put right. What was answered when its unit was doubted gives way. */
export const correction = (what: Corrected, column: Column, sheet: PreviewSheet, value: string): Readonly<Record<string, string>> => ({
  [correctionId(what, sheet.name, column.column)]: value,
  ...(what === 'unit' ? { [slipOf(column, sheet)]: '' } : {}),
})

/** Years before and after the one that is worked on that a column may be of. */
const NEAR = 5

/** The years a person may choose from: those near the one that is worked on, and the one it is read as. */
export function yearsAround(year: number, readAs: number): readonly number[] {
  const near = Array.from({ length: 2 * NEAR + 1 }, (_, at) => year + NEAR - at)
  return near.includes(readAs) ? near : [...near, readAs].sort((a, b) => b - a)
}
