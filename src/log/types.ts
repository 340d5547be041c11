import type { Actor } from '#domain/person.ts'
import type { EventDraft, EventId, StoredEvent, Subject } from '#domain/event.ts'
import type { Result } from '#domain/result.ts'
import type { JournalSide, JournalState } from './journal/types.ts'
import type { DeviceLock } from './lockTypes.ts'

/** A file that belongs to an event, e.g. a 开工 photo. Its name is the SHA-256 of its bytes, in hex. */
export interface FileBytes {
  readonly hash: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/**
 * A file chosen in a form and not handed in yet: kept beside the log for a killed tab, no event, never exchanged.
 * `id` sorts by when it was chosen; `facts` is the form's own text (JSON) of what is known of it.
 */
export interface DraftFile {
  readonly id: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  readonly facts: string
}

/** Why the log did not take or give something. Every one reaches the screen. */
export type LogIssue =
  /**
   * The storage refused; the log is read-only from here on and the text stays on the screen. `outcome` is
   * `unknown` when the storage did not answer in time and would not be stopped: the act may yet turn up.
   */
  | {
      readonly code: 'log/write-failed'
      readonly detail: string
      readonly quota: boolean
      readonly outcome: 'none' | 'unknown'
    }
  | { readonly code: 'log/read-only'; readonly detail: string }
  /** Another tab runs a newer version of the app, or the database is newer than this code. */
  | { readonly code: 'log/newer-database'; readonly found: number; readonly known: number }
  /** The database is gone or shorter than the sentinel outside it remembers. */
  | { readonly code: 'log/history-lost'; readonly remembered: number; readonly found: number }
  | { readonly code: 'log/unreadable'; readonly detail: string }
  /** There is a device lock and no key was given; or another tab has set or taken one off meanwhile. */
  | { readonly code: 'log/locked' }
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
  /** Rows that were damaged here and whose true bytes came with this set. */
  readonly repaired: number
  /** Events of this set whose predecessor is not here: kept aside, counted in no figure until it comes. */
  readonly waiting: readonly EventId[]
  /** Events that had waited and have entered with this set; they are among `added`. */
  readonly released: readonly EventId[]
  /** Events whose clock is not to be believed (时间存疑): too far ahead, or of 1970. They count; our clock does not follow them. */
  readonly doubtfulClocks: readonly EventId[]
  /** Ids that exist here with other bytes: both are kept, neither counts. */
  readonly clones: readonly EventId[]
}

/** What merging a set would do, worked out by the same rules and with nothing written. */
export interface Rehearsal {
  /** What would enter, those that had waited among them. */
  readonly added: readonly StoredEvent[]
  readonly known: number
  /** How many of this log's own events the set names, whatever bytes it has for them. */
  readonly named: number
  readonly waiting: readonly StoredEvent[]
  readonly released: readonly EventId[]
  readonly clones: readonly EventId[]
  /** Damaged rows that would get their true bytes back. */
  readonly repaired: number
}

/** The last event of a device up to which nothing is missing here: one line of a version vector. */
export interface DeviceHead {
  readonly device: string
  readonly n: number
  /** SHA-256 of the event's text, in hex. */
  readonly hash: string
}

/** A position in this device's log: how many rows were read. Grows by arrival, unlike clocks. */
export type Position = number

/** A row that could not be read. It stays where it is and is never skipped in silence. */
export interface UnreadableRow {
  readonly position: Position
  readonly id: EventId
  /** `misfiled`: the text is an event, but not the one it is filed as. */
  readonly because: 'unreadable' | 'misfiled'
}

/** What the log says of itself. */
export interface LogHealth {
  readonly device: string
  readonly events: number
  /** `null` while the log may be written. */
  readonly readOnly: LogIssue | null
  /** Ids that came with two different texts. When this grows, what was folded before must be folded anew. */
  readonly clones: readonly EventId[]
  /** Rows met so far that could not be read. */
  readonly unreadable: readonly UnreadableRow[]
  /** The second record outside the database; see `journal/types.ts`. */
  readonly journal: JournalState
  /** Records that stand in the second record and not here, or not whole here. */
  readonly recoverable: number
}

/** Something found wrong in the stored chain; see `verify`. `upTo` closes a range of missing events. */
export interface ChainFinding {
  readonly id: EventId
  readonly upTo: EventId
  readonly code: 'altered' | 'deleted' | 'inserted' | 're-attributed' | 'unreadable'
}

