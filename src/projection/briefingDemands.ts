import { sayAsked, sayFactor, sayIssue, sayIssueCounts, sayIssuesAfter, sayNamed, type SaidIssue } from '#domain/briefingWords.ts'
import { daysBetween } from '#domain/calendar.ts'
import type { Issue } from '#domain/coordination.ts'
import type { PaperParagraph } from '#domain/paperDocument.ts'
import type { Project } from '#domain/project.ts'
import { plain, type Told } from './briefingText.ts'
import { laterIssues } from './laterIssues.ts'

/** An open issue of a project in the scope. */
interface Demand {
  readonly project: Project
  readonly said: SaidIssue
}

/** How many issues are open, and how many of them overdue. */
export interface IssueCounts {
  readonly open: number
  readonly late: number
}

/** The open issues of the scope: the highest level first, then the most overdue. */
function demandsOf({ projects, standing: { day, issuesOf } }: Told): Demand[] {
  const open = ({ reported, closed }: Issue): boolean => reported <= day && (closed === null || closed > day)
  const demands = projects.flatMap((project) => issuesOf(project.id).filter(open).map((issue): Demand => ({ project, said: { ...issue, late: issue.due === null ? 0 : Math.max(0, daysBetween(issue.due, day)) } })))
  return demands.sort((a, b) => b.said.level - a.said.level || b.said.late - a.said.late)
}

/** Open issues with what they ask of whom, then what is not yet secured of land, energy and money. */
export function demandText(told: Told): PaperParagraph[] {
  const demands = demandsOf(told)
  const counts = countsOf(demands)
  const asking = demands.filter(({ said }) => sayAsked(said) !== '').length
  const issues = demands.map(({ project, said }, at): PaperParagraph => ({ lead: `${at + 1}. ${project.name}`, project: project.id, text: `：${sayIssue(said)}` }))
  const factors = told.projects.flatMap(missingFactors)
  return [plain(sayIssueCounts(counts.open, counts.late, asking) + afterwardsText(told)), ...issues, ...(factors.length > 0 ? [plain(sayNamed('要素保障有缺口的', [...new Set(factors.map(({ lead }) => lead ?? ''))])), ...factors] : [])]
}

const countsOf = (demands: readonly Demand[]): IssueCounts => ({ open: demands.length, late: demands.filter(({ said }) => said.late > 0).length })

/** Open issues raised since the day the paper speaks of; "" for none. */
export const afterwardsText = ({ projects, standing }: Told): string => sayIssuesAfter(standing.day, laterIssues(projects, standing))

/** The same as numbers alone. */
export const issueCounts = (told: Told): IssueCounts => countsOf(demandsOf(told))

const shortfall = (needed: number, secured: number): string => String(Number((needed - secured).toFixed(4)))

function missingFactors({ id, name, factors }: Project): PaperParagraph[] {
  return factors.flatMap(({ kind, needed, secured, unit }) =>
    needed === null || secured === null || secured >= needed ? [] : [{ lead: name, project: id, text: `：${sayFactor(kind, String(needed), String(secured), shortfall(needed, secured), unit)}` }],
  )
}
