import type { Actor } from '#domain/person.ts'
import type { EventDraft, EventId, StoredEvent, Subject } from '#domain/event.ts'
import type { Result } from '#domain/result.ts'

/** A file that belongs to an event, e.g. a 开工 photo. Its name is the SHA-256 of its bytes, in hex. */
export interface FileBytes {
  readonly hash: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** Why the log did not take or give something. Every one reaches the screen. */
export type LogIssue =
  /** The storage refused; the log is read-only from here on and the text stays on the screen. */
  | { readonly code: 'log/write-failed'; readonly detail: string; readonly quota: boolean }
  | { readonly code: 'log/read-only'; readonly detail: string }
  /** Another tab runs a newer version of the app, or the database is newer than this code. */
  | { readonly code: 'log/newer-database'; readonly found: number; readonly known: number }
  /** The database is gone or shorter than the sentinel outside it remembers. */
  | { readonly code: 'log/history-lost'; readonly remembered: number; readonly found: number }
  | { readonly code: 'log/unreadable'; readonly detail: string }
  /** A received event's bytes, chain or author do not hold; nothing of that set was written. */
  | { readonly code: 'log/refused'; readonly problems: readonly MergeProblem[] }

/** One thing wrong with a received event, by name. */
export interface MergeProblem {
  readonly id: EventId | null
  readonly code: 'hash' | 'chain' | 'malformed' | 'own-device' | 'clone' | 'file-hash'
  readonly detail: string
}

/** What a merge did. */
export interface MergeSummary {
  readonly added: number
  readonly known: number
  /** Ids that exist here with other bytes: both are kept, neither counts. */
  readonly clones: readonly EventId[]
}

/** A position in this device's log: how many rows were read. Grows by arrival, unlike clocks. */
export type Position = number

/** What the log says of itself. */
export interface LogHealth {
  readonly device: string
  readonly events: number
  /** `null` while the log may be written. */
  readonly readOnly: LogIssue | null
  readonly clones: readonly EventId[]
}

/** What the browser says of the storage. */
export interface StorageState {
  /** Whether the browser promised not to evict it; `null` where it cannot be asked (no secure context). */
  readonly persistent: boolean | null
  readonly usedBytes: number | null
  readonly quotaBytes: number | null
  /** ISO 8601, or `null` when there was never a backup. */
  readonly lastBackup: string | null
}

/** Tells who listens what was added, whichever tab added it. */
export type LogListener = (events: readonly StoredEvent[]) => void

/** The log: the only truth, and the only place that knows the database. */
export interface ProjectLog {
  readonly health: () => LogHealth
  /** Appends one act: all of its events and files, or none. Resolves after a strict commit. */
  readonly append: (drafts: readonly EventDraft[], actor: Actor, files?: readonly FileBytes[]) => Promise<Result<readonly StoredEvent[], LogIssue>>
  /** Adds events other devices wrote, with their exact bytes: the set union by id, all or nothing. */
  readonly merge: (texts: readonly string[], files?: readonly FileBytes[]) => Promise<Result<MergeSummary, LogIssue>>
  /** Reads in order of arrival after a position, in slices, clones left out. */
  readonly read: (after: Position) => AsyncGenerator<{ events: readonly StoredEvent[]; position: Position }>
  readonly eventsOf: (subject: Subject) => Promise<readonly StoredEvent[]>
  readonly event: (id: EventId) => Promise<StoredEvent | null>
  readonly file: (hash: string) => Promise<FileBytes | null>
  /** Every file's hash, for a backup that goes through them one by one. */
  readonly fileHashes: () => Promise<readonly string[]>
  readonly subscribe: (listener: LogListener) => () => void
  /** Told whenever `health` changes. */
  readonly onHealth: (listener: (health: LogHealth) => void) => () => void
  readonly loadSnapshot: () => Promise<{ position: Position; chunks: readonly string[] } | null>
  readonly saveSnapshot: (position: Position, chunks: readonly string[]) => Promise<void>
  /** This device's own settings (who works here, saved views): not events, never exchanged. */
  readonly preference: (key: string) => Promise<unknown>
  readonly setPreference: (key: string, value: unknown) => Promise<Result<null, LogIssue>>
  readonly storage: () => Promise<StorageState>
  readonly close: () => void
}
