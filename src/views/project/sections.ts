import type { ProjectField } from '#domain/fields.ts'

/** 基本信息, in the order of the data dictionary. */
export const BASICS = [
  'name', 'projectCode', 'sector', 'district', 'investorKind', 'constructionNature', 'site', 'scale',
  'startYear', 'endYear', 'longitude', 'latitude',
] as const satisfies readonly ProjectField[]

/** 总投资 with where and when it comes from, and how far the statistics bureau has taken it in. */
export const INVESTMENT = [
  'totalInvestment', 'totalInvestmentAsOf', 'totalInvestmentSource', 'statisticsState', 'statisticsStateSince',
] as const satisfies readonly ProjectField[]

/** 计划 and 实际, in pairs. */
export const SCHEDULE = [
  'plannedStart', 'actualStart', 'plannedCompletion', 'actualCompletion', 'plannedProduction', 'actualProduction',
] as const satisfies readonly ProjectField[]

/** Units and people. */
export const PEOPLE = ['responsibleUnit', 'owner', 'contactLeader', 'officer', 'siteContact'] as const satisfies readonly ProjectField[]
