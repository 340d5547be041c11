import type { Project } from '#domain/project.ts'
import { BOARD_STAGES, STAGES, type Stage } from '#domain/stage.ts'
import { NO_SUMS, rollUp, sumUp, type Sums } from './rollup.ts'

/** What the projects of a stage, or all, add up to on two days. */
export interface SumsOfTwoDays {
  readonly stage: Stage | null
  readonly before: Sums
  readonly after: Sums
}

/** Sums by stage on two days and, last, of all projects. The board's stages always have a row. */
export function compareSums(before: readonly Project[], after: readonly Project[], year: number): SumsOfTwoDays[] {
  const [was, is] = [before, after].map((projects) => rollUp(projects, year, ({ stage }) => [stage])) as [ReadonlyMap<string, Sums>, ReadonlyMap<string, Sums>]
  const board: readonly Stage[] = BOARD_STAGES
  const stages = STAGES.filter((stage) => board.includes(stage) || was.has(stage) || is.has(stage))
  const rows = stages.map((stage) => ({ stage, before: was.get(stage) ?? NO_SUMS, after: is.get(stage) ?? NO_SUMS }))
  return [...rows, { stage: null, before: sumUp(before, year), after: sumUp(after, year) }]
}
