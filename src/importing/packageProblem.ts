import type { EventId } from '#domain/event.ts'
import type { EventIssue } from '#domain/eventTypes.ts'
import type { OtherFile } from './otherFile.ts'
import type { ZipEntryFault } from './zip.ts'
import type { ZipFault } from './zipDirectory.ts'

/** What is wrong with a backup or a 交换包, without the place. Every kind has its words in `packageWording.ts`. */
export type PackageFault =
  | ZipFault
  | ZipEntryFault
  /** The file itself could not be read: moved, withdrawn, its stick pulled out. */
  | { readonly code: 'package/unreadable' }
  /** A table or a letter, chosen by mistake. */
  | { readonly code: 'package/other-file'; readonly found: OtherFile }
  | { readonly code: 'package/no-manifest' }
  /** A file of the app, but of the other kind. */
  | { readonly code: 'package/other-kind'; readonly found: 'backup' | 'exchange' }
  | { readonly code: 'package/bad-manifest'; readonly where: string }
  | { readonly code: 'package/newer'; readonly version: number; readonly known: number }
  | { readonly code: 'package/unknown-entry'; readonly entry: string }
  | { readonly code: 'package/no-events' }
  | { readonly code: 'package/not-utf8' }
  | { readonly code: 'package/bad-event'; readonly issue: EventIssue }
  | { readonly code: 'package/twice'; readonly id: EventId; readonly otherLine: number }
  /** Another event remembers this one's bytes otherwise. */
  | { readonly code: 'package/altered'; readonly id: EventId; readonly by: EventId }
  | { readonly code: 'package/gap'; readonly id: EventId; readonly missing: EventId }
  | { readonly code: 'package/count'; readonly expected: number; readonly found: number }
  | { readonly code: 'package/events-hash' }
  /** What waited where a backup was made is not what its manifest says. */
  | { readonly code: 'package/waiting' }
  | { readonly code: 'package/head'; readonly device: string; readonly n: number }
  | { readonly code: 'package/file-missing'; readonly hash: string }
  | { readonly code: 'package/file-damaged'; readonly hash: string }

/** One problem of a package and where it is. */
export interface PackageProblem {
  /** The line of `events.jsonl`, from 1; `null` when another part or the whole is meant. */
  readonly line: number | null
  readonly fault: PackageFault
}

/** A problem of the package as a whole. */
export const whole = (fault: PackageFault): PackageProblem => ({ line: null, fault })
