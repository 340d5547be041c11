import { keyed } from '#domain/fields.ts'
import type { EventDraft, StoredEvent } from '#domain/event.ts'
import type { Actor } from '#domain/person.ts'
import type { Result } from '#domain/result.ts'
import { hashOf } from '#log/hash.ts'
import { openLog, type LogOptions } from '#log/openLog.ts'
import type { FileBytes, ProjectLog } from '#log/types.ts'
import { RegisterFold } from '#projection/fold.ts'
import { withoutClones, type Register } from '#projection/register.ts'

/** The person who acts in these tests. */
export const ACTOR: Actor = { person: '王建', unit: '发改局', role: '发改局' }

/** A fixed time of the device, 2025-06-03 in Shanghai. */
export const NOW = Date.UTC(2025, 5, 3, 2, 0, 0)

let names = 0
/** A database name no other test uses. */
export const freshName = (): string => `test-${Date.now()}-${(names += 1)}`

/** Opens a log that has to open. */
export async function opened(options: LogOptions = {}): Promise<ProjectLog> {
  return value(
    await openLog({ name: freshName(), now: () => NOW, localStorage: memoryStorage(), ...options }),
  )
}

/** The value of a result that has to be one. */
export function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`expected a value, got ${JSON.stringify(result.issue)}`)
  return result.value
}

/** The issue of a result that has to have failed. */
export function issue<E>(result: Result<unknown, E>): E {
  if (result.ok) throw new Error('expected an issue')
  return result.issue
}

/** A project enters the register with its name. */
export const registered = (id: string, name = `项目${id}`): EventDraft => ({
  type: 'ProjectRegistered',
  subject: `project/${id}`,
  payload: { source: '测试' },
  changes: [
    { field: 'registered', from: null, to: true, base: [] },
    { field: 'name', from: null, to: name, base: [] },
    { field: keyed('annualPlan', 2025), from: null, to: 54_000_000, base: [] },
  ],
})

/** A field of a project is put right. */
export const revised = (
  id: string,
  field: string,
  to: unknown,
  base: StoredEvent['id'][] = [],
): EventDraft => ({
  type: 'ProjectRevised',
  subject: `project/${id}`,
  payload: { reason: null },
  changes: [{ field, from: null, to, base }],
})

/** A file of these bytes under its right name. */
export function fileOf(text: string): FileBytes {
  const bytes = new TextEncoder().encode(text)
  return { hash: hashOf(bytes), mediaType: 'image/jpeg', bytes }
}

/** Everything in the log, by arrival. */
export async function all(log: ProjectLog): Promise<StoredEvent[]> {
  const events: StoredEvent[] = []
  for await (const slice of log.read(0)) events.push(...slice.events)
  return events
}

/** Every text in the log, clones and damaged ones too. */
export async function allTexts(log: ProjectLog): Promise<string[]> {
  const texts: string[] = []
  for await (const slice of log.texts()) texts.push(...slice)
  return texts
}

/** The register the log folds into. */
export async function registerOf(log: ProjectLog): Promise<Register> {
  const fold = new RegisterFold()
  fold.apply(withoutClones(await all(log)).sound)
  return fold.register()
}

/** A `localStorage` that forgets with the test. */
export function memoryStorage(): Storage {
  const values = new Map<string, string>()
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, text) => void values.set(key, text),
    removeItem: (key) => void values.delete(key),
    clear: () => values.clear(),
    key: (index) => [...values.keys()][index] ?? null,
    get length() {
      return values.size
    },
  }
}
