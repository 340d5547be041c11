import type { EventId, StoredEvent } from '#domain/event.ts'
import type { BackupContents } from './backup.ts'

/** The log, as far as a preview looks at it. */
export interface ComparedLog {
  readonly health: () => { readonly clones: readonly EventId[] }
  readonly read: (after: number) => AsyncIterable<{ readonly events: readonly StoredEvent[] }>
  readonly fileHashes: () => Promise<readonly string[]>
}

/** What restoring a backup would do: shown before a person agrees to it. Nothing is ever taken away. */
export interface BackupComparison {
  readonly added: number
  readonly known: number
  /** Events that are here and not in the backup; they stay. */
  readonly onlyHere: number
  readonly addedFiles: number
  /** Ids that would have two different texts: both would be kept, neither would count. */
  readonly clones: readonly EventId[]
  /** Who wrote what would be added, most first. */
  readonly people: readonly { readonly person: string; readonly unit: string; readonly events: number }[]
  /** The first and the last of what would be added, as its devices' clocks told; ISO 8601. */
  readonly from: string | null
  readonly to: string | null
  /** The projects it is about, by subject, with their names as the backup has them. */
  readonly projects: readonly { readonly id: string; readonly name: string | null; readonly events: number }[]
}

/** Compares a backup with what is on this device. */
export async function compareWithLog(
  { events, files }: BackupContents,
  log: ComparedLog,
): Promise<BackupComparison> {
  const here = new Map<EventId, string>()
  for await (const slice of log.read(0)) for (const { id, hash } of slice.events) here.set(id, hash)
  const cloned = new Set(log.health().clones)
  const known = events.filter(({ id, hash }) => here.get(id) === hash || cloned.has(id))
  const fresh = events.filter(({ id }) => !here.has(id) && !cloned.has(id))
  const filesHere = new Set(await log.fileHashes())
  return {
    added: fresh.length,
    known: known.length,
    onlyHere: here.size - new Set(events.map(({ id }) => id).filter((id) => here.has(id))).size,
    addedFiles: files.filter(({ hash }) => !filesHere.has(hash)).length,
    clones: events.filter(({ id, hash }) => here.has(id) && here.get(id) !== hash).map(({ id }) => id),
    ...whoAndWhen(fresh),
    projects: projectsOf(fresh, namesIn(events)),
  }
}

/** Who wrote some events, and the first and the last of them. */
export function whoAndWhen(events: readonly StoredEvent[]): Pick<BackupComparison, 'people' | 'from' | 'to'> {
  const times = events.map(({ event }) => event.recordedAt).sort((a, b) => Date.parse(a) - Date.parse(b))
  return { people: peopleOf(events), from: times[0] ?? null, to: times.at(-1) ?? null }
}

function peopleOf(events: readonly StoredEvent[]): BackupComparison['people'] {
  const counts = new Map<string, { person: string; unit: string; events: number }>()
  for (const { event } of events) {
    const { person, unit } = event.actor
    const key = JSON.stringify([person, unit])
    counts.set(key, { person, unit, events: (counts.get(key)?.events ?? 0) + 1 })
  }
  return [...counts.values()].sort((a, b) => b.events - a.events)
}

function projectsOf(
  events: readonly StoredEvent[],
  names: ReadonlyMap<string, string>,
): BackupComparison['projects'] {
  const counts = new Map<string, number>()
  for (const { event } of events) {
    if (event.subject.startsWith('project/')) counts.set(event.subject, (counts.get(event.subject) ?? 0) + 1)
  }
  return [...counts].map(([id, count]) => ({ id, name: names.get(id) ?? null, events: count }))
}

function namesIn(events: readonly StoredEvent[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const { event } of events) {
    const name = event.changes.find(({ field }) => field === 'name')?.to
    if (typeof name === 'string') names.set(event.subject, name)
  }
  return names
}
