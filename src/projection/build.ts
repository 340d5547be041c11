import type { Issue } from '#domain/coordination.ts'
import type { Period } from '#domain/calendar.ts'
import type { Photo } from '#domain/evidence.ts'
import { KEYED_FIELDS, PROJECT_FIELDS, splitField, type KeyedField, type ProjectField } from '#domain/fields.ts'
import { MILESTONE_KINDS } from '#domain/milestone.ts'
import type { Yuan } from '#domain/money.ts'
import { counts, readReport, type MonthlyReport, type WrittenReport } from '#domain/monthlyReport.ts'
import { emptyPlan, type FieldConflict, type Project, type ProjectId } from '#domain/project.ts'
import { LIST_NAMES, type ListMembership, type YearPlan } from '#domain/plan.ts'
import { STAGES, type Stage } from '#domain/stage.ts'
import { byClockThenId, isConflict, shownHead, type MultiValue } from './registers.ts'

/** The registers of one subject, by field path. */
export type Fields = Map<string, MultiValue>

/** The values of one keyed field, by key. */
type ByKey = ReadonlyMap<string, unknown>

const PLAIN = Object.keys(PROJECT_FIELDS) as ProjectField[]
const PLAN_FIELDS = ['planCategory', 'annualPlan', 'completedBeforeYear', 'monthlyPlan', 'annualTarget'] as const
const UNNAMED = '（未命名项目）'

/** Builds a project from its registers. @returns `null` when it is not in the register (never was, or undone) */
export function buildProject(id: ProjectId, fields: Fields): Project | null {
  const plain = plainValues(fields)
  if (plain.registered !== true) return null
  const keyed = keyedValues(fields)
  const months = reported(keyed.get('report'))
  const { registered: _registered, ...own } = plain
  return {
    ...(own as unknown as Project),
    id,
    name: (plain.name as string | null) ?? UNNAMED,
    stage: (plain.stage as Stage | null) ?? '谋划',
    illustrative: plain.illustrative === true,
    plans: plans(keyed),
    lists: memberships(keyed.get('list')),
    reports: months.filter(counts),
    openReports: months.filter((month) => !counts(month)),
    milestones: records<Project['milestones'][number]>(keyed.get('milestone'), 'kind').sort((a, b) => orderOf(a.kind) - orderOf(b.kind)),
    statistics: new Map([...(keyed.get('statisticsInvestment') ?? [])].sort(byKey) as [Period, Yuan][]),
    factors: records<Project['factors'][number]>(keyed.get('factor'), 'kind').sort((a, b) => (a.kind < b.kind ? -1 : 1)),
    photos: ([...(keyed.get('photo')?.values() ?? [])] as Photo[]).sort((a, b) => (a.hash < b.hash ? -1 : 1)),
    waivers: records<Project['waivers'][number]>(keyed.get('waiver'), 'stage').sort((a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage)),
    conflicts: conflicts(fields),
  }
}

/** Builds a coordination issue from its registers; `null` when its raising was undone. */
export function buildIssue(id: string, fields: Fields): Issue | null {
  const register = fields.get('issue')
  const value = register && shownHead(register)?.value
  return value ? { ...(value as Omit<Issue, 'id'>), id } : null
}

function plainValues(fields: Fields): Record<ProjectField, unknown> {
  const values = {} as Record<ProjectField, unknown>
  for (const name of PLAIN) {
    const register = fields.get(name)
    values[name] = (register && shownHead(register)?.value) ?? null
  }
  return values
}

function keyedValues(fields: Fields): ReadonlyMap<KeyedField, ByKey> {
  const values = new Map<KeyedField, Map<string, unknown>>()
  for (const [path, register] of fields) {
    const [name, key] = splitField(path)
    const value = shownHead(register)?.value ?? null
    if (key === '' || value === null || !Object.hasOwn(KEYED_FIELDS, name)) continue
    const byKey = values.get(name as KeyedField)
    if (byKey) byKey.set(key, value)
    else values.set(name as KeyedField, new Map([[key, value]]))
  }
  return values
}

const byKey = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1)

function plans(keyed: ReadonlyMap<KeyedField, ByKey>): ReadonlyMap<number, YearPlan> {
  const byYear = new Map<number, YearPlan>()
  for (const name of PLAN_FIELDS) {
    for (const [key, value] of keyed.get(name) ?? []) {
      const year = Number(key)
      byYear.set(year, { ...(byYear.get(year) ?? emptyPlan(year)), [name]: value })
    }
  }
  return new Map([...byYear].sort(([a], [b]) => a - b))
}

/** 名录 by year, then in the order of the dictionary: never in the order in which events happened to arrive. */
function memberships(byKey: ByKey | undefined): ListMembership[] {
  const all = [...(byKey ?? [])].map(([key, value]) => ({ ...listKey(key), ...(value as Pick<ListMembership, 'level' | 'plan'>) }))
  const known: readonly string[] = LIST_NAMES
  const rank = (list: string): number => (known.includes(list) ? known.indexOf(list) : known.length)
  return all.sort((a, b) => a.year - b.year || rank(a.list) - rank(b.list) || (a.list < b.list ? -1 : 1))
}

/** Months of the log, earliest first. */
function reported(byKey: ByKey | undefined): MonthlyReport[] {
  const months = [...(byKey ?? [])].map(([period, value]) => readReport(period as Period, value as WrittenReport))
  return months.sort((a, b) => (a.period < b.period ? -1 : 1))
}

/** A list's key is `2025/市重点`. */
function listKey(key: string): { year: number; list: string } {
  const slash = key.indexOf('/')
  return { year: Number(key.slice(0, slash)), list: key.slice(slash + 1) }
}

function records<T>(byKey: ByKey | undefined, keyName: keyof T): T[] {
  return [...(byKey ?? [])].map(([key, value]) => ({ ...(value as T), [keyName]: key }))
}

const orderOf = (kind: string): number => (MILESTONE_KINDS as readonly string[]).indexOf(kind)

function conflicts(fields: Fields): FieldConflict[] {
  const found: FieldConflict[] = []
  for (const [field, register] of fields) {
    if (isConflict(register)) found.push({ field, heads: [...register.heads].sort(byClockThenId) })
  }
  return found.sort((a, b) => (a.field < b.field ? -1 : 1))
}
