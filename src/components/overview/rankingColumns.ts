import { pointsText } from '#domain/indicator.ts'
import type { IndicatorName } from '#domain/indicatorWords.ts'
import { ratioText, type Indicators, type ProjectSet, type Ratio } from '#domain/indicators.ts'
import { formatYi } from '#domain/money.ts'
import type { RankColumn } from '#projection/ranking.ts'

/** A column of the ranking: its head, its number, and the projects behind it. */
export interface RankingColumn {
  readonly column: Exclude<RankColumn, 'name'>
  readonly name: string
  readonly unit: string
  readonly help: IndicatorName
  readonly text: (indicators: Indicators) => string
  readonly behind: ProjectSet
  /** Whether it is shown where there is room for few. */
  readonly first?: boolean
}

const counted = (ratio: Ratio | null): string => (ratio === null ? '—' : `${ratio.part}/${ratio.whole}`)

/** The columns after the name, in the order of domain.md, section 4. */
export const RANKING_COLUMNS: readonly RankingColumn[] = [
  { column: 'projects', name: '项目数', unit: '个', help: '项目数', text: ({ projects }) => String(projects), behind: '全部' },
  { column: 'plan', name: '年度计划', unit: '亿元', help: '年度计划投资', text: ({ plan, count }) => (count('有计划') > 0 ? formatYi(plan) : '—'), behind: '有计划' },
  { column: 'done', name: '已完成', unit: '亿元', help: '年初累计', text: ({ done, completion }) => (completion ? formatYi(done) : '—'), behind: '有计划' },
  { column: 'rate', name: '完成率', unit: '%', help: '投资完成率', text: ({ completion }) => ratioText(completion), behind: '有计划', first: true },
  { column: 'difference', name: '序时差', unit: '百分点', help: '序时差', text: ({ difference }) => pointsText(difference), behind: '有计划', first: true },
  { column: 'starts', name: '开工', unit: '个', help: '开工率', text: ({ starts }) => counted(starts), behind: '计划新开工' },
  { column: 'completions', name: '建成', unit: '个', help: '建成率', text: ({ completions }) => counted(completions), behind: '计划建成' },
  { column: 'red', name: '红灯', unit: '个', help: '红黄灯', text: ({ grades }) => String(grades.红), behind: '红', first: true },
  { column: 'yellow', name: '黄灯', unit: '个', help: '红黄灯', text: ({ grades }) => String(grades.黄), behind: '黄', first: true },
  { column: 'issues', name: '未销号问题', unit: '件', help: '问题超期率', text: ({ overdueIssues }) => String(overdueIssues?.whole ?? 0), behind: '有未销号问题' },
]
