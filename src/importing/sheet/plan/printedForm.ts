import { splitField } from '#domain/fields.ts'
import { printedLists, printedPeople, printedProgress } from '#domain/printed.ts'
import type { Project } from '#domain/project.ts'
import { unguardedText } from '#domain/sheetText.ts'
import { typedText } from '#domain/typedText.ts'
import { reportedUpTo } from './months.ts'
import type { RowValue } from './readRows.ts'

/**
 * Tells whether a cell is what this app's own sheets print of several fields together: 建设单位及责任人 is owner and
 * officer, 形象进度 the latest report's words and percent, and 1–M月 does not grow in a month nobody reported. Read
 * back, it says nothing new.
 */
export function isPrintedForm({ path, part, value, target, source }: RowValue, project: Project | null): boolean {
  if (project === null) return false
  if (part === 'yearToDate') return value === reportedUpTo(project, path).cumulative
  if (target === 'lists') return typedText(printedLists(project, yearOf(path)) ?? '', true) === typedText(unguardedText(source.text), true)
  const printed = part === 'progressText' ? printedProgress(project, yearOf(path)) : path === 'owner' ? printedPeople(project) : null
  return printed !== null && typeof value === 'string' && typedText(printed, true) === typedText(value, true)
}

const yearOf = (path: string): number => Number(splitField(path)[1].slice(0, 4))
