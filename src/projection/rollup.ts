import type { Yuan } from '#domain/money.ts'
import { planOf, yearToDate, type Project } from '#domain/project.ts'

/** What a group of projects adds up to. Amounts in 元; beside each, how many projects were 未填. */
export interface Sums {
  readonly projects: number
  readonly totalInvestment: Yuan
  readonly annualPlan: Yuan
  /** 年初累计 of the year, from the monthly reports. */
  readonly done: Yuan
  /** 年初累计 of the projects whose annual plan is above 0: what 投资完成率 divides by `annualPlan` (domain.md, section 4). */
  readonly plannedDone: Yuan
  readonly unknownTotal: number
  readonly unknownPlan: number
  /** Projects with no reported figure in the year. */
  readonly unreported: number
}

/** What no project adds up to. */
export const NO_SUMS: Sums = { projects: 0, totalInvestment: 0 as Yuan, annualPlan: 0 as Yuan, done: 0 as Yuan, plannedDone: 0 as Yuan, unknownTotal: 0, unknownPlan: 0, unreported: 0 }

/** By the project itself, which is immutable: what it adds stays right, and a board is added up at every keystroke. */
const known = new WeakMap<Project, { readonly year: number; readonly sums: Sums }>()

/** One project's share of a sum. */
export function sumsOf(project: Project, year: number): Sums {
  const read = known.get(project)
  if (read?.year === year) return read.sums
  const sums = readSums(project, year)
  known.set(project, { year, sums })
  return sums
}

function readSums(project: Project, year: number): Sums {
  const { annualPlan } = planOf(project, year)
  const done = yearToDate(project, year)
  return {
    projects: 1,
    totalInvestment: project.totalInvestment ?? (0 as Yuan),
    annualPlan: annualPlan ?? (0 as Yuan),
    done: done ?? (0 as Yuan),
    plannedDone: annualPlan ? (done ?? (0 as Yuan)) : (0 as Yuan),
    unknownTotal: project.totalInvestment === null ? 1 : 0,
    unknownPlan: annualPlan === null ? 1 : 0,
    unreported: done === null ? 1 : 0,
  }
}

/** Adds two sums; exact, because all of it is whole 元 and counts. */
export function addSums(a: Sums, b: Sums): Sums {
  return {
    projects: a.projects + b.projects,
    totalInvestment: (a.totalInvestment + b.totalInvestment) as Yuan,
    annualPlan: (a.annualPlan + b.annualPlan) as Yuan,
    done: (a.done + b.done) as Yuan,
    plannedDone: (a.plannedDone + b.plannedDone) as Yuan,
    unknownTotal: a.unknownTotal + b.unknownTotal,
    unknownPlan: a.unknownPlan + b.unknownPlan,
    unreported: a.unreported + b.unreported,
  }
}

/** Sums of many projects, added up in plain variables: an object for each would cost ten times as much. */
export function sumUp(projects: Iterable<Project>, year: number): Sums {
  let [count, totalInvestment, annualPlan, done, plannedDone, unknownTotal, unknownPlan, unreported] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (const project of projects) {
    const own = sumsOf(project, year)
    count += own.projects
    totalInvestment += own.totalInvestment
    annualPlan += own.annualPlan
    done += own.done
    plannedDone += own.plannedDone
    unknownTotal += own.unknownTotal
    unknownPlan += own.unknownPlan
    unreported += own.unreported
  }
  return { projects: count, totalInvestment, annualPlan, done, plannedDone, unknownTotal, unknownPlan, unreported } as Sums
}

/** Sums by group, in the order groups were first met. `keysOf` may name several groups: a 滨富 project counts in both counties. */
export function rollUp(projects: Iterable<Project>, year: number, keysOf: (project: Project) => readonly string[]): ReadonlyMap<string, Sums> {
  const groups = new Map<string, Sums>()
  for (const project of projects) {
    const sums = sumsOf(project, year)
    for (const key of keysOf(project)) groups.set(key, addSums(groups.get(key) ?? NO_SUMS, sums))
  }
  return groups
}
