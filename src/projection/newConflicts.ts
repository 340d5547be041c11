import type { Head, Project, ProjectId } from '#domain/project.ts'
import type { Register } from './register.ts'

/** A field that would be written two ways: what stands here, and what would come. */
export interface NewConflict {
  readonly project: Project
  readonly field: string
  readonly mine: readonly Head[]
  readonly theirs: readonly Head[]
}

/** The conflicts that a register with more events has and the one before has not, or not with these values. */
export function newConflicts(before: Register, after: Register): NewConflict[] {
  const found: NewConflict[] = []
  for (const project of after.projects.values()) {
    if (project.conflicts.length === 0 || before.projects.get(project.id) === project) continue
    for (const { field, heads } of project.conflicts) {
      const here = new Set(before.headsOf(project.id satisfies ProjectId, field).map(({ id }) => id))
      const theirs = heads.filter(({ id }) => !here.has(id))
      if (theirs.length > 0)
        found.push({ project, field, mine: heads.filter(({ id }) => here.has(id)), theirs })
    }
  }
  return found
}
