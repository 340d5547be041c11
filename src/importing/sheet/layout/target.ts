import { KEYED_FIELDS, PROJECT_FIELDS, type FieldSpec } from '#domain/fields.ts'
import { MonthlyReportSchema } from '#domain/monthlyReport.ts'
import { YuanSchema } from '#domain/schema.ts'

/** Plain fields of a project that a sheet may carry. */
const PLAIN = [
  'name', 'projectCode', 'sector', 'district', 'investorKind', 'constructionNature', 'site', 'scale', 'longitude',
  'latitude', 'startYear', 'endYear', 'plannedStart', 'actualStart', 'plannedCompletion', 'actualCompletion',
  'plannedProduction', 'actualProduction', 'totalInvestment', 'totalInvestmentAsOf', 'totalInvestmentSource',
  'responsibleUnit', 'owner', 'contactLeader', 'officer', 'siteContact', 'stage', 'statisticsState',
  'statisticsStateSince', 'stageSince', 'suspendedFrom', 'ripeness', 'constructionLibrary', 'permit', 'acceptance',
  'inUse', 'illustrative',
] as const
/** Fields kept by year that a sheet may carry. */
const OF_YEAR = ['planCategory', 'annualPlan', 'completedBeforeYear', 'annualTarget', 'monthlyPlan'] as const
/** What a sheet carries in its own way: a year's 名录 in one cell, one month of twelve, the bureau's figure of a month. */
const OF_KEY = ['lists', 'monthPlan', 'statisticsInvestment'] as const
/** Parts of a month's report that a sheet may carry; 年初累计 is turned into the month's own figure. */
const OF_MONTH = ['yearToDate', 'invested', 'progressText', 'nextMonth'] as const
/** Columns that are understood and not imported: counted by the app itself, or saying nothing of a project. */
const LEFT_OUT = ['period', 'sequence', 'count', 'derived', 'issues', 'ignored'] as const

/** What a column of a sheet is: a field, a part of a month's report, or a kind of column left out. */
export type Target =
  | (typeof PLAIN)[number] | (typeof OF_YEAR)[number] | (typeof OF_KEY)[number]
  | (typeof OF_MONTH)[number] | (typeof LEFT_OUT)[number]

/** A part of a month's report that a sheet may carry. */
export type ReportPart = (typeof OF_MONTH)[number]

/** Every target, in the order in which a person is offered them. */
export const TARGETS: readonly Target[] = [...PLAIN, ...OF_YEAR, ...OF_KEY, ...OF_MONTH, ...LEFT_OUT]

const includes = (list: readonly string[], target: string): boolean => list.includes(target)

/** Tells whether a text, kept from an earlier import, is a target this version knows. */
export const isTarget = (text: string): text is Target => includes(TARGETS, text)
/** Tells whether a target is a field kept by year. */
export const isOfYear = (target: Target): target is (typeof OF_YEAR)[number] => includes(OF_YEAR, target)
const isOfKey = (target: Target): target is (typeof OF_KEY)[number] => includes(OF_KEY, target)
/** Tells whether a target is a part of a month's report. */
export const isOfMonth = (target: Target): target is ReportPart => includes(OF_MONTH, target)
/** Tells whether what a target carries is of a year or of a month in one. */
export const isDated = (target: Target): boolean => isOfYear(target) || isOfMonth(target) || isOfKey(target)
/** Tells whether a target writes nothing by itself; 起止年限 is split into two years before. */
export const isLeftOut = (target: Target): boolean => includes(LEFT_OUT, target) && target !== 'period'

const REPORT = MonthlyReportSchema.entries
const reportSpec = (label: string, kind: FieldSpec['kind'], schema: FieldSpec['schema']): FieldSpec => ({
  label,
  kind,
  schema,
  required: false,
})

const REPORT_SPECS: Readonly<Record<ReportPart, FieldSpec>> = {
  yearToDate: reportSpec('年初累计完成', 'money', REPORT.invested),
  invested: reportSpec('本月完成', 'money', REPORT.invested),
  progressText: reportSpec('形象进度', 'longText', REPORT.progressText),
  nextMonth: reportSpec('下月计划', 'longText', REPORT.nextMonth),
}

const OF_KEY_SPECS: Readonly<Record<(typeof OF_KEY)[number], FieldSpec>> = {
  lists: KEYED_FIELDS.list,
  monthPlan: reportSpec('月度计划（逐月）', 'money', YuanSchema),
  statisticsInvestment: KEYED_FIELDS.statisticsInvestment,
}

const LEFT_OUT_LABELS: Readonly<Record<(typeof LEFT_OUT)[number], string>> = {
  period: '起止年限',
  sequence: '序号（不导入）',
  count: '项目个数（不导入）',
  derived: '由系统算出（不导入）',
  issues: '存在问题（不导入，须逐项登记）',
  ignored: '不导入',
}

/** The dictionary's line of a target; `null` for one that is left out. */
export function targetSpec(target: Target): FieldSpec | null {
  if (isOfMonth(target)) return REPORT_SPECS[target]
  if (isOfYear(target)) return KEYED_FIELDS[target]
  if (isOfKey(target)) return OF_KEY_SPECS[target]
  return includes(PLAIN, target) ? PROJECT_FIELDS[target as (typeof PLAIN)[number]] : null
}

/** A target's name on the screen. */
export const targetLabel = (target: Target): string =>
  targetSpec(target)?.label ?? LEFT_OUT_LABELS[target as (typeof LEFT_OUT)[number]]
