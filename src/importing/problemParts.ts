/** A problem of a file, worded part by part: as the screen lists it. */
export interface ProblemParts {
  /** `第 3 行（文件第 12 行）`. */
  readonly where: string
  readonly field: string | null
  /** What stood there, shortened. */
  readonly value: string | null
  /** What is wrong and the remedy. */
  readonly words: string
}

/** The same parts as one sentence, where there is no list: where, which field, what stood there, what is wrong. */
export const inOneLine = ({ where, field, value, words }: ProblemParts): string =>
  `${where}，${field === null ? '' : `${field}：`}${value === null ? '' : `“${value}”`}${words}`
