import { defineStore } from 'pinia'
import { ref } from 'vue'
import * as v from 'valibot'
import { localDay } from '#domain/calendar.ts'
import { ok } from '#domain/result.ts'
import type { DeviceHead } from '#log/types.ts'
import { readExchanges } from './exchangeMemory.ts'
import { theLog } from './openedLog.ts'
import { reading } from './reading.ts'

/** How far this installation's chains were in the last backup, by device. */
const REACH = 'lastBackupReach'
const ReachSchema = v.record(v.string(), v.number())

/** How much work stands in no backup, counted in days with own events: idle days lose nothing. */
export const useBackupAge = defineStore('backupAge', () => {
  /** 0, 1, or 2 for two and more. */
  const workDays = ref(0)
  let asked = 0
  theLog().subscribe((events) => {
    if (events.some(({ event }) => event.device === theLog().health().device)) void refresh()
  })

  /** Counts anew; of several counts at once the last holds. */
  async function refresh(): Promise<void> {
    const mine = (asked += 1)
    const days = await reading(unsavedDays)
    if (days.ok && mine === asked) workDays.value = days.value
  }

  /** Remembers that a backup holds everything up to these heads, or, where none are given, up to here. */
  async function remember(reach: readonly DeviceHead[] | null = null): Promise<void> {
    const heads = reach ? ok(reach) : await reading(() => theLog().heads())
    if (!heads.ok) return
    await theLog().setPreference(REACH, Object.fromEntries(heads.value.map(({ device, n }) => [device, n])))
    await refresh()
  }

  return { workDays, refresh, remember }
})

/** Own work goes on from day to day: where its first and its last day differ, there are two at least. */
async function unsavedDays(): Promise<number> {
  const kept = v.safeParse(ReachSchema, await theLog().preference(REACH))
  const reach = kept.success ? kept.output : {}
  const own = new Set((await readExchanges()).ownDevices)
  const days = new Set<string>()
  for (const { device, n } of await theLog().heads()) {
    const saved = reach[device] ?? 0
    if (!own.has(device) || n <= saved) continue
    for (const number of [saved + 1, n]) {
      const stored = await theLog().event(`${device}:${number}`)
      if (stored) days.add(localDay(new Date(stored.event.recordedAt)))
    }
  }
  return Math.min(days.size, 2)
}
