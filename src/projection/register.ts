import type { EventIssue } from '#domain/eventTypes.ts'
import type { Change, EventId, StoredEvent, Subject } from '#domain/event.ts'
import type { Issue } from '#domain/coordination.ts'
import { DEFAULT_POLICY, type GatePolicy } from '#domain/gate.ts'
import { DEFAULT_LIGHT_RULE, type LightRule } from '#domain/light.ts'
import type { Head, Project, ProjectId } from '#domain/project.ts'

/** An event that is kept in the log but could not be counted, and why. */
export interface UncountedEvent {
  readonly id: EventId
  readonly issue: EventIssue
}

/**
 * What the log adds up to: immutable, rebuilt from the log at any time, the same on every device
 * that has the same events.
 */
export interface Register {
  readonly projects: ReadonlyMap<ProjectId, Project>
  readonly issues: ReadonlyMap<string, Issue>
  readonly policy: GatePolicy
  readonly lightRule: LightRule
  /** How many events were counted. */
  readonly events: number
  readonly uncounted: readonly UncountedEvent[]
  /** The heads of a field, for the `base` of an edit and for showing a conflict. */
  readonly headsOf: (subject: Subject, field: string) => readonly Head[]
  /** The fields that were ever written of a subject. */
  readonly fieldsOf: (subject: Subject) => readonly string[]
}

/** The register of an empty log. */
export const EMPTY_REGISTER: Register = {
  projects: new Map(),
  issues: new Map(),
  policy: DEFAULT_POLICY,
  lightRule: DEFAULT_LIGHT_RULE,
  events: 0,
  uncounted: [],
  headsOf: () => [],
  fieldsOf: () => [],
}

/** A change of one field as an edit writes it: it names every head it saw, so it replaces them all. */
export function changeTo(register: Register, subject: Subject, field: string, to: unknown): Change {
  const heads = register.headsOf(subject, field)
  return { field, from: heads.at(-1)?.value ?? null, to, base: heads.map((head) => head.id) }
}

/**
 * Takes out what was received twice, and both of two events that share an id but not their bytes:
 * a cloned device, where neither may win.
 */
export function withoutClones(events: readonly StoredEvent[]): { sound: StoredEvent[]; clones: EventId[] } {
  const byId = new Map<EventId, StoredEvent>()
  const clones = new Set<EventId>()
  for (const stored of events) {
    const known = byId.get(stored.id)
    if (!known) byId.set(stored.id, stored)
    else if (known.hash !== stored.hash) clones.add(stored.id)
  }
  const sound = [...byId.values()].filter(({ id }) => !clones.has(id))
  return { sound, clones: [...clones].sort() }
}
