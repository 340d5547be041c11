import { fail, ok } from '#domain/result.ts'
import { actOf } from './act.ts'
import { writeAct } from './append.ts'
import { dropDraftFiles, readDraftFiles, writeDraftFile } from './draftFiles.ts'
import { journalSide } from './journal/side.ts'
import { sizeOf, type LogParts } from './parts.ts'
import { exchangeSide } from './receiving.ts'
import { LAST_BACKUP, storageState, writePreference } from './settings.ts'
import { readSnapshot, writeSnapshot } from './snapshots.ts'
import { writeNewDevice } from './state.ts'
import type { ProjectLog } from './types.ts'
import type { WriteSize } from './writer.ts'

const SMALL: WriteSize = { events: 0, bytes: 0 }

/** Puts an open log together. */
export function projectLog(parts: LogParts): ProjectLog {
  const exchange = exchangeSide(parts)
  const journal = journalSide(parts, exchange)
  return { ...readingSide(parts), ...writingSide(parts), ...exchange, ...deviceSide(parts), ...draftSide(parts), journal, lock: parts.lock }
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
  | 'storedFile'
  | 'fileHashes'
  | 'subscribe'
  | 'catchUp'
  | 'verify'
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
    storedFile: (hash) => reader.storedFile(hash),
    fileHashes: () => reader.fileHashes(),
    subscribe: (listener) => feed.subscribe(listener),
    catchUp: () => feed.catchUp(),
    verify: async () => {
      const { verifyChains } = await import('./verify.ts')
      return reader.reading(() => verifyChains(db))
    },
  }
}

type WritingSide = Pick<ProjectLog, 'append' | 'continueAsNewDevice'>

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
    async continueAsNewDevice() {
      const written = await writer.commit(SMALL, true, (onBegun) => writeNewDevice(db, onBegun))
      return written.ok ? ok(null) : written
    },
  }
}

type DeviceSide = Pick<
  ProjectLog,
  | 'loadSnapshot'
  | 'saveSnapshot'
  | 'preference'
  | 'setPreference'
  | 'storage'
  | 'persist'
  | 'close'
>

function deviceSide({ db, writer, health, reader, feed, journal, lockChannel, storage }: LogParts): DeviceSide {
  const preference = async (key: string): Promise<unknown> =>
    (await reader.reading(() => db.preferences.get(key)))?.value ?? null
  return {
    // What lost history left behind must not look whole.
    loadSnapshot: async () =>
      health.now.readOnly?.code === 'log/history-lost' ? null : reader.reading(() => readSnapshot(db)),
    saveSnapshot: async (position, chunks) => {
      const clones = health.now.clones.length
      const size = { events: 0, bytes: chunks.reduce((sum, text) => sum + text.length, 0) }
      await writer.spare(size, (onBegun) => writeSnapshot(db, { position, chunks }, clones, onBegun))
    },
    preference,
    setPreference: async (key, value) => {
      const written = await writer.guarded(SMALL, true, (onBegun) => writePreference(db, key, value, onBegun))
      return written.ok ? ok(null) : fail(written.issue)
    },
    storage: async () => storageState(storage, await preference(LAST_BACKUP)),
    persist: async () => (await storage?.persist?.()) ?? null,
    close: () => {
      feed.close()
      journal?.close()
      lockChannel?.close()
      db.close({ disableAutoOpen: true })
    },
  }
}

type DraftSide = Pick<ProjectLog, 'draftFiles' | 'keepDraftFile' | 'dropDraftFile'>

function draftSide({ db, writer, reader }: LogParts): DraftSide {
  return {
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
  }
}
