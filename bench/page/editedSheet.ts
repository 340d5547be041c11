import type { IsoDate } from '#domain/calendar.ts'
import type { Yuan } from '#domain/money.ts'
import type { Project } from '#domain/project.ts'
import { writeTable } from '#exporting/sheet/xlsx.ts'
import { columnOf } from '#projection/ledgerColumns.ts'
import { sheetFrame } from '#projection/sheets/frame.ts'
import { screenTable } from '#projection/sheets/screenTable.ts'

/** The year that is worked on. */
export const YEAR = 2025
/** The day of the import. */
export const TODAY = '2025-08-03' as IsoDate
/** Thirty columns with the number that goes before each line, and a value in every one. */
const COLUMNS = [
  'name', 'projectCode', 'sector', 'district', 'investorKind', 'constructionNature', 'site', 'scale', 'longitude', 'latitude',
  'startYear', 'endYear', 'plannedStart', 'actualStart', 'plannedCompletion', 'plannedProduction', 'totalInvestment',
  'totalInvestmentAsOf', 'totalInvestmentSource', 'responsibleUnit', 'owner', 'contactLeader', 'officer', 'siteContact',
  'statisticsState', 'planCategory', 'annualPlan', 'completedBeforeYear', 'annualTarget',
].flatMap((key) => columnOf(key) ?? [])

/** A ledger of 30 columns as an office sends it back, as the bytes of an .xlsx. */
export function editedSheet(projects: readonly Project[]): Promise<Uint8Array> {
  const edited = projects.map(asEdited)
  return writeTable(screenTable({ projects: edited, columns: COLUMNS, grouping: 'none' }, sheetFrame(edited, YEAR, TODAY, '')))
}

/** As an office sends it back: every column filled, and every third total investment another one. */
function asEdited(project: Project, index: number): Project {
  const year = 2023 + (index % 3)
  const plan = project.plans.get(YEAR)
  return {
    ...project,
    constructionNature: '新建',
    site: `浦沿街道第${index}号地块，临江路以东`,
    scale: `总建筑面积${20_000 + index}平方米，含厂房${index % 7}栋、研发楼${index % 3}栋及配套设施`,
    longitude: 120.1 + (index % 1000) / 10_000,
    latitude: 30.1 + (index % 1000) / 10_000,
    ...{ startYear: year, endYear: year + 3 },
    ...{ plannedStart: `${year}-03-01` as IsoDate, actualStart: `${year}-04-15` as IsoDate },
    ...{ plannedCompletion: `${year + 3}-10-01` as IsoDate, plannedProduction: `${year + 3}-12-01` as IsoDate },
    totalInvestment: (project.totalInvestment === null ? null : project.totalInvestment + (index % 3 === 0 ? 1_234_500 : 0)) as Yuan | null,
    ...{ totalInvestmentAsOf: '2025-06-30' as IsoDate, totalInvestmentSource: `滨发改〔2025〕${index}号` },
    ...{ owner: `业主单位${index % 200}`, siteContact: `现场联系人${index % 500}`, statisticsState: '已入' },
    plans: plan ? new Map(project.plans).set(YEAR, { ...plan, annualTarget: `主体结构施工至${index % 20}层` }) : project.plans,
  }
}
