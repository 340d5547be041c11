import { splitEventId, type EventId } from '#domain/event.ts'
import { fail, ok } from '#domain/result.ts'
import { LogReadError } from '../failure.ts'
import { lockRow } from '../lockChange.ts'
import type { LogParts } from '../parts.ts'
import type { ExchangeSide } from '../receiving.ts'
import { currentState, NO_HEAD } from '../state.ts'
import type { LogDatabase } from '../schema.ts'
import type { LogIssue } from '../types.ts'
import { kindOf } from './folder.ts'
import type { Journal } from './journal.ts'
import { compareWithJournal, gapsIn, isSame, type JournalDifference } from './tending.ts'
import type { JournalSide } from './types.ts'
import type { JournalDesk, JournalKind, JournalSurvey } from './wire.ts'

/** Sessions leave a file each; from so many on they are put together. */
const MOST_FILES = 8
/** So many lines a text, and they are put together: a restore writes what stood there already. */
const MOST_LINES = 1.5

const UNREADABLE: LogIssue = { code: 'log/unreadable', detail: 'journal' }

/** Puts together what a log says of its journal and takes from it. */
export function journalSide(parts: LogParts, { restore, rehearseRestore }: ExchangeSide): JournalSide {
  const { journal, sentinel } = parts
  const tend = async (thorough = false): Promise<void> => {
    if (journal) await tendJournal(parts, journal, thorough)
  }
  return {
    tend,
    look: async () => {
      const held = journal && (await recorded(parts, journal))
      if (!held) return fail(UNREADABLE)
      const { texts, missing } = held
      const rehearsed = await rehearseRestore(texts, { missing })
      if (!rehearsed.ok) return rehearsed
      const { added, repaired } = rehearsed.value
      return ok({ added, repaired, gaps: missing.length, device: sentinel.device() })
    },
    restore: async () => {
      const held = journal && (await recorded(parts, journal))
      if (!held) return fail(UNREADABLE)
      const done = await restore(held.texts, [], { missing: held.missing })
      if (done.ok) await tend()
      return done
    },
  }
}

/** The journal's texts, each once, and the ids that are missing between them. */
async function recorded(
  { db, reader }: LogParts,
  journal: Journal,
): Promise<{ texts: readonly string[]; missing: readonly EventId[] } | null> {
  const held = await journal.working(async (desk) => {
    const byKey = new Map<string, { id: EventId; text: string }>()
    for await (const { texts } of journal.read(await desk.names(journal.kind)))
      for (const { id, hash, text } of texts) byKey.set(`${id} ${hash}`, { id, text })
    return [...byKey.values()]
  })
  if (!held) return null
  const missing = await reader.reading(() => gapsIn(db, held.map(({ id }) => id)))
  return { texts: held.map(({ text }) => text), missing }
}

async function tendJournal(parts: LogParts, journal: Journal, thorough: boolean): Promise<void> {
  const { db, reader, health } = parts
  const isSuspect = thorough || health.now.unreadable.length > 0
  try {
    const row = await reader.reading(() => lockRow(db))
    await journal.turn(row)
    await journal.working(async (desk) => {
      const survey = await desk.survey(journal.kind)
      const difference = await reader.reading(() => differenceTo(db, journal, desk, isSuspect ? null : survey))
      health.change({ recoverable: difference.onlyThere.length + difference.damaged.length })
      await stopWhereLost(parts, difference)
      if (survey.others.length > 0) await forget(desk, journal.kind, survey.others, row === null)
      if (isUntidy(survey)) await desk.gather(journal.kind)
    })
  } catch (error) {
    // The storage refused: health says so already.
    if (!(error instanceof LogReadError)) throw error
  }
}

/** What the journal lacks is written into it on the way. @param survey what may show that there is no difference */
async function differenceTo(
  db: LogDatabase,
  journal: Journal,
  desk: JournalDesk,
  survey: JournalSurvey | null,
): Promise<JournalDifference> {
  if (survey && (await isSame(db, survey))) return { onlyThere: [], damaged: [] }
  return compareWithJournal(db, await desk.keys(journal.kind), (texts) => journal.add(texts))
}

/**
 * The sentinel may be gone with the database, or know less: where the journal remembers more of this very device than
 * the log, or anything at all of a log that nothing else remembers, going on would fork a chain or pass for a first use.
 */
async function stopWhereLost({ db, health, sentinel }: LogParts, { onlyThere }: JournalDifference): Promise<void> {
  if (onlyThere.length === 0 || health.now.readOnly) return
  const { device, heads } = await currentState(db)
  const own = (heads.get(device) ?? NO_HEAD).n
  const isAhead = onlyThere.map(splitEventId).some((id) => id.device === device && id.n > own)
  const { events } = health.now
  if (isAhead || sentinel.device() === null)
    health.stop({ code: 'log/history-lost', remembered: events + onlyThere.length, found: events })
}

/** What a lock that was taken off or replaced has left sealed goes when all of it stands in what can be read. */
async function forget(desk: JournalDesk, kind: JournalKind, others: readonly string[], keysToo: boolean): Promise<void> {
  const held = new Set(await desk.keys(kind))
  let left = 0
  for (const other of new Set(others.map(kindOf))) {
    const isHeld = (await desk.keys(other)).every((key) => held.has(key))
    if (isHeld) await desk.remove(await desk.names(other))
    else left += 1
  }
  if (keysToo && left === 0) await desk.keepLock(null)
}

const isUntidy = ({ files, lines, texts, damaged }: JournalSurvey): boolean =>
  files > MOST_FILES || lines > texts * MOST_LINES || (damaged > 0 && files > 0)
