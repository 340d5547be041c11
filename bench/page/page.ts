import { opfsDesk } from '#log/journal/desk.ts'
import { LOG_NAME, openLog } from '#log/openLog.ts'
import type { ProjectLog } from '#log/types.ts'
import { RegisterFold } from '#projection/fold.ts'
import { encodeSnapshot } from '#projection/snapshot.ts'
import { rollUp } from '#projection/rollup.ts'
import { valuesIn } from '#projection/filter.ts'
import { allowOwnWorkers } from '#composables/trustedTypes.ts'
import type { Project } from '#domain/project.ts'
import type { StoredEvent } from '#domain/event.ts'
import { dropPlainCard, filterPlainCards, showPlainCards } from './plainCards.ts'
import { timeExchange, type ExchangeTimes } from './exchangePackage.ts'
import { timeLock, type LockTimes } from './lockedAppend.ts'
import { foldPlainly, readRaw, sumPlainly } from './plainLoops.ts'
import { timeSecondRecord } from './secondRecord.ts'
import { timeExport, type ExportTimes } from './sheetExport.ts'
import { timeImport, type ImportTimes } from './sheetImport.ts'
import './indicators.ts'

const YEAR = 2025

/** Runs something and tells how long it took, in ms. */
async function timed<T>(run: () => T | Promise<T>): Promise<{ ms: number; value: T }> {
  const from = performance.now()
  const value = await run()
  return { ms: performance.now() - from, value }
}

/** Opens the app's own log: the bench page shares its origin, so what it fills the app then opens. */
async function opened(): Promise<ProjectLog> {
  const log = await openLog()
  if (!log.ok) throw new Error(log.issue.code)
  return log.value
}

/** Fills the app's own log and says who works here, so that the app opens on its board. */
async function fill(texts: readonly string[]): Promise<void> {
  allowOwnWorkers()
  const filled = await openLog({ journal: opfsDesk })
  if (!filled.ok) throw new Error(filled.issue.code)
  const log = filled.value
  const merged = await log.merge(texts)
  if (!merged.ok) throw new Error(JSON.stringify(merged.issue).slice(0, 400))
  await log.setPreference('actor', { person: '基准', unit: '基准测试', role: '发改局' })
  const { fold, position } = await replayed(log)
  await log.saveSnapshot(position, encodeSnapshot(fold))
  // Complete before anything is measured, as on any device from its second opening on.
  await log.journal.tend()
  log.close()
}

async function replayed(log: ProjectLog): Promise<{ fold: RegisterFold; events: StoredEvent[]; position: number }> {
  const fold = new RegisterFold()
  const events: StoredEvent[] = []
  let position = 0
  for await (const slice of log.read(0)) {
    fold.apply(slice.events)
    for (const event of slice.events) events.push(event)
    position = slice.position
  }
  fold.register()
  return { fold, events, position }
}

/** Replay of the whole log, and its floors: the rows alone, and the same writes in a plain loop. */
async function replay(): Promise<{ n: number; replay: number; raw: number; fold: number; plain: number }> {
  const log = await opened()
  const whole = await timed(() => replayed(log))
  const raw = await timed(() => readRaw(LOG_NAME))
  const { events } = whole.value
  const fold = await timed(() => new RegisterFold().apply(events))
  const plain = await timed(() => foldPlainly(events))
  log.close()
  return { n: events.length, replay: whole.ms, raw: raw.ms, fold: fold.ms, plain: plain.ms }
}

/** The rollup by 属地, and the same sums in a plain loop over the same projects. */
async function rollup(): Promise<{ n: number; ms: number; floor: number }> {
  const log = await opened()
  const { fold } = await replayed(log)
  const projects: Project[] = [...fold.register().projects.values()]
  const repeat = Math.max(1, Math.round(200_000 / projects.length))
  const times = (run: () => unknown) => timed(() => { for (let i = 0; i < repeat; i += 1) run() })
  const ours = await times(() => rollUp(projects, YEAR, (project) => valuesIn(project, 'district', YEAR)))
  const plain = await times(() => sumPlainly(projects, YEAR))
  log.close()
  return { n: projects.length, ms: ours.ms / repeat, floor: plain.ms / repeat }
}

/** An export of the ledger, in the app's worker and by the bare library. */
async function exportSheet(): Promise<ExportTimes> {
  const log = await opened()
  const { fold } = await replayed(log)
  log.close()
  allowOwnWorkers()
  return timeExport([...fold.register().projects.values()])
}

/** An import of a sheet of the ledger, at the app's desk and by the bare library. */
async function importSheet(): Promise<ImportTimes> {
  const log = await opened()
  const { fold } = await replayed(log)
  log.close()
  allowOwnWorkers()
  return timeImport([...fold.register().projects.values()])
}

/** A 交换包 of these events and 200 photos, in the app's workers and plainly. */
async function exchange(texts: readonly string[]): Promise<ExchangeTimes> {
  allowOwnWorkers()
  return timeExchange(texts)
}

/** The same acts with a lock and without, on logs of their own that hold these events. */
const lock = (texts: readonly string[]): Promise<LockTimes> => timeLock(texts)

Object.assign(window, { bench: { fill, lock, replay, rollup, exportSheet, importSheet, exchange, timeSecondRecord, showPlainCards, dropPlainCard, filterPlainCards } })
