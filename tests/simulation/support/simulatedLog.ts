import type { EventDraft, StoredEvent } from '#domain/event.ts'
import type { Actor } from '#domain/person.ts'
import type { DeviceHead } from '#log/types.ts'

/** What a merge came to: refused as a whole with nothing written, or what entered. */
export type Taken = { readonly refused: true } | { readonly refused: false; readonly entered: readonly StoredEvent[] }

/** A device's log as the simulation uses it: the true one over an in-memory IndexedDB, or its rules alone. */
export interface SimulatedLog {
  readonly device: () => string
  readonly append: (drafts: readonly EventDraft[], actor: Actor) => Promise<readonly StoredEvent[]>
  readonly merge: (texts: readonly string[]) => Promise<Taken>
  readonly heads: () => Promise<readonly DeviceHead[]>
  /** Every text beyond what another device says that it has. */
  readonly beyond: (since: readonly DeviceHead[]) => Promise<readonly string[]>
  /** Everything that counts or could, by arrival. */
  readonly all: () => Promise<readonly StoredEvent[]>
  readonly waiting: () => Promise<readonly StoredEvent[]>
  /** What the log's own check of its chains finds. */
  readonly verify: () => Promise<readonly unknown[]>
}

/** Faults that are built in on purpose, to see that the checks find them. */
export const FAULTS = ['skipping cursor', 'sent counts as received', 'no de-duplication', 'last writer wins', 'no chain check'] as const
/** One of {@link FAULTS}. */
export type Fault = (typeof FAULTS)[number]
