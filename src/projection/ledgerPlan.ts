import type { IsoDate } from '#domain/calendar.ts'
import { checkAgainst, readTyped, type EditIssue } from '#domain/edit.ts'
import type { EventDraft } from '#domain/event.ts'
import type { AmountIssue } from '#domain/money.ts'
import type { PlanRevision } from '#domain/plan.ts'
import { planOf, type Project } from '#domain/project.ts'
import { splitField } from '#domain/fields.ts'
import { planRevised } from './drafts.ts'
import { cellValue, fieldName, typedCell } from './ledgerCells.ts'
import { pathOf, type LedgerColumn } from './ledgerColumns.ts'
import { changeTo, type Register } from './register.ts'

/** A text that is to go into a cell. */
export interface CellEntry {
  readonly project: Project
  readonly column: LedgerColumn
  readonly typed: string
  /** Whether an empty text clears the cell. A blank cell that was pasted changes nothing. */
  readonly clears?: boolean
}

/** What will become of one cell. Values as stored: money in 元. */
export interface PlannedCell {
  readonly project: Project
  readonly column: LedgerColumn
  readonly path: string
  readonly typed: string
  readonly before: unknown
  readonly after: unknown
  /** Why the cell stays as it is, or `null`. */
  readonly issue: EditIssue | AmountIssue | null
}

/** What a block of texts comes to before anything is written. */
export interface LedgerPlan {
  readonly changes: readonly PlannedCell[]
  readonly refused: readonly PlannedCell[]
  /** Cells that hold the value already. */
  readonly same: number
  /** Blank cells, which change nothing. */
  readonly blank: number
  /** What it was made of, to make it anew. */
  readonly entries: readonly CellEntry[]
  readonly year: number
}

/**
 * Reads texts for cells and checks each row as it would stand with all its new values together.
 * @param today the local day; nothing that has happened may lie after it
 */
export function planEntries(entries: readonly CellEntry[], year: number, today: IsoDate): LedgerPlan {
  const read = entries.filter(isMeant).map((entry) => readEntry(entry, year))
  const checked = checkAll(read, today)
  const differs = ({ before, after }: PlannedCell): boolean => JSON.stringify(before) !== JSON.stringify(after)
  const sound = checked.filter(({ issue }) => issue === null)
  return {
    changes: sound.filter(differs),
    refused: checked.filter(({ issue }) => issue !== null),
    same: sound.filter((cell) => !differs(cell)).length,
    blank: entries.length - read.length,
    entries,
    year,
  }
}

/** The same texts planned over the register as it now stands; what is no longer there is left out. */
export function planAnew(register: Register, { entries, year }: LedgerPlan, today: IsoDate): LedgerPlan {
  const known = entries.flatMap((entry) => {
    const project = register.projects.get(entry.project.id)
    return project ? [{ ...entry, project }] : []
  })
  return planEntries(known, year, today)
}

/**
 * Tells whether something came in under a cell since it was planned: another value than the one it is to replace,
 * or a second one beside it, which would be settled unseen.
 */
export function isOutdated({ projects }: Register, { project, column, path, before }: PlannedCell): boolean {
  const now = projects.get(project.id)
  if (!now) return true
  const rivals = ({ conflicts }: Project): string => JSON.stringify(conflicts.filter(({ field }) => field === path))
  return JSON.stringify(cellValue(now, column, Number(splitField(path)[1]))) !== JSON.stringify(before) || rivals(now) !== rivals(project)
}

/** Tabs, blanks and the dashes that ledgers print for an unknown figure say nothing (bad input 8). */
const SAYS_NOTHING = /^[\s—–\-/]*$|^无$/
const isMeant = ({ typed, clears }: CellEntry): boolean => clears === true || !SAYS_NOTHING.test(typed)

function readEntry({ project, column, typed, clears }: CellEntry, year: number): PlannedCell {
  const path = pathOf(column, year)
  const before = cellValue(project, column, year)
  const cell = { project, column, path: path ?? column.key, typed, before, after: before }
  // What stands there already is no edit, even where nobody may type: whole lines are copied and pasted back.
  if (!clears && typed.trim() === typedCell(project, column, year)) return { ...cell, issue: null }
  if (path === null) return { ...cell, issue: { code: 'edit/derived', label: column.label } }
  const value = readTyped(path, clears ? '' : typed)
  return value.ok ? { ...cell, after: value.value, issue: null } : { ...cell, issue: value.issue }
}

/** A cell that is refused may have been what another one leaned on: checked until no more are refused. */
function checkAll(cells: readonly PlannedCell[], today: IsoDate): readonly PlannedCell[] {
  const drafted = withAll(cells)
  const checked = cells.map((cell) => checkedIn(drafted.get(cell.project.id) ?? cell.project, cell, today))
  return checked.every(({ issue }, at) => issue === cells[at]?.issue) ? checked : checkAll(checked, today)
}

/** Each project as it would stand with all of its new values. */
function withAll(cells: readonly PlannedCell[]): ReadonlyMap<string, Project> {
  const drafted = new Map<string, Project>()
  for (const { project, path, after, issue } of cells) if (issue === null) drafted.set(project.id, withValue(drafted.get(project.id) ?? project, path, after))
  return drafted
}

function withValue(project: Project, path: string, value: unknown): Project {
  const [name, key] = splitField(path)
  if (key === '') return { ...project, [name]: value }
  const year = Number(key)
  return { ...project, plans: new Map(project.plans).set(year, { ...planOf(project, year), [name]: value }) }
}

function checkedIn(drafted: Project, cell: PlannedCell, today: IsoDate): PlannedCell {
  return cell.issue === null ? { ...cell, issue: checkAgainst(drafted, cell.path, cell.after, today) } : cell
}

/** Tells whether a cell changes an annual plan that was set before, which takes a reason. */
export const revisesPlan = ({ path, before }: PlannedCell): boolean => splitField(path)[0] === 'annualPlan' && before !== null

/** The drafts of one act: an event a project for its fields, and one for a plan that was set before, with its reason. */
export function draftsOf(register: Register, changes: readonly PlannedCell[], revision: PlanRevision | null): EventDraft[] {
  const revised = changes.filter((cell) => revision !== null && revisesPlan(cell))
  const others = changes.filter((cell) => !revised.includes(cell))
  const byProject = new Map<PlannedCell['project']['id'], PlannedCell[]>()
  for (const cell of others) byProject.set(cell.project.id, [...(byProject.get(cell.project.id) ?? []), cell])
  const fields = [...byProject].map(([id, cells]): EventDraft => ({
    type: 'ProjectRevised', subject: id, payload: { reason: null }, changes: cells.map(({ path, after }) => changeTo(register, id, path, after)),
  }))
  const plans = revision === null ? [] : revised.map(({ project, path, after }) => planRevised(register, project.id, path, after, revision))
  return [...fields, ...plans]
}

/** What an act is called where it can be undone: `粘贴：修改 12 个项目的 3 项`. */
export function actTitle(verb: string, changes: readonly PlannedCell[], year: number): string {
  const projects = new Set(changes.map(({ project }) => project.id))
  const columns = [...new Map(changes.map(({ column }) => [column.key, fieldName(column, year)])).values()]
  const what = columns.length === 1 ? (columns[0] ?? '') : `${columns.length} 项`
  const [only] = changes
  return `${verb}：${projects.size === 1 && only ? `“${only.project.name}”` : `${projects.size} 个项目`}的${what}`
}
