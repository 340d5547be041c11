import type { Change, Event, EventId, StoredEvent, Subject } from '#domain/event.ts'
import type { Issue } from '#domain/coordination.ts'
import { fitsField } from '#domain/fields.ts'
import { DEFAULT_POLICY, type GatePolicy } from '#domain/gate.ts'
import { DEFAULT_LIGHT_RULE, type LightRule } from '#domain/light.ts'
import type { Head, Project, ProjectId } from '#domain/project.ts'
import { buildIssue, buildProject, type Fields } from './build.ts'
import { byClockThenId, copyOf, emptyRegister, shownHead, write, type MultiValue } from './registers.ts'
import { withoutClones, type Register, type UncountedEvent } from './register.ts'
import { SeenEvents } from './seen.ts'

/** The subject under which the bureau's settings are written. */
export const SETTINGS: Subject = 'settings/gates'
/** The subject of the lights' thresholds. */
export const LIGHT_SETTINGS: Subject = 'settings/lights'

/**
 * Folds events into the register. Mutable inside and copied at the edge: a reducer that copied
 * per event took a thousand times as long (design.md, "Speed by construction").
 */
export class RegisterFold {
  #subjects = new Map<Subject, Fields>()
  #seen = new SeenEvents()
  #projects = new Map<ProjectId, Project>()
  #issues = new Map<string, Issue>()
  /** The issues as they were last handed out, for as long as none has changed. */
  #handedIssues: ReadonlyMap<string, Issue> | null = null
  /** The policy as it was last handed out, for as long as it stands as `set`: a form over it keeps what is chosen in it. */
  #handedPolicy: { readonly set: GatePolicy['startGate'] | null; readonly policy: GatePolicy } = { set: null, policy: DEFAULT_POLICY }
  #uncounted: UncountedEvent[] = []
  #events = 0
  /** Who put each project into the register: what projects are ordered by. */
  #registrations = new Map<ProjectId, Head>()
  #inOrder = { projects: true, issues: true }
  /** Subjects whose registers no handed-out register shares; `null` while nothing was handed out. */
  #own: Set<Subject> | null = null

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

  /**
   * The register as it now stands. What is handed out never changes: the maps are copies, and a subject's
   * fields are copied before they are written again.
   */
  register(): Register {
    this.#order()
    this.#own = new Set()
    const subjects = new Map(this.#subjects)
    return {
      projects: new Map(this.#projects),
      issues: (this.#handedIssues ??= new Map(this.#issues)),
      policy: this.#policy(),
      lightRule: this.#setting<LightRule>(LIGHT_SETTINGS, 'lightRule') ?? DEFAULT_LIGHT_RULE,
      events: this.#events,
      uncounted: [...this.#uncounted].sort((a, b) => compareTexts(a.id, b.id)),
      headsOf: (subject, field) => sortedHeads(subjects.get(subject)?.get(field)?.heads ?? []),
      fieldsOf: (subject) => [...(subjects.get(subject)?.keys() ?? [])].sort(),
    }
  }

  /** A fold that goes on from here by itself: what would be, were some events added. Neither sees the other's. */
  fork(): RegisterFold {
    const fork = new RegisterFold()
    fork.#subjects = new Map(this.#subjects)
    fork.#seen = SeenEvents.from(this.#seen.toJSON())
    fork.#projects = new Map(this.#projects)
    fork.#issues = new Map(this.#issues)
    fork.#uncounted = [...this.#uncounted]
    fork.#events = this.#events
    fork.#registrations = new Map(this.#registrations)
    fork.#inOrder = { ...this.#inOrder }
    // From here on each copies a subject's fields before it writes them.
    this.#own = new Set()
    fork.#own = new Set()
    return fork
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
    const known = this.#subjects.get(subject)
    if (known && (this.#own === null || this.#own.has(subject))) return known
    const fields = known ? copyOf(known) : new Map<string, MultiValue>()
    this.#subjects.set(subject, fields)
    this.#own?.add(subject)
    return fields
  }

  #rebuild(subject: Subject): void {
    const fields: Fields = this.#subjects.get(subject) ?? new Map<string, MultiValue>()
    if (subject.startsWith('project/')) this.#rebuildProject(subject as ProjectId, fields)
    if (subject.startsWith('issue/')) {
      keep(this.#issues, subject, buildIssue(subject, fields))
      this.#inOrder.issues = false
      this.#handedIssues = null
    }
  }

  #rebuildProject(id: ProjectId, fields: Fields): void {
    keep(this.#projects, id, buildProject(id, fields))
    const register = fields.get('registered')
    const registration = (register && shownHead(register)) ?? null
    if (this.#registrations.get(id)?.id === registration?.id) return
    keep(this.#registrations, id, registration)
    this.#inOrder.projects = false
  }

  /** Projects in the order of their registration, issues by day: never in the order in which events arrived. */
  #order(): void {
    const registered = (id: ProjectId): Head => this.#registrations.get(id) as Head
    if (!this.#inOrder.projects) {
      this.#projects = new Map([...this.#projects].sort(([a], [b]) => byClockThenId(registered(a), registered(b)) || compareTexts(a, b)))
    }
    if (!this.#inOrder.issues) {
      this.#issues = new Map([...this.#issues].sort(([a, one], [b, other]) => compareTexts(one.reported, other.reported) || compareTexts(a, b)))
    }
    this.#inOrder = { projects: true, issues: true }
  }

  #policy(): GatePolicy {
    const set = this.#setting<GatePolicy['startGate']>(SETTINGS, 'startGate')
    if (this.#handedPolicy.set !== set) this.#handedPolicy = { set, policy: set ? { startGate: { ...DEFAULT_POLICY.startGate, ...set } } : DEFAULT_POLICY }
    return this.#handedPolicy.policy
  }

  #setting<T>(subject: Subject, field: string): T | null {
    const register = this.#subjects.get(subject)?.get(field)
    return ((register && shownHead(register)?.value) ?? null) as T | null
  }
}

function keep<K, V>(map: Map<K, V>, key: K, value: V | null): void {
  if (value === null) map.delete(key)
  else map.set(key, value)
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const sortedHeads = (heads: readonly Head[]): readonly Head[] => (heads.length < 2 ? heads : [...heads].sort(byClockThenId))

/** Folds a whole set of events, in any order and with any repetition. */
export function foldEvents(events: readonly StoredEvent[]): Register {
  const fold = new RegisterFold()
  fold.apply(withoutClones(events).sound)
  return fold.register()
}
