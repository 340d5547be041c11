import type { EventId } from '#domain/event.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { Refusal } from './failure.ts'
import { rehearseMerge, writeMerge, type Merge, type Merged } from './merge.ts'
import { sizeOf, type LogParts } from './parts.ts'
import { readReceived } from './received.ts'
import type { FileBytes, LogIssue, MergeSummary, ProjectLog, Rehearsal } from './types.ts'
import { textsBeyond, unbrokenHeads } from './vector.ts'
import { allWaiting } from './waiting.ts'

/** What a log takes from others and says to them of itself. */
export type ExchangeSide = Pick<
  ProjectLog,
  'merge' | 'rehearse' | 'restore' | 'waiting' | 'heads' | 'textsBeyond'
>

/** Puts together the side of a log that meets others. */
export function exchangeSide(parts: LogParts): ExchangeSide {
  const { db, reader, now } = parts
  return {
    merge: async (texts, files = []) => merge(parts, await colleagues(texts, files, now())),
    rehearse: async (texts) => rehearse(parts, await colleagues(texts, [], now())),
    restore: async (texts, files = [], { missing = [] } = {}) => merge(parts, await restoring(parts, texts, files, missing)),
    waiting: () => reader.reading(() => allWaiting(db)),
    heads: () => reader.reading(() => unbrokenHeads(db)),
    textsBeyond: (vector) => textsBeyond(db, reader, vector),
  }
}

/** What other devices wrote, as it is to be taken. */
const colleagues = async (
  texts: readonly string[],
  files: readonly FileBytes[],
  now: number,
): Promise<Merge> => ({
  received: await readReceived(texts, files),
  files,
  now,
  restoring: false,
  lost: false,
  missing: new Set(),
})

/** What this device had before, as it is to be taken back. */
export async function restoring(
  { health, now }: LogParts,
  texts: readonly string[],
  files: readonly FileBytes[],
  missing: readonly EventId[],
): Promise<Merge> {
  const received = await readReceived(texts, files)
  const lost = health.now.readOnly?.code === 'log/history-lost'
  return { received, files, now: now(), restoring: true, lost, missing: new Set(missing) }
}

/** Works out what taking a set would do. @throws LogReadError when the storage refuses */
export async function rehearse({ db, reader }: LogParts, set: Merge): Promise<Result<Rehearsal, LogIssue>> {
  return reader.reading(async () => {
    try {
      return ok(await rehearseMerge(db, set))
    } catch (error) {
      if (error instanceof Refusal) return fail(error.issue)
      throw error
    }
  })
}

async function merge(
  { db, writer, health, feed }: LogParts,
  set: Merge,
): Promise<Result<MergeSummary, LogIssue>> {
  // Before the listeners are told of the rest: who folds has to know what must not count.
  const onMerged = (merged: Merged): Merged => {
    const { clones } = merged.summary
    health.repaired(merged.repaired)
    if (clones.length === 0) return merged
    health.change({ clones: [...new Set([...health.now.clones, ...clones])].sort() })
    feed.say({ kind: 'health' })
    return merged
  }
  const written = await writer.commit(sizeOf(set.received.events, set.files), set.restoring, (onBegun) =>
    writeMerge(db, set, onBegun).then(onMerged),
  )
  return written.ok ? ok(written.value.summary) : written
}
