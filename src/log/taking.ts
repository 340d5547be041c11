import { fail, ok, type Result } from '#domain/result.ts'
import { Refusal } from './failure.ts'
import { rehearseMerge, writeMerge, type Merge, type Merged } from './merge.ts'
import { sizeOf, type LogParts } from './parts.ts'
import { readReceived } from './received.ts'
import type { FileBytes, LogIssue, MergeSummary, Rehearsal, RestoreOptions } from './types.ts'

/** What other devices wrote, as it is to be taken. */
export const colleagues = async (
  texts: readonly string[],
  files: readonly FileBytes[],
  now: number,
): Promise<Merge> => ({
  received: await readReceived(texts, files),
  files,
  now,
  waited: [],
  restoring: false,
  lost: false,
  missing: new Set(),
})

/** A backup, as it is to be taken. */
export async function ofBackup(
  { health, now }: LogParts,
  texts: readonly string[],
  files: readonly FileBytes[],
  { missing = [], waiting = [] }: RestoreOptions,
): Promise<Merge> {
  const [received, { events: waited, problems }] = [await readReceived(texts, files), await readReceived(waiting, [])]
  return {
    received: { events: received.events, problems: [...received.problems, ...problems] },
    files,
    now: now(),
    waited,
    restoring: true,
    lost: health.now.readOnly?.code === 'log/history-lost',
    missing: new Set(missing),
  }
}

/** Works out what taking a set would do now; writes nothing. */
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

/** Takes a set: all of it or nothing. */
export async function merge(
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
