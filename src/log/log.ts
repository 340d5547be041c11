import { fail, ok, type Result } from '#domain/result.ts'
import { actOf } from './act.ts'
import { writeAct } from './append.ts'
import { dropDraftFiles, readDraftFiles, writeDraftFile } from './draftFiles.ts'
import { Refusal } from './failure.ts'
import type { Feed } from './feed.ts'
import type { HealthBoard } from './health.ts'
import { rehearseMerge, writeMerge, type Merge, type Merged } from './merge.ts'
import type { DeviceLock } from './lockTypes.ts'
import type { Reader } from './reader.ts'
import { readReceived } from './received.ts'
import type { LogDatabase } from './schema.ts'
import { LAST_BACKUP, storageState, writePreference } from './settings.ts'
import { readSnapshot, writeSnapshot } from './snapshots.ts'
import { writeNewDevice } from './state.ts'
import type { FileBytes, LogIssue, MergeSummary, ProjectLog, Rehearsal } from './types.ts'
import { textsBeyond, unbrokenHeads } from './vector.ts'
import { verifyChains } from './verify.ts'
import { allWaiting } from './waiting.ts'
import type { Writer, WriteSize } from './writer.ts'

/** What an open log is made of. */
export interface LogParts {
  readonly db: LogDatabase
  readonly health: HealthBoard
  readonly reader: Reader
  readonly writer: Writer
  readonly feed: Feed
  readonly now: () => number
  readonly lock: DeviceLock
  readonly lockChannel: BroadcastChannel | null
  readonly storage: StorageManager | null
}

const SMALL: WriteSize = { events: 0, bytes: 0 }

/** Puts an open log together. */
export function projectLog(parts: LogParts): ProjectLog {
  return { ...readingSide(parts), ...writingSide(parts), ...deviceSide(parts), lock: parts.lock }
}

type ReadingSide = Pick<
  ProjectLog,
  | 'health'
  | 'onHealth'
  | 'read'
  | 'texts'
  | 'eventsOf'
  | 'event'
  | 'file'
  | 'fileHashes'
  | 'subscribe'
  | 'catchUp'
  | 'verify'
  | 'waiting'
  | 'heads'
  | 'textsBeyond'
>

function readingSide({ db, health, reader, feed }: LogParts): ReadingSide {
  return {
    health: () => health.now,
    onHealth: (listener) => health.subscribe(listener),
    read: (after) => reader.read(after),
    texts: () => reader.texts(),
    eventsOf: (subject) => reader.eventsOf(subject),
    event: (id) => reader.event(id),
    file: (hash) => reader.file(hash),
    fileHashes: () => reader.fileHashes(),
    subscribe: (listener) => feed.subscribe(listener),
    catchUp: () => feed.catchUp(),
    verify: () => reader.reading(() => verifyChains(db)),
    waiting: () => reader.reading(() => allWaiting(db)),
    heads: () => reader.reading(() => unbrokenHeads(db)),
    textsBeyond: (vector) => textsBeyond(db, reader, vector),
  }
}

type WritingSide = Pick<ProjectLog, 'append' | 'merge' | 'rehearse' | 'restore' | 'continueAsNewDevice'>

function writingSide(parts: LogParts): WritingSide {
  const { db, writer, now } = parts
  return {
    async append(drafts, actor, files = []) {
      if (drafts.length === 0) return ok([])
      const act = actOf(drafts, actor, files, now())
      const written = await writer.commit(sizeOf(drafts, files), false, (onBegun) =>
        writeAct(db, act, onBegun),
      )
      return written.ok ? ok(written.value.events) : written
    },
    merge: async (texts, files = []) => merge(parts, await colleagues(texts, files, now())),
    rehearse: async (texts) => rehearse(parts, await colleagues(texts, [], now())),
    restore: async (texts, files = [], { missing = [] } = {}) => {
      const received = await readReceived(texts, files)
      const lost = parts.health.now.readOnly?.code === 'log/history-lost'
      return merge(parts, { received, files, now: now(), restoring: true, lost, missing: new Set(missing) })
    },
    async continueAsNewDevice() {
      const written = await writer.commit(SMALL, true, (onBegun) => writeNewDevice(db, onBegun))
      return written.ok ? ok(null) : written
    },
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

async function rehearse({ db, reader }: LogParts, set: Merge): Promise<Result<Rehearsal, LogIssue>> {
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

const sizeOf = (events: readonly unknown[], files: readonly FileBytes[]): WriteSize => ({
  events: events.length,
  bytes: files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0),
})

type DeviceSide = Pick<
  ProjectLog,
  | 'loadSnapshot'
  | 'saveSnapshot'
  | 'preference'
  | 'setPreference'
  | 'draftFiles'
  | 'keepDraftFile'
  | 'dropDraftFile'
  | 'storage'
  | 'persist'
  | 'close'
>

function deviceSide({ db, writer, health, reader, feed, lockChannel, storage }: LogParts): DeviceSide {
  const preference = async (key: string): Promise<unknown> =>
    (await reader.reading(() => db.preferences.get(key)))?.value ?? null
  return {
    // What lost history left behind must not look whole.
    loadSnapshot: async () =>
      health.now.readOnly?.code === 'log/history-lost' ? null : reader.reading(() => readSnapshot(db)),
    saveSnapshot: async (position, chunks) => {
      const clones = health.now.clones.length
      await writer.guarded(sizeOf(chunks, []), false, (onBegun) =>
        writeSnapshot(db, { position, chunks }, clones, onBegun),
      )
    },
    preference,
    setPreference: async (key, value) => {
      const written = await writer.guarded(SMALL, true, (onBegun) => writePreference(db, key, value, onBegun))
      return written.ok ? ok(null) : fail(written.issue)
    },
    draftFiles: (form) => reader.reading(() => readDraftFiles(db, form)),
    keepDraftFile: async (form, file) => {
      const size = { events: 0, bytes: file.bytes.byteLength }
      const kept = await writer.guarded(size, false, (onBegun) => writeDraftFile(db, form, file, onBegun))
      return kept.ok ? ok(null) : kept
    },
    dropDraftFile: async (form, id) => {
      const gone = await writer.guarded(SMALL, false, (onBegun) => dropDraftFiles(db, form, id, onBegun))
      return gone.ok ? ok(null) : gone
    },
    storage: async () => storageState(storage, await preference(LAST_BACKUP)),
    persist: async () => (await storage?.persist?.()) ?? null,
    close: () => {
      feed.close()
      lockChannel?.close()
      db.close({ disableAutoOpen: true })
    },
  }
}
