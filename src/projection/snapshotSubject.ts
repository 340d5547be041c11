import type { Clock } from '#domain/clock.ts'
import type { EventId, Subject } from '#domain/event.ts'
import type { Fields } from './build.ts'
import type { MultiValue } from './registers.ts'

/** An event that holds a head: `[id, wall, tick]`. Most fields of a subject share one, so they are listed once. */
type Source = readonly [id: EventId, wall: number, tick: number]

/** A register: `[field, source, value]` with one head, `[field, [[source, value] …], replacedEarly]` else. */
type OneHead = readonly [field: number, source: number, value: unknown]
type ManyHeads = readonly [
  field: number,
  heads: readonly (readonly [source: number, value: unknown])[],
  early: readonly EventId[] | null,
]

/** A subject in a snapshot. */
export type EncodedSubject = readonly [
  subject: Subject,
  sources: readonly Source[],
  registers: readonly (OneHead | ManyHeads)[],
]

/** Field paths by number: every project has the same ones. */
export class FieldNames {
  readonly all: string[] = []
  readonly #numbers = new Map<string, number>()

  /** The number of a path, a new one where it has none. */
  numberOf(field: string): number {
    const known = this.#numbers.get(field)
    if (known !== undefined) return known
    this.#numbers.set(field, this.all.length)
    return this.all.push(field) - 1
  }
}

/** Writes one subject's registers as plain arrays. */
export function encodeSubject(subject: Subject, fields: Fields, names: FieldNames): EncodedSubject {
  const sources: Source[] = []
  const numbers = new Map<EventId, number>()
  const sourceOf = ({ id, clock }: MultiValue['heads'][number]): number => {
    const known = numbers.get(id)
    if (known !== undefined) return known
    numbers.set(id, sources.length)
    return sources.push([id, clock[0], clock[1]]) - 1
  }
  const registers = [...fields].map(([field, { heads, replacedEarly }]): OneHead | ManyHeads => {
    const [only, ...others] = heads
    const name = names.numberOf(field)
    if (only && others.length === 0 && replacedEarly === null) return [name, sourceOf(only), only.value]
    return [
      name,
      heads.map((head) => [sourceOf(head), head.value] as const),
      replacedEarly && [...replacedEarly],
    ]
  })
  return [subject, sources, registers]
}

/** Reads one subject back. @throws on anything that is not as written; the snapshot is then thrown away */
export function decodeSubject(encoded: unknown, names: readonly string[]): [Subject, Fields] {
  const [subject, sources, registers] = encoded as EncodedSubject
  const clocks = sources.map(([, wall, tick]): Clock => [wall, tick])
  const head = (source: number, value: unknown): MultiValue['heads'][number] => ({
    id: present(sources[source])[0],
    value,
    clock: present(clocks[source]),
  })
  const fields: Fields = new Map()
  for (const register of registers) {
    fields.set(
      present(names[register[0]]),
      isOneHead(register)
        ? { heads: [head(register[1], register[2])], replacedEarly: null }
        : many(register, head),
    )
  }
  return [subject, fields]
}

const isOneHead = (register: OneHead | ManyHeads): register is OneHead => typeof register[1] === 'number'

const many = (
  [, heads, early]: ManyHeads,
  head: (source: number, value: unknown) => MultiValue['heads'][number],
): MultiValue => ({
  heads: heads.map(([source, value]) => head(source, value)),
  replacedEarly: early && new Set(early),
})

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The snapshot names what it does not have')
  return value
}
