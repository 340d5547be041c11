import { shareOut } from './cells.ts'
import type { SizedFact } from './facts.ts'
import type { Random } from './random.ts'
import { monthsBetween } from './schedule.ts'

/** First month of the plan's year. */
const YEAR_BEGINS = '2025-01'

/** How a year's work is usually spread, January to December: slow before the spring festival. */
const MONTH_WEIGHTS = [5, 4, 8, 9, 9, 10, 9, 8, 10, 10, 9, 9]

/** 上年底累计 in 万元: most of a project that completes in 2025, nothing of one that has not begun. */
export function completedBefore(fact: SizedFact, random: Random): number {
  const { totalWan, planWan } = fact
  if (fact.category === '新开工') return 0
  if (fact.category === '建成') return totalWan - planWan - tens((totalWan * random.between(0, 25)) / 1000)
  const elapsed = monthsBetween(fact.from, YEAR_BEGINS) / monthsBetween(fact.from, fact.to)
  const done = totalWan * (0.35 + 0.6 * elapsed) * (random.between(92, 104) / 100)
  const yearsAfter = Math.max(0, monthsBetween('2026-01', fact.to) / 12)
  return tens(Math.min(done, totalWan - planWan * (1.1 + 0.8 * yearsAfter)))
}

const tens = (wan: number): number => Math.floor(wan / 10) * 10

/** Twelve months' plans in 万元 that add up to the annual plan; nothing before a project starts. */
export function monthlyPlanOf(fact: SizedFact): number[] {
  const idle = fact.category === '新开工' ? monthsBetween(YEAR_BEGINS, fact.from) : 0
  return shareOut(
    MONTH_WEIGHTS.map((weight, month) => (month < idle ? 0 : weight)),
    fact.planWan,
    10,
  )
}

/** 年度形象目标, by how far the project is. */
export function annualTargetOf(fact: SizedFact, completedWan: number): string {
  if (fact.category === '新开工') return '完成前期手续并开工，年底前完成桩基施工'
  if (fact.category === '建成')
    return fact.investorKind === '政府投资'
      ? '通过竣工验收并交付使用'
      : '设备安装调试完成，通过竣工验收并投产'
  const share = completedWan / fact.totalWan
  if (share < 0.5) return '地下室结构完成，主体结构施工至六层'
  return share < 0.75 ? '主体结构封顶，砌体工程完成60%' : '幕墙及机电安装完成70%，室外工程进场'
}
