import type { EventId, StoredEvent } from '#domain/event.ts'
import { ok, type Result } from '#domain/result.ts'
import type { BackupContents } from './backup.ts'

/** What rehearsing a restore tells, as far as a preview shows it. */
interface RehearsedRestore {
  readonly added: readonly StoredEvent[]
  readonly known: number
  readonly named: number
  readonly waiting: readonly StoredEvent[]
  readonly clones: readonly EventId[]
}

/** The log, as far as a preview looks at it. */
export interface ComparedLog<Issue> {
  readonly health: () => { readonly events: number }
  readonly rehearseRestore: (
    texts: readonly string[],
    options: { readonly missing: readonly EventId[]; readonly waiting: readonly string[] },
  ) => Promise<Result<RehearsedRestore, Issue>>
  readonly fileHashes: () => Promise<readonly string[]>
}

/** What restoring a backup would do: shown before a person agrees to it. Nothing is ever taken away. */
export interface BackupComparison {
  readonly added: number
  readonly known: number
  /** Events that are here and not in the backup; they stay. */
  readonly onlyHere: number
  /** Events that waited there for their predecessors, and will here. */
  readonly waiting: number
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

/** Compares a backup with what is on this device, by the rules of the restore itself. */
export async function compareWithLog<Issue>(
  { manifest, texts, waiting, files }: BackupContents,
  log: ComparedLog<Issue>,
): Promise<Result<BackupComparison, Issue>> {
  const rehearsed = await log.rehearseRestore(texts, { missing: manifest.missing, waiting })
  if (!rehearsed.ok) return rehearsed
  const { added, known, named, clones, waiting: stillWaiting } = rehearsed.value
  const filesHere = new Set(await log.fileHashes())
  return ok({
    added: added.length,
    known,
    onlyHere: log.health().events - named,
    waiting: stillWaiting.length,
    addedFiles: files.filter(({ hash }) => !filesHere.has(hash)).length,
    clones,
    ...whoAndWhen(added),
    projects: projectsOf(added, namesIn(added)),
  })
}

/** The first and the last instant. */
function span(events: readonly StoredEvent[]): readonly [string | null, string | null] {
  let [first, last]: [readonly [number, string] | null, readonly [number, string] | null] = [null, null]
  for (const { event } of events) {
    const at = [Date.parse(event.recordedAt), event.recordedAt] as const
    if (!first || at[0] < first[0]) first = at
    if (!last || at[0] > last[0]) last = at
  }
  return [first?.[1] ?? null, last?.[1] ?? null]
}

/** Who wrote some events, and the first and the last of them. */
export function whoAndWhen(events: readonly StoredEvent[]): Pick<BackupComparison, 'people' | 'from' | 'to'> {
  const [from, to] = span(events)
  return { people: peopleOf(events), from, to }
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
