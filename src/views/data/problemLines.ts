import type { ProblemLine } from '#components/data/problemLine.ts'
import type { RowProblem } from '#importing/problem.ts'
import { faultWords, whereWords } from '#importing/wording.ts'

/** The problems of a file of rows as the screen lists them. */
export const problemLines = (problems: readonly RowProblem[]): readonly ProblemLine[] =>
  problems.map((problem) => ({ where: whereWords(problem), field: problem.field, value: problem.value, words: faultWords(problem.fault) }))
