import type { Project } from '#domain/project.ts'
import { UNASSIGNED } from '#domain/district.ts'
import { GRADES } from '#domain/light.ts'
import { PLAN_CATEGORIES } from '#domain/plan.ts'
import { SECTORS } from '#domain/sector.ts'
import { STAGES } from '#domain/stage.ts'
import { DISTRICTS } from '#domain/district.ts'
import { valuesIn } from './filter.ts'
import { unlit, type LightOf } from './lights.ts'
import { addLedgerSums, ledgerSums, NO_LEDGER_SUMS, type LedgerSums } from './ledgerSums.ts'

/** What the ledger may be grouped by. Each gives a project exactly one group, so that the groups add up to the whole. */
export const GROUPINGS = ['none', 'district', 'sector', 'stage', 'category', 'leader', 'light'] as const
/** One of {@link GROUPINGS}. */
export type Grouping = (typeof GROUPINGS)[number]

/** What groupings are called. */
export const GROUPING_NAMES: Readonly<Record<Grouping, string>> = { none: '不分组', district: '按属地', sector: '按行业', stage: '按阶段', category: '按计划类别', leader: '按联系领导', light: '按亮灯' }

/** A line of the ledger: a group with its sums, or a project with its number in the ledger. */
export type LedgerRow =
  | { readonly kind: 'group'; readonly id: string; readonly name: string; readonly sums: LedgerSums; readonly folded: boolean }
  | { readonly kind: 'project'; readonly id: string; readonly project: Project; readonly number: number }

/** The ledger's lines and what all of them add up to. */
export interface LedgerRows {
  readonly rows: readonly LedgerRow[]
  readonly total: LedgerSums
}

const ORDER: Readonly<Partial<Record<Grouping, readonly string[]>>> = {
  district: DISTRICTS.map(({ name }) => name), sector: SECTORS, stage: STAGES, category: PLAN_CATEGORIES, light: GRADES,
}

/** Lays out projects, already in their order, as lines. A folded group keeps its sums and hides its projects. */
export function layOut(projects: readonly Project[], grouping: Grouping, year: number, folded: ReadonlySet<string>, lightOf: LightOf = unlit): LedgerRows {
  if (grouping === 'none') return { rows: projects.map((project, at) => lineOf(project, at + 1)), total: ledgerSums(projects, year) }
  const groups = new Map<string, Project[]>()
  for (const project of projects) {
    const name = valuesIn(project, grouping, year, lightOf)[0] ?? UNASSIGNED
    const group = groups.get(name)
    if (group) group.push(project)
    else groups.set(name, [project])
  }
  const rows: LedgerRow[] = []
  let total = NO_LEDGER_SUMS
  let number = 0
  for (const name of inOrder([...groups.keys()], grouping)) {
    const members = groups.get(name) ?? []
    const sums = ledgerSums(members, year)
    total = addLedgerSums(total, sums)
    rows.push({ kind: 'group', id: `group/${name}`, name, sums, folded: folded.has(name) })
    if (!folded.has(name)) members.forEach((project, at) => rows.push(lineOf(project, number + at + 1)))
    number += members.length
  }
  return { rows, total }
}

const lineOf = (project: Project, number: number): LedgerRow => ({ kind: 'project', id: project.id, project, number })

/** The dictionary's order where there is one, else by name; 未归属 last. */
function inOrder(names: readonly string[], grouping: Grouping): string[] {
  const known = ORDER[grouping] ?? []
  const place = (name: string): number => (name === UNASSIGNED ? Infinity : known.includes(name) ? known.indexOf(name) : known.length)
  return [...names].sort((a, b) => place(a) - place(b) || a.localeCompare(b, 'zh-CN'))
}
