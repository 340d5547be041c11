import { monthOf } from '#domain/calendar.ts'
import type { Yuan } from '#domain/money.ts'
import { planOf, type Project } from '#domain/project.ts'

/** A month of the year's curve, cumulative amounts in 元. */
export interface CurvePoint {
  readonly month: number
  /** 序时: the annual plan's twelfths up to the month. */
  readonly scheduled: Yuan
  /** Monthly plans up to the month; a project without one counts with its twelfths. `null` when no project has one. */
  readonly planned: Yuan | null
  /** 年初累计 of the projects with a plan; `null` after 截至月份. */
  readonly actual: Yuan | null
}

/** Plan and actual through the twelve months, over projects with an annual plan above 0 (the same as 投资完成率 counts). */
export interface YearCurve {
  readonly year: number
  readonly plan: Yuan
  readonly points: readonly CurvePoint[]
  /** How many of the projects have a monthly plan. */
  readonly withMonthlyPlan: number
}

const MONTHS = 12

/**
 * Adds the year up month by month.
 * @param month 截至月份, 0–12: what was reported later is not drawn
 */
export function yearCurve(projects: Iterable<Project>, { year, month }: { readonly year: number; readonly month: number }): YearCurve {
  const [planned, actual] = [new Array<number>(MONTHS).fill(0), new Array<number>(MONTHS).fill(0)]
  let [plan, withMonthlyPlan] = [0, 0]
  for (const project of projects) {
    const { annualPlan, monthlyPlan } = planOf(project, year)
    if (!annualPlan) continue
    plan += annualPlan
    if (monthlyPlan) withMonthlyPlan += 1
    addPlan(planned, annualPlan, monthlyPlan)
    addReports(actual, project, year)
  }
  const points = actual.map((_, at): CurvePoint => ({
    month: at + 1,
    scheduled: Math.round((plan * (at + 1)) / MONTHS) as Yuan,
    planned: withMonthlyPlan === 0 ? null : (Math.round(upTo(planned, at)) as Yuan),
    actual: at + 1 > month ? null : (upTo(actual, at) as Yuan),
  }))
  return { year, plan: plan as Yuan, points, withMonthlyPlan }
}

function addPlan(planned: number[], annualPlan: number, monthlyPlan: readonly number[] | null): void {
  for (let at = 0; at < MONTHS; at += 1) planned[at] = (planned[at] ?? 0) + (monthlyPlan?.[at] ?? (monthlyPlan ? 0 : annualPlan / MONTHS))
}

function addReports(actual: number[], { reports }: Project, year: number): void {
  for (const { period, invested } of reports) {
    const own = monthOf(period)
    if (own.year === year) actual[own.month - 1] = (actual[own.month - 1] ?? 0) + (invested ?? 0)
  }
}

const upTo = (months: readonly number[], at: number): number => months.slice(0, at + 1).reduce((sum, each) => sum + each, 0)
