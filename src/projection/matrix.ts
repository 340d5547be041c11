import type { Project } from '#domain/project.ts'
import { isBoardStage, type Stage } from '#domain/stage.ts'
import { laneOrder } from './board.ts'
import { valuesIn } from './filter.ts'
import { addSums, NO_SUMS, sumsOf, type Sums } from './rollup.ts'

/** What the rows of a matrix are. */
export type MatrixFacet = 'district' | 'sector'

/** A row: what it adds up to in each stage, in the matrix's order of stages, and altogether. */
export interface MatrixRow {
  readonly name: string
  readonly cells: readonly Sums[]
  readonly sum: Sums
}

/** 属地 × 阶段 or 行业 × 阶段: every project in exactly one cell, so that rows and columns add up to the total. */
export interface StageMatrix {
  readonly facet: MatrixFacet
  readonly stages: readonly Stage[]
  readonly rows: readonly MatrixRow[]
  readonly columns: readonly Sums[]
  readonly total: Sums
}

/** The order of columns: a project's life, then out of it. */
const COLUMN_ORDER: readonly Stage[] = ['谋划', '储备', '开工', '续建', '投产', '停缓建', '退出']

/**
 * Adds projects up by row and stage. Stages off the board get a column when a project stands there; a project
 * without 属地 or 行业 stands in the row 未归属.
 * @param always rows shown even when nothing stands in them
 */
export function stageMatrix(projects: readonly Project[], facet: MatrixFacet, year: number, always: readonly string[] = []): StageMatrix {
  const standing = new Set(projects.map(({ stage }) => stage))
  const stages = COLUMN_ORDER.filter((stage) => isBoardStage(stage) || standing.has(stage))
  const cells = new Map<string, Sums[]>(always.map((name) => [name, stages.map(() => NO_SUMS)]))
  for (const project of projects) addTo(cells, rowOf(project, facet, year), project, stages, year)
  const rows = laneOrder([...cells.keys()], facet).map((name) => makeRow(name, cells.get(name) ?? []))
  const columns = stages.map((_, at) => rows.reduce((sums, row) => addSums(sums, row.cells[at] ?? NO_SUMS), NO_SUMS))
  return { facet, stages, rows, columns, total: rows.reduce((sums, row) => addSums(sums, row.sum), NO_SUMS) }
}

const rowOf = (project: Project, facet: MatrixFacet, year: number): string => valuesIn(project, facet, year)[0] ?? ''

function addTo(cells: Map<string, Sums[]>, name: string, project: Project, stages: readonly Stage[], year: number): void {
  let row = cells.get(name)
  if (!row) cells.set(name, (row = stages.map(() => NO_SUMS)))
  const at = stages.indexOf(project.stage)
  row[at] = addSums(row[at] ?? NO_SUMS, sumsOf(project, year))
}

const makeRow = (name: string, cells: readonly Sums[]): MatrixRow => ({ name, cells, sum: cells.reduce(addSums, NO_SUMS) })
