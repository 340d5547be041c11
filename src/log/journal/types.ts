import type { StoredEvent } from '#domain/event.ts'
import type { Result } from '#domain/result.ts'
import type { LogIssue, MergeSummary } from '../types.ts'

/**
 * How the second record fares: not asked yet; kept; missing in this browser or private window; or it refused in this
 * session, and what it lacks is made good at the next opening.
 */
export type JournalState = 'starting' | 'kept' | 'unavailable' | 'failed'

/** What the second record holds that the log does not, or not whole: events only, no photos. Nothing is written yet. */
export interface JournalOffer {
  /** What would enter. */
  readonly added: readonly StoredEvent[]
  /** Rows here that are damaged and would get their true bytes back. */
  readonly repaired: number
  /** Records that stand in neither: named as missing afterwards, as the check of the history does. */
  readonly gaps: number
  /** The id this installation wrote under before its history was lost, as far as it is still known. */
  readonly device: string | null
}

/** The log's second record, outside the database. */
export interface JournalSide {
  /**
   * Compares it with the log, and completes it with what it lacks. Once after opening; what it finds shows in `health`.
   * @param thorough every record against its hash, as after a check that found something
   */
  readonly tend: (thorough?: boolean) => Promise<void>
  /** What could be brought back, worked out by the rules of a restore. @throws LogReadError when the storage refuses */
  readonly look: () => Promise<Result<JournalOffer, LogIssue>>
  /** Brings it back as a restore does: chains and hashes checked, all or nothing, under the same rules of the device's id. */
  readonly restore: () => Promise<Result<MergeSummary, LogIssue>>
}
