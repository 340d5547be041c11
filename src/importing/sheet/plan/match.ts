import type { Project, ProjectId } from '#domain/project.ts'
import { projectKey } from '../../registerChecks.ts'
import { projectIdOf } from '../../registerEvents.ts'
import type { Questions } from './questions.ts'
import type { ReadRow } from './readRows.ts'

/** Which project a row is about. */
export interface Match {
  /** The project it changes; `null` for a new one, or while it is not known which. */
  readonly project: Project | null
  readonly id: ProjectId | null
  readonly isLeftOut: boolean
  /** The stored name stays although the file writes another. */
  readonly keepsName: boolean
  readonly waitsFor: readonly string[]
}

/** The register's projects, to be found by code and by name. */
export interface ProjectIndex {
  readonly byId: ReadonlyMap<string, Project>
  readonly byCode: ReadonlyMap<string, Project>
  /** By name without width, case, blanks and invisible characters. */
  readonly byName: ReadonlyMap<string, readonly Project[]>
}

/** Indexes the register. */
export function indexProjects(projects: Iterable<Project>): ProjectIndex {
  const [byId, byCode, byName] = [new Map<string, Project>(), new Map<string, Project>(), new Map<string, Project[]>()]
  for (const project of projects) {
    byId.set(project.id, project)
    if (project.projectCode !== null) byCode.set(project.projectCode, project)
    const name = projectKey(project.name, null)
    byName.set(name, [...(byName.get(name) ?? []), project])
  }
  return { byId, byCode, byName }
}

const known = (project: Project, waitsFor: readonly string[] = [], keepsName = false): Match => ({ project, id: project.id, isLeftOut: false, keepsName, waitsFor })
const LEFT_OUT: Match = { project: null, id: null, isLeftOut: true, keepsName: false, waitsFor: [] }
const fresh = (row: ReadRow): Match => ({ ...LEFT_OUT, id: projectIdOf({ projectCode: row.code, name: row.name, district: row.district }), isLeftOut: false })

/** Finds the project of a row: by code, then by name and 属地, which is asked and never guessed (bad input 16, 18). */
export function matchRow(row: ReadRow, index: ProjectIndex, questions: Questions): Match {
  const coded = row.code === null ? undefined : index.byCode.get(row.code)
  if (coded) return renamed(row, coded, questions)
  const candidates = index.byName.get(projectKey(row.name, null)) ?? []
  if (candidates.length === 0 || row.name === '') return fresh(row)
  const [only] = candidates
  const isSure = candidates.length === 1 && only !== undefined && isSame(row, only)
  return isSure ? byName(row, only, questions) : chosen(row, candidates, index, questions)
}

/** The same name as written, in the same 属地 where the file says one, and no other code. */
function isSame(row: ReadRow, project: Project): boolean {
  const name = row.values.find(({ target }) => target === 'name')
  const isAsWritten = row.name === project.name && !name?.marks.some((mark) => mark === 'stripped' || mark === 'normalised')
  const isHere = row.district === null || project.district === null || row.district === project.district
  return isAsWritten && isHere && (row.code === null || project.projectCode === null)
}

function byName(row: ReadRow, project: Project, questions: Questions): Match {
  const id = `by-name:${row.sheet}`
  const options = [{ value: 'accept', label: '是，按名称对应' }]
  const own = questions.ask({ id, kind: 'by-name', sheet: row.sheet, row: row.row, detail: row.name, options })
  return known(project, own === null ? [id] : [])
}

function chosen(row: ReadRow, candidates: readonly Project[], index: ProjectIndex, questions: Questions): Match {
  const id = `match:${row.key}`
  const options = [
    ...candidates.map(({ id: value, name, district, projectCode }) => ({ value, label: `${name}（${[district, projectCode].filter(Boolean).join('，') || '属地未填'}）` })),
    { value: 'new', label: '是另一个新项目' },
    { value: 'skip', label: '这一行不导入' },
  ]
  const answer = questions.ask({ id, kind: 'match', sheet: row.sheet, row: row.row, detail: row.name, options })
  if (answer === null) return { ...LEFT_OUT, isLeftOut: false, waitsFor: [id] }
  const project = index.byId.get(answer)
  return project ? known(project) : answer === 'new' ? newBeside(row, index) : LEFT_OUT
}

/** A new project whose own id is taken already: by a name that differs in width alone. */
function newBeside(row: ReadRow, index: ProjectIndex): Match {
  const match = fresh(row)
  let id = match.id as ProjectId
  for (let n = 2; index.byId.has(id); n += 1) id = `${match.id as ProjectId}#${n}`
  return { ...match, id }
}

function renamed(row: ReadRow, project: Project, questions: Questions): Match {
  if (row.name === '' || projectKey(row.name, null) === projectKey(project.name, null)) return known(project, [], row.name !== project.name)
  const id = `rename:${row.key}`
  const options = [
    { value: 'rename', label: `改名为“${row.name}”` },
    { value: 'keep', label: `仍用“${project.name}”` },
    { value: 'skip', label: '这一行不导入' },
  ]
  const answer = questions.ask({ id, kind: 'rename', sheet: row.sheet, row: row.row, detail: `${project.name} → ${row.name}`, options })
  if (answer === 'skip') return LEFT_OUT
  return known(project, answer === null ? [id] : [], answer === 'keep')
}

/** Rows that are about one project: which of them counts, a person says (bad input 15). @returns the match of each row */
export function withoutDuplicates(rows: readonly ReadRow[], matches: readonly Match[], questions: Questions): readonly Match[] {
  const groups = new Map<string, ReadRow[]>()
  const keyOf = (row: ReadRow, match: Match): string => match.id ?? projectKey(row.name, row.district)
  rows.forEach((row, at) => {
    const match = matches[at] as Match
    if (!match.isLeftOut && (row.name !== '' || row.code !== null)) groups.set(keyOf(row, match), [...(groups.get(keyOf(row, match)) ?? []), row])
  })
  return rows.map((row, at) => {
    const match = matches[at] as Match
    const group = groups.get(keyOf(row, match)) ?? []
    return group.length < 2 ? match : counted(row, match, group, questions)
  })
}

function counted(row: ReadRow, match: Match, group: readonly ReadRow[], questions: Questions): Match {
  const id = `duplicate:${group[0]?.key ?? ''}`
  const options = [...group.map(({ key, sheet, row: number, name }) => ({ value: key, label: `用 ${sheet} 第 ${number} 行（${name}）` })), { value: 'none', label: '都不导入' }]
  const answer = questions.ask({ id, kind: 'duplicate', sheet: row.sheet, row: row.row, detail: row.code ?? row.name, options })
  if (answer === null) return { ...match, waitsFor: [...match.waitsFor, id] }
  return answer === row.key ? match : LEFT_OUT
}
