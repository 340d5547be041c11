import { PROJECT_CODE } from '#domain/projectCode.ts'
import { cellText } from './cellText.ts'
import type { Grid } from './grid.ts'
import type { Header } from './header.ts'
import type { Target } from './target.ts'

/** Columns that only a project fills: a heading above several of them has no site, no target, no start. */
const OF_A_PROJECT: readonly Target[] = [
  'site', 'scale', 'period', 'startYear', 'endYear', 'plannedStart', 'actualStart', 'plannedCompletion', 'actualCompletion', 'plannedProduction',
  'actualProduction', 'progressText', 'annualTarget', 'nextMonth', 'owner', 'officer', 'siteContact', 'longitude', 'latitude', 'constructionNature',
  'stage', 'issues',
]
/** Columns that a heading may fill too: the leader and the unit of a whole group, its sector, its sums. */
const OF_A_GROUP_TOO: readonly Target[] = ['contactLeader', 'responsibleUnit', 'district', 'sector', 'planCategory', 'investorKind', 'totalInvestment', 'annualPlan', 'yearToDate', 'invested']

/** How strongly the other cells of a row that is named like a heading say that it is a project. */
export type ProjectSigns = 'certain' | 'likely' | 'none'

/**
 * Weighs a row's other cells. A code, a running number or two things that only a project has are certain; one of them, or
 * a leader or a unit beside figures, is likely: it counts where the heading's own words name no group. Figures alone are
 * a group's sums.
 */
export function projectSigns(grid: Grid, { columns }: Header, row: number): ProjectSigns {
  const texts = new Map<Target, string>()
  for (const { column, target } of columns) {
    const own = target !== null && grid.mergeAt(row, column) === null ? grid.sheet.rows[row - 1]?.[column - 1] : undefined
    const text = own ? cellText(own.value).trim() : ''
    if (target !== null && text !== '' && !texts.has(target)) texts.set(target, text)
  }
  const has = (target: Target): boolean => texts.has(target)
  const own = OF_A_PROJECT.filter(has).length
  if (PROJECT_CODE.test(texts.get('projectCode') ?? '') || /^\d+$/.test(texts.get('sequence') ?? '') || own >= 2) return 'certain'
  const people = has('contactLeader') || has('responsibleUnit')
  return own === 1 || (people && OF_A_GROUP_TOO.filter(has).length >= 2) ? 'likely' : 'none'
}
