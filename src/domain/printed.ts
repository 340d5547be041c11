import { formatWan } from './money.ts'
import type { Project } from './project.ts'

/** What stands between two lists in one cell. */
export const LIST_SEPARATOR = '、'
/** What stands before a list's own plan figure. */
export const LIST_PLAN = '计划'

/**
 * A year's 名录 in one cell, each with its level and its own plan figure where they are known:
 * `市重点（市级，计划 39,900 万元）、区重大（区级）、两重`; `null` when the project is on none.
 */
export function printedLists({ lists }: Pick<Project, 'lists'>, year: number): string | null {
  const own = lists.filter((one) => one.year === year)
  const texts = own.map(({ list, level, plan }) => {
    const more = [level, plan === null ? null : `${LIST_PLAN} ${formatWan(plan)} 万元`].filter((part) => part !== null)
    return more.length === 0 ? list : `${list}（${more.join('，')}）`
  })
  return texts.join(LIST_SEPARATOR) || null
}

/** 建设单位及责任人 in one cell, as detail sheets have it: `某建设单位 张工`; `null` when nobody is known. */
export function printedPeople({ owner, responsibleUnit, officer }: Project): string | null {
  return [owner ?? responsibleUnit, officer].filter((part) => part !== null).join(' ') || null
}

/** 形象进度 in one cell: what the year's latest report that has one says, `主体封顶（62%）`; `null` when none does. */
export function printedProgress({ reports }: Project, year: number): string | null {
  const said = reports
    .filter(({ period, progressText, progressPercent }) => period.startsWith(`${year}-`) && (progressText !== null || progressPercent !== null))
    .at(-1)
  if (!said) return null
  const percent = said.progressPercent === null ? '' : `${said.progressPercent}%`
  if (said.progressText === null) return percent
  return percent === '' ? said.progressText : `${said.progressText}（${percent}）`
}
