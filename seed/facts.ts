import type { PlanCategory } from '#domain/plan.ts'
import type { Sector } from '#domain/sector.ts'

/**
 * What a person invented for one illustrative project (`facts-2025.json`); all figures that must reconcile with the
 * printed tables are computed from it. Sizes `total` and `plan` are in 亿元 with one decimal, and only weights.
 */
export interface Fact {
  readonly name: string
  readonly sector: Sector
  readonly district: string
  readonly category: PlanCategory
  readonly investorKind: '政府投资' | '企业投资'
  readonly constructionNature: string
  /** Month of the start, `YYYY-MM`; planned for 新开工, past for the others. */
  readonly from: string
  /** Month of the planned completion. */
  readonly to: string
  readonly total: number
  readonly plan: number
  /** 责任单位: the building unit for 政府投资, the 属地 for 企业投资. */
  readonly unit: string
  readonly owner: string
  readonly site: string
  readonly scale: string
  /** Degrees, WGS84, roughly within the 属地. */
  readonly longitude: number
  readonly latitude: number
  /** Lists beside 市重点, on which all stand. */
  readonly lists: readonly string[]
  /** Fields left 未填, so that a gap is seen. */
  readonly unknown: readonly string[]
}

/** A fact with the exact amounts found for it, in 万元. */
export interface SizedFact extends Fact {
  readonly totalWan: number
  readonly planWan: number
}
