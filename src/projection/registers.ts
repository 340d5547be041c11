import { compareClocks, type Clock } from '#domain/clock.ts'
import type { EventId } from '#domain/event.ts'
import type { Head } from '#domain/project.ts'

/**
 * A multi-value register: the values of one field that no other change names as its base.
 * One head is the value; two that differ are a conflict (design.md, "One truth: the log").
 */
export interface MultiValue {
  heads: Head[]
  /** Bases named before their event arrived: such an event arrives already replaced. */
  replacedEarly: Set<EventId> | null
}

/** A register that nobody has written. */
export const emptyRegister = (): MultiValue => ({ heads: [], replacedEarly: null })

/** A subject's registers, to be written without touching the ones they were copied from. */
export function copyOf(fields: ReadonlyMap<string, MultiValue>): Map<string, MultiValue> {
  const copy = new Map<string, MultiValue>()
  for (const [field, { heads, replacedEarly }] of fields) copy.set(field, { heads: [...heads], replacedEarly: replacedEarly && new Set(replacedEarly) })
  return copy
}

/** Writes a value into a register. Any order of the same writes leaves the same heads. */
export function write(register: MultiValue, id: EventId, value: unknown, clock: Clock, base: readonly EventId[]): void {
  const first = register.heads[0]
  // The common case by far: one head, replaced by an edit that saw it.
  if (register.heads.length === 1 && base.length === 1 && first?.id === base[0] && register.replacedEarly === null) {
    register.heads = [{ id, value, clock }]
    return
  }
  for (const replaced of base) {
    // No *other* change: one that names itself replaces nothing.
    if (replaced === id) continue
    const kept = register.heads.filter((head) => head.id !== replaced)
    if (kept.length < register.heads.length) register.heads = kept
    else (register.replacedEarly ??= new Set()).add(replaced)
  }
  if (!register.replacedEarly?.has(id)) register.heads.push({ id, value, clock })
}

/** The value shown: the head with the latest clock, the id breaking ties. `undefined` when nobody has written. */
export function shownHead(register: MultiValue): Head | undefined {
  const [first, ...others] = register.heads
  if (others.length === 0) return first
  return [...register.heads].sort(byClockThenId).at(-1)
}

/** Orders heads for the screen, earliest first; the same on every device. */
export function byClockThenId(a: Head, b: Head): number {
  return compareClocks(a.clock, b.clock) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** Tells whether the heads hold different values: the same value written twice apart is no conflict. */
export function isConflict(register: MultiValue): boolean {
  if (register.heads.length < 2) return false
  const texts = register.heads.map((head) => canonical(head.value))
  return texts.some((text) => text !== texts[0])
}

/** A value as text, the parts of a record by name: two programs may write the same record in another order. */
export const canonical = (value: unknown): string => JSON.stringify(value, (_name, part: unknown) => (isRecord(part) ? Object.fromEntries(Object.entries(part).sort(byName)) : part))

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1)
