import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { endOfDay, type IsoDate } from '#domain/calendar.ts'
import type { StoredEvent } from '#domain/event.ts'
import type { Result } from '#domain/result.ts'
import type { LogIssue } from '#log/types.ts'
import { recordedBy } from '#projection/asOf.ts'
import { PastFold, type PastDay, type TwoDays } from '#projection/pastFold.ts'
import { breathe } from './breathe.ts'
import { theLog } from './openedLog.ts'
import { reading } from './reading.ts'

/** Days kept folded: to go back and forth between a few costs nothing, and a register of 10,000 projects is large. */
const MOST_DAYS = 4

/** Past days of the register, folded from the log when a view asks for one (按日期查看, 对比). */
export const useAsOf = defineStore('asOf', () => {
  const days = new Map<IsoDate, Promise<Result<PastDay, LogIssue>>>()
  /** Grows when something recorded long ago arrived from another device: what was read of the past must be read anew. */
  const rewritten = shallowRef(0)
  /** The latest moment that was asked for: what is recorded after it changes nothing that is shown. */
  let asked = 0

  const log = theLog()
  let clones = log.health().clones.length
  log.subscribe(forget)
  log.onHealth((health) => {
    if (health.clones.length > clones) forgetAll()
    clones = health.clones.length
  })

  function forgetAll(): void {
    days.clear()
    rewritten.value += 1
  }

  function forget(events: readonly StoredEvent[]): void {
    if (events.some(({ event }) => Date.parse(event.recordedAt) < asked)) forgetAll()
  }

  /** The register at the end of a local day; read once and kept. */
  function onDay(day: IsoDate): Promise<Result<PastDay, LogIssue>> {
    asked = Math.max(asked, endOfDay(day))
    const known = days.get(day)
    if (known) return known
    const read = readDay(day)
    days.set(day, read)
    if (days.size > MOST_DAYS) days.delete([...days.keys()][0] as IsoDate)
    // A read that failed is tried again when it is next asked for.
    void read.then((result) => !result.ok && days.get(day) === read && days.delete(day))
    return read
  }

  /** The register on two days, the earlier first, with what was recorded in between. */
  function onDays(from: IsoDate, to: IsoDate): Promise<Result<TwoDays, LogIssue>> {
    asked = Math.max(asked, endOfDay(to))
    return reading(async () => {
      const past = new PastFold(from)
      return past.after(recordedBy(await fold(past), to))
    })
  }

  return { rewritten, onDay, onDays }
})

/** Folds the whole log up to a day. @returns what was recorded later */
async function fold(past: PastFold): Promise<StoredEvent[]> {
  const later: StoredEvent[] = []
  for await (const slice of theLog().read(0)) {
    for (const stored of past.apply(slice.events)) later.push(stored)
    await breathe()
  }
  return later
}

const readDay = (day: IsoDate): Promise<Result<PastDay, LogIssue>> =>
  reading(async () => {
    const past = new PastFold(day)
    await fold(past)
    return past.day()
  })
