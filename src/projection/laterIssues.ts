import type { IsoDate } from '#domain/calendar.ts'
import type { Issue } from '#domain/coordination.ts'
import type { Project } from '#domain/project.ts'
import type { Standing } from './standing.ts'

/** Of issues, how many are open and were raised after a day: they are on the register and in no figure of that day. */
export const raisedLater = (issues: readonly Issue[], day: IsoDate): number => issues.filter(({ reported, closed }) => reported > day && closed === null).length

/** How many open issues of some projects were raised after the standing's day. */
export const laterIssues = (projects: readonly Project[], { day, issuesOf }: Pick<Standing, 'day' | 'issuesOf'>): number =>
  projects.reduce((sum, { id }) => sum + raisedLater(issuesOf(id), day), 0)
