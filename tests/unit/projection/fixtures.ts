import fc from 'fast-check'
import type { IsoDate, Period } from '#domain/calendar.ts'
import { DISTRICTS } from '#domain/district.ts'
import type { Yuan } from '#domain/money.ts'
import { emptyReport, type MonthlyReport } from '#domain/monthlyReport.ts'
import { emptyPlan, type Project } from '#domain/project.ts'
import { SECTORS } from '#domain/sector.ts'
import { STAGES } from '#domain/stage.ts'

/** The year of the plans and reports below. */
export const YEAR = 2025

/** A project of which nothing is known but its name. */
export function bareProject(own: Partial<Project> = {}): Project {
  const unknown = {
    projectCode: null, sector: null, district: null, investorKind: null, constructionNature: null, site: null, scale: null,
    longitude: null, latitude: null, startYear: null, endYear: null, plannedStart: null, actualStart: null,
    plannedCompletion: null, actualCompletion: null, plannedProduction: null, actualProduction: null, totalInvestment: null,
    totalInvestmentAsOf: null, totalInvestmentSource: null, responsibleUnit: null, owner: null, contactLeader: null,
    officer: null, siteContact: null, stageSince: null, suspendedFrom: null, statisticsState: null, statisticsStateSince: null, ripeness: null, constructionLibrary: null,
    permit: null, acceptance: null, inUse: null,
  }
  const none = { plans: new Map(), lists: [], reports: [], openReports: [], statistics: new Map(), milestones: [], factors: [], photos: [], waivers: [], conflicts: [] }
  return { ...unknown, ...none, id: 'project/a', name: '项目', stage: '储备', illustrative: false, ...own }
}

/** A plan of {@link YEAR} with this category and amount. */
export const planned = (annualPlan: number | null, planCategory: '新开工' | '续建' | '建成' | '预备' | null = '续建'): Project['plans'] =>
  new Map([[YEAR, { ...emptyPlan(YEAR), annualPlan: annualPlan as Yuan | null, planCategory }]])

/** A month's report of what was invested. */
export const reported = (period: string, invested: number | null): MonthlyReport => ({ ...emptyReport(period as Period, '某人'), invested: invested as Yuan | null, state: '已报' })

const amount = fc.option(fc.integer({ min: 0, max: 10_000_000_000 }), { nil: null })
const orNull = <T>(values: readonly T[]): fc.Arbitrary<T | null> => fc.option(fc.constantFrom(...values), { nil: null })

/** Any register: projects in any stage, with unknown amounts and places, some in a 属地 that is in no list. */
export const anyProjects: fc.Arbitrary<Project[]> = fc
  .array(
    fc.record({
      stage: fc.constantFrom(...STAGES),
      district: orNull([...DISTRICTS.map(({ name }) => name), '已撤销的街道']),
      sector: orNull(SECTORS),
      responsibleUnit: orNull(['甲单位', '乙单位, 丙单位', '100%控股单位']),
      contactLeader: orNull(['张领导', '李领导']),
      total: amount,
      plan: amount,
      done: amount,
      stageSince: fc.constant('2025-01-01' as IsoDate),
    }),
    { maxLength: 40 },
  )
  .map((rows) =>
    rows.map(({ total, plan, done, ...own }, at) =>
      bareProject({ ...own, id: `project/${at}`, name: `项目${at}`, totalInvestment: total as Yuan | null, plans: planned(plan), reports: [reported('2025-03', done)] }),
    ),
  )
