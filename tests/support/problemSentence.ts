import type { RowProblem } from '#importing/problem.ts'
import { inOneLine } from '#importing/problemParts.ts'
import type { SheetProblem } from '#importing/sheet/plan/preview.ts'
import { sheetProblemParts } from '#importing/sheet/wording.ts'
import { problemParts } from '#importing/wording.ts'

/** The whole sentence of a problem, out of the parts that the screen lists. */
export const problemSentence = (problem: RowProblem): string => inOneLine(problemParts(problem))

/** The same of a value that a sheet's import refuses. */
export const sheetProblemSentence = (problem: SheetProblem): string => inOneLine(sheetProblemParts(problem))
