/** The figures of tables 2 and 3 as their headers name them. */
export const FIGURE_HEADS = {
  projects: { name: '项目数', unit: '个' },
  totalInvestment: { name: '总投资', unit: '亿元' },
  annualPlan: { name: '年度计划投资', unit: '亿元' },
  share: { name: '占比', unit: '%' },
} as const

/** A place where a printed figure and a computed one disagree; `printed` is `null` for a line the report does not have. */
export interface SaidDifference {
  readonly row: string
  readonly column: keyof typeof FIGURE_HEADS
  readonly printed: string | null
  readonly computed: string
  readonly explanation: string | null
}

/** Where a difference stands, in words. */
export const placeOf = ({ row, column }: Pick<SaidDifference, 'row' | 'column'>): string => `${row}，${FIGURE_HEADS[column].name}`

/** A difference between the printed and the computed figure, in words. */
export function sayDifference({ printed, computed }: Pick<SaidDifference, 'printed' | 'computed'>): string {
  return printed === null ? `原表没有这一行，台账有 ${computed} 个项目。` : `原表数 ${printed}，计算数 ${computed}。`
}

/** A difference of the report with itself, in words. */
export function sayOwnDifference({ row, column, printed, computed, explanation }: SaidDifference): string {
  const percent = column === 'share' ? '%' : ''
  const way = row === '合计' ? '按各行印刷数相加' : '按印刷的年度计划计算'
  return `原表印为 ${printed}${percent}。${explanation ?? `${way}得 ${computed}${percent}。`}`
}
