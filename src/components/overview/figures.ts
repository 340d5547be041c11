import { FIGURE_HEADS } from '#domain/printedWords.ts'
import type { FigureName } from '#projection/tables.ts'

export { FIGURE_HEADS, placeOf, sayDifference, sayOwnDifference } from '#domain/printedWords.ts'

/** The figures in their order. */
export const FIGURE_NAMES = Object.keys(FIGURE_HEADS) as FigureName[]
