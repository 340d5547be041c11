import type { Feed } from './feed.ts'
import type { HealthBoard } from './health.ts'
import type { DeviceLock } from './lockTypes.ts'
import type { Reader } from './reader.ts'
import type { Journal } from './journal/journal.ts'
import type { LogDatabase } from './schema.ts'
import type { Sentinel } from './sentinel.ts'
import type { FileBytes } from './types.ts'
import type { Writer, WriteSize } from './writer.ts'

/** What an open log is made of. */
export interface LogParts {
  readonly db: LogDatabase
  readonly health: HealthBoard
  readonly reader: Reader
  readonly writer: Writer
  readonly sentinel: Sentinel
  /** `null`: without a second record. */
  readonly journal: Journal | null
  readonly feed: Feed
  readonly now: () => number
  readonly lock: DeviceLock
  readonly lockChannel: BroadcastChannel | null
  readonly storage: StorageManager | null
}

/** How large a write is, for how long it may take. */
export const sizeOf = (events: readonly unknown[], files: readonly FileBytes[]): WriteSize => ({
  events: events.length,
  bytes: files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0),
})
