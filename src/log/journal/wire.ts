import type { JournalLine } from './lines.ts'

/** How the lines of a file are written: `clear`, or the id of the device lock that they are sealed under. */
export type JournalKind = string

/** The kind of a journal without a device lock. */
export const CLEAR: JournalKind = 'clear'

/** One device's events in the journal, as far as they can be compared with the log's at a glance. */
export interface JournalChain {
  readonly device: string
  /** Different texts, clones too. */
  readonly texts: number
  /** The highest number, and the hashes of the texts that stand under it, in order. */
  readonly n: number
  readonly hashes: readonly string[]
}

/** What the files of one kind hold. */
export interface JournalSurvey {
  readonly chains: readonly JournalChain[]
  /** Files of this kind, and their lines: more than there are texts when some stand twice. */
  readonly files: number
  readonly lines: number
  readonly texts: number
  readonly damaged: number
  /** Files of other kinds, by name. */
  readonly others: readonly string[]
}

/** A slice of a file's whole lines. */
export interface JournalSlice {
  readonly lines: readonly JournalLine[]
  readonly more: boolean
}

/**
 * The journal's files, as a worker offers them to the page. Every call is one message and one answer, in order.
 * A call that fails was not done; after a failed `append` what it wrote is a torn line at most.
 */
export interface JournalDesk {
  /** Writes behind what this session wrote before, and has it on the disk when it answers. */
  readonly append: (kind: JournalKind, lines: readonly JournalLine[]) => Promise<null>
  readonly survey: (kind: JournalKind) => Promise<JournalSurvey>
  /** `id hash` of every text of a kind. */
  readonly keys: (kind: JournalKind) => Promise<readonly string[]>
  readonly names: (kind: JournalKind) => Promise<readonly string[]>
  readonly slice: (file: string, from: number) => Promise<JournalSlice>
  /** Puts the files of a kind that no tab writes to together into one, each text once. */
  readonly gather: (kind: JournalKind) => Promise<null>
  /** Removes files. @returns those that another tab holds open */
  readonly remove: (files: readonly string[]) => Promise<readonly string[]>
  /** The wrapped keys of the device lock, beside what is sealed under them; `null`: none. */
  readonly keepLock: (text: string | null) => Promise<null>
  readonly lock: () => Promise<string | null>
  /** Removes all, the wrapped keys first. */
  readonly erase: () => Promise<null>
  readonly close: () => Promise<null>
}

/** The calls of a {@link JournalDesk}, by name. */
export const DESK_CALLS = ['append', 'survey', 'keys', 'names', 'slice', 'gather', 'remove', 'keepLock', 'lock', 'erase', 'close'] as const satisfies readonly (keyof JournalDesk)[]

/** A question to the worker, and its answer. */
export interface Question {
  readonly turn: number
  /** The journal's folder: the same in every question of a session. */
  readonly folder: string
  readonly call: keyof JournalDesk
  readonly args: readonly unknown[]
}

/** `unavailable`: this browser has no such storage, as opposed to one that failed. */
export type Answer =
  | { readonly turn: number; readonly value: unknown }
  | { readonly turn: number; readonly failure: 'unavailable' | 'failed'; readonly detail: string }
