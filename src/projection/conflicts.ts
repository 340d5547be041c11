import { fieldLabel, keyed, splitField } from '#domain/fields.ts'
import type { Subject } from '#domain/event.ts'
import type { FieldConflict, Project } from '#domain/project.ts'
import { LIGHT_SETTINGS, SETTINGS } from './fold.ts'
import { canonical } from './registers.ts'
import type { Register } from './register.ts'

/** What a conflict is about: a project, a problem raised on one, or the bureau's settings. */
export type PlaceKind = 'project' | 'issue' | 'settings'

/** A subject of which at least one field was written apart. */
export interface ConflictPlace {
  readonly subject: Subject
  readonly kind: PlaceKind
  /** The project it belongs to: the way to its page. `null` for settings. */
  readonly project: Project | null
  readonly title: string
  /** 责任单位 of the project; `null` where none is named, and for settings. */
  readonly unit: string | null
  readonly fields: readonly FieldConflict[]
  /** Epoch milliseconds of the latest of the values, by the log's own clock. */
  readonly latest: number
}

const SETTING_FIELDS = [[SETTINGS, 'startGate'], [LIGHT_SETTINGS, 'lightRule']] as const

/** Every conflict of the register by subject: projects in the register's order, then problems, then settings. */
export function conflictPlaces(register: Register): ConflictPlace[] {
  const found: ConflictPlace[] = []
  for (const project of register.projects.values()) if (project.conflicts.length > 0) found.push(placeOf(project))
  for (const { id, project: of, description } of register.issues.values()) {
    const project = register.projects.get(of as Project['id']) ?? null
    const title = project ? `${project.name}：${description}` : description
    found.push(...other(register, id, 'issue', 'issue', { project, title, unit: project?.responsibleUnit ?? null }))
  }
  for (const [subject, field] of SETTING_FIELDS) {
    found.push(...other(register, subject, field, 'settings', { project: null, title: `设置：${fieldLabel(field)}`, unit: null }))
  }
  return found
}

/** A project's conflicts as one place; also of a register as of an earlier day. */
export const placeOf = (project: Project): ConflictPlace => ({
  subject: project.id,
  kind: 'project',
  project,
  title: project.name,
  unit: project.responsibleUnit,
  fields: project.conflicts,
  latest: latestOf(project.conflicts),
})

/** How many fields are in conflict in all. */
export const countConflicts = (places: readonly ConflictPlace[]): number => places.reduce((sum, { fields }) => sum + fields.length, 0)

/** How many figures in the sums of some projects are in conflict: 总投资, the year's plan, and a month's investment. */
export function countUnsettledFigures(projects: Iterable<Project>, year: number): number {
  let count = 0
  for (const { conflicts } of projects) for (const conflict of conflicts) if (isSummed(conflict, year)) count += 1
  return count
}

function isSummed({ field, heads }: FieldConflict, year: number): boolean {
  if (field === 'totalInvestment' || field === keyed('annualPlan', year)) return true
  const [name, key] = splitField(field)
  // A month's words may differ while its figure does not.
  return name === 'report' && key.startsWith(`${year}-`) && new Set(heads.map(({ value }) => (value as { invested?: unknown } | null)?.invested ?? null)).size > 1
}

function other(register: Register, subject: Subject, field: string, kind: PlaceKind, named: Pick<ConflictPlace, 'project' | 'title' | 'unit'>): ConflictPlace[] {
  const heads = register.headsOf(subject, field)
  if (heads.length < 2 || new Set(heads.map(({ value }) => canonical(value))).size < 2) return []
  const fields = [{ field, heads }]
  return [{ subject, kind, ...named, fields, latest: latestOf(fields) }]
}

const latestOf = (fields: readonly FieldConflict[]): number => Math.max(0, ...fields.flatMap(({ heads }) => heads.map(({ clock }) => clock[0])))

/** In which order the list of conflicts stands. */
export const CONFLICT_ORDERS = ['latest', 'earliest', 'most', 'name'] as const
/** One of {@link CONFLICT_ORDERS}. */
export type ConflictOrder = (typeof CONFLICT_ORDERS)[number]

const byName = new Intl.Collator('zh-CN')

const COMPARE: Readonly<Record<ConflictOrder, (a: ConflictPlace, b: ConflictPlace) => number>> = {
  latest: (a, b) => b.latest - a.latest,
  earliest: (a, b) => a.latest - b.latest,
  most: (a, b) => b.fields.length - a.fields.length,
  name: (a, b) => byName.compare(a.title, b.title),
}

/** Orders places; those that are equal stay as the register has them. */
export const orderPlaces = (places: readonly ConflictPlace[], order: ConflictOrder): ConflictPlace[] => [...places].sort(COMPARE[order])

/** Which places are looked at; an empty text and `null` are no bound. */
export interface ConflictFilter {
  readonly text: string
  /** 责任单位, or {@link SETTINGS_UNIT}. */
  readonly unit: string | null
  /** A project's id: the one a card led here from. */
  readonly project: string | null
}

/** Under which unit settings stand in the filter. */
export const SETTINGS_UNIT = '设置'
/** Under which unit a project without one stands in the filter. */
export const NO_UNIT = '责任单位未填'

/** The unit a place is filtered by. */
export const unitOf = ({ kind, unit }: ConflictPlace): string => (kind === 'settings' ? SETTINGS_UNIT : (unit ?? NO_UNIT))

/** The places a filter lets through. */
export function filterPlaces(places: readonly ConflictPlace[], { text, unit, project }: ConflictFilter): ConflictPlace[] {
  const wanted = text.trim().toLowerCase()
  return places.filter(
    (place) =>
      (project === null || place.project?.id === project) &&
      (unit === null || unitOf(place) === unit) &&
      (wanted === '' || place.title.toLowerCase().includes(wanted)),
  )
}
