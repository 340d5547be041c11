import type { EventId } from '#domain/event.ts'
import type { EventIssue } from '#domain/eventTypes.ts'
import type { ZipEntryFault } from './zip.ts'
import type { ZipFault } from './zipDirectory.ts'

/** What is wrong with a backup, without the place. Every kind has its words in `backupWording.ts`. */
export type BackupFault =
  | ZipFault
  | ZipEntryFault
  | { readonly code: 'backup/no-manifest' }
  | { readonly code: 'backup/bad-manifest'; readonly where: string }
  | { readonly code: 'backup/newer'; readonly version: number; readonly known: number }
  | { readonly code: 'backup/unknown-entry'; readonly entry: string }
  | { readonly code: 'backup/no-events' }
  | { readonly code: 'backup/not-utf8' }
  | { readonly code: 'backup/bad-event'; readonly issue: EventIssue }
  | { readonly code: 'backup/twice'; readonly id: EventId; readonly otherLine: number }
  /** Another event remembers this one's bytes otherwise. */
  | { readonly code: 'backup/altered'; readonly id: EventId; readonly by: EventId }
  | { readonly code: 'backup/gap'; readonly id: EventId; readonly missing: EventId }
  | { readonly code: 'backup/count'; readonly expected: number; readonly found: number }
  | { readonly code: 'backup/events-hash' }
  | { readonly code: 'backup/head'; readonly device: string; readonly n: number }
  | { readonly code: 'backup/file-missing'; readonly hash: string }
  | { readonly code: 'backup/file-damaged'; readonly hash: string }

/** One problem of a backup and where it is. */
export interface BackupProblem {
  /** The line of `events.jsonl`, from 1; `null` when another part or the whole is meant. */
  readonly line: number | null
  readonly fault: BackupFault
}
