import type { Difference } from '#projection/differences.ts'
import type { FigureName } from '#projection/tables.ts'

/** The figures of tables 2 and 3 as their headers name them. */
export const FIGURE_HEADS: Readonly<Record<FigureName, { readonly name: string; readonly unit: string }>> = {
  projects: { name: '项目数', unit: '个' },
  totalInvestment: { name: '总投资', unit: '亿元' },
  annualPlan: { name: '年度计划投资', unit: '亿元' },
  share: { name: '占比', unit: '%' },
}

/** The figures in their order. */
export const FIGURE_NAMES = Object.keys(FIGURE_HEADS) as FigureName[]

/** Where a difference stands, in words. */
export const placeOf = ({ row, column }: Difference): string => `${row}，${FIGURE_HEADS[column].name}`

/** A difference between the printed and the computed figure, in words. */
export function sayDifference({ printed, computed }: Difference): string {
  return printed === null ? `原表没有这一行，台账有 ${computed} 个项目。` : `原表数 ${printed}，计算数 ${computed}。`
}

/** A difference of the report with itself, in words. */
export function sayOwnDifference({ row, column, printed, computed, explanation }: Difference): string {
  const percent = column === 'share' ? '%' : ''
  const way = row === '合计' ? '按各行印刷数相加' : '按印刷的年度计划计算'
  return `原表印为 ${printed}${percent}。${explanation ?? `${way}得 ${computed}${percent}。`}`
}
