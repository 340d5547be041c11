import { formatYi, type Yuan } from '#domain/money.ts'
import type { Sums } from '#projection/rollup.ts'

/** What a matrix counts; the names stand in the address. */
export const MEASURES = ['projects', 'total', 'plan', 'done'] as const
/** One of {@link MEASURES}. */
export type Measure = (typeof MEASURES)[number]

/** What a measure is called, and its unit. */
export const MEASURE_HEADS: Readonly<Record<Measure, { readonly name: string; readonly unit: string }>> = {
  projects: { name: '项目数', unit: '个' },
  total: { name: '总投资', unit: '亿元' },
  plan: { name: '年度计划', unit: '亿元' },
  done: { name: '年初累计', unit: '亿元' },
}

/** A sum's value in a measure: a count, or whole 元. */
export function measured(sums: Sums, measure: Measure): number {
  switch (measure) {
    case 'projects':
      return sums.projects
    case 'total':
      return sums.totalInvestment
    case 'plan':
      return sums.annualPlan
    case 'done':
      return sums.done
  }
}

/** How many of a sum's projects are 未填 in a measure. */
export function unknownIn(sums: Sums, measure: Measure): number {
  switch (measure) {
    case 'projects':
      return 0
    case 'total':
      return sums.unknownTotal
    case 'plan':
      return sums.unknownPlan
    case 'done':
      return sums.unreported
  }
}

/** A sum in the unit its header names; "—" where there are projects and all of them are 未填. */
export function measureText(sums: Sums, measure: Measure): string {
  if (measure === 'projects') return String(sums.projects)
  if (sums.projects > 0 && unknownIn(sums, measure) === sums.projects) return '—'
  return formatYi(measured(sums, measure) as Yuan)
}

/** Tells whether a text of the address is a measure. */
export const isMeasure = (text: unknown): text is Measure => (MEASURES as readonly unknown[]).includes(text)
