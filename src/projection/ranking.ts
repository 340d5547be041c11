import { UNASSIGNED } from '#domain/district.ts'
import type { Indicators } from '#domain/indicators.ts'
import type { Project } from '#domain/project.ts'
import { laneOrder } from './board.ts'
import { valuesIn } from './filter.ts'
import { IndicatorGroups } from './indicatorGroups.ts'
import type { Standing } from './standing.ts'

/** What is ranked. */
export type RankedBy = 'district' | 'leader'

/** With fewer projects a rank says little: 样本少 (domain.md, section 4). */
export const SMALL_SAMPLE = 3

/** A 属地's or leader's line of the ranking. */
export interface RankRow {
  readonly name: string
  readonly indicators: Indicators
  /** 1 is the furthest ahead of 序时; ties share. `null` without a 序时差, and for projects that belong to nobody. */
  readonly rank: number | null
  /** Fewer than {@link SMALL_SAMPLE} projects. */
  readonly few: boolean
}

/** The columns a ranking is sorted by. */
export const RANK_COLUMNS = ['name', 'projects', 'plan', 'done', 'rate', 'difference', 'starts', 'completions', 'red', 'yellow', 'issues'] as const
/** One of {@link RANK_COLUMNS}. */
export type RankColumn = (typeof RANK_COLUMNS)[number]

/** In which order the lines stand. */
export interface RankOrder {
  readonly column: RankColumn
  readonly descending: boolean
}

/** The order by rank, which a ranking has until somebody sorts it. */
export const BY_RANK: RankOrder = { column: 'difference', descending: true }

/** Ranks 属地 or leaders by 序时差 as it is printed, in the printed order of 属地 or by name. A 滨富 project counts once here. */
export function ranking(projects: readonly Project[], standing: Standing, by: RankedBy): RankRow[] {
  const groups = new IndicatorGroups(standing, (project) => valuesIn(project, by, standing.year))
  groups.update(projects)
  const rows = laneOrder(groups.keys, by).map((name) => ({ name, indicators: groups.of(name) }))
  const differences = rows.filter(({ name }) => name !== UNASSIGNED).flatMap(({ indicators: { difference } }) => (difference === null ? [] : [difference]))
  return rows.map(({ name, indicators }) => ({ name, indicators, rank: name === UNASSIGNED ? null : rankOf(indicators.difference, differences), few: indicators.projects < SMALL_SAMPLE }))
}

const rankOf = (own: number | null, all: readonly number[]): number | null => (own === null ? null : 1 + all.filter((other) => other > own).length)

/** What a column is sorted by; `null` has no value and stands last either way. */
function valueOf({ indicators }: RankRow, column: Exclude<RankColumn, 'name'>): number | null {
  const { projects, plan, done, completion, difference, starts, completions, grades, overdueIssues } = indicators
  const rate = (ratio: Indicators['completion']): number | null => ratio && ratio.part / ratio.whole
  switch (column) {
    case 'projects': return projects
    case 'plan': return plan
    case 'done': return done
    case 'rate': return rate(completion)
    case 'difference': return difference
    case 'starts': return rate(starts)
    case 'completions': return rate(completions)
    case 'red': return grades.红
    case 'yellow': return grades.黄
    case 'issues': return overdueIssues?.whole ?? 0
  }
}

/** Sorts a ranking by a column; equal lines keep the order they came in. */
export function sortRanking(rows: readonly RankRow[], { column, descending }: RankOrder): RankRow[] {
  if (column === 'name') return descending ? [...rows].reverse() : [...rows]
  return [...rows].sort((a, b) => {
    const [one, other] = [valueOf(a, column), valueOf(b, column)]
    if (one === null || other === null) return Number(one === null) - Number(other === null)
    return descending ? other - one : one - other
  })
}
