import { DISTRICTS, UNASSIGNED } from '#domain/district.ts'
import { GRADES } from '#domain/light.ts'
import type { Project } from '#domain/project.ts'
import { SECTORS } from '#domain/sector.ts'
import { BOARD_STAGES, isBoardStage, type BoardStage } from '#domain/stage.ts'
import { valuesIn, type Facet } from './filter.ts'
import { unlit, type LightOf } from './lights.ts'
import { addSums, NO_SUMS, sumUp, type Sums } from './rollup.ts'

/** What a board's lanes are made of; `none` is one lane without a name. */
export const LANE_KINDS = ['none', 'district', 'sector', 'unit', 'leader', 'light'] as const
/** One of {@link LANE_KINDS}. */
export type LaneKind = (typeof LANE_KINDS)[number]

/** A lane and stage's projects and what they add up to. */
export interface Cell {
  readonly stage: BoardStage
  readonly projects: readonly Project[]
  readonly sums: Sums
}

/** A lane: its cells in the order of the stages, and their sum. `name` is "" on a board without lanes. */
export interface Lane {
  readonly name: string
  readonly cells: readonly Cell[]
  readonly sums: Sums
}

/** The board: lanes of cells, the columns' sums and the grand total, all of the same projects. */
export interface Board {
  readonly lanes: readonly Lane[]
  readonly columns: Readonly<Record<BoardStage, Sums>>
  readonly total: Sums
  /** 谋划, 停缓建 and 退出: off the board, on its edge. */
  readonly tray: readonly Project[]
}

/** Arranges projects on the board. Every one is in exactly one cell or in the tray, so that everything adds up. */
export function arrangeBoard(projects: Iterable<Project>, kind: LaneKind, year: number, lightOf: LightOf = unlit): Board {
  const cells = new Map<string, Map<BoardStage, Project[]>>()
  const tray: Project[] = []
  for (const project of projects) {
    const { stage } = project
    if (!isBoardStage(stage)) tray.push(project)
    else cellOf(cells, laneOf(project, kind, year, lightOf), stage).push(project)
  }
  if (kind === 'none' && !cells.has('')) cells.set('', new Map())
  const lanes = laneOrder([...cells.keys()], kind).map((name) => makeLane(name, cells.get(name) ?? new Map<BoardStage, Project[]>(), year))
  return { lanes, columns: columnSums(lanes), total: lanes.reduce((sums, lane) => addSums(sums, lane.sums), NO_SUMS), tray }
}

const laneOf = (project: Project, kind: LaneKind, year: number, lightOf: LightOf): string =>
  kind === 'none' ? '' : (valuesIn(project, kind satisfies Facet, year, lightOf)[0] ?? UNASSIGNED)

function cellOf(cells: Map<string, Map<BoardStage, Project[]>>, lane: string, stage: BoardStage): Project[] {
  let stages = cells.get(lane)
  if (!stages) cells.set(lane, (stages = new Map<BoardStage, Project[]>()))
  let projects = stages.get(stage)
  if (!projects) stages.set(stage, (projects = []))
  return projects
}

function makeLane(name: string, stages: ReadonlyMap<BoardStage, readonly Project[]>, year: number): Lane {
  const cells = BOARD_STAGES.map((stage): Cell => {
    const projects = stages.get(stage) ?? []
    return { stage, projects, sums: sumUp(projects, year) }
  })
  return { name, cells, sums: cells.reduce((sums, cell) => addSums(sums, cell.sums), NO_SUMS) }
}

function columnSums(lanes: readonly Lane[]): Record<BoardStage, Sums> {
  const columns = {} as Record<BoardStage, Sums>
  BOARD_STAGES.forEach((stage, at) => {
    columns[stage] = lanes.reduce((sums, lane) => addSums(sums, lane.cells[at]?.sums ?? NO_SUMS), NO_SUMS)
  })
  return columns
}

const PRINTED_ORDER: Partial<Record<LaneKind, readonly string[]>> = { district: DISTRICTS.map(({ name }) => name), sector: SECTORS, light: GRADES }

/** Lanes in the order of the printed tables where there is one, else by name; 未归属 last. */
export function laneOrder(names: readonly string[], kind: LaneKind): string[] {
  const printed = PRINTED_ORDER[kind] ?? []
  const place = (name: string): number => (name === UNASSIGNED ? Infinity : printed.includes(name) ? printed.indexOf(name) : printed.length)
  return [...names].sort((a, b) => place(a) - place(b) || a.localeCompare(b, 'zh-CN'))
}
