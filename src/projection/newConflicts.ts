import type { EventId, Subject } from '#domain/event.ts'
import type { Head } from '#domain/project.ts'
import { conflictPlaces } from './conflicts.ts'
import { byClockThenId } from './registers.ts'
import type { Register } from './register.ts'

/** A field that would be written two ways: what stands here, and what would come. */
export interface NewConflict {
  readonly subject: Subject
  /** The project's name, or what else it is about. */
  readonly title: string
  readonly field: string
  readonly mine: readonly Head[]
  readonly theirs: readonly Head[]
  /** Which of them is shown and summed until somebody settles. */
  readonly counts: EventId | null
}

/** The conflicts that a register with more events has and the one before has not, or not with these values. */
export function newConflicts(before: Register, after: Register): NewConflict[] {
  const found: NewConflict[] = []
  for (const { subject, project, kind, title, fields } of conflictPlaces(after)) {
    // A project that no event touched is the same object.
    if (kind === 'project' && project && before.projects.get(project.id) === project) continue
    for (const { field, heads } of fields) {
      const here = new Set(before.headsOf(subject, field).map(({ id }) => id))
      const theirs = heads.filter(({ id }) => !here.has(id))
      const counts = [...heads].sort(byClockThenId).at(-1)?.id ?? null
      if (theirs.length > 0) found.push({ subject, title, field, mine: heads.filter(({ id }) => here.has(id)), theirs, counts })
    }
  }
  return found
}
