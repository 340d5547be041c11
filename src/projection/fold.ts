import type { Change, Event, EventId, StoredEvent, Subject } from '#domain/event.ts'
import type { Issue } from '#domain/coordination.ts'
import { fitsField } from '#domain/fields.ts'
import { DEFAULT_POLICY, type GatePolicy } from '#domain/gate.ts'
import type { Head, Project, ProjectId } from '#domain/project.ts'
import { buildIssue, buildProject, type Fields } from './build.ts'
import { byClockThenId, emptyRegister, shownHead, write } from './registers.ts'
import { withoutClones, type Register, type UncountedEvent } from './register.ts'
import { SeenEvents } from './seen.ts'

/** The subject under which the bureau's settings are written. */
export const SETTINGS: Subject = 'settings/gates'

/**
 * Folds events into the register. Mutable inside and copied at the edge: a reducer that copied
 * per event took a thousand times as long (design.md, "Speed by construction").
 */
export class RegisterFold {
  #subjects = new Map<Subject, Fields>()
  #seen = new SeenEvents()
  #projects = new Map<ProjectId, Project>()
  #issues = new Map<string, Issue>()
  #uncounted: UncountedEvent[] = []
  #events = 0

  /** Counts events, each once, in whatever order they come. @returns the subjects they touched */
  apply(events: readonly StoredEvent[]): ReadonlySet<Subject> {
    const touched = new Set<Subject>()
    for (const stored of events) {
      if (!this.#seen.add(stored.id)) continue
      if (stored.issue) this.#uncounted.push({ id: stored.id, issue: stored.issue })
      else this.#count(stored.id, stored.event, touched)
    }
    for (const subject of touched) this.#rebuild(subject)
    return touched
  }

  /** The register as it now stands. The maps are copies: what is handed out never changes. */
  register(): Register {
    const subjects = this.#subjects
    return {
      projects: new Map(this.#projects),
      issues: new Map(this.#issues),
      policy: this.#policy(),
      events: this.#events,
      uncounted: [...this.#uncounted],
      headsOf: (subject, field) => sortedHeads(subjects.get(subject)?.get(field)?.heads ?? []),
    }
  }

  /** The fold's state for a snapshot; see `snapshot.ts`. */
  get state(): { subjects: Map<Subject, Fields>; seen: SeenEvents; uncounted: UncountedEvent[]; events: number } {
    return { subjects: this.#subjects, seen: this.#seen, uncounted: this.#uncounted, events: this.#events }
  }

  /** A fold that continues from a snapshot's state. */
  static from(state: RegisterFold['state']): RegisterFold {
    const fold = new RegisterFold()
    fold.#subjects = state.subjects
    fold.#seen = state.seen
    fold.#uncounted = state.uncounted
    fold.#events = state.events
    for (const subject of state.subjects.keys()) fold.#rebuild(subject)
    return fold
  }

  #count(id: EventId, event: Event, touched: Set<Subject>): void {
    this.#events += 1
    const fields = this.#fieldsOf(event.subject)
    for (const change of event.changes) this.#change(fields, id, event, change)
    touched.add(event.subject)
  }

  #change(fields: Fields, id: EventId, event: Event, { field, to, base }: Change): void {
    if (!fitsField(field, to)) {
      this.#uncounted.push({ id, issue: { code: 'event/malformed', where: field } })
      return
    }
    let register = fields.get(field)
    if (!register) fields.set(field, (register = emptyRegister()))
    write(register, id, to, event.clock, base)
  }

  #fieldsOf(subject: Subject): Fields {
    let fields = this.#subjects.get(subject)
    if (!fields) this.#subjects.set(subject, (fields = new Map()))
    return fields
  }

  #rebuild(subject: Subject): void {
    const fields = this.#subjects.get(subject) ?? new Map()
    if (subject.startsWith('project/')) keep(this.#projects, subject as ProjectId, buildProject(subject as ProjectId, fields))
    if (subject.startsWith('issue/')) keep(this.#issues, subject, buildIssue(subject, fields))
  }

  #policy(): GatePolicy {
    const register = this.#subjects.get(SETTINGS)?.get('startGate')
    const set = register && shownHead(register)?.value
    return set ? { startGate: { ...DEFAULT_POLICY.startGate, ...(set as GatePolicy['startGate']) } } : DEFAULT_POLICY
  }
}

function keep<K, V>(map: Map<K, V>, key: K, value: V | null): void {
  if (value === null) map.delete(key)
  else map.set(key, value)
}

const sortedHeads = (heads: readonly Head[]): readonly Head[] => (heads.length < 2 ? heads : [...heads].sort(byClockThenId))

/** Folds a whole set of events, in any order and with any repetition. */
export function foldEvents(events: readonly StoredEvent[]): Register {
  const fold = new RegisterFold()
  fold.apply(withoutClones(events).sound)
  return fold.register()
}