/** What a restore may take into account besides the events. */
export interface RestoreOptions {
  /** Ids the backup says were damaged when it was made: their successors are taken without them. */
  readonly missing?: readonly EventId[]
  /** Texts that waited for their predecessors there: here they enter or go on waiting. */
  readonly waiting?: readonly string[]
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

/** Tells who listens what was added, whichever tab added it. What takes its time is waited for before the next. */
export type LogListener = (events: readonly StoredEvent[]) => unknown

/**
 * The log: the only truth, and the only place that knows the database. What may fail for an expected reason
 * gives a `Result`; a read that the storage refuses throws `LogReadError`, so that no one takes a part for all.
 */
export interface ProjectLog {
  readonly health: () => LogHealth
  /**
   * Appends one act: all of its events and files, or none. Resolves after a strict commit, or within about 3 s
   * with what is known. @throws when the app's own reader would refuse a draft: that is a bug
   */
  readonly append: (
    drafts: readonly EventDraft[],
    actor: Actor,
    files?: readonly FileBytes[],
  ) => Promise<Result<readonly StoredEvent[], LogIssue>>
  /**
   * Adds events other devices wrote, with their exact bytes: the set union by id, all or nothing. Events whose
   * predecessor has not come yet wait aside and enter by themselves when it comes, whichever way.
   */
  readonly merge: (
    texts: readonly string[],
    files?: readonly FileBytes[],
  ) => Promise<Result<MergeSummary, LogIssue>>
  /** What `merge` would do with these texts now. @throws LogReadError when the storage refuses */
  readonly rehearse: (texts: readonly string[]) => Promise<Result<Rehearsal, LogIssue>>
  /** Events that wait for their predecessor, by device and number. */
  readonly waiting: () => Promise<readonly StoredEvent[]>
  /** For each device the last event up to which nothing is missing: what this log may say that it has. */
  readonly heads: () => Promise<readonly DeviceHead[]>
  /** Every text beyond a vector (by device the number it reaches), by device and number; clones in any case. */
  readonly textsBeyond: (vector: ReadonlyMap<string, number>) => AsyncGenerator<readonly string[]>
  /**
   * Merges a backup. Allowed when history was lost, which it settles; takes a new device id where going on
   * with the old one could fork its chain (docs/decisions/0004).
   */
  readonly restore: (
    texts: readonly string[],
    files?: readonly FileBytes[],
    options?: RestoreOptions,
  ) => Promise<Result<MergeSummary, LogIssue>>
  /** What `restore` would do with these texts now. @throws LogReadError when the storage refuses */
  readonly rehearseRestore: (texts: readonly string[], options?: RestoreOptions) => Promise<Result<Rehearsal, LogIssue>>
  /** The person's decision after `log/history-lost`: goes on with what is here, under a new device id. */
  readonly continueAsNewDevice: () => Promise<Result<null, LogIssue>>
  /** Reads in order of arrival after a position, in slices, clones left out. Subscribe first, then read. */
  readonly read: (after: Position) => AsyncGenerator<{ events: readonly StoredEvent[]; position: Position }>
  /** Every text by arrival, damaged ones and clones too: what a backup carries. */
  readonly texts: () => AsyncGenerator<readonly string[]>
  readonly eventsOf: (subject: Subject) => Promise<readonly StoredEvent[]>
  /** An event by id; `null` when it is not here, or is a clone. */
  readonly event: (id: EventId) => Promise<StoredEvent | null>
  /** A file's bytes; `null` when they are missing or no longer hash to their name. */
  readonly file: (hash: string) => Promise<FileBytes | null>
  /** A file as it lies here, its bytes not looked at: for what checks it away from the page. */
  readonly storedFile: (hash: string) => Promise<FileBytes | null>
  /** Every file's hash, for a backup that goes through them one by one. */
  readonly fileHashes: () => Promise<readonly string[]>
  /** Told in order of arrival, each event once, by which time `append` or `merge` has not yet resolved. */
  readonly subscribe: (listener: LogListener) => () => void
  /** Told whenever `health` changes. */
  readonly onHealth: (listener: (health: LogHealth) => void) => () => void
  /** Looks for what other tabs added: for a tab that slept and heard nothing. */
  readonly catchUp: () => Promise<void>
  /** Goes through every stored text and names what was altered, deleted, inserted or re-attributed. */
  readonly verify: () => Promise<readonly ChainFinding[]>
  readonly loadSnapshot: () => Promise<{ position: Position; chunks: readonly string[] } | null>
  readonly saveSnapshot: (position: Position, chunks: readonly string[]) => Promise<void>
  /** This device's own settings (who works here, saved views): not events, never exchanged. */
  readonly preference: (key: string) => Promise<unknown>
  readonly setPreference: (key: string, value: unknown) => Promise<Result<null, LogIssue>>
  /** Files chosen in a form and not handed in; see {@link DraftFile}. */
  readonly draftFiles: (form: string) => Promise<readonly DraftFile[]>
  readonly keepDraftFile: (form: string, file: DraftFile) => Promise<Result<null, LogIssue>>
  /** Forgets one of them, or with `null` all of a form. */
  readonly dropDraftFile: (form: string, id: string | null) => Promise<Result<null, LogIssue>>
  /** The second record outside the database. */
  readonly journal: JournalSide
  /** The optional lock of this device. */
  readonly lock: DeviceLock
  readonly storage: () => Promise<StorageState>
  /** Asks the browser not to evict the data. @returns whether it agreed; `null` where it cannot be asked */
  readonly persist: () => Promise<boolean | null>
  readonly close: () => void
}
