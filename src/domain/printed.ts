import type { Project } from './project.ts'

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
