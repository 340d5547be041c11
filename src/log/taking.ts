import { fail, ok, type Result } from '#domain/result.ts'
import { Refusal } from './failure.ts'
import { rehearseMerge, writeMerge, type Merge, type Merged } from './merge.ts'
import { sizeOf, type LogParts } from './parts.ts'
import { readReceived } from './received.ts'
import type { FileBytes, LogIssue, MergeSummary, Rehearsal, RestoreOptions } from './types.ts'

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

/** Merges what other devices wrote. */
export async function takeFromColleagues(
  parts: LogParts,
  texts: readonly string[],
  files: readonly FileBytes[] = [],
): Promise<Result<MergeSummary, LogIssue>> {
  return merge(parts, await colleagues(texts, files, parts.now()))
}

/** Merges a backup; see `ProjectLog.restore`. */
export async function takeBackup(
  parts: LogParts,
  texts: readonly string[],
  files: readonly FileBytes[] = [],
  { missing = [] }: RestoreOptions = {},
): Promise<Result<MergeSummary, LogIssue>> {
  const received = await readReceived(texts, files)
  const lost = parts.health.now.readOnly?.code === 'log/history-lost'
  return merge(parts, { received, files, now: parts.now(), restoring: true, lost, missing: new Set(missing) })
}

/** Works out what merging texts would do now; writes nothing. */
export async function rehearse(
  { db, reader, now }: LogParts,
  texts: readonly string[],
): Promise<Result<Rehearsal, LogIssue>> {
  const set = await colleagues(texts, [], now())
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
