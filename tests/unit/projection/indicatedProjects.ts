import fc from 'fast-check'
import type { IsoDate, Period } from '#domain/calendar.ts'
import type { Issue } from '#domain/coordination.ts'
import { DEFAULT_LIGHT_RULE } from '#domain/light.ts'
import type { Milestone } from '#domain/milestone.ts'
import type { Yuan } from '#domain/money.ts'
import { PLAN_CATEGORIES, type PlanCategory } from '#domain/plan.ts'
import { emptyPlan, type Project } from '#domain/project.ts'
import { STAGES } from '#domain/stage.ts'
import { issuesByProject, type Standing } from '#projection/standing.ts'
import { bareProject, reported, YEAR } from './fixtures.ts'

/** What a line of a test's own table says of a project; amounts in 元, months by their number. */
export interface Line extends Partial<Omit<Project, 'plans' | 'reports' | 'statistics'>> {
  readonly category?: PlanCategory | null
  readonly plan?: number | null
  readonly before?: number | null
  readonly monthly?: number | null
  /** Month, 本月完成, and the day it was handed in. */
  readonly months?: readonly (readonly [month: number, invested: number | null, on?: string])[]
  readonly counted?: Readonly<Record<number, number>>
}

const period = (month: number): Period => `${YEAR}-${String(month).padStart(2, '0')}` as Period

/** A project from a line of a table. */
export function projectOf(name: string, { category = null, plan = null, before = null, monthly = null, months = [], counted = {}, ...own }: Line): Project {
  const amounts = { annualPlan: plan as Yuan | null, completedBeforeYear: before as Yuan | null }
  const monthlyPlan = monthly === null ? null : Array.from({ length: 12 }, () => monthly as Yuan)
  return bareProject({
    ...own, id: `project/${name}`, name,
    plans: new Map([[YEAR, { ...emptyPlan(YEAR), ...amounts, planCategory: category, monthlyPlan }]]),
    reports: months.map(([month, invested, on]) => ({ ...reported(period(month), invested), reportedOn: (on ?? null) as IsoDate | null })),
    statistics: new Map(Object.entries(counted).map(([month, amount]) => [period(Number(month)), amount as Yuan])),
  })
}

/** A milestone of a table. */
export const milestone = (kind: string, due: string | null, done: string | null = null): Milestone => ({ kind, due: due as IsoDate | null, done: done as IsoDate | null, responsible: null })

/** An issue of a table. */
export const issueOf = (id: string, project: string, reportedOn: string, { due = null, closed = null }: { due?: string | null; closed?: string | null } = {}): Issue =>
  ({ id, project: `project/${project}`, description: id, kind: '其他', level: 1, responsibleUnit: '某单位', reported: reportedOn as IsoDate, due: due as IsoDate | null, closed: closed as IsoDate | null })

/** The year as looked at from 20 June, May being the last reported month. */
export const standingOf = (own: Partial<Standing> = {}, issues: readonly Issue[] = []): Standing =>
  ({ year: YEAR, month: 5, day: `${YEAR}-06-20` as IsoDate, rule: DEFAULT_LIGHT_RULE, issuesOf: issuesByProject(issues), ...own })

const day = fc.integer({ min: 0, max: 600 }).map((days) => new Date(Date.UTC(2024, 5, 1 + days)).toISOString().slice(0, 10) as IsoDate)
const dayOrNull = fc.option(day, { nil: null })
const amount = fc.option(fc.integer({ min: 0, max: 10_000_000_000 }), { nil: null })

/** Any projects with plans, months, statistics, milestones and days, and any issues of theirs. */
export const anyIndicated: fc.Arbitrary<{ projects: Project[]; issues: Issue[] }> = fc
  .array(
    fc.record({
      stage: fc.constantFrom(...STAGES), category: fc.constantFrom(null, ...PLAN_CATEGORIES), plan: amount, before: amount, totalInvestment: amount,
      monthly: fc.option(fc.integer({ min: 0, max: 1_000_000_000 }), { nil: null }),
      plannedStart: dayOrNull, actualStart: dayOrNull, plannedCompletion: dayOrNull, actualCompletion: dayOrNull,
      months: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 5 }), amount, fc.option(day, { nil: undefined })), { selector: ([month]) => month, maxLength: 5 }).map((months) => months.sort((a, b) => a[0] - b[0])),
      counted: fc.dictionary(fc.constantFrom('2', '3', '4', '5'), fc.integer({ min: 0, max: 1_000_000_000 })),
      milestones: fc.array(fc.tuple(dayOrNull, dayOrNull).map(([due, done]) => milestone('进场', due, done)), { maxLength: 3 }),
      issues: fc.array(fc.tuple(day, dayOrNull, dayOrNull), { maxLength: 3 }),
    }),
    { maxLength: 25 },
  )
  .map((rows) => ({
    projects: rows.map(({ issues: _, totalInvestment, ...line }, at) => projectOf(String(at), { ...line, totalInvestment: totalInvestment as Yuan | null })),
    issues: rows.flatMap(({ issues }, at) => issues.map(([on, due, closed], nth) => issueOf(`${at}-${nth}`, String(at), on, { due, closed }))),
  }))
