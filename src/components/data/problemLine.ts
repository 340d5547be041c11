/** One problem as the screen lists it, worded by whoever knows its kind. */
export interface ProblemLine {
  /** `第 3 行（文件第 12 行）`. */
  readonly where: string
  readonly field: string | null
  /** What stood there, shortened. */
  readonly value: string | null
  /** What is wrong and the remedy. */
  readonly words: string
}
